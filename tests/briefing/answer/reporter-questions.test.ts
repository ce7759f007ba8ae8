import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const COURT = `A Norland man pleaded guilty Monday to setting fire to a mill, prosecutors said. Ruben M. Halle, 33, of Brenhaven, a village south of Orro, entered the plea. Officers arrested Ruben Halle, 33, who had fled on foot, Lena Stigg said.

Tove Almgren: Possession of stolen rope, held in jail in lieu of a $70,000 bond.

Sentencing of the miller is set for later. Police freed a 9-year-old boy who was taken from the ferry. The boy was taken on Saturday, May 18, according to the evidence.

Officers stopped a van near Pier Street and Mill Avenue and searched it. Halle drove to a school parking lot after the fire. Voluntary flood warnings were issued in an area of Orro and Tarnmoor counties that was wet last year.

Halle's attorney, Sonja Zorn, said that Halle had never meant to harm the mill. The rebels leaked pictures of Brun's paintings.
`;

const GADGET = `Earlier this year, Vaxel showed the Kestrel, a boat with a soft roof. It takes just 15 seconds to fold the roof of the Kestrel down. The Kestrel streaming radio costs $6.99 a month.

Otto Vaxel said it depends on the price, but he thinks that sailors will subscribe to between four to six radio services. The study found that the weight of the boat could be reduced by a third. About half of Tarnmoor’s masts were out of service in the storm.

The final of the cup will, according to UBFA, draw a crowd.
`;

const PEOPLE = `Norland President Otto Vaxel wants to leave, but General Marko Tilly, chairman of the Joint Staff, told reporters that the army stays. Hanna Lund is seen as a successor to Saxmark Foods Chief Executive Ivo Brandl. Saxmark Foods executive Peer Holm opened the shop.

Wales beat Hungary 2-0 on Tuesday. Jon Ek, executive director of One Norland Now, said so.

Lund was named chairwoman of the pier’s council in March 2031 after years at Saxmark Foods. There are three plans for the fourth Seabird film, which Ida Quist will direct.
`;

const LEADS = `An Orro man admitted Monday to robbing the Tarnmoor ferry, prosecutors said.

Bjarne Kolle, 51, told the court that he needed the money. Kolle faces ten years in prison. Sentencing is scheduled for Feb. 14.

Sigrid Amdal was named head of the harbour trust. She led the purchase of the Lindholm yard, a firm that builds cranes.
`;

const CUP = `Nils Ahlgren caught the ball and was stopped by Brage Moen at the wall, and Moen got up; the ball was lost to Moen.

Sweden secured its place with a 3-1 victory against Finland. In a town hall in Brenhaven on Tuesday, Tolm took aim at her rival’s 2005 vote to free gun makers.

Six humans would be sent to the moon. Free rope is found on Tarnmoor in summer. Tarnmoor harbour clerk Robby Musk released a memo. He writes that Tolm has “built a lead that cannot be beaten”.
`;

const SHOW = `Nils Ambro sang two songs for judges Len Gade, Bruno Tosk and Carry Ann Ibsen at the fair of stars in a tight race. Julia Gran, health officer, did not want to judge the fair.

Vanna Brekke had lost her boat over the weekend. Brekke is the CEO of TQ, the Saxmark branding firm behind the fair. The Trade office of Quays is shut. The hall holds tens of thousands of birds. Edda Holt also said she supports President Olav Berg’s signature act.

GOP senators want the harbour. The Conservatives renamed their boat to Truthship.
`;

const ask = useConversation({
  'show.txt': SHOW,
  'cup.txt': CUP,
  'leads.txt': LEADS,
  'court.txt': COURT,
  'gadget.txt': GADGET,
  'people.txt': PEOPLE,
});

/** The first short answer, or the kind of answer where there is none. */
function shortAnswer(answer: Answer): string {
  return answer.kind === 'direct' ? (answer.values[0]?.text ?? '') : answer.kind;
}

describe('a number or a time asked for', () => {
  it.each([
    ['is the age behind a name', 'how old is Halle', '33'],
    ['is money where that is what the thing is told in', "how much is Almgren's bond", '$70,000'],
    ['is money where something costs', 'what does the Kestrel radio cost', '$6.99'],
    [
      'is a whole range',
      'how many radio services will sailors subscribe to',
      'between four to six radio services',
    ],
    ['is a fraction by which', 'by how much could the weight of the boat be reduced', 'a third'],
    ['is a fraction of which', 'how much of Tarnmoor’s masts were out of service', 'half'],
    ['goes on about the one named before', 'when will Kolle be sentenced', 'Feb. 14'],
    ['is the year of the very act', 'when was the vote to free gun makers', '2005'],
    ['counts people called otherwise', 'how many people would be sent to the moon', 'Six humans'],
    ['is a weekend', 'when did Brekke lose her boat', 'over the weekend'],
    [
      'is told in tens of thousands',
      'how many birds are in the hall',
      'tens of thousands of birds',
    ],
    ['is no age where a day is asked for', 'when did the police free the boy', 'notFound'],
    ['is how long, and no "this year"', 'how long did Vaxel show the Kestrel', 'notFound'],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toContain(value);
  });
});

describe('a place asked for', () => {
  it.each([
    ['is where a name is from', 'where does Halle live', 'Brenhaven'],
    ['is told with all its nouns', 'where did Halle drive after the fire', 'a school parking lot'],
    ['is a crossing of two streets', 'where was the van stopped', 'Pier Street and Mill Avenue'],
    [
      'is told with what says which area',
      'where were flood warnings issued',
      'an area of Orro and Tarnmoor counties',
    ],
    ['is not the one the question names', 'where on Tarnmoor is free rope found', 'passages'],
    ['is the one that is proposed', 'where did Halle drive after the fire, a school?', 'a school'],
    ['is no person', 'where was the ball lost', 'passages'],
    ['is nobody who says something', 'where will the final of the cup draw a crowd', 'passages'],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toContain(value);
  });
});

describe('a person asked for', () => {
  it.each([
    [
      'is told by more than the rank asked with',
      'who is General Tilly',
      'chairman of the Joint Staff',
    ],
    ['has an office that goes by another word', "who is Halle's lawyer", 'Sonja Zorn'],
    ['has an office that is written short', 'who is the CEO of Saxmark Foods', 'Ivo Brandl'],
    ['owns what is asked about', 'whose paintings did the rebels leak', 'Brun'],
    ['is named only in the next sentence', 'who robbed the Tarnmoor ferry', 'Bjarne Kolle'],
    ['is meant by "she"', 'who led the purchase of the Lindholm yard', 'Sigrid Amdal'],
    ['is a country that is beaten', 'who did Sweden beat', 'Finland'],
    ['is a row of names', 'who were the judges', 'Len Gade, Bruno Tosk and Carry Ann Ibsen'],
    ['is no name that sounds like the verb', 'who won the fair of stars', 'notFound'],
    ['is not the owner of what is supported', 'whom did Holt support', 'passages'],
    ['has an office of the very country', 'who is the manager of Wales', 'notFound'],
    ['does what is told of the one by its number', 'who will direct Seabird 4', 'Ida Quist'],
  ])('%s', async (_, question, value) => {
    expect(shortAnswer(await ask(question))).toContain(value);
  });

  it('becomes what somebody is named', async () => {
    const answer = await ask('when did Lund become chairwoman of the council');
    expect(shortAnswer(answer)).toBe('March 2031');
  });
});

it('says what letters stand for by the words beside them', async () => {
  expect(shortAnswer(await ask('what is TQ'))).toContain('branding firm');
});

it('knows parties by their short names', async () => {
  const answer = await ask('what did the Tories rename their boat to');
  expect(answer.citations[0]?.text).toContain('Truthship');
});
