import type { Name } from '../text/names.ts';
import type { Token } from '../text/tokens.ts';
import { isSpeechForm, mayBeNoun } from './speech.ts';

/** The pronoun by which an article means a person. */
export type Gender = 'he' | 'she';

/** Titles and callings that only men or only women have. */
const HIS_TITLE =
  /\b(?:Mr|Sir|Lord|King|Prince|Emperor|Sultan|Sheikh|Pope|(?:[Cc]ongress|[Ss]pokes|[Bb]usiness|[Cc]ouncil)man|[Hh]usband|[Ff]ather|[Ss]on|[Bb]rother)\b/;
const HER_TITLE =
  /\b(?:Mrs|Ms|Miss|Lady|Dame|Queen|Princess|Empress|(?:[Cc]ongress|[Ss]pokes|[Bb]usiness|[Cc]ouncil)woman|[Ww]ife|[Mm]other|[Dd]aughter|[Ss]ister|[Aa]ctress)\b/;
/** A title counts as so many sentences. */
const TITLE_VOTES = 5;
/** One side must have so many times the other's votes. */
const LEAD = 2;

/** A sentence as it is read for this: words and names outside quotation marks. */
export interface PlainSentence {
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
}

/** What an article shows of the persons it names. */
export interface KnownPersons {
  /** The pronoun the article uses for a person; undefined where it does not show. */
  genderOf(key: string): Gender | undefined;
  /** Whether a name is used as a person's: with a title, as a family name alone, or as one who speaks. */
  isPerson(key: string): boolean;
}

/**
 * Learns from an article who its persons are, and from titles and from sentences that name one of them only and go on
 * with "he" or "she", by which pronoun it means whom. Nothing is known of first names: articles come from anywhere.
 */
export function learnPersons(
  text: string,
  sentences: readonly PlainSentence[],
  full: (key: string) => readonly string[],
): KnownPersons {
  const votes = new Map<string, { he: number; she: number }>();
  const persons = new Set<string>();
  const vote = (key: string, gender: Gender, weight: number): void => {
    const own = votes.get(key) ?? { he: 0, she: 0 };
    own[gender] += weight;
    votes.set(key, own);
  };
  for (const { tokens, names } of sentences) {
    const named = names.filter((n) => n.kind === 'person' || n.kind === 'name');
    for (const name of named) {
      const office = name.title === undefined ? '' : text.slice(name.title.start, name.title.end);
      const isSpeaking = speaks(tokens, name);
      for (const key of full(name.key)) {
        if (name.kind === 'person' || key !== name.key || isSpeaking) persons.add(key);
        if (HIS_TITLE.test(office)) vote(key, 'he', TITLE_VOTES);
        if (HER_TITLE.test(office)) vote(key, 'she', TITLE_VOTES);
      }
    }
    const [first] = named;
    const [only, ...others] = new Set(named.flatMap((n) => full(n.key)));
    if (first === undefined || only === undefined || others.length > 0) continue;
    const behind = tokens.filter((t) => t.start >= first.end);
    // "his" and "her" are as often somebody else's: the rival of the one who is named.
    const [he, she] = [/^(?:he|himself)$/, /^(?:she|herself)$/].map((form) =>
      behind.some((t) => form.test(t.norm)),
    );
    if (he !== she) vote(only, he ? 'he' : 'she', 1);
  }
  return {
    isPerson: (key) => persons.has(key),
    genderOf: (key) => {
      const own = votes.get(key);
      if (own === undefined) return undefined;
      if (own.he >= LEAD * own.she) return 'he';
      return own.she >= LEAD * own.he ? 'she' : undefined;
    },
  };
}

/** "Reed said", "said Reed": whether a verb of saying stands right beside a name. */
function speaks(tokens: readonly Token[], name: Name): boolean {
  const isVerb = (t: Token | undefined): boolean =>
    t !== undefined && isSpeechForm(t.norm, t.stem) && !mayBeNoun(t.norm);
  return (
    isVerb(tokens.find((t) => t.start >= name.end)) ||
    tokens.findLast((t) => t.end <= name.start)?.norm === 'said'
  );
}

/** The gender of a pronoun; undefined for those that have none. */
export function genderOfPronoun(norm: string): Gender | undefined {
  if (/^(?:he|him|his|himself)$/.test(norm)) return 'he';
  return /^(?:she|her|hers|herself)$/.test(norm) ? 'she' : undefined;
}
