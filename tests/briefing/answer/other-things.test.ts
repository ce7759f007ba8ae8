import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const BANK = `Olav Zander, the head of Orlo Bank, announced on Chirper that he would buy the Tarn Exchange. Zander agreed to step down as part of a plea deal. A clerk from Saxmark pleaded guilty on Monday to stealing a plea form.

Norlo Works, based in Lower Tarn, makes radios. The bank and the works have their radios repaired in Orvik.

The works laid off 40 people in May because nobody bought radios. A paper called the Readiness Plan replaced the old list of the works.
`;

const ask = useConversation({
  'bank.txt': BANK,
  'fever.txt': `The historian Tom Bell wrote about the great fever in 1893.

Olga Dahl said: "They wrote of the great fever."`,
});

const firstValue = (answer: Answer): string | undefined =>
  answer.kind === 'direct' ? answer.values[0]?.text : undefined;

describe('what is told of something else', () => {
  it('is no place where anything is based', async () => {
    expect(firstValue(await ask('where is Orlo Bank based?'))).toBeUndefined();
    expect(firstValue(await ask('where is Norlo Works based?'))).toMatch(/Lower Tarn/);
  });

  it('is not where something was announced', async () => {
    expect(firstValue(await ask('where will Zander buy the Tarn Exchange?'))).not.toBe('Chirper');
  });

  it('is no one who did it', async () => {
    expect(firstValue(await ask('who replaced the old list?'))).not.toBe('Readiness Plan');
  });

  it('is not said by one whose words hold less of the question than another sentence does', async () => {
    expect(firstValue(await ask('who wrote about the great fever in 1893'))).toBe('Tom Bell');
  });

  it('is not shown of one who is asked about by name', async () => {
    const { citations } = await ask('what did Zander plead?');
    for (const { text } of citations) expect(text).toContain('Zander');
  });
});

it('asks why without the noun that was counted', async () => {
  const answer = await ask('how many people did the works lay off?', 'why?');
  expect(answer.reading.completed).toBe('why did the works lay off');
});
