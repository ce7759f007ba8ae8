import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const FLEET = `Saxmark Air signed on Monday to purchase 30 of Orlo Works’ new 412-9 Seabird jets, both companies said. The 412-9 is a short-range jet, seating 142 to 180 passengers. The jets are valued at $8.8 billion at list prices. The airline sold its tickets at a 2.8 per cent discount last week.

“I spent Rs 24 lakh on the four tries,” said Jabar Nyberg, 24, a passenger. Otto Kestrel gave Rs 2.5 crore to the airline’s club for pilots.

Hedda Brun took down grocer Steve Lind in the vote on the airline’s board, claiming 41 percent of the vote to Lind’s 33 percent. Her rivals poured more than a million dollars into the campaign against her.
`;

const VOTE = `Ivo Calderan, a radio host in Lower Tarn, Nova Orra, has set up a webpage for the lost dogs of the valley. Thousands have read the webpage.

Assemblywoman Vera Tolm defeated a rich Harbour Establishment effort in the 14th municipal district of Brenford’s Old Port on Tuesday, taking 41 percent to Steve Lind’s 33 percent.

On Monday Bruno Reed dismissed Saxmark Gov. Pavel Orlik as a weak leader. Orlik will speak at the pier. Reed has praised the rower Mia Falk.

Reed went after Lind hours after the old grocer Lind threw his support behind the clerk Olav Dorn.

The freed rebels included Anas Harun, the younger brother of the Front’s deputy leader, Siraj Harun, who heads the guerrilla group’s Harun network.
`;

const TALKS = `Mia Brandt, who met Otto Falk in Orvik during a week-long visit to Norland last May, likes long books. The meeting of the two on the harbour, the second of its kind, is expected to last about nine hours.

Mayor Lena Hild’s visit to Orro marks her first in 24 years. Hild came on Monday for a two-day trip to Orro. Two climbers — a Swede and a Dane — who had been held by the Front in Norland since 2016 were freed on Tuesday in a swap for three high-ranking rebels.

The council supplied boats to the harbour of Orvik in May. People in Orvik say the council sold nets for boats, although both have denied it. The Orvik fever is deadly if left untreated. The fever is treatable with herbs, the clinic says.

The rebels of the valley have been held off since 2016. The town hopes to end the valley’s 18-year rebellion by a vote. The council scuttled the harbour plan in September. There may be up to 650 emails in the box.

Finland’s visit to Norway marks the first in 24 years, with relations growing since Denmark’s full-scale invasion of Sweden. The talks raised concerns over Norway supplying weapons to support Denmark’s unprovoked invasion of Sweden. The ties grew stronger since Denmark’s invasion of Sweden in February 2022.
`;

const ask = useConversation({ 'fleet.txt': FLEET, 'vote.txt': VOTE, 'talks.txt': TALKS });

/** The first short answer, or the kind of answer where there is none. */
function shortAnswer(answer: Answer): string {
  return answer.kind === 'direct' ? (answer.values[0]?.text ?? '') : answer.kind;
}

describe('a number asked for', () => {
  it.each([
    ['counts "30 of the works’ jets"', 'how many jets does Saxmark Air buy', '30'],
    ['stands behind the verb of what is counted', 'how many seats does the 412-9 have', '142'],
    ['is a share where that is how big a thing is', 'how big is the discount', '2.8 per cent'],
    ['is a sum in rupees', 'how much did Nyberg spend on his tries', 'Rs 24 lakh'],
    ['is a share of votes that one "gets"', 'how much did Lind get in the vote', '33 percent'],
    [
      'is the money that is poured into something',
      'how much did rivals pour into the campaign against Brun',
      'more than a million dollars',
    ],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toContain(value);
  });
});

describe('the one asked for', () => {
  it.each([
    ['is the one before an apposition', 'who set up the webpage for lost dogs', 'Ivo Calderan'],
    ['is the one whose office is written short', 'who is the governor of Saxmark', 'Pavel Orlik'],
    ['is whom somebody did it to', 'who has Reed praised', 'Mia Falk'],
    ['is whom one’s support goes to', 'who does Lind back', 'Olav Dorn'],
    ['is told by the office before a comma', 'who is Siraj Harun', 'the Front’s deputy leader'],
    ['has no title for a name', 'who defeated the Harbour Establishment', 'Vera Tolm'],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toBe(value);
  });

  it.each([
    ['who did Orlik dismiss', 'Reed'],
    ['who did Vera Tolm defeat', 'Harbour Establishment'],
    ['whom did Orlik endorse', 'Reed'],
  ])('%s: is nobody whom nothing was done to', async (question, value) => {
    expect(shortAnswer(await ask(question))).not.toContain(value);
  });
});

it('names not one where several are asked for', async () => {
  expect((await ask('who were the two climbers')).kind).toBe('passages');
});

describe('a place asked for', () => {
  it('is of the kind that the question names', async () => {
    expect(shortAnswer(await ask('in which district did Vera Tolm win'))).toContain(
      '14th municipal district',
    );
  });
});

describe('how long something took', () => {
  it.each([
    ['how long was the meeting supposed to take', 'about nine hours'],
    ['how long did the visit to Norland take', 'a week'],
    ['how long will Hild stay in Orro', 'two-day'],
    ['how many years since the last visit of Hild to Orro', '24 years'],
    ['how long has the rebellion in the valley lasted', '18-year'],
  ])('%s: is told of the very thing', async (question, value) => {
    expect(shortAnswer(await ask(question))).toBe(value);
  });
});

describe('a question in other words than the articles’', () => {
  it.each([
    ['when did the council halt the harbour plan', 'September'],
    ['how many messages are in the box', 'up to 650 emails'],
  ])('is answered: %s', async (question, value) => {
    expect(shortAnswer(await ask(question))).toBe(value);
  });
});

describe('an act that is told as a noun', () => {
  it('is its owner’s, and nobody else’s', async () => {
    expect((await ask('when did Norway invade Sweden')).kind).toBe('notFound');
    expect(shortAnswer(await ask('when did Denmark invade Sweden'))).toBe('February 2022');
  });
});

it('takes a superlative for no unknown name', async () => {
  expect(await ask('which fever is the deadliest')).toMatchObject({ kind: 'passages' });
});

describe('a follow-up', () => {
  it.each([
    [
      'takes an act for the thing that lasts',
      ['where did Mia Brandt meet Otto Falk', 'how long did it last'],
      'about nine hours',
    ],
    ['asks on for an office', ['who is Mia Brandt', 'and the assemblywoman?'], 'Vera Tolm'],
    [
      'asks what things are worth, not who has them',
      ['how many jets did Saxmark Air order', 'how much are they worth'],
      '$8.8 billion',
    ],
    [
      'asks what somebody heads',
      ['who is Pavel Orlik', 'which region does he govern'],
      'Saxmark Gov',
    ],
  ])('%s', async (_, questions, value) => {
    expect(shortAnswer(await ask(...questions))).toBe(value);
  });
});

describe('a question on what somebody does', () => {
  it.each([
    ['what job does Ivo Calderan have', 'radio host in Lower Tarn'],
    ['what does Calderan do for a living', 'radio host in Lower Tarn'],
  ])('%s', async (question, value) => {
    expect(shortAnswer(await ask(question))).toBe(value);
  });
});

describe('a yes or no', () => {
  it('stands on what can be done, not on what is left undone', async () => {
    const answer = await ask('can the fever be treated');
    expect(answer).toMatchObject({ kind: 'direct', verdict: 'yes' });
    expect(shortAnswer(answer)).toContain('treatable');
  });

  it('is not given where only what was said to be done is told', async () => {
    expect(
      (await ask('has the council admitted sending boats to the harbour of Orvik')).kind,
    ).not.toBe('direct');
  });
});
