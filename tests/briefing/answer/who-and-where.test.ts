import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/briefing/index.ts';
import { useConversation } from '../../fixtures/conversation.ts';

const TOWN = `Edith Crane praised Tobias Wren and Petra Voss criticised Simon Reed. The old map was found in a suburb of Dunmore and Felix Grau thanked the divers.

Lars Holm and Ivar Sten opened the bakery. Police chased Nora Tull and Otto Bram fled on foot. Hanna Moe thanked Olga Brandt and Emil Rask. The police believe Ivar Moen and Olav Dahl robbed the bank.

Gordon Hale accused Marta Lund of cheating Arthur Bly.

The minister, Ruth Sand, opened the market. She was welcomed by Karl Ott.

Dunmore College, in Dunmore, will host the talks. Officials blamed the flood on blocked drains. Workers evacuated the hospital on Sunday.

The talks will be held at Selby College, which opened in May.
`;

const ORIGINS = `Karl Ott, from Monday the head of the bank, opened the fair.

Hugo Lind, of Nordic Steel, was injured in the yard. Dana Miles, of Tarn Lines, said the yard was safe.

Jens Falk, 41, of Grey Harbour, won the race. Berit Aas, of 12 Pier Street, came second. Ines Rolf, of Norway, came third. Olaf Ness, from Arden, came last. The next race will be held in Arden. The flag was found in the centre of Arden.
`;

const RACES = `Lena Voss beat Mara Orlik in the last race, 3-1, to win the Karsa Regatta. Odd Rask passed Kim Dahl in the bay, taking the Tarn Cup.

Ada Sund asked Pelle Roth on Friday to repair the mast. Jo Fors said Ulf Rye drove to Orro to buy the sails. Tor Eide helped Siv Berg, who painted the hull. Rolf Juel will visit Gerda Mohr in Skarn on Monday.
`;

const ask = useConversation({
  'races.txt': RACES,
  'town.txt': TOWN,
  'origins.txt': ORIGINS,
});

const values = (answer: Answer): readonly string[] =>
  answer.kind === 'direct' ? answer.values.map((v) => v.text) : [];
const firstValue = (answer: Answer): string | undefined => values(answer)[0];

describe('two names beside one another', () => {
  it.each([
    ['who did Crane praise?', 'Tobias Wren'],
    ['who criticised Reed?', 'Petra Voss'],
    ['who did police chase?', 'Nora Tull'],
    ['who fled on foot?', 'Otto Bram'],
  ])('are two answers where each has a verb of its own: %s', async (question, name) => {
    expect(firstValue(await ask(question))).toBe(name);
  });

  it.each([
    ['who opened the bakery?', 'Lars Holm and Ivar Sten'],
    ['who robbed the bank?', 'Ivar Moen and Olav Dahl'],
    ['who did Hanna Moe thank?', 'Olga Brandt and Emil Rask'],
  ])('are one answer where they share the verb: %s', async (question, names) => {
    expect(firstValue(await ask(question))).toBe(names);
  });

  it('are no place where the second does something', async () => {
    expect(firstValue(await ask('where was the old map found?'))).toBe('a suburb of Dunmore');
    expect(firstValue(await ask('where was the flag found?'))).toBe('the centre of Arden');
  });
});

describe('who does it, and whom it is done to', () => {
  it.each(['who is accusing Lund?', 'who was accusing Marta Lund?'])(
    'are told apart in a progressive: %s',
    async (question) => {
      expect(firstValue(await ask(question))).toBe('Gordon Hale');
    },
  );

  it('are told apart where a pronoun stands for whom it is done to', async () => {
    expect(firstValue(await ask('who welcomed Sand?'))).toBe('Karl Ott');
  });

  it.each([
    ['who won the Karsa Regatta?', 'Lena Voss'],
    ['who took the Tarn Cup?', 'Odd Rask'],
  ])(
    'are told apart where another one stands nearer to what was done: %s',
    async (question, name) => {
      expect(firstValue(await ask(question))).toBe(name);
    },
  );

  it.each([
    ['who will visit Gerda Mohr?', 'Rolf Juel'],
    ['who will visit in Skarn on Monday?', 'Rolf Juel'],
    ['who will Rolf Juel visit?', 'Gerda Mohr'],
  ])(
    'are told apart by whether the verb stands right behind "will": %s',
    async (question, name) => {
      expect(firstValue(await ask(question))).toBe(name);
    },
  );

  it.each([
    ['who will repair the mast?', 'Pelle Roth'],
    ['who bought the sails?', 'Ulf Rye'],
  ])('are told apart where the nearer one acts: %s', async (question, name) => {
    expect(firstValue(await ask(question))).toBe(name);
  });

  it.each(['who was blamed for the flood?', 'who was evacuated?'])(
    'is nobody where it is done to a thing: %s',
    async (question) => {
      expect(values(await ask(question))).toEqual([]);
    },
  );
});

describe('a place', () => {
  it('may be a part of the name asked about', async () => {
    expect(firstValue(await ask('where is Dunmore College?'))).toBe('Dunmore');
  });

  it('is not a name that holds the one asked about', async () => {
    expect(values(await ask('where is Selby?'))).not.toContain('Selby College');
  });

  it.each([
    ['where is Jens Falk from?', 'Grey Harbour'],
    ['where does Berit Aas live?', '12 Pier Street'],
    ['where is Ines Rolf from?', 'Norway'],
    ['where is Olaf Ness from?', 'Arden'],
  ])('is where somebody is from: %s', async (question, place) => {
    expect(firstValue(await ask(question))).toBe(place);
  });

  it.each([
    ['where is Karl Ott from?', 'Monday'],
    ['where is Hugo Lind from?', 'Nordic Steel'],
    ['where does Dana Miles live?', 'Tarn Lines'],
  ])('is neither a day nor a firm: %s', async (question, other) => {
    expect(values(await ask(question))).not.toContain(other);
  });
});
