import { paraphrasesOf } from '../question/paraphrases.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import type { Store } from '../store/types.ts';
import { isEnglish } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';

/** In a question this short every name must be known; longer ones tell a story around it. */
const SHORT_QUESTION_TERMS = 9;
/** Words that point at another event than the one reported: where they do not stand near, that event is not told of. */
const CONDITIONS =
  /^(?:next|upcoming|future|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|previous|former|another)$/;

/** "next week": the word is that of a time. */
const TIME = /^(?:day|week|weekend|month|year|season|century|decade|time|hour|minute)s?$/;

/** Names that stand nowhere in the corpus make a question one about something else. */
export function unknownNames(question: Question): string[] {
  if (question.terms.length > SHORT_QUESTION_TERMS) return [];
  const absent = question.terms
    .filter((t) => t.term.startsWith('@') && t.frequency === 0)
    .map((t) => t.word.slice(1));
  const unknown = question.names
    .filter(
      (n) =>
        n.keys.length === 0 &&
        !n.words.some((w) => question.terms.some((t) => t.word === w && t.frequency > 0)),
    )
    .flatMap((n) => n.words);
  const foreign = question.terms
    .filter(
      (t) =>
        t.frequency === 0 &&
        t.part !== 'number' &&
        /^\p{L}{3,}$/u.test(t.word) &&
        !isEnglish(t.word) &&
        !TITLE_WORDS.has(t.word) &&
        paraphrasesOf(t.word).size === 0 &&
        // "deadliest" is none of the dictionary's forms, but a word all the same.
        !isEnglish(t.word.replace(/i(?:er|est)$/, 'y')),
    )
    .map((t) => t.word);
  return [...new Set([...absent, ...unknown, ...foreign])];
}

/** Words of the question that stand nowhere in the articles, nor anything related. */
export function missingWords(question: Question, store: Store): string[] {
  return question.terms
    .filter(
      (t) =>
        t.frequency === 0 &&
        ![...t.related].some(([term, weight]) => weight >= 0.5 && store.words.frequency(term) > 0),
    )
    .map((t) => t.word.replace(/^@/, ''));
}

/** A condition of the question ("the next summit") that nothing near the best sentences meets. */
export function unmetCondition(question: Question, ranked: readonly Ranked[]): boolean {
  // A long question tells of several events ("in the second article"); no one word of it decides.
  if (question.terms.length > SHORT_QUESTION_TERMS) return false;
  const conditions = question.terms.filter(
    (t) => (CONDITIONS.test(t.word) && !/\bnext to\b/i.test(question.plain)) || t.part === 'number',
  );
  const near = ranked.slice(0, 3);
  return conditions.some((t) => {
    const asked = tokenize(question.plain);
    // "where does she fly next", "what is next for her"
    const isAdverb = !isContent(asked[asked.findIndex((a) => a.stem === t.term) + 1]?.norm ?? 'to');
    return !near.some(({ features, sentence }) =>
      t.part === 'number' || isAdverb || isOfTimeIn(asked, t)
        ? features.coverNeighbours === 1 || holdsTerm(sentence, t, CLOSELY_RELATED)
        : holdsTerm(sentence, t, CLOSELY_RELATED) && !isOfTimeIn(sentence.tokens, t),
    );
  });
}

/** Wherever a word, or one that says nearly the same, stands, it is that of a time: "next week" is no next summit. */
function isOfTimeIn(tokens: readonly Token[], { term, related }: Term): boolean {
  const places = tokens.flatMap(({ stem }, i) =>
    stem === term || (related.get(stem) ?? 0) >= CLOSELY_RELATED ? [i] : [],
  );
  return places.length > 0 && places.every((at) => TIME.test(tokens[at + 1]?.norm ?? ''));
}
