import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const STRIKE = `The dockers of Orvik ended their strike on Monday after the port authority agreed to raise wages by 6 per cent. Lena Hild, the mayor of Orvik, signed the pact with union chief Otto Falk at the town hall. Falk called it a “fair bargain”.

The strike began on 3 May, when the port dismissed 40 crane drivers. Norland sank the ferry Alma in 2019 and raised it in 2021.

Hild gave Falk a silver compass in June. Falk thanked the mayor on Tuesday at the pier.

“We have waited for this day for a year,” Falk said. Hild refused to comment on the price of the crane. Tolm said the state would not pay for the crane.

The Norwegian delegation in Orvik met a Danish banker. Among the delegation were Finance Minister Mia Brandt, Health Minister Olav Dorn, First Deputy Prime Minister Nils Aas and Deputy Finance Minister Pia Lund. Asked about Norland’s fishing fleet, Brandt said it was too large.

The port was founded in 1921 by the brothers Karl and Otto Venn. Karl Venn had travelled to Orvik to sell nets. The crane cost 12 million kroner. Brandt’s visit cheered the dockers. After Saxmark vetoed the fishing treaty, Norland sought another forum.
`;

const ACCIDENT = `The crane fell onto the quay of Orvik on Sunday in an accident, injuring three drivers. The hurt are in hospital. Police have ruled out theft. No one was killed.

The owner promised to rebuild the crane within a year. Tolm visited the drivers on Monday and called them “heroes”. Goalkeeper Nils Dahl was sent off in the cup match for a foul on Jonas Eide. Fire chief Anna Brook praised the hospital. The damage of the accident is put at 7 million euros. Norwegian Deputy Prime Minister Emil Roth sent flowers.
`;

const ask = useConversation({ 'strike.txt': STRIKE, 'accident.txt': ACCIDENT });

/** The first short answer, or all that is cited. */
function told(answer: Answer): string {
  return answer.kind === 'direct'
    ? (answer.values[0]?.text ?? '')
    : answer.citations.map((c) => c.text).join(' ');
}

it('gives the time of the act asked about, where the sentence tells of another one', async () => {
  expect(told(await ask('when did Norland raise the Alma'))).toBe('2021');
  expect(told(await ask('when did Norland sink the Alma'))).toBe('2019');
});

describe('a follow-up', () => {
  it.each([
    [
      'with a verb asks of another act of the same one',
      ['when did Norland sink the Alma', 'and raise the ferry?'],
      '2021',
    ],
    [
      'means by "it" what the act was done to',
      ['when did Norland sink the ferry', 'and raise it?'],
      '2021',
    ],
    [
      'means by "it" what the answer tells',
      ['what did Hild sign', 'where did she sign it'],
      'the town hall',
    ],
    ['of one word asks on in the answer', ['what did Falk get from Hild', 'when?'], 'June'],
  ])('%s', async (_, questions, value) => {
    expect(told(await ask(...questions))).toBe(value);
  });

  it('is read with the thing that the answer names', async () => {
    const answer = await ask('what did Hild sign', 'what did Falk call it');
    expect(answer.reading.completed).toBe('what did Falk call the pact');
    expect(told(answer)).toContain('fair bargain');
  });
});

describe('the words of one who is named by an office', () => {
  it.each([
    ['what did the union chief say about waiting', 'waited for this day'],
    ['what did the finance minister say about the fishing fleet', 'too large'],
    ['what did the mayor say about the crane', 'refused to comment'],
  ])('are found: %s', async (question, words) => {
    const answer = await ask(question);
    if (answer.kind !== 'quotes') throw new Error(`no quotes but ${answer.kind}`);
    expect(answer.quotes).toHaveLength(1);
    expect(answer.quotes[0]?.text).toContain(words);
  });

  it('are nobody else’s', async () => {
    expect((await ask('what did the health minister say about the crane')).kind).toBe('notFound');
  });
});

describe('whom something was done to', () => {
  it.each([
    ['who was sent off', 'Nils Dahl'],
    ['who was injured', 'three drivers'],
  ])('%s: is the one before the passive, or behind the verb', async (question, value) => {
    expect(told(await ask(question))).toContain(value);
  });

  it('is nobody of whose office the verb only sounds', async () => {
    expect((await ask('who was fired')).kind).not.toBe('direct');
  });
});

describe('who did something', () => {
  it('are both, where two did it', async () => {
    expect(told(await ask('who founded the port'))).toBe('Karl and Otto Venn');
  });

  it('is not one of whom a sentence says that it is left undone', async () => {
    expect((await ask('who will pay for the crane')).kind).not.toBe('direct');
  });

  it('is not the owner of what did it', async () => {
    expect((await ask('who cheered the dockers')).kind).not.toBe('direct');
    expect(told(await ask('whose visit cheered the dockers'))).toBe('Brandt');
  });
});

it('asks for an office by the word that the articles have for it', async () => {
  expect(told(await ask('who is the deputy premier of Norway'))).toBe('Emil Roth');
});

it('takes the office of one in a country’s delegation for that country’s', async () => {
  expect(told(await ask('who is the first deputy prime minister of Norway'))).toBe('Nils Aas');
  expect((await ask('who is the finance minister of Denmark')).kind).toBe('notFound');
});

it('takes damage for a sum', async () => {
  expect(told(await ask('how much damage did the accident do'))).toBe('7 million euros');
});

it('knows a sum in kroner', async () => {
  expect(told(await ask('how much did the crane cost'))).toBe('12 million kroner');
});

describe('the members of a group', () => {
  it('are not those of another country’s', async () => {
    expect((await ask('list the members of the Norwegian delegation')).kind).toBe('list');
    expect((await ask('list the members of the Danish delegation')).kind).toBe('notFound');
  });
});

describe('a reason', () => {
  it('is not told where the act is told as the reason of another one', async () => {
    expect((await ask('why did Saxmark veto the treaty')).kind).toBe('notFound');
    expect((await ask('why did Norland seek another forum')).kind).toBe('passages');
  });

  it('is not told where somebody else did it', async () => {
    expect((await ask('why did Pia Lund travel to Orvik')).kind).toBe('notFound');
  });
});

describe('a yes or no', () => {
  it.each([
    ['was it theft', 'no', 'ruled out theft'],
    ['did anyone die in the crane accident', 'no', 'No one was killed'],
    ['did Tolm visit the drivers', 'yes', 'visited the drivers'],
  ])('stands on what is said of the act: %s', async (question, verdict, words) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ kind: 'direct', verdict });
    expect(told(answer)).toContain(words);
  });

  it('is not given where another one is the one it was done to', async () => {
    expect((await ask('did Tolm call Brandt a hero')).kind).not.toBe('direct');
  });
});

describe('a question of few words', () => {
  it('is answered by another word for the thing', async () => {
    expect(told(await ask('how many were hurt'))).toBe('three');
  });

  it('says within what time', async () => {
    expect(told(await ask('when will the crane be rebuilt'))).toBe('within a year');
  });

  it('asks by its preposition what somebody has to do with a thing', async () => {
    expect((await ask('who is against the pact')).kind).toBe('notFound');
  });
});
