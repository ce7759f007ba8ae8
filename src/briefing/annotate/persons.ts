import { genderOfPronoun, type KnownPersons } from './known-persons.ts';
import type { Mention } from './types.ts';

/** Persons that "he", "she" and "they" can still mean. */
const REMEMBERED = 5;

/** Whom an article has spoken of last. */
export interface Persons {
  /**
   * Takes note of the names of a sentence, those inside its quotations left out.
   *
   * @param opening "he" or "she", where the sentence opens with that: whom it means stays the one spoken of
   */
  add(mentions: readonly Mention[], opening?: string): void;
  /** The person a pronoun stands for; the last one named for a pronoun that shows no gender. */
  meantBy(pronoun: string): string | undefined;
  /** Key of the organisation that was named last. */
  organisation(): string | undefined;
  /** The two persons that were named last; empty when there were fewer. */
  pair(): readonly string[];
}

/** Creates the memory for one article, which is read from its start. */
export function createPersons(known: KnownPersons): Persons {
  /** The subject of the last sentence first, then the others by how long ago they were named. */
  let recent: readonly string[] = [];
  let named: readonly string[] = [];
  let organisation: string | undefined;
  const mayBePerson = (m: Mention): boolean =>
    m.kind === 'person' || (m.kind === 'name' && (m.key.includes(' ') || known.isPerson(m.key)));
  const meantBy = (pronoun: string): string | undefined => {
    const gender = genderOfPronoun(pronoun);
    const fits = (key: string): boolean => (known.genderOf(key) ?? gender) === gender;
    return gender === undefined ? recent[0] : recent.find(fits);
  };
  return {
    add: (mentions, opening) => {
      const here = mentions.filter(mayBePerson);
      const subject = here.find((m) => m.isSubject) ?? here[0];
      if (subject !== undefined) {
        const keys = [...new Set(here.map((m) => m.key))];
        const first = (opening === undefined ? undefined : meantBy(opening)) ?? subject.key;
        recent = [...new Set([first, ...keys, ...recent])].slice(0, REMEMBERED);
        named = [...new Set([...keys, ...named])].slice(0, REMEMBERED);
      }
      const bodies = mentions.filter((m) => m.kind === 'organisation');
      organisation = (bodies.find((m) => m.isSubject) ?? bodies[0])?.key ?? organisation;
    },
    meantBy,
    organisation: () => organisation,
    pair: () => (named.length >= 2 ? named.slice(0, 2) : []),
  };
}
