import type { Lexicon } from '../../question/lexicon.ts';
import { LIGHT_VERBS } from '../../question/light-verbs.ts';
import { tagWords } from '../../question/tagger.ts';
import type { StoredSentence } from '../../store/types.ts';
import { stem } from '../../text/stem.ts';
import { isContent } from '../../text/tokens.ts';
import type { Claim } from './claim.ts';
import { relatedWords } from './claim-words.ts';
import type { Candidate } from './match-types.ts';

/** A word of a claim beside its details: what it says of them. */
export interface FrameWord {
  readonly norm: string;
  readonly stem: string;
  readonly weight: number;
  readonly isVerb: boolean;
  readonly related: ReadonlyMap<string, number>;
}

const RELATED_LEAST = 0.5;
const NEAR_WEIGHT = 0.7;
/** A word that stands nowhere counts at most so much: it may be only another way of saying it. */
export const UNSEEN_IDF_MOST = 5;
const CLASS_WEIGHT: Readonly<Record<string, number>> = { NOUN: 1, PROPN: 1, VERB: 0.5 };
const OTHER_WEIGHT = 0.3;
const TAKES = /\bt(?:ake|akes|ook|aken|aking) $/;

/** Verbs that only say that something is said; others by which words are reported ("dismiss", "charge") are deeds as well. */
const SAYING = new Set(
  'say tell state add write announce claim declare note explain ask reply respond answer comment remark report speak talk mention'
    .split(' ')
    .map((verb) => stem(verb)),
);
/** Verbs that only say that one is part of the other: "belongs to the club", "the club includes". */
const BELONGING = new Set(
  'belong include feature comprise consist contain involve remain become serve'
    .split(' ')
    .map((verb) => stem(verb)),
);

/** What is told besides the details: nouns count in full, verbs for half, others less, light verbs not at all. */
export function frameOf({ sentence, details }: Claim, lexicon: Lexicon): FrameWord[] {
  const tags = new Map(tagWords(sentence.text).map(({ word, tag }) => [word.toLowerCase(), tag]));
  return (
    sentence.tokens
      .filter((t) => isContent(t.norm) && !LIGHT_VERBS.has(t.stem) && !SAYING.has(t.stem))
      .filter((t) => !details.some((d) => d.start < t.end && t.start < d.end))
      // "takes place" is one light verb.
      .filter(
        (t) =>
          !(t.norm === 'place' && TAKES.test(sentence.text.slice(0, t.start - sentence.start))),
      )
      .map((t) => {
        const tag = tags.get(t.raw.toLowerCase()) ?? '';
        return {
          norm: t.norm,
          stem: t.stem,
          weight:
            Math.min(lexicon.idf(t.stem), UNSEEN_IDF_MOST) * (CLASS_WEIGHT[tag] ?? OTHER_WEIGHT),
          isVerb: tag === 'VERB' && !BELONGING.has(t.stem),
          related: relatedWords(t.norm, tag),
        };
      })
  );
}

/** How well a word of the frame is told, 0 to 1: by the sentence, for less by the ones around it. */
export function heldOf(word: FrameWord, { sentence, near }: Candidate): number {
  const around = Math.max(0, ...near.map((n) => holds(word, n.sentence))) * NEAR_WEIGHT;
  return Math.max(holds(word, sentence), around);
}

/** True where the sentence tells of the doing that the claim tells of; a claim without a verb of its own has none to miss. */
export function tellsDoing(frame: readonly FrameWord[], candidate: Candidate): boolean {
  const verbs = frame.filter((word) => word.isVerb);
  if (verbs.length === 0 || verbs.some((word) => heldOf(word, candidate) > 0)) return true;
  // Kinds of doing: what the claim calls by a wider word ("arrived") the article may by a narrower one ("landed").
  const stems = new Set(verbs.map((word) => word.stem));
  return candidate.sentence.tokens.some((t) =>
    [...relatedWords(t.norm, 'VERB')].some(
      ([s, weight]) => weight >= RELATED_LEAST && stems.has(s),
    ),
  );
}

function holds(word: FrameWord, sentence: StoredSentence): number {
  const { places } = sentence.words;
  if (places.has(word.stem)) return 1;
  let best = 0;
  for (const [other, weight] of word.related)
    if (weight >= RELATED_LEAST && weight > best && places.has(other)) best = weight;
  // A word that is only related says less than it seems: kinds of kinds lead far.
  return best ** 2;
}
