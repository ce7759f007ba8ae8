import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Briefing, createBriefing } from '../../../src/briefing/index.ts';

const FILES = {
  'harbour.txt': `A panel on the harbour

The harbour panel met in Halden on Monday. The panel included Engineer Mark Quist, Pilot Dora Winther and Mayor Ines Calder.
`,
  'school.txt': `A panel on school meals

The panel on school meals met in Brenford. Among the panel were Minister Lena Voss, Doctor Ana Brandt and Teacher Tom Bell.
`,
  'dance.txt': `Dancers on tour

The dancers of Orvik teamed up with the Norland Circus on their tour. The circus came by ship.
`,
  'regatta.txt': `A regatta

The team of Halden, among them Captain Oskar Lind, Mate Vera Tolm and Cook Bo Marlinge, won the regatta.
`,
};

let folder: string;
let briefing: Briefing;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'members-'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
  briefing = await createBriefing({ articles: folder, database: ':memory:' });
});

afterAll(async () => {
  await briefing.close();
  rmSync(folder, { recursive: true, force: true });
});

const ask = (question: string): Promise<Answer> => briefing.ask(question);

describe('the members of a group', () => {
  it.each([
    ['who was on the harbour panel', ['Mark Quist', 'Dora Winther', 'Ines Calder']],
    ['who was on the school meals panel', ['Lena Voss', 'Ana Brandt', 'Tom Bell']],
  ])('are those of the very group asked about: %s', async (question, names) => {
    const answer = await ask(question);
    expect(answer.kind === 'list' && answer.items.map(({ text }) => text)).toEqual(names);
  });

  it('are none where a group is only named by a verb', async () => {
    expect((await ask('who did the dancers of Orvik team up with on their tour')).kind).not.toBe(
      'list',
    );
  });
});
