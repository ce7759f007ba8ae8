import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const COMMITTEE = `Senator Hedda Brun, the Orvik Liberal who heads the Fisheries Committee, spoke on Monday at a fair in Hollin, South Carolina about nets.

Bo Marlinge is often seen as the first modern geologist of the valley. Otto Kestrel (born Otto Lind), a leading poet of the coast, read a poem by Saxon-American author Jule Ahl.

Of the members of the European Harbour Union (EHU), the Netherlands faced a complete ban on cod.
`;

const DEPOT = `The Liberals of the valley met in May. They held the floor of Orro Hall for almost 26 hours.

12 of the 40 boats reached the coast. Six of the seven lines of the tram works run through the tunnel. Town officials will choose 27 crews for the race on Saturday. Otto Nyberg took office in March.

The delay of the new ferry, which the council had announced in a short note on its web page at the end of the winter, was blamed on welders from the north bank who had not come to work. After spending eight years at the port, Vera Tolm joined the board of the ferry line.

Kestrel was the first pick of the 2019 rowing draft, while Lind was picked in 2033. Ana Brandt grew up in the neighbouring town of Saltmarsh.

Brenford High School fans chanted about the bridge in a song to the Liberal candidate’s brother. The mended ferry left late.

Mia Falk left the tram works in May. Pavel Orlik replaced Falk at the tram works.

Lloyd Ahlgren, a Coast Radio editor who wrote the profile on Orlik, praised Falk during the dinner. Orlik has fuelled the talk by donating $2,700 to the Halden club.

It is to match the joint rescue pact Hedda Brun and Otto Ostrander have signed, which includes 32 harbours. The fans cheered Reed seven times and sacked him. Jule Berg, Mayor Orlik's first budget director, spoke.
`;

const PIER = `In 2031 mayor Ines Calder opened the ferry terminal at Orro. Mayor Olav Dorn resigned in May.

Hedda Lund opened the pilots' pier in May, France said. Jon Aker paraded with drums in Hamburg, France and Norway. Gulls fell on Saltmarsh, Norway and Sweden.
`;

const ask = useConversation({ 'committee.txt': COMMITTEE, 'depot.txt': DEPOT, 'pier.txt': PIER });

/** The first short answer, or the kind of answer where there is none. */
function shortAnswer(answer: Answer): string {
  return answer.kind === 'direct' ? (answer.values[0]?.text ?? '') : answer.kind;
}

describe('a short answer', () => {
  it.each([
    [
      'is the one described, not the description',
      'who heads the Fisheries Committee',
      'Hedda Brun',
    ],
    [
      'holds the town before its country',
      'where did Brun speak about nets',
      'Hollin, South Carolina',
    ],
    ['is whom "is" calls so', 'who is seen as the first modern geologist', 'Bo Marlinge'],
    ['is the country asked for', 'which country faced a complete ban on cod', 'Netherlands'],
    [
      'is the date of the act, not of a thing named after a year',
      'what year was Lind picked in the rowing draft',
      '2033',
    ],
    [
      'to "which town" has a name, or is the sentence',
      'in which town did Brandt grow up',
      'passages',
    ],
    [
      'is the year of an act, whatever office its doer has',
      'when did Calder open the ferry terminal',
      '2031',
    ],
    ['is a month, though the question holds its letters', 'when did the mayor Dorn resign', 'May'],
    ['has no month for a town', "where did Lund open the pilots' pier", 'France'],
    ['makes no town of one place in a row', 'where beside Saltmarsh did gulls fall', 'Norway'],
    ['is the writer, not one written about', 'who wrote the profile of Orlik', 'Lloyd Ahlgren'],
    ['is who "first" held an office', "who was Orlik's first budget director", 'Jule Berg'],
    [
      'is told of them by a pronoun as well',
      'for how long did the Liberals hold the floor of Orro Hall',
      'for almost 26 hours',
    ],
    ['is the part, not the whole', 'how many boats reached the coast', '12'],
    ['is the whole of what there is', 'how many lines does the tram works have', 'seven lines'],
    [
      'counts no day of the week among those asked about',
      'how many crews will Brenford officials choose on Saturday',
      '27 crews',
    ],
    [
      'ends before what leads on',
      'how many times did the fans cheer the sacked Reed',
      'seven times',
    ],
    [
      'is of what one has, not of what one does',
      "how many harbours does Brun's joint rescue pact cover",
      '32 harbours',
    ],
    [
      'is asked for behind a clause of time',
      'when Falk left the tram works, who replaced her',
      'Pavel Orlik',
    ],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toBe(value);
  });

  it('to "when" is never how long something lasted', async () => {
    expect(shortAnswer(await ask('when did Tolm join the board of the ferry line'))).toBe(
      'notFound',
    );
  });

  it('to a question about two is not told of one of them', async () => {
    expect(shortAnswer(await ask('how much did Orlik donate to the Halden club'))).toBe('$2,700');
    expect((await ask('how much did Orlik donate to the Brenford club')).kind).toBe('notFound');
  });

  it('to "where" is not what a noun behind it is said to be', async () => {
    expect(shortAnswer(await ask('where is Brenford High School'))).not.toBe('Liberal');
  });
});

describe('a sentence in place of a short answer', () => {
  it('stands where it holds nearly all that is asked about', async () => {
    const answer = await ask('who was blamed for the delay of the new ferry');
    expect(answer.kind).toBe('passages');
    expect(answer.citations[0]?.text).toContain('welders');
  });

  it('does not stand where it holds little, however short it is', async () => {
    expect((await ask('who painted the mended ferry')).kind).toBe('notFound');
  });
});
