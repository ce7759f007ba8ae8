import { describe, expect, it } from 'vitest';
import { nameInputs } from '../../../src/briefing/answer/choose-name.ts';
import { NAME_FEATURES, type NameFeature } from '../../../src/briefing/answer/name-candidates.ts';
import { useConversation } from '../../fixtures/conversation.ts';

/** Four hundred names of two words each. */
const roll = Array.from({ length: 400 }, (_, i) => {
  const ending = i.toString(26).replace(/\d/g, (d) => 'qrstuvwxyz'[Number(d)] ?? '');
  return `Al${ending} Bo${ending}`;
}).join(', ');

const ask = useConversation({
  'roll.txt': `The harbour petition was signed in May by ${roll} and others.`,
  'news.txt': `The Governor of Upper Tarn, Lena Voss, died on Friday and was temporarily replaced by Pavel Orlik.

Other graduates are poet Ana Brandt, novelist Tom Bell, conductor Greta Moen and painter Olav Dahl.

Two of seven lines of the commuter rail system, Tarnlink, run out of Downtown Orvik, connecting Karsa, Lindholm, Saxmark and Norlo.`,
  'police.txt': `Kim Moe, the treasurer of Tarn Mills, was arrested by detective Bo Lind on Monday.

Dr Samira Haddad, head of surgery at Elm Hospital, performed the transplant with the help of Dr Owen Pryce.

The harbour authority is now run by Helen Stroud, who was appointed by Mayor Carl Osten.`,
  'a.txt': `Ada Roe, who founded Tarn Foods in 2001, has been replaced by Pia Dale as its chairman.`,
  'b.txt': `Ada Roe, who founded Tarn Foods in 2001, was succeeded by Ann Wick on Monday.`,
  'c.txt': `Shares rose after Ada Roe, who founded Tarn Foods in 2001, praised Uwe Krantz.`,
});

describe('of the names in a sentence', () => {
  it.each([
    ['what governor died on Friday', 'Lena Voss'],
    ['what conductor is among the graduates', 'Greta Moen'],
  ])('the one asked for is chosen: %s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.kind === 'direct' && answer.values.map(({ text }) => text)).toEqual([name]);
  });

  it.each([
    ['who was arrested on Monday', 'Kim Moe'],
    ['who arrested the treasurer', 'Bo Lind'],
    ['who performed the transplant', 'Samira Haddad'],
    ['whom did the mayor appoint', 'Helen Stroud'],
  ])('it is who did it, or whom it was done to: %s', async (question, name) => {
    const answer = await ask(question);
    expect(answer.kind === 'direct' && answer.values.map(({ text }) => text)).toEqual([name]);
  });

  it('the one given is among those that the sources differ on', async () => {
    const answer = await ask('who founded Tarn Foods');
    expect(answer.kind === 'direct' && answer.values[0]?.text).toBe('Ada Roe');
    expect(answer.differences).toEqual([]);
  });

  it('none is given where none is likely: their sentence is', async () => {
    const answer = await ask('what is the name of the commuter rail system');
    expect(answer.kind).toBe('passages');
    expect(answer.citations.map(({ text }) => text).join()).toContain('Tarnlink');
  });
});

it('none is picked from a roll of hundreds, which is shown', async () => {
  expect((await ask('who signed the harbour petition')).kind).toBe('passages');
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
