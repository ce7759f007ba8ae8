import type { Store, StoredSentence } from '../store/types.ts';

/** Sentences of a name that are looked at. */
const SENTENCES_MAX = 3;
const AGE_BEHIND = /^(?:,| \()\s?(?:aged )?\d{1,3}(?:[,.)]|\s?$)/;
const HE_OR_SHE = /^(?:he|she)$/;

/** Tells whether articles give an age to the name ("Piet Dorn, 54,"), or go on with "he" or "she" of it alone. */
export function isToldOfAsPerson(store: Store, key: string): boolean {
  return store.sentencesNaming(key, SENTENCES_MAX).some((sid) => {
    const [own, next] = [store.sentence(sid), store.sentence(sid + 1)];
    if (own === undefined) return false;
    const hasAge = own.note.mentions.some(
      (m) => m.key === key && AGE_BEHIND.test(own.text.slice(m.end - own.start)),
    );
    const isGoneOnWith = (s: StoredSentence | undefined): boolean =>
      s?.note.refers.join() === key && s.tokens.some(({ norm }) => HE_OR_SHE.test(norm));
    return hasAge || isGoneOnWith(own) || (next?.aid === own.aid && isGoneOnWith(next));
  });
}
