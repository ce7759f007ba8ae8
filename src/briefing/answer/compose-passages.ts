import type { Question, Term } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { tokenize } from '../text/tokens.ts';
import { standsSo } from './told-names.ts';
import type { Composed, Material } from './types.ts';

/** A further sentence is shown while its score is at most this far below the best. */
const MARGIN = 2.2;
/** Sentences of which one must hold the noun asked for. */
const HEAD_AMONG = 1;
/** A sentence shown in place of a name, a place or a definition holds so much of the question, in words used alike: */
const TOLD_IN_FULL = 0.85;
/** or most of it, where the sentences beside it hold the rest. */
const TOLD_MOSTLY = { own: 0.7, beside: 0.95 } as const;
/** A noun that makes up so much of a short question must stand in one of so many sentences. */
const MAIN_SHARE = 0.4;
const NOUN_AMONG = 3;
const SHORT_QUESTION_TERMS = 5;
/** Sentences among which the kind of a thing asked for is looked for. */
const KINDS_AMONG = 40;

/** The sentences that answer best, word for word: for "what", "why" and everything without a shorter form. */
export function composePassages({ question, ranked, citations }: Material): Composed | undefined {
  const best = ranked[0];
  if (best === undefined || !holdsHead(question, ranked)) return undefined;
  const most = question.kind === 'why' || question.kind === 'what' ? 3 : 2;
  const chosen = pick(
    ranked.filter(
      // What is told of somebody else answers nothing that is asked of one by name.
      (r) => r.score >= best.score - MARGIN && (namesHeld(best) < 1 || namesHeld(r) > 0),
    ),
    most,
  );
  for (const r of chosen) citations.sentence(r.sentence);
  // "what car": where the best sentence only says "a car", the one that says which kind follows.
  const kind =
    question.kind === 'what' && question.head.length > 0
      ? ranked.slice(0, KINDS_AMONG).find((r) => r.features.wanted > 0)
      : undefined;
  if (kind !== undefined) citations.sentence(kind.sentence);
  return { kind: 'passages' };
}

/** Share of the names asked about that a sentence holds, or those around it. */
function namesHeld({ features }: Ranked): number {
  return Math.max(features.names, features.namesAround);
}

/** "what food was served": the thing asked for, or a kind of it, stands in one of the best sentences. */
function holdsHead(question: Question, ranked: readonly Ranked[]): boolean {
  if (question.kind !== 'what' || question.terms.length > SHORT_QUESTION_TERMS) return true;
  const stands = (term: Term, among: number): boolean =>
    ranked
      .slice(0, among)
      .some((r) =>
        r.sentence.tokens.some(
          (t) => t.stem === term.term || (term.related.get(t.stem) ?? 0) >= 0.4,
        ),
      );
  const head = question.terms.find((t) => t.term === question.head.at(-1) && t.part === 'noun');
  if (head !== undefined && !stands(head, HEAD_AMONG)) return false;
  const total = question.terms.reduce((sum, t) => sum + t.idf, 0);
  return question.terms.every(
    (t) => t.part !== 'noun' || t.idf < MAIN_SHARE * total || stands(t, NOUN_AMONG),
  );
}

/** For a question that wants a short answer: the best sentence, where nearly all that is asked about stands in it. */
export function composeInstead(material: Material): Composed | undefined {
  const { question, ranked, citations } = material;
  const best = ranked[0];
  if (best === undefined) return undefined;
  if (question.kind === 'list' || question.kind === 'sources') return composePassages(material);
  const { alike, alikeNear, lacksVerb, wanted } = best.features;
  const isTold =
    alike >= TOLD_IN_FULL || (alike >= TOLD_MOSTLY.own && alikeNear >= TOLD_MOSTLY.beside);
  // What is done is told in another word only where somebody, or some place, is named that can be the answer.
  const isDone = lacksVerb === 0 || question.wanted === undefined || wanted > 0;
  if (!isTold || !isDone || !standsSo(question, best)) return undefined;
  citations.sentence(best.sentence);
  return { kind: 'passages' };
}

/** A topic told by its most telling sentences, from several articles. */
export function composeDescription({ ranked, citations }: Material): Composed {
  const best = ranked[0];
  if (best === undefined) return { kind: 'passages' };
  const chosen = pick(
    ranked.filter(
      (r) =>
        r.features.coverAround >= 0.6 * best.features.coverAround &&
        // What only stands beside a sentence on the topic is on another one more often than not.
        (r.features.coverRelated > 0 || best.features.coverRelated === 0) &&
        r.score >= best.score - 6,
    ),
    6,
  );
  for (const r of chosen) citations.sentence(r.sentence);
  return { kind: 'passages' };
}

/** Takes the best that do not say again what was taken. */
export function pick(ranked: readonly Ranked[], most: number): Ranked[] {
  const chosen: Ranked[] = [];
  for (const r of ranked) {
    if (chosen.length >= most) break;
    if (!chosen.some((c) => repeats(c, r))) chosen.push(r);
  }
  return chosen;
}

function repeats(a: Ranked, b: Ranked): boolean {
  const own = new Set(a.sentence.tokens.map((t) => t.norm));
  const other = tokenize(b.sentence.text).map((t) => t.norm);
  return other.filter((w) => own.has(w)).length >= 0.85 * other.length;
}
