import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Briefing, createBriefing } from '../../../src/briefing/index.ts';

const PACT = `Norland signed the harbour pact in Saltmarsh on Monday. Mayor Ines Calder opened the ferry terminal at Orro.

Mayor Jule Ahl refused the treaty on nets. Captain Bo Marlinge did not attend the dinner in Orro.

The dockers of Tarn left the wages unpaid in May 2031.
`;

let folder: string;
let briefing: Briefing;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'denied-'));
  writeFileSync(join(folder, 'pact.txt'), PACT);
  briefing = await createBriefing({ articles: folder, database: ':memory:' });
});

afterAll(async () => {
  await briefing.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a question after those of whom something is not so', () => {
  it.each([
    'Which country did not sign the harbour pact?',
    "Who didn't open the ferry terminal?",
    'Where was the harbour pact never signed?',
    'Who never opened the ferry terminal at Orro?',
  ])('is not answered by the others: %s', async (question) => {
    expect((await briefing.ask(question)).kind).toBe('notFound');
  });

  it.each([
    ['Which captain did not attend the dinner in Orro?', 'did not attend'],
    ['Which mayor did not accept the treaty on nets?', 'refused'],
    ['When were the wages of the dockers not paid?', 'unpaid'],
    ['Which mayor opened not only a school but the ferry terminal at Orro?', 'Ines Calder'],
  ])('is answered where a sentence denies it: %s', async (question, words) => {
    const answer = await briefing.ask(question);
    expect(answer.kind).not.toBe('notFound');
    expect(answer.citations[0]?.text).toContain(words);
  });
});
