import { LIGHT_VERBS } from '../question/light-verbs.ts';
import type { AskedName, Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { FIELD, isNounOf } from '../text/thesaurus.ts';
import { isAsked } from './names.ts';

const STANDS =
  /^who (?:is|are|was|were) (?:also )?(against|with|near|under|before|after|beside)\b/i;
/** Words behind a preposition among which is what it goes with. */
const PHRASE_WORDS = 4;

/** More than this share of the names asked about must stand there: "when did Roe meet Lee" is not when Roe met another one. */
const SHARE_NAMED = 0.5;
const PRONOUN = /^(?:he|she|they)$/;

/**
 * Tells whether a sentence can hold the short answer to a question about somebody: where the answer is a date or a number,
 * it must not name just the half of those asked about.
 */
export function isToldOf(question: Question, sentence: StoredSentence): boolean {
  const { wanted, names } = question;
  const asked = names.filter((n) => !n.words.every((w) => isNounOf(w, FIELD.time, 1)));
  const held = asked.filter((n) => isNamed(sentence, n)).length;
  // Where none is named, the rest of the question decides.
  if (held === 0 || held === asked.length) return true;
  // "They met Lee in May": whoever is missing may be meant.
  const isMeant = sentence.tokens.some((t) => PRONOUN.test(t.norm));
  return wanted === 'person' || wanted === 'place' || isMeant || held > SHARE_NAMED * asked.length;
}

/**
 * "Roe faces ten years. Sentencing is set for May 3.": whether a sentence that names nobody tells the rest of what is asked
 * of somebody whom the sentence before is about. Where the answer is no person.
 */
export function goesOnAbout(
  { names, terms, verb, wanted }: Question,
  { sentence }: Ranked,
  store: Pick<Store, 'sentence'>,
): boolean {
  const act = terms.find((t) => t.term === verb);
  if (names.length !== 1 || act === undefined || wanted === undefined || wanted === 'person')
    return false;
  if (LIGHT_VERBS.has(act.term) || !sentence.words.places.has(act.term)) return false;
  const { mentions, refers } = sentence.note;
  if (refers.length > 0 || mentions.some((m) => m.kind === 'person' || m.kind === 'name'))
    return false;
  const isRestTold = terms.every(
    (t) => t.part === 'name' || holdsTerm(sentence, t, CLOSELY_RELATED),
  );
  const before = isRestTold ? store.sentence(sentence.sid - 1) : undefined;
  return (
    before?.aid === sentence.aid &&
    before.note.mentions.some((m) => m.isSubject && isAsked(m.key, names))
  );
}

/** By its words, or by a word that stands for it. */
function isNamed(sentence: StoredSentence, { words, keys }: AskedName): boolean {
  const { places, context } = sentence.words;
  const { mentions, refers } = sentence.note;
  return (
    words.every((w) => places.has(stem(w)) || context.has(stem(w))) ||
    keys.some((k) => places.has(k) || refers.includes(k) || mentions.some((m) => m.key === k))
  );
}

/** Tells whether a sentence can say "who is against the deal": without a verb it is the preposition that tells what one has to do with it. */
export function standsSo(question: Question, { sentence }: Ranked): boolean {
  const preposition = STANDS.exec(question.plain)?.[1]?.toLowerCase();
  if (preposition === undefined || question.wanted !== 'person') return true;
  const { tokens } = sentence;
  return tokens.some(
    (t, i) =>
      t.norm === preposition &&
      tokens
        .slice(i + 1, i + 1 + PHRASE_WORDS)
        .some((o) => question.terms.some((q) => q.term === o.stem || q.related.has(o.stem))),
  );
}
