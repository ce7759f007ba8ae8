import type { Question, Term } from '../question/types.ts';
import type { IndexedSentence, Store } from '../store/types.ts';
import { byPlace } from './place.ts';

/** How many sentences and paragraphs full-text search brings in. More help little: a right one is almost always among them. */
const SENTENCES = 36;
const PARAGRAPHS = 10;
/** Sentences of the best articles by summed score that come in besides. */
const CANDIDATES_MAX = 220;
/** Question words searched for; of longer questions the rarest. */
const TERMS_MAX = 24;
/** Related words that are searched for besides a question's own, per word, and the weight from which on they are. */
const RELATED_PER_TERM = 5;
const RELATED_WEIGHT = 0.55;
/** A word in more than this share of the sentences is common; so many rarer ones are enough to search with. */
const COMMON_SHARE = 0.03;
const SELECTIVE_TERMS = 2;
/** Up to so many sentences related words are always searched for; in more, only for words that stand nowhere. */
const SMALL_CORPUS = 5_000;
/** A scope of up to so many sentences is looked at whole. */
const SCOPE_MAX = 600;

/** Returns the sentences worth scoring, in order of article and position. */
export function findCandidates(
  question: Question,
  store: Store,
  scope: ReadonlySet<number> | undefined,
): IndexedSentence[] {
  const inScope = scope === undefined ? undefined : wholeScope(store, scope);
  const found = inScope ?? search(question, store, scope);
  return found.sort(byPlace);
}

function wholeScope({ words }: Store, scope: ReadonlySet<number>): IndexedSentence[] | undefined {
  const sentences: IndexedSentence[] = [];
  for (const aid of scope) {
    sentences.push(...words.sentencesOfArticle(aid));
    if (sentences.length > SCOPE_MAX) return undefined;
  }
  return sentences;
}

function search(
  question: Question,
  store: Store,
  scope: ReadonlySet<number> | undefined,
): IndexedSentence[] {
  const known = selective(
    question.terms.filter((t) => t.frequency > 0),
    store.words.size,
  );
  const own = [...known]
    .sort((a, b) => b.idf - a.idf || (a.term < b.term ? -1 : 1))
    .slice(0, TERMS_MAX)
    .map((t) => t.term);
  const more = question.terms.slice(0, TERMS_MAX).flatMap((t) =>
    [...t.related]
      .filter(([term, weight]) => weight >= RELATED_WEIGHT && store.words.frequency(term) > 0)
      .slice(0, RELATED_PER_TERM)
      .map(([term]) => term),
  );
  const ids = new Set<number>();
  const limit = scope === undefined ? 1 : 4;
  for (const hit of store.words.findSentences(own, SENTENCES * limit)) ids.add(hit.id);
  const isSparse =
    question.terms.some((t) => t.frequency === 0) || store.words.size <= SMALL_CORPUS;
  if (more.length > 0 && known.length <= 8 && isSparse)
    for (const hit of store.words.findSentences([...own, ...more], (SENTENCES / 2) * limit))
      ids.add(hit.id);
  const found = new Map<number, IndexedSentence>();
  const take = (sentence: IndexedSentence | undefined): void => {
    if (
      sentence !== undefined &&
      found.size < CANDIDATES_MAX * limit &&
      (scope?.has(sentence.aid) ?? true)
    )
      found.set(sentence.sid, sentence);
  };
  for (const sid of ids) take(store.words.sentence(sid));
  for (const { id } of store.words.findParagraphs(own, PARAGRAPHS * limit))
    for (const sentence of store.words.sentencesOfParagraph(id)) take(sentence);
  return [...found.values()];
}

/** Leaves out words that stand in very many sentences where rarer ones find enough: they cost time and choose nothing. */
function selective(terms: readonly Term[], size: number): readonly Term[] {
  const rare = terms.filter((t) => t.frequency <= COMMON_SHARE * size);
  return rare.length >= SELECTIVE_TERMS ? rare : terms;
}
