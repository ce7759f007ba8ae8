import { rarity } from '../store/rarity.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { contentTermsOf } from './content-terms.ts';

/** What is rare in few sentences is not rare in the language. */
const SIZE_LEAST = 1_000;
/** Sentences shown of a story. */
const SHOWN_MAX = 3;
/** Words of a sentence that can stand alone, and from how many on it is too long to be read at a glance. */
const WORDS_LEAST = 7;
const WORDS_MOST = 45;
const WORDS_GOOD = 28;
/** Sentences looked at of one article: what stands further behind is background. */
const HEAD_SENTENCES = 20;
/** What a further article adds to the worth of a word that several have. */
const SHARED_WORTH = 0.6;
/** How fast the worth of a sentence falls from the head of its article. */
const FALL = 0.12;
/** What a word is still worth when a sentence shown before has it. */
const REPEATED = 0.15;
/** The same of a sentence whose article was shown: a story is told by several voices. */
const SAME_ARTICLE = 0.75;
/** A further sentence is shown from this share of the first one's worth on. */
const WORTH_LEAST = 0.3;

/** It goes on from the sentence before, and cannot be understood without it. */
const GOES_ON =
  /^["“'‘(]?(?:(?:he|she|it|they|we|i|you|his|her|hers|their|its|our|my|this|that|these|those|there|such|both|another|others?|here|then|so|yet|but|and|or|nor|also|however|meanwhile|moreover|furthermore|additionally|instead|still|besides|nevertheless|nonetheless|overall|finally|later|earlier|afterwards?|thus|hence|therefore|otherwise|similarly|likewise)\b|in (?:return|exchange|addition|turn|contrast|response|fact|particular)\b|for (?:example|instance)\b|as a result\b|at the same time\b|on the other hand\b|the (?:two|pair|duo|latter|former|same)\b)/i;
const ENDS = /[.!]["”’')\]]*$/;

/**
 * Chooses the two or three sentences that tell most of a story, the most telling first. The worth of a sentence is that of
 * its words: how rare a word is in all articles, and more where several articles of the story have it; less the longer the
 * sentence is, and the further from the head of its article. A word that was shown is worth little in the next sentence, and
 * a sentence of an article that was shown a little less.
 * Sentences that go on from the one before, open quotations and those that `isTold` are passed over. Equal ones are taken
 * in order of article and place.
 */
export function chooseTelling(
  store: Store,
  aids: readonly number[],
  isTold: (sentence: StoredSentence) => boolean,
): StoredSentence[] {
  const all = aids.map((aid) => store.sentencesOfArticle(aid).slice(0, HEAD_SENTENCES));
  const worthOf = createWorth(store, all);
  const open = all
    .flat()
    .filter((sentence) => standsAlone(sentence) && !isTold(sentence))
    .map((sentence) => ({ sentence, terms: contentTermsOf(sentence) }));
  const chosen: StoredSentence[] = [];
  const shown = new Set<string>();
  let first = 0;
  while (chosen.length < SHOWN_MAX) {
    let best: { readonly at: number; readonly worth: number } | undefined;
    for (const [at, { sentence, terms }] of open.entries()) {
      if (chosen.includes(sentence)) continue;
      const sum = terms.reduce(
        (total, term) => total + worthOf(term) * (shown.has(term) ? REPEATED : 1),
        0,
      );
      const voice = chosen.some(({ aid }) => aid === sentence.aid) ? SAME_ARTICLE : 1;
      const worth = (voice * sum * brevity(sentence)) / (1 + FALL * sentence.position);
      if (best === undefined || worth > best.worth) best = { at, worth };
    }
    const found = best === undefined ? undefined : open[best.at];
    if (best === undefined || found === undefined || best.worth < WORTH_LEAST * first) break;
    if (chosen.length === 0) first = best.worth;
    chosen.push(found.sentence);
    for (const term of found.terms) shown.add(term);
  }
  return chosen;
}

/** Tells whether a sentence can be understood without those around it, and is neither too short nor too long to show. */
export function standsAlone({ text, note, start, end }: StoredSentence): boolean {
  const { length } = text.split(/\s+/);
  if (length < WORDS_LEAST || length > WORDS_MOST) return false;
  if (!ENDS.test(text) || GOES_ON.test(text)) return false;
  return note.quotes.every((quote) => quote.start > start && quote.end < end);
}

/** Worth of a word: its rarity, and how many of the articles have it. */
function createWorth(
  store: Store,
  articles: readonly (readonly StoredSentence[])[],
): (term: string) => number {
  const having = new Map<string, number>();
  for (const sentences of articles)
    for (const term of new Set(sentences.flatMap(contentTermsOf)))
      having.set(term, (having.get(term) ?? 0) + 1);
  return (term) => {
    return rarity(store, term, SIZE_LEAST) * (1 + SHARED_WORTH * ((having.get(term) ?? 1) - 1));
  };
}

/** What is left of the worth of a long sentence, where more words are found in any case. */
function brevity({ text }: StoredSentence): number {
  const { length } = text.split(/\s+/);
  return length <= WORDS_GOOD ? 1 : WORDS_GOOD / length;
}
