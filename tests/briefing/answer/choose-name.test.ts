import { describe, expect, it } from 'vitest';
import { nameInputs } from '../../../src/briefing/answer/choose-name.ts';
import { NAME_FEATURES, type NameFeature } from '../../../src/briefing/answer/name-candidates.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const ask = useConversation({
  'news.txt': `The Governor of Upper Tarn, Lena Voss, died on Friday and was temporarily replaced by Pavel Orlik.

Other graduates are poet Ana Brandt, novelist Tom Bell, conductor Greta Moen and painter Olav Dahl.

Two of seven lines of the commuter rail system, Tarnlink, run out of Downtown Orvik, connecting Karsa, Lindholm, Saxmark and Norlo.`,
});

describe('of the names in a sentence', () => {
  it.each([
    ['what governor died on Friday', 'Lena Voss'],
    ['what conductor is among the graduates', 'Greta Moen'],
  ])('the one asked for is chosen: %s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.kind === 'direct' && answer.values.map(({ text }) => text)).toEqual([name]);
  });

  it('none is given where none is likely: their sentence is', async () => {
    const answer = await ask('what is the name of the commuter rail system');
    expect(answer.kind).toBe('passages');
    expect(answer.citations.map(({ text }) => text).join()).toContain('Tarnlink');
  });
});

describe('the inputs of a name', () => {
  const name = (of: Partial<Record<NameFeature, number>>) => ({
    features: Object.fromEntries(NAME_FEATURES.map((key) => [key, of[key] ?? 0])) as Record<
      NameFeature,
      number
    >,
  });
  const [own, mean, most] = [0, 1, 2].map(
    (part) => part * NAME_FEATURES.length + NAME_FEATURES.indexOf('words'),
  ) as [number, number, number];

  it('are its features, against the mean of all, and against the most of another', () => {
    const rows = nameInputs([name({ words: 4 }), name({ words: 1 }), name({ words: 1 })]);
    expect(rows.map((row) => [row[own], row[mean], row[most]])).toEqual([
      [4, 2, 3],
      [1, -1, -3],
      [1, -1, -3],
    ]);
  });

  it('are against nothing where there is no other', () => {
    const [row] = nameInputs([name({ words: 2 })]);
    expect([row?.[own], row?.[mean], row?.[most]]).toEqual([2, 0, 2]);
  });
});
