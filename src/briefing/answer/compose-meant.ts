import type { Question } from '../question/types.ts';
import { asksWhoActs } from '../question/voice.ts';
import type { Ranked } from '../search/rank.ts';
import type { StoredSentence } from '../store/types.ts';
import { FIELD, isNounOf } from '../text/thesaurus.ts';
import { findWritten, isAsked } from './names.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';
import { isPassive, verbsIn } from './who-acts.ts';

/** Share of the question's words that the sentence must hold, related ones counting. */
const TOLD = 0.75;
/** Words from the pronoun to its verb: "He has also led". */
const VERB_REACH = 4;
/** "An Orro man admitted": somebody who has no name yet. */
const NAMELESS = /^(?:An?|One)\s(?:[\p{L}\d.'’-]+\s){0,3}?(\p{Ll}+)(?=\s)/u;

/** "who led the purchase": the one that the best sentence means by "she", or names only in the sentence behind it. */
export function composeMeant(material: Material): Composed | undefined {
  const { question, ranked, store, citations } = material;
  const [best] = ranked;
  if (best === undefined || question.kind !== 'who' || !asksWhoActs(question)) return undefined;
  if (best.features.coverRelated < TOLD || !/^(?:who|whom)\s/i.test(question.plain))
    return undefined;
  const found = meantBy(question, best, store) ?? namedBehind(question, best.sentence, store);
  if (found === undefined) return undefined;
  const cited = [best.sentence, found.sentence].map((s) => citations.sentence(s));
  return {
    kind: 'direct',
    values: [{ text: sliceOf(found.sentence, found.span), citations: [...new Set(cited)] }],
  };
}

/** "She led the purchase": the person meant, where it can be only one. */
function meantBy(
  question: Question,
  { sentence }: Ranked,
  store: Material['store'],
): ReturnType<typeof findWritten> {
  const { tokens, note } = sentence;
  const [key, ...others] = note.refers;
  if (key === undefined || others.length > 0 || !/^(?:he|she)$/.test(tokens[0]?.norm ?? ''))
    return undefined;
  // "who welcomed Roe" asks for somebody else.
  if (isAsked(key, question.names)) return undefined;
  const reach = tokens.slice(1, 1 + VERB_REACH);
  const acts = verbsIn(question, sentence).some(
    (t) => reach.includes(t) && !isPassive(sentence, t),
  );
  return acts ? findWritten(store, sentence, key) : undefined;
}

/** "An Orro man admitted ...": whom the next sentence opens with. */
function namedBehind(
  question: Question,
  sentence: StoredSentence,
  store: Material['store'],
): ReturnType<typeof findWritten> {
  const [, noun = ''] = NAMELESS.exec(sentence.text) ?? [];
  if (
    !isNounOf(noun, FIELD.person, 1) ||
    !verbsIn(question, sentence).some((t) => !isPassive(sentence, t))
  )
    return undefined;
  const next = store.sentence(sentence.sid + 1);
  const first = next?.note.mentions.find(
    (m) => m.start === next.note.start && m.isSubject && m.key.includes(' '),
  );
  return next === undefined || first === undefined || next.aid !== sentence.aid
    ? undefined
    : { sentence: next, span: first };
}
