import { paraphrasesOf } from '../question/paraphrases.ts';
import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import type { Store } from '../store/types.ts';
import { isEnglish } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';

/** In a question this short every name must be known; longer ones tell a story around it. */
const SHORT_QUESTION_TERMS = 9;
/** Words that point at another event than the one reported: where they do not stand near, that event is not told of. */
const CONDITIONS =
  /^(?:next|upcoming|future|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|previous|former|another)$/;

const TIME = /^(?:day|week|weekend|month|year|season|century|decade|time|hour|minute)s?$/;
/** "what will she do next", "what is next for her", "when is the next season" */
const ASKS_NEXT =
  /\bnext(?:\W*$| for\b| (?:day|week|weekend|month|year|season|century|decade|time|hour|minute)s?\b)/i;

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
  return conditions.some(
    (t) =>
      !near.some(
        (r) =>
          (r.features.coverNeighbours === 1 &&
            (t.word !== 'next' || ASKS_NEXT.test(question.plain))) ||
          meetsCondition(question, r, t),
      ),
  );
}

/** Holds the word, and not as that of a time: "next week" is no next summit. */
function meetsCondition(question: Question, { sentence }: Ranked, term: Term): boolean {
  if (term.word !== 'next' || ASKS_NEXT.test(question.plain))
    return holdsTerm(sentence, term, CLOSELY_RELATED);
  const { tokens } = sentence;
  return tokens.some(
    ({ stem }, i) =>
      (stem === term.term || (term.related.get(stem) ?? 0) >= CLOSELY_RELATED) &&
      !TIME.test(tokens[i + 1]?.norm ?? ''),
  );
}
