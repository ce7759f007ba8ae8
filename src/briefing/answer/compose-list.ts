import type { Mention } from '../annotate/types.ts';
import type { AskedName, Question, Term } from '../question/types.ts';
import { byPlace } from '../search/place.ts';
import type { Ranked } from '../search/rank.ts';
import { CLOSELY_RELATED, holdsTerm, LOOSELY_RELATED } from '../search/words.ts';
import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { termsOf } from '../text/terms.ts';
import { baseForm, FIELD, isNounOf } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { ListItem, Span } from '../types.ts';
import { findEnumeration } from './enumeration.ts';
import { GROUP_STEMS, type Member, mergeMembers, personsIn } from './members.ts';
import { isAsked } from './names.ts';
import type { Composed, Material } from './types.ts';

/** Who goes along with somebody belongs to these groups. */
const COMPANY = ['delegation', 'entourage', 'team', 'party', 'staff', 'crew'].map(stem);
const GOES_ALONG =
  /\b(?:ministers|officials|deputies|executives|bosses|people|members|aides|leaders|politicians)\b.*\b(?:travel\w*|go\w*|went|c[ao]m\w+|fl[ey]w?\w*)\b.*\bwith\b|\b(?:who|which \w+|what \w+)\b.*\b(?:went|go|goes|going|gone|came|come|comes|coming|travel\w*|flew|fly|flying|arrived|is|are|was|were|brought|accompan\w+|joined|join)\b.*\b(?:with|along|alongside|together|accompan\w+)\b|\bwho (?:else )?(?:accompanied|accompanies|joined)\b|\bwho did \w+(?: \w+)? (?:bring|take)\b|\b(?:ministers|officials|deputies|executives|bosses|aides|politicians)\b.*\b(?:came|went|travel\w*|flew|(?:was|were) there)(?: along)?[?\s]*$|\b(?:delegates|companions|members)\b|\bon the (?:trip|visit|tour)\b/i;
/** Company without a word of whose it is. */
const ON_TRIP = /\bon the (?:trip|visit|tour)\b/i;
/** Sentences looked at for a row of members. */
const LOOKED_AT = 24;
const PERSONS_LEAST = 2;
/** Words that only say that members are asked for. */
const MEMBERS = /^(?:members?|delegates?|companions?|trip|visit|tour)$/;
/** What the article of a row holds of the question, beside what that of the best sentence does. */
const ARTICLE_COVER_SHARE = 0.7;
/** Sentences that show whether the group asked about is told of. */
const BEST = 3;
/** Sentences back in which it may be said whose group it is. */
const OWNER_BACK = 4;
/** A row in another sentence than the best answers only when that one fits nearly as well. */
const ROW_SCORE_SHARE = 0.88;

/** Tells whether a question asks for the members of a group, or for those who went along with somebody. */
export function asksForMembers(plain: string): boolean {
  return GOES_ALONG.test(plain) || tokenize(plain).some((t) => GROUP_STEMS.has(t.stem));
}

/** The persons of a group, one row each, joined over the articles. */
export function composeMembers(material: Material): Composed | undefined {
  const { question, store, scope, citations } = material;
  if (!asksForMembers(question.plain)) return undefined;
  const asked = tokenize(question.plain)
    .map((t) => t.stem)
    .filter((s) => GROUP_STEMS.has(s));
  if (asked.length === 0 && !isOfSomebody(question)) return undefined;
  const groups = new Set(asked.length > 0 ? asked : COMPANY);
  const countries = question.terms.filter((t) => t.term.startsWith('@')).map((t) => t.term);
  const rows = ofAskedGroup(sentencesOf(groups, material), material)
    .filter((s) => scope?.has(s.aid) ?? true)
    .map((sentence) => ({ sentence, persons: personsIn(sentence, groups) }))
    .filter(
      ({ sentence, persons }) =>
        persons.length >= PERSONS_LEAST &&
        fitsCountry(sentence, countries, store) &&
        !isAnothersGroup(sentence, groups, material),
    );
  if (rows.length === 0) return undefined;
  const members = mergeMembers(
    rows.map(({ sentence, persons }) => ({
      sentence,
      persons: persons.filter((person) => !isAsked(person.key, question.names)),
    })),
  );
  // Every sentence with a row stands for the answer, also one whose members are all asked about.
  for (const { sentence } of rows) citations.sentence(sentence);
  const offices = askedOffices(question.plain);
  const fitting = members.filter((m) => m.detail !== undefined && hasOffice(m.detail, offices));
  const shown = ofField(offices.length > 0 && fitting.length > 0 ? fitting : members, question);
  const items = shown.map(
    (m): ListItem => ({
      text: m.name,
      detail: m.detail,
      spellings: [...m.spellings].filter((s) => s !== m.name),
      citations: m.sentences.map((sentence) => citations.sentence(sentence)),
    }),
  );
  const [only] = items;
  if (only !== undefined && items.length === 1 && members.length > 1)
    return { kind: 'direct', values: [{ text: only.text, citations: only.citations }] };
  return items.length < PERSONS_LEAST ? undefined : { kind: 'list', items };
}

/** "who came up with it" asks for nobody's company; "who came with Roe", "with the mayor", "on the trip" does. */
function isOfSomebody({ names, terms, plain }: Question): boolean {
  return names.length > 0 || terms.some((t) => TITLE_WORDS.has(t.word)) || ON_TRIP.test(plain);
}

/** "who came from the health ministry": where offices hold a field that is asked about, only those who have it. */
function ofField(members: readonly Member[], { terms, names }: Question): readonly Member[] {
  const holds = (m: Member, t: Term): boolean =>
    m.offices.some((o) => {
      const own = termsOf(tokenize(o));
      return own.includes(t.term) || own.some((w) => (t.related.get(w) ?? 0) >= CLOSELY_RELATED);
    });
  const fields = terms.filter(
    (t) =>
      (t.part === 'noun' || t.part === 'adjective') &&
      !GROUP_STEMS.has(t.term) &&
      !TITLE_WORDS.has(baseForm(t.word, 'noun') ?? t.word) &&
      !names.some((n) => n.words.includes(t.word)) &&
      members.some((m) => holds(m, t)),
  );
  const having = members.filter((m) => fields.every((t) => holds(m, t)));
  return having.length > 0 ? having : members;
}

/** "which ministers", "the deputies": offices of which only the holders are asked for. */
function askedOffices(plain: string): string[] {
  return tokenize(plain)
    .map((t) => baseForm(t.norm, 'noun') ?? t.norm)
    .filter(
      (w) =>
        TITLE_WORDS.has(w) &&
        !/^(?:official|member|delegate|leader|person|man|woman|representative|head)$/.test(w),
    )
    .flatMap((w) =>
      w === 'boss' || w === 'executive' ? ['ceo', 'chief', 'head', 'director', 'chairman'] : [w],
    );
}

/** A deputy minister is a deputy, and no minister. */
function hasOffice(role: string, offices: readonly string[]): boolean {
  const words = tokenize(role).map((t) => t.norm);
  const isDeputy = words.includes('deputy') || words.includes('vice');
  return offices.some(
    (o) => words.includes(o) && (o === 'deputy' || offices.includes('deputy') || !isDeputy),
  );
}

/** Sentences that name the group: those ranked, and all others that hold its noun. */
function sentencesOf(groups: ReadonlySet<string>, { ranked, store }: Material): StoredSentence[] {
  const found = new Map<number, StoredSentence>();
  for (const r of ranked.slice(0, LOOKED_AT)) found.set(r.sentence.sid, r.sentence);
  for (const hit of store.words.findSentences([...groups], LOOKED_AT)) {
    const sentence = store.sentence(hit.id);
    if (sentence !== undefined) found.set(sentence.sid, sentence);
  }
  const rank = new Map(ranked.map((r, i) => [r.sentence.sid, i]));
  return [...found.values()]
    .filter((s) => [...groups].some((g) => s.words.places.has(g)))
    .sort((a, b) => (rank.get(a.sid) ?? 999) - (rank.get(b.sid) ?? 999) || byPlace(a, b));
}

/**
 * Those of "the harbour panel", not of any panel: their articles hold of the question nearly what that of the best sentence
 * does; and of those who went along with one by name, only where that one is told of.
 */
function ofAskedGroup(
  sentences: readonly StoredSentence[],
  { question, ranked, store }: Material,
): StoredSentence[] {
  const terms = question.terms.filter((t) => !GROUP_STEMS.has(t.term) && !MEMBERS.test(t.word));
  const isGroupAsked = question.stems.some((s) => GROUP_STEMS.has(s));
  const tellsOfAsked = (own: readonly StoredSentence[]): boolean =>
    isGroupAsked ||
    question.names.length === 0 ||
    question.names.some((n) => own.some((s) => isToldIn(s, n)));
  /** By article; undefined where it does not tell of the one asked about. */
  const shares = new Map<number, number | undefined>();
  const shareOf = (aid: number): number | undefined => {
    if (!shares.has(aid)) {
      const own = store.sentencesOfArticle(aid);
      const held = terms.filter((t) => own.some((s) => holdsTerm(s, t, LOOSELY_RELATED)));
      shares.set(aid, tellsOfAsked(own) ? held.reduce((sum, t) => sum + t.idf, 0) : undefined);
    }
    return shares.get(aid);
  };
  const least = ARTICLE_COVER_SHARE * (shareOf(ranked[0]?.sentence.aid ?? -1) ?? 0);
  return sentences.filter((s) => (shareOf(s.aid) ?? -1) >= least);
}

function isToldIn({ words }: StoredSentence, { words: own, keys }: AskedName): boolean {
  return own.every((w) => words.places.has(stem(w))) || keys.some((k) => words.places.has(k));
}

/** "the Russian delegation": the group's sentence, or one before it in the paragraph's neighbourhood, names the country. */
function fitsCountry(
  sentence: StoredSentence,
  countries: readonly string[],
  store: Material['store'],
): boolean {
  if (countries.length === 0) return true;
  const near = [0, -1, -2]
    .map((step) => store.sentence(sentence.sid + step))
    .filter((s) => s?.aid === sentence.aid);
  return near.some((s) => s !== undefined && countries.some((c) => s.words.places.has(c)));
}

/** Tells whether a question asks for the members of one's group, and the best sentences tell of another's alone. */
export function asksForAnothersGroup(material: Material): boolean {
  const { question, ranked } = material;
  const groups = new Set(question.stems.filter((s) => GROUP_STEMS.has(s)));
  if (question.kind !== 'list' || groups.size === 0) return false;
  const told = ranked
    .slice(0, BEST)
    .filter((r) => r.sentence.tokens.some((t) => groups.has(t.stem)));
  return told.length > 0 && told.every((r) => isAnothersGroup(r.sentence, groups, material));
}

/** "the Norwegian delegation" is not the Danish one, nor is "the delegation" that goes on about it. */
function isAnothersGroup(
  sentence: StoredSentence,
  groups: ReadonlySet<string>,
  { question, store }: Material,
): boolean {
  const words = tokenize(question.plain);
  const noun = words.findIndex((t) => groups.has(t.stem));
  const [before, behind] = [
    words[noun - 1],
    words[noun + 1]?.norm === 'of' ? words[noun + 2] : undefined,
  ];
  const asked = question.names.filter(
    (n) => n.words.at(-1) === before?.norm || n.words[0] === behind?.norm,
  );
  if (asked.length === 0) return false;
  for (let back = 0; back <= OWNER_BACK; back++) {
    const told = store.sentence(sentence.sid - back);
    if (told?.aid !== sentence.aid) return false;
    const group = told.tokens.find((t) => groups.has(t.stem));
    const owner = told.note.mentions.find((m) => m.end + 1 === group?.start);
    if (owner !== undefined) return !isAsked(owner.key, asked);
  }
  return false;
}

/** A row of things in the best sentence that has one. */
export function composeEnumeration({
  question,
  ranked,
  citations,
}: Material): Composed | undefined {
  const best = ranked[0];
  if (best === undefined) return undefined;
  for (const r of ranked.slice(0, 4)) {
    if (r.score < ROW_SCORE_SHARE * best.score) break;
    const items = findEnumeration(r.sentence.text);
    if (
      items.length === 0 ||
      !areSuch(question, r, items) ||
      !isAboutQuestion(
        r,
        items,
        question.terms.map((t) => t.term),
      )
    )
      continue;
    const cited = citations.sentence(r.sentence);
    for (const other of ranked.slice(0, 4))
      if (other.score >= best.score - 1) citations.sentence(other.sentence);
    return {
      kind: 'list',
      items: items.map((span) => ({
        text: r.sentence.text.slice(span.start, span.end),
        spellings: [],
        citations: [cited],
      })),
    };
  }
  return undefined;
}

/** "which countries", "list the officials": most of the row must be names of such. */
function areSuch(
  { plain, terms, head }: Question,
  { sentence }: Ranked,
  items: readonly Span[],
): boolean {
  const stems = head.length > 0 ? head : terms.filter((t) => t.part === 'noun').map((t) => t.term);
  const asked = terms.find((t) => t.term === (head.length > 0 ? stems.at(-1) : stems[0]));
  const noun = baseForm(asked?.word ?? '', 'noun') ?? '';
  const isCountry = /\b(?:countries|nations)\b/i.test(plain);
  const isPerson = TITLE_WORDS.has(noun) || isNounOf(noun, FIELD.person, 1);
  if (!isCountry && !isPerson && !isNounOf(noun, FIELD.group, 1)) return true;
  const isSuch = (m: Mention): boolean =>
    isCountry ? m.kind === 'country' : m.kind !== 'country' && m.kind !== 'place';
  const base = sentence.note.start;
  const named = items.filter((item) =>
    sentence.note.mentions.some(
      (m) => m.start >= base + item.start && m.end <= base + item.end && isSuch(m),
    ),
  );
  return 2 * named.length >= items.length;
}

/** A row answers only where the question's words stand outside of it. */
function isAboutQuestion(r: Ranked, items: readonly Span[], terms: readonly string[]): boolean {
  const inside = new Set(
    items.flatMap((span) => termsOf(tokenize(r.sentence.text.slice(span.start, span.end)))),
  );
  const held = terms.filter((t) => r.sentence.words.places.has(t));
  return held.length === 0 || held.some((t) => !inside.has(t));
}
