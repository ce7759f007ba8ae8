import type { Question } from '../question/types.ts';
import type { Store } from '../store/types.ts';
import { tokenize } from '../text/tokens.ts';
import { byPlace } from './place.ts';
import { type Ranked, score } from './rank.ts';

/** What a sentence that brings in all words of the question counts, beside its score. */
const GAIN = 4;
/** Sentences chosen one by one; behind them the order by score stands. */
const CHOSEN_MAX = 20;
/** Sentences whose names are followed, and sentences looked at of what is told of each. */
const FOLLOWED = 2;
const TOLD_MAX = 12;
/** Names are followed where the best sentences leave open so much of the question. */
const LACK = 0.2;
/** What it counts that a sentence opens an article about such a name. */
const ABOUT = 2;

/**
 * Orders sentences for one who reads several: each next is the one that fits well and tells of what those before it do
 * not, what is told of names that the best sentences bring in included. No one sentence answers a question that ties
 * several facts together.
 *
 * @param ranked best first
 * @param taken those of them that are read before
 * @param scope articles that may be read; all without it
 */
export function gather(
  question: Question,
  ranked: readonly Ranked[],
  taken: readonly Ranked[],
  store: Store,
  scope: ReadonlySet<number> | undefined,
): Ranked[] {
  const open = openTerms(question);
  const total = sumOf(open) || 1;
  const take = (r: Ranked): void => {
    for (const term of termsIn(r, open)) open.delete(term);
  };
  const gainOf = (r: Ranked): number =>
    termsIn(r, open).reduce((sum, term) => sum + (open.get(term) ?? 0), 0) / total;

  // Where nothing was read, the best comes first all the same.
  const first = taken.length > 0 ? taken : ranked.slice(0, 1);
  const gathered = taken.length > 0 ? [] : [...first];
  const rest = withLinked(question, ranked, store, scope).filter((r) => !isAmong(r, first));
  first.forEach(take);
  while (rest.length > 0 && gathered.length < CHOSEN_MAX && open.size > 0) {
    const worth = rest.map((r) => r.score + GAIN * gainOf(r));
    const [next] = rest.splice(worth.indexOf(Math.max(...worth)), 1);
    if (next === undefined) break;
    take(next);
    gathered.push(next);
  }
  return [...gathered, ...rest];
}

/** The sentences, best first, with those that tell of names which the best bring in and the question does not give. */
function withLinked(
  question: Question,
  ranked: readonly Ranked[],
  store: Store,
  scope: ReadonlySet<number> | undefined,
): Ranked[] {
  if (lackOf(question, ranked.slice(0, FOLLOWED)) < LACK) return [...ranked];
  const asked = new Set(question.stems);
  const names = new Set(
    ranked
      .slice(0, FOLLOWED)
      .flatMap((r) => r.sentence.note.mentions.map((m) => m.key))
      .filter((key) => !key.startsWith('@') && !stemsOf(key).every((s) => asked.has(s))),
  );
  const opening = new Set<number>();
  const told = [...names].flatMap((name) => {
    const naming = store
      .sentences(store.sentencesNaming(name, TOLD_MAX))
      .filter((s) => scope?.has(s.aid) ?? true);
    const openings = [...new Set(naming.map((s) => s.aid))]
      .filter((aid) => isAbout(store.words.heading(aid), name))
      .flatMap((aid) => store.sentencesOfArticle(aid).slice(0, TOLD_MAX));
    for (const s of openings) opening.add(s.sid);
    return [...naming, ...openings];
  });
  const known = new Set(ranked.map((r) => r.sentence.sid));
  const fresh = [...new Set(told)].filter((s) => !known.has(s.sid));
  return [...ranked, ...score(question, fresh, store, ranked)]
    .map((r) => (opening.has(r.sentence.sid) ? { ...r, score: r.score + ABOUT } : r))
    .sort((a, b) => b.score - a.score || byPlace(a.sentence, b.sentence));
}

/** Share of the question's words, by rarity, that none of the sentences holds. */
function lackOf(question: Question, sentences: readonly Ranked[]): number {
  const open = openTerms(question);
  const total = sumOf(open) || 1;
  for (const r of sentences) for (const term of termsIn(r, open)) open.delete(term);
  return sumOf(open) / total;
}

/** The question's words with their rarity. */
function openTerms({ terms }: Question): Map<string, number> {
  return new Map(terms.map((t) => [t.term, t.idf]));
}

function sumOf(terms: ReadonlyMap<string, number>): number {
  return [...terms.values()].reduce((sum, idf) => sum + idf, 0);
}

function isAbout(heading: ReadonlySet<string>, name: string): boolean {
  return stemsOf(name).every((s) => heading.has(s));
}

function stemsOf(name: string): string[] {
  return tokenize(name).map((t) => t.stem);
}

function isAmong({ sentence }: Ranked, others: readonly Ranked[]): boolean {
  return others.some((o) => o.sentence.sid === sentence.sid);
}

function termsIn({ sentence }: Ranked, terms: ReadonlyMap<string, number>): string[] {
  const { places, context } = sentence.words;
  return [...terms.keys()].filter((term) => places.has(term) || context.has(term));
}
