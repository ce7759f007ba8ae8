import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  type Briefing,
  createBriefing,
  type Turn,
} from '../../../src/briefing/index.ts';

const DAM = `The dam at Orvik burst on Tuesday night, and 2,400 people fled to the hills. Rescuers found an injured eight-year-old Brenford girl in a barn.

Sweden says that Norway has shipped 40 boats to the flooded valley. Engineer Mark Quist, who met Dora Winther in Brenford during a short visit to Norway last March, had warned of cracks.

Nils Ahl injured the girl by accident when his van slid, the police said. Mia Falk replaced Bruno Reed as director of the Orvik Dam Authority.

The flood left a mark on each wall, and the high-water mark of 1931 is under mud. A mark of chalk shows where.

Deputy Prime Minister Pavel Orlik visited the valley on Friday.
`;

let folder: string;
let briefing: Briefing;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'careful-'));
  writeFileSync(join(folder, 'dam.txt'), DAM);
  briefing = await createBriefing({ articles: folder, database: ':memory:' });
});

afterAll(async () => {
  await briefing.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The answer to the last question, the ones before it asked first in the same conversation. */
async function ask(...questions: readonly string[]): Promise<Answer> {
  const history: Turn[] = [];
  for (const question of questions)
    history.push({ question, answer: await briefing.ask(question, { history }) });
  return history.at(-1)?.answer as Answer;
}

/** The words of a direct answer, or the kind of another one. */
async function said(...questions: readonly string[]): Promise<string> {
  const answer = await ask(...questions);
  return answer.kind === 'direct' ? (answer.values[0]?.text ?? '') : answer.kind;
}

describe('who did something', () => {
  it('is the one the verb belongs to', async () => {
    expect(await said('who injured the girl')).toBe('Nils Ahl');
  });

  it.each(['who flooded the valley', 'who repaired the dam'])(
    'is nobody named in a sentence that does not say so: %j',
    async (question) => {
      expect((await ask(question)).kind).not.toBe('direct');
    },
  );

  it('is not told from the other way round', async () => {
    expect(await said('who replaced Bruno Reed')).toBe('Mia Falk');
    expect(await said('who did Bruno Reed replace')).toBe('notFound');
  });

  it('is not the deputy of an office, in a row of words as in a question', async () => {
    expect(await said('prime minister')).toBe('notFound');
  });
});

describe('one who is asked about', () => {
  it('is known by a first name that is a common word', async () => {
    expect(await said('who is mark quist')).toBe('Engineer');
  });

  it('has acted where the verb is far behind the name', async () => {
    expect(await said('when did quist visit norway')).toBe('last March');
  });

  it('has not done what another country did, though the sentence names both', async () => {
    expect(await said('how many boats did norway send')).toBe('40 boats');
    expect(await said('how many boats did sweden send')).toBe('notFound');
  });
});
