import { describe, expect, it } from 'vitest';
import { useConversation } from '../../fixtures/conversation.ts';

const DAM = `The dam at Orvik burst on Tuesday night, and 2,400 people fled to the hills. Rescuers found an injured eight-year-old Brenford girl in a barn.

Sweden says that Norway has shipped 40 boats to the flooded valley. Engineer Mark Quist, who met Dora Winther in Brenford during a short visit to Norway last March, had warned of cracks.

Nils Ahl injured the girl by accident when his van slid, the police said. Mia Falk replaced Bruno Reed as director of the Orvik Dam Authority.

The flood left a mark on each wall, and the high-water mark of 1931 is under mud. A mark of chalk shows where.

Deputy Prime Minister Pavel Orlik visited the valley on Friday. Mayor Ines Calder is expected to visit the barn.
`;

const TRAM = `The tram line through Brenford, the first in 31 years, has been growing since the city bought the depot. The city bought the depot in April 2019.

The delegation at the opening included Transport Minister Lena Voss, Health Minister Ana Brandt, city engineer Tom Bell, the spokesman for tunnel works, and Brenford Trams CEO Oskar Lind.

The number one tram of the line was stopped by three masked climbers on Sunday. The line has a fleet of 12 trams, which grew by 30% in a year.

Lind said that the BTA would build on. The Brenford Tram Authority was founded by the city. Mia Falk, the BTA’s head of security, was at the opening. Ballast is the broken stone under the rails.

The talks on fares lasted about nine hours. They were held at Brenford Tram Depot in the village of Orro. The climbers came from Norway, Sweden and Chad.
`;

const HONOURS = `A square in Brenford, Dora Winther Square, met with praise from visitors on Monday. State-run Coast Radio was there.

Orlik bought red paint, who had arrived late, and stayed overnight at the inn. The Norway order was signed by the harbour. Sweden signed an order of 30 boats.
`;

const FAIR = `The Ministry of Works, Water and Weather (MOWAWE) wants the cost of a pump to fall from around $23 today to $10 by 2040. Otto Kestrel watched calmly.

A study by Reed found 31 incidents of pump theft. The farmers, seven families, are from Lower Tarn in the hills. They met in Orro Hall.

“We are tired,” said Jule Ostrander. “I can wait,” said Bo Marlinge, a clerk at the fair. The guest was Park Soo-min, a singer. Kestrel and Ostrander met on 3 May in Orro.
`;

const CANAL = `Canal fees in St. Orlo fell by 12 percent last year, a spokeswoman, Vera Tolm, said. The boatmen made $4 million in June, when traffic grew by 30 percent.

Officials of Lower Saxmark, including Gov. Henrik Dahl, opened the lock. Guest Will Stone sang.
`;

const ask = useConversation({
  'dam.txt': DAM,
  'tram.txt': TRAM,
  'honours.txt': HONOURS,
  'fair.txt': FAIR,
  'canal.txt': CANAL,
});

/** The words of a direct answer, or the kind of another one. */
async function said(...questions: readonly string[]): Promise<string> {
  const answer = await ask(...questions);
  return answer.kind === 'direct' ? (answer.values[0]?.text ?? '') : answer.kind;
}

describe('who did something', () => {
  it('is the one the verb belongs to', async () => {
    expect(await said('who injured the girl')).toBe('Nils Ahl');
  });

  it.each(['who flooded the valley', 'who repaired the dam'])(
    'is nobody named in a sentence that does not say so: %j',
    async (question) => {
      expect((await ask(question)).kind).not.toBe('direct');
    },
  );

  it('is not told from the other way round', async () => {
    expect(await said('who replaced Bruno Reed')).toBe('Mia Falk');
    expect(await said('who did Bruno Reed replace')).toBe('notFound');
  });

  it('is not the deputy of an office, in a row of words as in a question', async () => {
    expect(await said('prime minister')).toBe('notFound');
  });
});

describe('one who is asked about', () => {
  it('is known by a first name that is a common word', async () => {
    expect(await said('who is mark quist')).toBe('Engineer');
  });

  it('has acted where the verb is far behind the name', async () => {
    expect(await said('when did quist visit norway')).toBe('last March');
  });

  it('has not done what another country did, though the sentence names both', async () => {
    expect(await said('how many boats did norway send')).toBe('40 boats');
    expect(await said('how many boats did sweden send')).toBe('notFound');
  });
});

describe('a short answer', () => {
  it.each([
    ['when did the city buy the depot', 'April 2019'],
    ['how big is the fleet of the tram line', '12 trams'],
    ['who stopped the tram', 'three masked climbers'],
    ['what does bta stand for', 'Brenford Tram Authority'],
    ['what is ballast', 'the broken stone under the rails'],
    ['what is coast radio', 'State-run Coast Radio'],
    ['what does mowawe stand for', 'Ministry of Works, Water and Weather'],
    ['how much should a pump cost by 2040', '$10'],
    ['how many cases of pump theft were found', '31 incidents of pump theft'],
    ['where are the farmers from', 'Lower Tarn'],
    ['who is park soomin', 'a singer'],
    ['who is vera tolm', 'spokeswoman'],
    ['by how much did canal fees fall', '12 percent'],
    ['how much did the boatmen make in june', '$4 million'],
    ['where did canal fees fall', 'St. Orlo'],
    ['who is the governor of lower saxmark', 'Henrik Dahl'],
    ['who does Oskar Lind work for', 'Brenford Trams CEO'],
    ['who came from the health ministry in the delegation', 'Ana Brandt'],
  ])('to %j is %j', async (question, words) => {
    expect(await said(question)).toBe(words);
  });

  it.each(['who runs the bta', 'how many lines are number one', 'who is kestrel'])(
    'is not taken from what only looks like one: %j',
    async (question) => {
      expect((await ask(question)).kind).not.toBe('direct');
    },
  );
});

describe('an act that no article tells of', () => {
  it.each([
    'why did kestrel resign',
    'why did kestrel watch the opera',
    'when did kestrel marry ostrander',
  ])('is refused: %j', async (question) => {
    expect(await said(question)).toBe('notFound');
  });
});

describe('a verdict', () => {
  it.each(['did ines calder visit the barn', 'is Ana Brandt the transport minister'])(
    'is left to the reader where the articles do not say so much: %j',
    async (question) => {
      expect((await ask(question)).kind).toBe('passages');
    },
  );

  it('is not on a person in whose name a square is', async () => {
    expect((await ask('did dora winther praise visitors')).kind).not.toBe('direct');
  });
});

describe('a list', () => {
  it('of countries holds countries', async () => {
    const answer = await ask('which countries did the climbers come from');
    expect(answer.kind === 'list' && answer.items.map(({ text }) => text)).toEqual([
      'Norway',
      'Sweden',
      'Chad',
    ]);
  });

  it('is no row of clauses', async () => {
    expect((await ask('what things did orlik buy')).kind).not.toBe('list');
  });
});

describe('a follow-up', () => {
  it('takes "they" that last for things', async () => {
    expect(await said('where were the talks on fares', 'how long did they last')).toBe(
      'about nine hours',
    );
  });

  it('puts a name that stands once for the one before', async () => {
    const answer = await ask('what did ostrander say', 'and marlinge?');
    expect(answer.reading.completed).toBe('what did marlinge say');
    expect((await ask('who is kestrel', 'and marlinge?')).reading.completed).toBe(
      'who is marlinge',
    );
  });

  it('asks "by whom" of what was asked before', async () => {
    expect(await said('when was the tram stopped', 'by whom?')).toBe('three masked climbers');
  });

  it('takes "he" for the one who was the answer, though the question named an office', async () => {
    const answer = await ask('who is the head of security of the bta', 'what did she say');
    expect(answer.reading.completed).toBe('what did Mia Falk say');
  });

  it('asks who says what the answer cites', async () => {
    const answer = await ask('how many boats did norway send', 'who says so?');
    expect(answer.citations[0]?.text).toMatch(/^Sweden says/);
  });
});
