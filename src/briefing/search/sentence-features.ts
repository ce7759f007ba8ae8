import type { Question } from '../question/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { negates } from '../text/negation.ts';
import type { SentenceWords } from '../text/packed-words.ts';
import { foldWords, tokenize } from '../text/tokens.ts';
import { createOrderMeasure } from './order.ts';
import { createPairMeasure, headNear, sharedPhrases } from './phrases.ts';
import { hasWanted } from './wanted.ts';

/** With fewer words than this, a sentence is short. */
const SHORT_WORDS = 6;

/**
 * Creates the measure of what a sentence says by itself: its names, its speaker, what it holds of what is wanted, its form.
 * Of its words, those that the question has are enough; see `Matcher`.
 */
export function createSentenceMeasure(question: Question) {
  const { kind, names, quoted, head, verb } = question;
  /** What each name's words are indexed as; undefined for what is no word. */
  const stems = names.map((n) => n.words.map((word) => tokenize(word)[0]?.stem));
  const keys = names.map((n) => new Set(n.keys));
  const foldedQuoted = quoted === undefined ? undefined : foldWords(quoted);
  const measurePairs = createPairMeasure(question);
  const measureOrder = createOrderMeasure(question);
  const speakers = createSpeakers(question);
  const isNegated = negates(question.plain);
  const asksWords = kind === 'quote' || kind === 'whosaid';
  return (sentence: StoredSentence, words: SentenceWords) => {
    const named = names.map(
      (n, i) =>
        stems[i]?.every((s) => s !== undefined && words.places.has(s)) === true ||
        n.keys.slice(0, 1).some((k) => words.places.has(k)),
    );
    const namedAround = keys.map(
      (own, i) =>
        named[i] === true ||
        sentence.note.mentions.some((m) => own.has(m.key)) ||
        sentence.note.refers.some((key) => own.has(key)),
    );
    const speaking = speakers(sentence);
    const wanted = hasWanted(question, sentence);
    const { pairs, ordered, together, spread } = measurePairs(words);
    const { inOrder, triples, stems: held } = measureOrder(words);
    return {
      pairs,
      ordered,
      together,
      spread,
      inOrder,
      triples,
      stems: held,
      phrases: sharedPhrases(question, words),
      headNear: headNear(question, words),
      names: share(named),
      namesAround: share(namedAround),
      verb: verb !== undefined && words.places.has(verb) ? 1 : 0,
      wanted: wanted === 'none' ? 0 : 1,
      wantedNear: wanted === 'near' ? 1 : 0,
      head: share(head.map((h) => words.places.has(h))),
      speaker: speaking.asked ? 1 : 0,
      otherSpeaker: speaking.other ? 1 : 0,
      quotation: asksWords && sentence.note.quotes.length > 0 ? 1 : 0,
      quotedWords:
        foldedQuoted !== undefined && foldWords(sentence.text).includes(foldedQuoted) ? 1 : 0,
      length: Math.log1p(words.length) / 4,
      short: words.length < SHORT_WORDS ? 1 : 0,
      first: 1 / (1 + sentence.position),
      affirms: isNegated && !negates(sentence.text) ? 1 : 0,
      isQuestion: /\?["”’)]?$/.test(sentence.text) ? 1 : 0,
    };
  };
}

/** Creates the measure of whether one asked about speaks in a sentence, and whether somebody else does. */
function createSpeakers({
  kind,
  names,
}: Question): (sentence: StoredSentence) => { asked: boolean; other: boolean } {
  const keys = new Set(names.flatMap((n) => n.keys));
  return ({ note }) => {
    if (kind !== 'quote' || note.quotes.length === 0) return { asked: false, other: false };
    const speaking = note.quotes.flatMap((q) => q.speaker ?? []);
    const asked = speaking.some(
      (s) => keys.has(s) || names.some((n) => n.words.every((w) => s.split(' ').includes(w))),
    );
    return { asked, other: !asked && speaking.length > 0 };
  };
}

function share(flags: readonly boolean[]): number {
  return flags.length === 0 ? 0 : flags.filter(Boolean).length / flags.length;
}
