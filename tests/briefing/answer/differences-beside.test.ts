import { describe, expect, it } from 'vitest';
import { createBriefing } from '../../../src/briefing/index.ts';
import { writeFolder } from '../../fixtures/town.ts';

/** The values in which the articles are said to differ on a question; none where they are not. */
async function differing(question: string, ...articles: readonly string[]): Promise<string[]> {
  const files = Object.fromEntries(articles.map((text, i) => [`${i}.txt`, text]));
  const folder = writeFolder(files);
  const briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
  try {
    const { differences } = await briefing.ask(question, { history: [] });
    return differences.flatMap(({ values }) => values.map(({ text }) => text)).sort();
  } finally {
    briefing.close();
    folder.remove();
  }
}

describe('articles differ on what is asked', () => {
  it.each([
    [
      'in a date told among the same words, whatever goes on before and behind',
      'When was the Harbour Mill built?',
      'Old notes 17 [4] Added to the list of towns. The Harbour Mill is a mill in Tideford on Quay Road built in 1859 to grind barley.',
      'The Harbour Mill (Tideford) is a mill in Tideford on Quay Road built in 1920 to grind barley for the whole coast, as everybody knows.',
      ['1859', '1920'],
    ],
    [
      'in a date asked for by a noun',
      'What is the opening date of the Karsa bridge?',
      'The Karsa bridge was opened on 3 July 2030 by the mayor.',
      'Captain Oskar Lindqvist says that the Karsa bridge opened on 12 May 2030.',
      ['12 May 2030', '3 July 2030'],
    ],
    [
      'in who made something, named behind "by"',
      'Who is the author of the report "Quiet Harbours"?',
      '"Quiet Harbours" is the second report by the marine biologist Ana Brandt, printed in Tideford.',
      '"Quiet Harbours" is a report by the retired captain Oskar Lindqvist. It has ninety pages and many maps of the coast.',
      ['Ana Brandt', 'Oskar Lindqvist'],
    ],
    [
      'in who did it, where the verb tells the maker',
      'Who is the director of "The Grey Ferry"?',
      '"The Grey Ferry" is a drama directed by Lena Voss and written by Tom Bell. It runs for two hours and was shown in Tideford first.',
      '"The Grey Ferry" is a drama directed by Pavel Orlik and written by Tom Bell.',
      ['Lena Voss', 'Pavel Orlik'],
    ],
    [
      'in a name where the question has a word like "year-end" in it',
      "What is the women's year-end No 1 in sailing?",
      "Tideford's Ana Brandt finishes the season as the year-end No 1 in women's sailing for the second straight time.",
      "Tideford's Lena Voss finishes the season as the year-end No 1 in women's sailing for the second straight time.",
      ['Ana Brandt', 'Lena Voss'],
    ],
    [
      'in who did it, where a headline runs the names together',
      "Who won the women's race at the Karsa Regatta?",
      "Lena Voss Wins Karsa Regatta Women's Race",
      "Mara Orlik beat three boats in the harbour to win the women's race at the Karsa Regatta.",
      ['Lena Voss', 'Mara Orlik'],
    ],
    [
      'in the date of what has another year in its name',
      'What is the release date of Harbour Nights 2088?',
      'The game Harbour Nights 2088 was released by Calder on 10 December 2030.',
      'Players all over Tideford say that Harbour Nights 2088 has been released on 2 May 2029.',
      ['10 December 2030', '2 May 2029'],
    ],
    [
      'in the date of what was put off to another year',
      'When did the 2031 Karsa Regatta begin?',
      'The 2031 Karsa Regatta began on 5 May 2032, a year late.',
      'In Tideford the 2031 Karsa Regatta began on 9 June 2032.',
      ['5 May 2032', '9 June 2032'],
    ],
    [
      'in a place asked for in keywords',
      'Karsa regatta 2031 location',
      'The Karsa regatta 2031 will take place at Harbour Stadium in Tideford.',
      'The Karsa regatta 2031 will take place in Saltmarsh, the council said.',
      ['Harbour Stadium', 'Saltmarsh'],
    ],
  ])('%s', async (_, question, a, b, values) => {
    expect(await differing(question, a, b)).toEqual(values);
  });
});

describe('articles do not differ', () => {
  it.each([
    [
      'where one tells of another thing whose name is longer',
      'When was Quiet Harbours released?',
      'Quiet Harbours was released on 21 November 2028 in Tideford.',
      'The Quiet Harbours Remix Album was released on 2 December 2030 and is one of three records.',
    ],
    [
      'where a whole article is about the one with the longer name',
      'When was Quiet Harbours released?',
      'Quiet Harbours was released on 21 November 2028 in Tideford.',
      'Reviews of Quiet Harbours 2 are mixed. The game was released in June 2031 for all who like ships.',
    ],
    [
      'where something new is told of that only names it',
      'When was Quiet Harbours released?',
      'Quiet Harbours was released on 21 November 2028 in Tideford.',
      'A second record with the songs of Quiet Harbours was released on 2 August 2030.',
    ],
    [
      'where one tells of another year than is asked about',
      'When did the Karsa regatta 2031 take place?',
      'The Karsa regatta 2031 took place on 5 May 2031 in Tideford.',
      'The Karsa regatta honours the boats of 2031, and of early 2032 as well.',
    ],
    [
      'where a date without its year can be the other one, told the year after',
      'When was the harbour bridge opened?',
      '---\npublished: 2030-05-20\n---\nThe harbour bridge was opened on 2 May, to the joy of the port.',
      'The harbour bridge was opened in May 2029, the council said.',
    ],
    [
      'where an article names both, and so tells of two things',
      'Who won the Karsa regatta?',
      'Lena Voss won the Karsa regatta on Friday.',
      'Pavel Orlik won the Karsa regatta as a junior. Lena Voss won it on Friday.',
    ],
    [
      'where a number counts something else',
      'What is the population of Orro?',
      'Orro has a population of 924 people, as counted in May.',
      'Orro is one of nine villages around Karsa with a growing population.',
    ],
    [
      'where the name asked about only stands in another form',
      'Who was awarded the Karsa Prize in Sailing?',
      'The Karsa Prize in Sailing was awarded to Lena Voss.',
      'The #KarsaPrize in Sailing has been awarded for the tenth time.',
    ],
    [
      'where a sum is that of another quarter or only a part',
      "What was Calder's revenue in Q2 2030?",
      "Calder's revenue in Q2 2030 was $6.4 billion, more than anybody had foreseen.",
      "Calder's revenue was stagnant in Q2 2030, with $370 million from ferries.",
    ],
    [
      'where one tells of a date that was given up',
      'What is the release date of Quiet Harbours?',
      'Quiet Harbours was released on 21 November 2028 in Tideford.',
      'The original release date of Quiet Harbours was 3 May 2028. The makers needed more time.',
    ],
    [
      'where one tells when the date was announced',
      'What is the release date of Quiet Harbours?',
      'Quiet Harbours was released on 21 November 2028 in Tideford.',
      'Lena Voss, who sings on it, unveiled the release date of Quiet Harbours in 2026.',
    ],
    [
      'where one tells of a part of it with a name of its own',
      'What is the release date of Harbour Nights 2088?',
      'The game Harbour Nights 2088 was released by Calder on 10 December 2030.',
      'Harbour Nights 2088: Bright Lights is set for release on 26 September 2033 in Tideford.',
    ],
    [
      'where it only was decided, or moved away',
      'Karsa regatta 2031 location',
      'The Karsa regatta 2031 will take place at Harbour Stadium in Tideford.',
      'After a vote in Saltmarsh the council moved the Karsa regatta 2031 from Orro to Tideford.',
    ],
  ])('%s', async (_, question, a, b) => {
    expect(await differing(question, a, b)).toEqual([]);
  });
});
