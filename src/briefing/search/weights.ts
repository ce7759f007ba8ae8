import type { Question } from '../question/types.ts';
import type { FeatureName } from './features.ts';
import { FITTED } from './fitted.ts';

/** From more words on, a question ties several facts together. */
const LONG_QUESTION_TERMS = 10;

/** Shapes of question that are ranked differently. */
export type Shape = 'ordinary' | 'long' | 'quotation';

/** "what did she say about ...": the words are asked for themselves. "what did she promise" is answered by telling of it, too. */
const ASKS_WORDS = /\b(?:say|says|said|tell|told|comments?|remarks?|words?|quotes?|quotations?)\b/i;

/** The shape of a question: one that asks for somebody's words, one that ties several facts together, or any other. */
export function shapeOf({ kind, plain, terms }: Question): Shape {
  if (terms.length > LONG_QUESTION_TERMS) return 'long';
  return kind === 'quote' && ASKS_WORDS.test(plain) ? 'quotation' : 'ordinary';
}

/**
 * Weight of a feature in questions of a shape: the one set here and what `npm run tune` fitted on top of it. What it fits
 * for ordinary questions is no weights, but a network (`correct.ts`).
 */
export function weightOf(shape: Shape, name: FeatureName): number {
  const added: Partial<Record<FeatureName, number>> =
    shape === 'ordinary' ? {} : FITTED.ranking[shape];
  return WEIGHTS[name] + (added[name] ?? 0);
}

/**
 * Weight of each feature in a sentence's score, set by hand from earlier fits (softmax over a question's candidates, L2) and
 * rounded: what `npm run tune` fits is added to it, and drawn to it. The sign and size of each is what a reader would
 * expect unless a note says why not.
 */
export const WEIGHTS: Readonly<Record<FeatureName, number>> = {
  // Words of the question, rare ones counting more.
  bm25: 0.63, // in the sentence
  bm25Paragraph: 0.75, // in its paragraph
  bm25Heading: 0.56, // in the title and the publisher's name
  bm25Context: 0.31, // in the full names its short names and pronouns stand for
  cover: -1.15, // share of the words held; negative because `coverRelated` holds it as well
  coverRelated: 4, // the same with synonyms and kinds
  coverAround: 1.4, // sentence, paragraph and title together
  coverNeighbours: 2, // the sentences before and after besides
  coverRelatedNear: 2.8, // all of it, synonyms included
  alike: 0, // words of the question, or such as are used alike, in the sentence; see `likeness.ts`: fitted alone
  alikeNear: 0, // or in the sentences before and after
  alikeLeast: 0, // the one of them that comes least near
  lacksName: 0, // words of each kind that neither stand in the sentence nor have a close relative there: fitted alone
  lacksNumber: 0,
  lacksNoun: 0,
  lacksVerb: 0,
  lacksAdjective: 0,
  lacksOther: 0,
  openBefore: 0, // words the sentence lacks that stand in the one before it, or in the two before that
  openTwoBefore: 0,
  openThreeBefore: 0,
  inOrder: 0, // words that stand there in the order of the question, grammar words included
  triples: 0, // three words on end
  together: 0, // any two words of the question stand close together
  spread: 0, // from the first word of the question to the last, in words
  stems: 0, // share of all its words, grammar words included
  lacksRarest: 0, // how rare the rarest word is that the sentence lacks
  affirms: 0, // says that something is so where it is asked what is not: such a question is often told of nowhere
  articleCover: -1.02, // words held anywhere in the article: what is there but far away speaks against the sentence
  before: 0.33, // in the sentence before
  after: 0.56, // in the sentence after
  pairs: 0.7, // neighbouring words of the question stand close together
  phrases: 2.5, // two-word phrases of the question stand so in the sentence, grammar words included
  ordered: -0.11, // and in the same order
  headNear: 0, // closeness of the noun asked for to the other words: tells in long questions alone
  articleBest: 0, // how much of the question the article's best sentences hold: the same
  verb: 0.68, // holds the main verb
  head: 0.86, // holds the noun asked for ("which minister")
  // Names.
  names: 1, // names asked about stand in the sentence
  namesAround: -1.4, // or are meant by a pronoun: weaker than the name itself
  // What the answer must be.
  wanted: 1.7, // holds something of the wanted type
  wantedNear: 0.86, // a number with the very noun asked for
  // Who speaks.
  speaker: 1.1, // one asked about is quoted
  otherSpeaker: 0.11, // somebody else is: still a statement
  quotation: 2.1, // holds a quotation where one is asked for
  quotedWords: 0.5, // holds the words the question puts in quotation marks
  // Where and when it was published.
  outlet: 1.6,
  otherOutlet: -3.3,
  date: 2.5,
  // Form of the sentence.
  length: 0.49,
  short: -2.3, // fewer than six words
  first: 1.95, // near the top of its article
  isQuestion: -2.2, // asks and does not tell: set by hand, since the fitted sets hardly hold any
};
