import { isSpeechForm, mayBeNoun } from '../../annotate/speech.ts';
import type { Lexicon } from '../../question/lexicon.ts';
import { understand } from '../../question/understand.ts';
import { rank } from '../../search/rank.ts';
import type { Store, StoredSentence } from '../../store/types.ts';
import { stem } from '../../text/stem.ts';
import type { Turns } from '../../turns.ts';
import type { Citation } from '../../types.ts';
import { citeSentence } from '../cite.ts';
import { particularsOf } from '../particulars/particulars.ts';
import type { ClaimCheck, DetailCheck, Outcome, SentenceCheck } from './check-types.ts';
import { type Claim, type Detail, readClaims } from './claim.ts';
import { type FrameWord, frameOf, heldOf, tellsDoing, UNSEEN_IDF_MOST } from './claim-frame.ts';
import { matchDetail } from './claim-match.ts';
import type { Candidate, Match } from './match-types.ts';
import { isOpposed } from './opposed.ts';

/** Sentences of the articles that a sentence of a message is compared with. */
const CANDIDATES = 14;
/** Longer messages are cut here; nobody checks more at once, and the rest cannot block the loop. */
const MESSAGE_MAX_CHARS = 4_000;
const SENTENCES_MAX = 20;
/** From this share on, the articles treat it; below the other they do not; and from the last on surely. */
const TREATED = 0.55;
const UNTREATED = 0.45;
const SURE = 0.8;
/** And from here on where nothing but the other value is checkable. */
const OTHER_ALONE = 0.65;
/** Where what is done in the claim is not told of, all the rest must be, and nearly all. */
const DOING_UNTOLD = 0.15;

/**
 * Compares a message with the articles, sentence by sentence: each name, number, time, place, role and quoted row of words
 * stands there, is close to what stands there, has another value there, or is not treated.
 */
export function* checkClaim(store: Store, lexicon: Lexicon, text: string): Turns<ClaimCheck> {
  const sentences: SentenceCheck[] = [];
  const claims = readClaims(text.slice(0, MESSAGE_MAX_CHARS), lexicon);
  for (const claim of claims.slice(0, SENTENCES_MAX)) {
    sentences.push(yield* checkSentence(store, lexicon, claim));
    yield;
  }
  return { sentences };
}

/** A candidate with what was found in it. */
interface Tried {
  readonly candidate: Candidate;
  readonly matches: readonly Match[];
  /** Share of the details and of the words beside them, by rarity, that the sentence or the ones around it have. */
  readonly cover: number;
  readonly tellsDoing: boolean;
  readonly score: number;
}

function* checkSentence(store: Store, lexicon: Lexicon, claim: Claim): Turns<SentenceCheck> {
  const { sentence, details } = claim;
  const base = { start: sentence.start, end: sentence.end, text: sentence.text };
  const frame = frameOf(claim, lexicon);
  const weights = details.map((detail) => weightOf(detail, lexicon));
  const question = understand(sentence.text, lexicon);
  const textOf = createTexts(store);
  yield;
  const tried: Tried[] = [];
  for (const r of rank(question, store, undefined).slice(0, CANDIDATES)) {
    yield;
    tried.push(tryCandidate(claim, weights, frame, candidateOf(store, r.sentence, textOf)));
  }
  tried.sort((a, b) => b.score - a.score);
  const [best] = tried;
  if (details.length === 0 && frame.length === 0)
    return { ...base, outcome: 'cannotTell', details: [], isReported: false, citations: [] };
  if (best === undefined) {
    const nowhere = details.map((d) =>
      toCheck(store, claim, d, { relation: 'absent' }, 'notInArticles'),
    );
    return {
      ...base,
      outcome: 'notInArticles',
      details: nowhere,
      isReported: false,
      citations: [],
    };
  }
  const found = outcomeOf(best, details);
  const isOpen = found === 'confirmed' && isOpposed(frame, sentence, best.candidate.sentence);
  const outcome = isOpen ? 'cannotTell' : found;
  return {
    ...base,
    outcome,
    details: details.map((detail, i) =>
      toCheck(store, claim, detail, best.matches[i] ?? { relation: 'absent' }, outcome),
    ),
    isReported: saysSomebody(best.candidate.sentence) && !saysSomebody(sentence),
    citations: outcome === 'notInArticles' ? [] : citationsOf(store, best),
  };
}

/** Somebody's words, direct or not: that they were said is all that the sentence states. */
function saysSomebody({ tokens }: StoredSentence): boolean {
  return tokens.some(
    // "the claim" is no verb, but "they claim to", and what a claim that something is so tells is reported, too.
    ({ norm, stem: s }, at) =>
      isSpeechForm(norm, s) &&
      norm !== 'thanks' &&
      (!mayBeNoun(norm) || /^(?:that|to)$/.test(tokens[at + 1]?.norm ?? '')),
  );
}

/** Reads articles without what is not the story, each once. */
function createTexts(store: Store): (aid: number) => string {
  const texts = new Map<number, string>();
  return (aid) => {
    let text = texts.get(aid);
    if (text === undefined) {
      text = store
        .sentencesOfArticle(aid)
        .map((s) => s.text)
        .join(' ');
      texts.set(aid, text);
    }
    return text;
  };
}

function candidateOf(
  store: Store,
  sentence: StoredSentence,
  textOf: (aid: number) => string,
): Candidate {
  const published = store.article(sentence.aid)?.source.published;
  const near = [-1, 1]
    .map((step) => store.sentence(sentence.sid + step))
    .filter((s) => s !== undefined && s.aid === sentence.aid) as StoredSentence[];
  return {
    sentence,
    particulars: particularsOf(sentence, published),
    text: textOf(sentence.aid),
    near: near.map((s) => ({ sentence: s, particulars: particularsOf(s, published) })),
  };
}

function tryCandidate(
  claim: Claim,
  weights: readonly number[],
  frame: readonly FrameWord[],
  candidate: Candidate,
): Tried {
  const matches = claim.details.map((detail) => matchDetail(detail, claim, candidate));
  const told = sum(frame.map((word) => word.weight * heldOf(word, candidate)));
  const there = sum(matches.map((m, i) => THERE[m.relation] * (weights[i] ?? 0)));
  // A detail that stands there with another value is not asked for twice.
  const asked = sum(matches.map((m, i) => (m.relation === 'other' ? 0 : (weights[i] ?? 0))));
  const total = sum(frame.map((word) => word.weight));
  const points = sum(matches.map((m) => pointsOf(m, candidate))) / Math.max(1, matches.length);
  return {
    candidate,
    matches,
    cover: total + asked === 0 ? 0 : (told + there) / (total + asked),
    tellsDoing: tellsDoing(frame, candidate),
    score:
      FRAME_POINTS * (total === 0 ? 1 : told / total) +
      DETAIL_POINTS * points -
      (holdsAny(frame, matches, candidate) ? 0 : NOTHING_OWN),
  };
}

/** How much of a detail is there. */
const THERE = { same: 1, close: 1, elsewhere: 0.5, other: 0, absent: 0 } as const;
const POINTS = { same: 1, close: 0.9, elsewhere: 0.2, other: 0, absent: -1 } as const;
/** What stands only in a sentence beside counts a little less: the sentence itself is the better one to compare with. */
const BESIDE_POINTS = -0.2;
const FRAME_POINTS = 1.5;
/** What the sentences before and behind tell need not belong together. */
const NOTHING_OWN = 3;
const DETAIL_POINTS = 3;

/** The sentence itself has one of the details, or a word that the claim says of them. */
function holdsAny(
  frame: readonly FrameWord[],
  matches: readonly Match[],
  { sentence }: Candidate,
): boolean {
  const stems = new Set(sentence.tokens.map((t) => t.stem));
  return frame.some((word) => stems.has(word.stem)) || matches.some((m) => m.sentence === sentence);
}

function pointsOf({ relation, sentence }: Match, candidate: Candidate): number {
  const isBeside = sentence !== undefined && sentence !== candidate.sentence;
  return POINTS[relation] + (isBeside ? BESIDE_POINTS : 0);
}

/** How much it says that a detail stands there: a rare name or quoted words much, a country's name little. */
function weightOf(detail: Detail, lexicon: Lexicon): number {
  switch (detail.kind) {
    case 'quotation':
      return UNSEEN_IDF_MOST;
    case 'time':
    case 'number':
    case 'role':
      return VALUE_WEIGHT;
    case 'name':
    case 'place': {
      const key = detail.kind === 'name' ? detail.key : detail.words.join(' ');
      const terms = key.startsWith('@') ? [key] : key.split(' ').map((w) => stem(w));
      return Math.min(UNSEEN_IDF_MOST, Math.max(...terms.map((t) => lexicon.idf(t))));
    }
  }
}

const VALUE_WEIGHT = 3;

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function outcomeOf(tried: Tried, details: readonly Detail[]): SentenceCheck['outcome'] {
  const { matches } = tried;
  const cover = tried.cover - (tried.tellsDoing ? 0 : DOING_UNTOLD);
  const has = (relation: Match['relation']): boolean =>
    matches.some((m) => m.relation === relation);
  const isAnyThere = has('same') || has('close');
  if (has('absent')) return cover >= SURE ? 'cannotTell' : 'notInArticles';
  if (cover < UNTREATED) return 'notInArticles';
  if (cover < TREATED) return 'cannotTell';
  // Quoted words that are not theirs are another value, too.
  const isMisquoted = matches.some(({ differences = [] }) => differences.length > 0);
  const isRoleOpen = details.some(
    ({ kind }, i) => kind === 'role' && matches[i]?.relation === 'elsewhere',
  );
  if (!has('other') && !isMisquoted)
    return tried.tellsDoing && !isRoleOpen && (isAnyThere || cover >= SURE)
      ? 'confirmed'
      : 'cannotTell';
  return isAnyThere || cover >= OTHER_ALONE ? 'otherValue' : 'cannotTell';
}

function toCheck(
  store: Store,
  { sentence }: Claim,
  detail: Detail,
  match: Match,
  outcome: SentenceCheck['outcome'],
): DetailCheck {
  const { start, end, kind } = detail;
  const text = sentence.text.slice(start - sentence.start, end - sentence.start);
  const base = { start, end, kind, text, differences: match.differences ?? [] };
  const words =
    match.span === undefined || match.sentence === undefined
      ? undefined
      : match.sentence.text.slice(
          match.span.start - match.sentence.start,
          match.span.end - match.sentence.start,
        );
  const found = detailOutcome(kind, match, text, words, outcome);
  const isShown = found === 'otherValue' || found === 'close';
  return {
    ...base,
    outcome: found,
    ...(isShown && words !== undefined ? { instead: words } : {}),
    citations:
      match.sentence === undefined || found === 'notInArticles'
        ? []
        : [citeSentence(store, match.sentence)],
  };
}

function detailOutcome(
  kind: Detail['kind'],
  { relation }: Match,
  text: string,
  words: string | undefined,
  outcome: SentenceCheck['outcome'],
): Outcome {
  // Words that somebody is quoted with are theirs whatever the sentence makes of them.
  if (relation === 'same' && kind === 'quotation') return 'wordForWord';
  if (outcome === 'notInArticles')
    return relation === 'same' || relation === 'elsewhere' ? 'cannotTell' : 'notInArticles';
  switch (relation) {
    case 'same':
      return words === undefined || words.toLowerCase().includes(text.toLowerCase())
        ? 'wordForWord'
        : 'close';
    case 'close':
      return 'close';
    case 'elsewhere':
      // The office, but not whose it is.
      return kind === 'role' ? 'cannotTell' : 'wordForWord';
    case 'other':
      return outcome === 'otherValue' ? 'otherValue' : 'cannotTell';
    case 'absent':
      return outcome === 'otherValue' ? 'cannotTell' : 'notInArticles';
  }
}

/** The sentence compared with, and the ones around it in which details were found. */
function citationsOf(store: Store, { candidate, matches }: Tried): Citation[] {
  const sentences = [candidate.sentence, ...matches.flatMap((m) => m.sentence ?? [])];
  return [...new Map(sentences.map((s) => [s.sid, s])).values()].map((s) => citeSentence(store, s));
}
