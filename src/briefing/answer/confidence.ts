import type { Question, Term } from '../question/types.ts';
import type { FeatureName } from '../search/features.ts';
import { FITTED } from '../search/fitted.ts';
import type { Ranked } from '../search/rank.ts';
import { shapeOf } from '../search/weights.ts';
import { holdsTerm, LOOSELY_RELATED } from '../search/words.ts';
import { chanceOfAnswer, measureCertainty } from './certainty.ts';
import { logistic } from './logistic.ts';

/** How much a word of each kind that stands nowhere speaks against an answer. */
const GRAVITY: Readonly<Record<Term['part'], number>> = {
  name: 1,
  number: 1,
  noun: 0.75,
  verb: 0.3,
  adjective: 0.35,
  other: 0.3,
};

/** What speaks for and against there being an answer; each 0 to 1. */
export interface Evidence {
  readonly cover: number;
  readonly coverRelated: number;
  readonly coverAround: number;
  readonly coverNeighbours: number;
  readonly coverRelatedNear: number;
  readonly names: number;
  readonly wanted: number;
  readonly speaker: number;
  /** Rarity-weighted share of words that stand nowhere near the best sentence, by how grave that is. */
  readonly missing: number;
}

/** Measures the best sentence against the question. */
export function weigh(question: Question, ranked: readonly Ranked[]): Evidence {
  const best = ranked[0];
  if (best === undefined)
    return {
      cover: 0,
      coverRelated: 0,
      coverAround: 0,
      coverNeighbours: 0,
      coverRelatedNear: 0,
      names: 0,
      wanted: 0,
      speaker: 0,
      missing: 1,
    };
  // In a long question chance alone finds some related word for most; only its own words tell.
  const isLong = shapeOf(question) === 'long';
  const top = ranked.slice(0, 5);
  let missing = 0;
  let total = 0;
  for (const t of question.terms) {
    total += t.idf;
    const near =
      holdsTerm(best.sentence, t, isLong ? Number.POSITIVE_INFINITY : LOOSELY_RELATED) ||
      top.some((r) => r.sentence.aid === best.sentence.aid && r.sentence.words.places.has(t.term));
    if (!near) missing += t.idf * GRAVITY[t.part];
  }
  // A topic is told by several sentences.
  const telling = question.kind === 'describe' ? top : [best];
  const most = (name: FeatureName): number => Math.max(...telling.map((r) => r.features[name]));
  return {
    cover: most('cover'),
    coverRelated: most(isLong ? 'cover' : 'coverRelated'),
    coverAround: most('coverAround'),
    coverNeighbours: most('coverNeighbours'),
    coverRelatedNear: most(isLong ? 'coverNeighbours' : 'coverRelatedNear'),
    names: question.names.length === 0 ? 1 : most('names'),
    wanted: question.wanted === undefined ? 1 : Math.max(...top.map((r) => r.features.wanted)),
    speaker: question.kind === 'quote' ? Math.max(...top.map((r) => r.features.speaker)) : 1,
    missing: total === 0 ? 1 : missing / total,
  };
}

/** Names of the evidence, in the order of the table. */
const EVIDENCE_NAMES = [
  'cover',
  'coverRelated',
  'coverAround',
  'coverNeighbours',
  'coverRelatedNear',
  'names',
  'wanted',
  'speaker',
  'missing',
] as const satisfies readonly (keyof Evidence)[];

/**
 * Weights of the evidence in the support of an answer. Set by hand: what `npm run tune` fits was no better on questions
 * held out, since the open sets' unanswerable questions are of very different kinds.
 */
const SUPPORT: Readonly<Record<keyof Evidence, number>> = {
  cover: 0.3,
  coverRelated: 1,
  coverAround: 5,
  coverNeighbours: 2,
  coverRelatedNear: 2,
  names: 0.2,
  wanted: 0.4,
  speaker: 0.6,
  missing: -3,
};
/** Chance from which on a long question is answered. */
const EVEN = 0.5;
const INTERCEPT = -5.4;

/** Confidence from which on answers are given; what is not answered lies below. */
const FLOOR = 0.3;
/** What words alone can add to it: in the open sets a question with one name swapped has all its words covered, too. */
const WORDS_MOST = 0.7;
/** Support below which the articles are taken not to say; a topic ("weapons shipments") asks for what there is. */
const ANSWER_FROM = -0.5;
const TOPIC_FROM = -1.4;
/** Somebody's words on a matter: what is said of the matter by others, or by the speaker of others, is not enough. */
const WORDS_FROM = 0;

/** How well the articles support an answer, as log-odds (about -6 to 6): by this alone it is decided whether to answer. */
export function support(evidence: Evidence): number {
  return EVIDENCE_NAMES.reduce((sum, name) => sum + SUPPORT[name] * evidence[name], INTERCEPT);
}

/** What a question is answered by: how well its words are covered, and the chance that the articles answer it, 0 to 1. */
export interface Assessment {
  readonly support: number;
  readonly chance: number;
}

/** Assesses a question by the sentences found for it, best first. */
export function assess(question: Question, ranked: readonly Ranked[]): Assessment {
  const model = FITTED.certainty[shapeOf(question) === 'long' ? 'long' : 'ordinary'];
  return {
    support: support(weigh(question, ranked)),
    chance: chanceOfAnswer(measureCertainty(question, ranked), model),
  };
}

/** Tells whether what was found is enough to answer. No sentence covers a long question: there the chance decides. */
export function isEnough(question: Question, { support, chance }: Assessment): boolean {
  return shapeOf(question) === 'long' ? chance >= EVEN : support >= answerFrom(question);
}

/** Support from which on a question that is not long is answered. */
function answerFrom(question: Question): number {
  if (shapeOf(question) === 'quotation') return WORDS_FROM;
  return question.kind === 'describe' ? TOPIC_FROM : ANSWER_FROM;
}

/**
 * Confidence of an answer that was given, `FLOOR` to 1: how likely it is right. Above .8 only where more than the words
 * speaks for it: the one asked about is quoted with them.
 */
export function confidenceOfAnswer(question: Question, { support, chance }: Assessment): number {
  const { slope, intercept } = FITTED.confidence.quotation;
  const likely =
    shapeOf(question) === 'quotation' ? logistic(slope * support + intercept) : WORDS_MOST * chance;
  return FLOOR + (1 - FLOOR) * likely;
}

/**
 * Confidence where no answer was given, 0 to `FLOOR`.
 *
 * @param isRefused whether something asked about is not told of at all
 */
export function confidenceOfNone(
  question: Question,
  { support, chance }: Assessment,
  isRefused: boolean,
): number {
  const likely =
    shapeOf(question) === 'quotation' ? logistic(support - answerFrom(question)) : chance;
  return (isRefused ? 0.5 : 1) * FLOOR * likely;
}
