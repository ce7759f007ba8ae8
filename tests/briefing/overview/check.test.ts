import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadArticles } from '../../../src/briefing/articles/load.ts';
import { checkClaim } from '../../../src/briefing/overview/check/check.ts';
import type {
  DetailCheck,
  SentenceCheck,
} from '../../../src/briefing/overview/check/check-types.ts';
import { createLexicon, type Lexicon } from '../../../src/briefing/question/lexicon.ts';
import { openStore } from '../../../src/briefing/store/store.ts';
import type { Store } from '../../../src/briefing/store/types.ts';
import { atOnce } from '../../../src/briefing/turns.ts';
import { type Folder, writeFolder } from '../../fixtures/town.ts';

let folder: Folder;
let store: Store;
let lexicon: Lexicon;

beforeAll(async () => {
  folder = writeFolder();
  store = openStore(':memory:');
  await store.sync(loadArticles(folder.articles).articles);
  lexicon = createLexicon(store);
});

afterAll(() => {
  store.close();
  folder.remove();
});

function check(text: string): SentenceCheck {
  const [first] = atOnce(checkClaim(store, lexicon, text)).sentences;
  if (first === undefined) throw new Error('no sentence');
  return first;
}

function detail({ details }: SentenceCheck, text: string): DetailCheck | undefined {
  return details.find((d) => d.text.includes(text));
}

describe('a claim that the articles bear out', () => {
  it.each([
    'On 22 May Mount Karsa erupted, and 140 houses were buried.',
    'Lena Voss, who is the head of the Karsa Observatory, warned that the river could rise.',
    'Calder promised 14 million crowns for the school.',
    'Some 3,200 people fled to the coast.',
    'Sam Reed scored twice in the Harbour Stadium.',
    'Harbour Master Sergei Lindqvist belongs to the Tideford delegation.',
  ])('is confirmed: %s', (text) => {
    const checked = check(text);
    expect(checked.outcome).toBe('confirmed');
    expect(checked.citations.length).toBeGreaterThan(0);
  });
});

describe('a claim that the articles bear out by what somebody says', () => {
  it('is known as that', () => {
    expect(check('The club will play a match for the people of Karsa.')).toMatchObject({
      outcome: 'confirmed',
      isReported: true,
    });
  });

  it.each([
    'Coach Kofi Berg said that the club would play a match for the people of Karsa.',
    'Some 3,200 people fled to the coast.',
  ])('is not where the message says so itself, or the article does: %s', (text) => {
    expect(check(text).isReported).toBe(false);
  });
});

describe('a claim about articles of another newsroom', () => {
  let other: Folder;
  let store2: Store;
  let lexicon2: Lexicon;

  beforeAll(async () => {
    other = writeFolder({
      'court.txt':
        'Judge Ruth Amsel jailed Piet Dorn for nine years on Tuesday. “You have betrayed your town,” she said.\n\nHis lawyer Nora Wick spoke later. “He is sorry,” Wick said. Chief executive Tim Falk of Dorn Timber declined to comment. Revenue of Dorn Timber rose 3 percent in May.',
      'match.txt':
        'Sam Reed put Tideford ahead in the 12th minute of the cup final. Kofi Berg scored the winner in the 88th minute. Tideford United beat Karsa Rovers 2-1 in the final, thanks to its keeper. Coach Mia Falk waved.',
    });
    store2 = openStore(':memory:');
    await store2.sync(loadArticles(other.articles).articles);
    lexicon2 = createLexicon(store2);
  });

  afterAll(() => {
    store2.close();
    other.remove();
  });

  const checked = (text: string): SentenceCheck => {
    const [first] = atOnce(checkClaim(store2, lexicon2, text)).sentences;
    if (first === undefined) throw new Error('no sentence');
    return first;
  };

  it('is not borne out by the value of the sentence beside where its own has another', () => {
    const found = checked('Kofi Berg scored in the 12th minute.');
    expect(found.outcome).toBe('otherValue');
    expect(detail(found, '12th')?.instead).toBe('88th minute');
  });

  it('is no report for a word of thanks', () => {
    expect(checked('Tideford United beat Karsa Rovers 2-1.')).toMatchObject({
      outcome: 'confirmed',
      isReported: false,
    });
  });

  it('is not borne out where the quoted words are somebody else’s', () => {
    const found = checked('Nora Wick said: “You have betrayed your town.”');
    expect(found.outcome).toBe('otherValue');
    expect(detail(found, 'Nora Wick')).toMatchObject({
      outcome: 'otherValue',
      instead: 'Ruth Amsel',
    });
  });

  it.each(['Judge Ruth Amsel said: “You have betrayed your town.”', 'Wick said, “He is sorry.”'])(
    'is borne out by the words of their speaker: %s',
    (text) => {
      expect(checked(text).outcome).toBe('confirmed');
    },
  );

  it('is not doubted for the short form of an office', () => {
    expect(checked('CEO Tim Falk declined to comment.').outcome).toBe('confirmed');
  });

  it('is open where the articles give the office alone, without the body', () => {
    expect(checked('Mia Falk is the coach of Tideford United.').outcome).toBe('cannotTell');
  });

  it.each([
    'Revenue of Dorn Timber dropped 3 percent in May.',
    'Revenue of Dorn Timber fell 3 percent in May.',
    'Karsa Rovers beat Tideford United 2-1 in the final.',
  ])('is open where it says the opposite in the same words: %s', (text) => {
    expect(checked(text).outcome).toBe('cannotTell');
  });
});

describe('a claim with one changed particular', () => {
  it.each([
    ['Mount Karsa erupted on 22 June and buried 140 houses.', '22 June', '22 May'],
    ['Mount Karsa buried 240 houses when it erupted.', '240', '140'],
    ['Calder promised Orlik 19 million crowns for the school.', '19 million', '14 million'],
    [
      'Minister of Transport Ana Brandt is in the Tideford delegation.',
      'Minister',
      'Minister of Health',
    ],
    ['Fire chief Otto Bell is a member of the Tideford delegation.', 'Otto Bell', 'Tom Bell'],
    ['Tideford United won the cup on Monday.', 'Monday', 'Sunday'],
    ['The Karsa Observatory has watched the volcano for 51 years.', '51', '31 years'],
  ])('names it: %s', (text, changed, instead) => {
    const checked = check(text);
    expect(checked.outcome).toBe('otherValue');
    expect(detail(checked, changed)).toMatchObject({ outcome: 'otherValue' });
    expect(detail(checked, changed)?.instead).toContain(instead);
    expect(detail(checked, changed)?.citations[0]?.text).toContain(instead);
  });
});

describe('a claim that the articles do not make', () => {
  it.each([
    'Mount Karsa will be closed to tourists by the navy.',
    'Ines Calder bought a yacht.',
    'Dora Winther married Bruno Falcone in Norway.',
    'The price of fish rose by 12 percent.',
    'Lena Voss studied in Portugal.',
    'Governor Pavel Orlik dismissed Lena Voss.',
  ])('is recognised: %s', (text) => {
    const checked = check(text);
    expect(checked.outcome).toBe('notInArticles');
    expect(checked.citations).toEqual([]);
  });
});

describe('quoted words', () => {
  it('are word for word, whatever the marks around them', () => {
    const checked = check('Voss said: "The lava is slow, but it does not stop".');
    expect(detail(checked, 'lava')?.outcome).toBe('wordForWord');
  });

  it('are theirs even in a sentence that the articles do not bear out', () => {
    const checked = check('Sam Reed said "I closed my eyes and ran" to the singer Dora Winther.');
    expect(detail(checked, 'closed')?.outcome).toBe('wordForWord');
  });

  it('are close with what the articles have for the last of them, as it is written', () => {
    const checked = check('“I closed my eyes and Slept,” Reed said.');
    expect(detail(checked, 'closed')?.differences).toEqual([{ said: 'Slept', instead: 'ran' }]);
  });

  it('are close with the words that differ, and then not borne out', () => {
    const checked = check('“The lava is quick, but it does not stop,” said Lena Voss.');
    expect(checked.outcome).toBe('otherValue');
    expect(detail(checked, 'lava')).toMatchObject({
      outcome: 'close',
      differences: [{ said: 'quick', instead: 'slow' }],
    });
  });
});

describe('checking a message', () => {
  it('does not take a denial for its opposite', () => {
    expect(check('Governor Pavel Orlik said that the coast road was closed.').outcome).toBe(
      'cannotTell',
    );
  });

  it('takes two statements of one sentence apart', () => {
    const message = 'Ines Calder came to Karsa by plane, but Sam Reed bought a yacht in Norway.';
    const { sentences } = atOnce(checkClaim(store, lexicon, message));
    expect(sentences.map((s) => s.text)).toEqual([
      'Ines Calder came to Karsa by plane',
      'Sam Reed bought a yacht in Norway.',
    ]);
    expect(sentences[1]?.details.map((d) => d.text)).not.toContain('Karsa');
  });

  it.each([
    'Ines Calder, Otto Stein, and Ana Brandt were in Karsa.',
    'Ines Calder said: "The bridge is open, and Orlik came to see it."',
    'Calder met Orlik, and Stein.',
  ])('leaves one statement whole: %s', (message) => {
    expect(atOnce(checkClaim(store, lexicon, message)).sentences.map((s) => s.text)).toEqual([
      message,
    ]);
  });

  it('goes sentence by sentence, with the offsets of the message', () => {
    const message = 'Mount Karsa erupted on 22 May. Ines Calder bought a yacht.';
    const { sentences } = atOnce(checkClaim(store, lexicon, message));
    expect(sentences.map((s) => s.outcome)).toEqual(['confirmed', 'notInArticles']);
    for (const s of sentences) {
      expect(message.slice(s.start, s.end)).toBe(s.text);
      for (const d of s.details) expect(message.slice(d.start, d.end)).toBe(d.text);
    }
  });

  it.each(['', '   ', '?!', '<!channel> @everyone', '👋👋👋', 'ok', `${'Karsa '.repeat(3_000)}`])(
    'bears any text: %j',
    (text) => {
      expect(() => atOnce(checkClaim(store, lexicon, text))).not.toThrow();
    },
  );

  it('shows what the articles have word for word', () => {
    const checked = check('Mount Karsa erupted on 22 June and buried 240 houses.');
    for (const { instead, citations } of checked.details)
      if (instead !== undefined) expect(citations[0]?.text).toContain(instead);
  });
});
