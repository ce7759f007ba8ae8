import { GROUP_STEMS, type MemberRow, mergeMembers, personsIn } from '../answer/members.ts';
import { isSameName } from '../answer/names.ts';
import { createNameFinder } from '../question/name-finder.ts';
import { byPlace } from '../search/place.ts';
import type { Store, StoredName, StoredRole, StoredSentence } from '../store/types.ts';
import { compareText } from '../text/compare.ts';
import { termsOf } from '../text/terms.ts';
import { isEnglish } from '../text/thesaurus.ts';
import { fold, tokenize } from '../text/tokens.ts';
import type { Turns } from '../turns.ts';
import type { Citation } from '../types.ts';
import { citeSentence } from './cite.ts';
import type { People, Person, PersonGroup, PersonRole } from './people-types.ts';
import { isToldOfAsPerson } from './told-as-person.ts';

export interface PeopleOptions {
  /** Only persons whose name holds this, in any spelling. */
  readonly name?: string | undefined;
  readonly limit?: number | undefined;
}

const PERSONS_MAX = 25;
const ROLES_MAX = 4;
/** Names compared with one another; a corpus of millions of names is looked at from its most frequent ones. */
const NAMES_MAX = 3_000;
/** Sentences read of one person, and how many of them are cited, each of another article. */
const SENTENCES_MAX = 40;
const CITED_MAX = 12;
/** "slamming nominee Ines Calder": what somebody did to her, and no office; "acting president" is one. */
const DOING =
  /^(?!(?:acting|managing|sitting|outgoing|incoming|leading|founding|ruling|presiding|visiting|serving)\s)\p{Ll}+ing\s/u;
/** Names that may be a person's, of which the offices are looked up. */
const UNSURE_MAX = 300;
/** Names without an office that are looked at, the most frequent first. */
const TRIED_MAX = 40;
/** Articles cited for one office. */
const ROLE_CITED_MAX = 5;
/** So rarely given an office, a name is none of a person ("New York, the city's ..."). */
const ROLE_SHARE_LEAST = 0.05;
/** Sentences looked at for groups. */
const GROUP_SENTENCES = 40;
const MEMBERS_LEAST = 2;

/** Returns who is who: persons with their spellings, offices and articles, and the groups that articles name. */
export function* findPeople(
  store: Store,
  { name, limit = PERSONS_MAX }: PeopleOptions = {},
): Turns<People> {
  const clusters = yield* clusterNames(store, name);
  const persons: Person[] = [];
  for (const cluster of clusters.slice(0, limit)) {
    persons.push(toPerson(store, cluster));
    yield;
  }
  return {
    persons: persons.sort(
      (a, b) => b.sources.length - a.sources.length || a.name.localeCompare(b.name, 'en'),
    ),
    more: Math.max(0, clusters.length - limit),
    groups: yield* findGroups(store, name === undefined ? undefined : persons),
  };
}

/** The names of one person. */
type Cluster = readonly [StoredName, ...StoredName[]];

/** Names of persons, those of one person together; the most often named first. */
function* clusterNames(store: Store, wanted: string | undefined): Turns<Cluster[]> {
  const all = store.names();
  // A name that is no person's by its form may be one's by an office that it is given.
  const unsure: StoredName[] = [];
  let tried = 0;
  for (const name of all
    .filter(({ kind, key }) => kind === 'name' && key.includes(' '))
    .slice(0, UNSURE_MAX)) {
    const roles = store.rolesOf(name.key).length;
    if (roles > 0 && roles >= ROLE_SHARE_LEAST * name.count) unsure.push(name);
    else if (tried < TRIED_MAX && roles === 0) {
      tried++;
      if (isToldOfAsPerson(store, name.key)) unsure.push(name);
    }
    yield;
  }
  // "the Department, TV": a word of the language alone is no one's name.
  const persons = all.filter(
    ({ kind, key }) => kind === 'person' && (key.includes(' ') || !isEnglish(key)),
  );
  // "Democrat Ines Calder" is Ines Calder, who is there already.
  const known = new Set(persons.map(({ key }) => key));
  const others = unsure.filter(({ key }) => !known.has(key.replace(/^\S+ /, '')));
  const names = [...persons, ...others];
  const asked =
    wanted === undefined ? undefined : new Set(createNameFinder(names).find(wanted, PERSONS_MAX));
  const clusters: [StoredName, ...StoredName[]][] = [];
  const byFamilyName = new Map<string, [StoredName, ...StoredName[]][]>();
  for (const name of names.slice(0, NAMES_MAX)) {
    yield;
    const own = ownKey(name.key);
    const family = own.split(' ').at(-1) ?? '';
    const near = byFamilyName.get(family) ?? [];
    const known = near.find(([first]) => isSameName(ownKey(first.key), own));
    if (known) known.push(name);
    else {
      const cluster: [StoredName, ...StoredName[]] = [name];
      clusters.push(cluster);
      byFamilyName.set(family, [...near, cluster]);
    }
  }
  const fitting =
    asked === undefined
      ? clusters
      : clusters.filter((cluster) => cluster.some(({ shown }) => asked.has(shown)));
  return fitting.sort((a, b) => countOf(b) - countOf(a) || compareText(a[0].key, b[0].key));
}

/** "Ines Calder of Tideford" is Ines Calder. */
function ownKey(key: string): string {
  return key.replace(/(?<=.) of .*$/, '');
}

function countOf(cluster: Cluster): number {
  return cluster.reduce((sum, { count }) => sum + count, 0);
}

function toPerson(store: Store, cluster: Cluster): Person {
  const keys = cluster.map(({ key }) => key);
  const aids = [...new Set(keys.flatMap((key) => store.articlesNaming(key)))];
  const sentences = store
    .sentences(keys.flatMap((key) => store.sentencesNaming(key, SENTENCES_MAX)))
    .sort(byPlace);
  const firsts = sentences.filter(
    (sentence, index) => sentences.findIndex(({ aid }) => aid === sentence.aid) === index,
  );
  const [name = cluster[0].shown, ...spellings] = spellingsOf(sentences, keys);
  return {
    name,
    spellings,
    roles: rolesOf(store, keys),
    citations: firsts.slice(0, CITED_MAX).map((sentence) => citeSentence(store, sentence)),
    sources: aids
      .flatMap((aid) => store.article(aid)?.source ?? [])
      .sort((a, b) => compareText(a.id, b.id)),
  };
}

/** The ways in which the full name is written: as often as possible first, and of equals the longer. */
function spellingsOf(sentences: readonly StoredSentence[], keys: readonly string[]): string[] {
  const initials = new Set(keys.map((key) => key.charAt(0)));
  const families = new Set(keys.map((key) => ownKey(key).split(' ').at(-1)));
  const counts = new Map<string, number>();
  for (const { note, text } of sentences) {
    for (const mention of note.mentions) {
      if (!keys.includes(mention.key)) continue;
      const shown = text
        .slice(mention.start - note.start, mention.end - note.start)
        .replace(/['’]s?$/, '')
        .replace(/(?<=.) of .*$/s, '');
      // "The president" means the person, and is no spelling of the name.
      if (!families.has(fold(shown.split(/[\s-]/).at(-1) ?? ''))) continue;
      // "Otto and Mia Stein": the second name is another person's.
      if (/\s/.test(shown) && !initials.has(fold(shown).charAt(0))) continue;
      counts.set(shown, (counts.get(shown) ?? 0) + 1);
    }
  }
  const all = [...counts].sort(
    ([a, n], [b, m]) => m - n || b.length - a.length || compareText(a, b),
  );
  const full = all.filter(([shown]) => /\s/.test(shown));
  return (full.length > 0 ? full : all).map(([shown]) => shown);
}

/** Offices, one that says no more than another joined to it. */
function rolesOf(store: Store, keys: readonly string[]): PersonRole[] {
  const found = keys
    .flatMap((key) => store.rolesOf(key))
    .flatMap((role) => {
      const sentence = store.sentence(role.sid);
      return sentence === undefined ? [] : [{ sentence, text: textOf(sentence, role) }];
    });
  const groups: { text: string; words: readonly string[]; citations: Citation[] }[] = [];
  for (const { sentence, text } of found.sort((a, b) => byPlace(a.sentence, b.sentence))) {
    const words = termsOf(tokenize(text));
    if (words.length === 0 || DOING.test(text)) continue;
    const citation = citeSentence(store, sentence);
    const same = groups.find(
      (group) => isWithin(words, group.words) || isWithin(group.words, words),
    );
    if (same === undefined) groups.push({ text, words, citations: [citation] });
    else if (same.citations.every(({ source }) => source.id !== citation.source.id))
      same.citations.push(citation);
  }
  return groups
    .sort((a, b) => b.citations.length - a.citations.length || b.words.length - a.words.length)
    .slice(0, ROLES_MAX)
    .map(({ text, citations }) => ({
      text,
      citations: citations.slice(0, ROLE_CITED_MAX),
      articles: citations.length,
    }));
}

/** Groups with their members, merged over the articles that name the same people; with `persons`, only theirs. */
function* findGroups(store: Store, persons: readonly Person[] | undefined): Turns<PersonGroup[]> {
  const rows: MemberRow[] = [];
  for (const { id } of store.words.findSentences([...GROUP_STEMS], GROUP_SENTENCES)) {
    const sentence = store.sentence(id);
    if (sentence === undefined) continue;
    const row = { sentence, persons: personsIn(sentence, GROUP_STEMS) };
    if (row.persons.length >= MEMBERS_LEAST) rows.push(row);
    yield;
  }
  rows.sort((a, b) => byPlace(a.sentence, b.sentence));
  let groups: MemberRow[][] = [];
  for (const row of rows) {
    const same = groups.filter((group) => group.some((other) => isOneGroup(row, other)));
    // A row may show that what looked like two groups is one.
    groups = [...groups.filter((group) => !same.includes(group)), [...same.flat(), row]];
  }
  const wanted = persons?.flatMap(({ name, spellings }) => [name, ...spellings]);
  return groups
    .map(
      (group): PersonGroup => ({
        name: longest(group.map(({ sentence }) => nameOfGroup(sentence))),
        members: mergeMembers(group).map(({ name, detail, spellings, sentences }) => ({
          name,
          spellings: [...spellings].filter((spelling) => spelling !== name),
          role: detail,
          citations: sentences.map((sentence) => citeSentence(store, sentence)),
        })),
      }),
    )
    .filter(
      ({ members }) => wanted === undefined || members.some(({ name }) => wanted.includes(name)),
    )
    .sort((a, b) => b.members.length - a.members.length);
}

/** The same group by its noun, where one article goes on with it, or where the same people are in it. */
function isOneGroup(a: MemberRow, b: MemberRow): boolean {
  if (nounOf(a.sentence)?.stem !== nounOf(b.sentence)?.stem) return false;
  if (
    a.sentence.aid === b.sentence.aid &&
    Math.abs(a.sentence.position - b.sentence.position) <= 2
  ) {
    return true;
  }
  const shared = a.persons.filter((one) => b.persons.some(({ key }) => isSameName(one.key, key)));
  return shared.length >= MEMBERS_LEAST;
}

function nounOf(sentence: StoredSentence) {
  return sentence.tokens.find((token) => GROUP_STEMS.has(token.stem));
}

/** The noun with the capitalised words before it: whose group it is. */
function nameOfGroup(sentence: StoredSentence): string {
  const noun = nounOf(sentence);
  if (noun === undefined) return '';
  const end = noun.end - sentence.note.start;
  const before = sentence.text.slice(0, noun.start - sentence.note.start);
  const capitals =
    /(?:(?<!^)\b\p{Lu}[\p{L}\p{N}.’'-]*\s+|(?<=[Tt]he )\b\p{Lu}[\p{L}\p{N}.’'-]*\s+){1,3}$/u.exec(
      before,
    );
  return sentence.text.slice(capitals?.index ?? noun.start - sentence.note.start, end);
}

function longest(texts: readonly string[]): string {
  return texts.reduce((best, text) => (text.length > best.length ? text : best), '');
}

function textOf(sentence: StoredSentence, role: StoredRole): string {
  return sentence.text.slice(role.start - sentence.note.start, role.end - sentence.note.start);
}

function isWithin(few: readonly string[], many: readonly string[]): boolean {
  return few.every((word) => many.includes(word));
}
