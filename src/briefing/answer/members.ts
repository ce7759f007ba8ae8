import type { Mention } from '../annotate/types.ts';
import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { isSameName } from './names.ts';
import { sliceOf, textBefore } from './slice.ts';

/** Nouns for people who go or stand together; asking for one is asking for its members. */
const GROUP_NOUNS = [
  'delegation',
  'entourage',
  'team',
  'group',
  'party',
  'cabinet',
  'panel',
  'committee',
  'board',
  'crew',
  'jury',
  'council',
  'cast',
  'band',
  'commission',
  'squad',
  'lineup',
  'staff',
];
/** Their stems, as they stand in the index. */
export const GROUP_STEMS: ReadonlySet<string> = new Set(GROUP_NOUNS.map(stem));

/** A member of a group, merged over the sentences that name the group. */
export interface Member {
  /** As the first sentence writes it. */
  readonly name: string;
  readonly key: string;
  /** The office beside the name. */
  readonly detail: string | undefined;
  /** All that the sentences say of what he or she is. */
  readonly offices: readonly string[];
  /** All spellings, the first one's among them. */
  readonly spellings: ReadonlySet<string>;
  readonly sentences: readonly StoredSentence[];
}

/** A sentence that names a group with these persons in it. */
export interface MemberRow {
  readonly sentence: StoredSentence;
  readonly persons: readonly Mention[];
}

/** Returns the persons in the row that follows one of the groups' nouns or the verb of including. */
export function personsIn(sentence: StoredSentence, groups: ReadonlySet<string>): Mention[] {
  if (
    !/\b(?:includ|featur|compris|consist|among|member|made up|accompanied|joined|along with|are|were|headed|led by|:)/i.test(
      sentence.text,
    )
  )
    return [];
  const noun = sentence.tokens.find((t) => groups.has(t.stem));
  if (noun === undefined) return [];
  return sentence.note.mentions.filter(
    (m) =>
      m.start > noun.end &&
      (m.kind === 'person' || m.key.includes(' ')) &&
      m.kind !== 'place' &&
      m.kind !== 'organisation' &&
      isMember(sentence, m),
  );
}

/** Returns the members of rows about one group, in the order in which they are first named; spellings are joined. */
export function mergeMembers(rows: readonly MemberRow[]): Member[] {
  const members: {
    name: string;
    key: string;
    detail: string | undefined;
    offices: string[];
    spellings: Set<string>;
    sentences: StoredSentence[];
  }[] = [];
  for (const { sentence, persons } of rows) {
    for (const person of persons) {
      const shown = sliceOf(sentence, person);
      const offices = sentence.note.roles
        .filter((r) => r.name.start === person.start)
        .map((r) => sliceOf(sentence, r));
      const detail = offices[0];
      const known = members.find((m) => isSameName(m.key, person.key));
      if (known === undefined)
        members.push({
          name: shown,
          key: person.key,
          detail,
          offices,
          spellings: new Set([shown]),
          sentences: [sentence],
        });
      else {
        known.spellings.add(shown);
        known.detail ??= detail;
        known.offices.push(...offices);
        if (!known.sentences.includes(sentence)) known.sentences.push(sentence);
      }
    }
  }
  return members;
}

/** A member has an office beside it or stands between commas; whose point man somebody is, is none. */
function isMember(sentence: StoredSentence, m: Mention): boolean {
  const isPossessor = /['’‘ʼ]s?$/.test(sliceOf(sentence, m));
  if (isPossessor) return false;
  if (
    sentence.note.roles.some(
      (r) => r.start <= m.start && m.end <= r.end && r.name.start !== m.start,
    )
  )
    return false;
  return (
    sentence.note.roles.some((r) => r.name.start === m.start) ||
    /[,;:]\s*(?:and\s+)?$|\b(?:and|includes?|are|were|features?)\s+$/.test(textBefore(sentence, m))
  );
}
