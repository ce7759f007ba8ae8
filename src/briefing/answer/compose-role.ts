import type { Term } from '../question/types.ts';
import { byPlace } from '../search/place.ts';
import type { StoredRole, StoredSentence } from '../store/types.ts';
import { termsOf } from '../text/terms.ts';
import { glossStems } from '../text/thesaurus.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isOnlyCapitalised } from './headline.ts';
import { isOfLongerBody } from './longer-name.ts';
import { isAsked, isSameName } from './names.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

/** Roles looked at for a question that names an office. */
const ROLE_CANDIDATES = 60;
/** Share of the asked field's words that a role (or its sentence, for less) must hold. */
const FIELD_COVER = 0.55;
const SENTENCE_SHARE = 0.5;
/** Words that make another office of one: they must stand in both or in neither. */
export const QUALIFIERS = new Set([
  'prime',
  'deputy',
  'vice',
  'first',
  'former',
  'assistant',
  'acting',
  'ex',
  'associate',
  'under',
  'second',
  'late',
]);
/** A group right behind its country's name. */
const GROUP =
  /^(?:['’]s)?\s(?:delegation|government|cabinet|team|embassy|army|navy|ministry|parliament|military|side|entourage)\b/;
/** Offices that name no office: "top health official". */
const GENERIC_OFFICE = /^(?:official|head|chief|leader|boss|officer|chair|man|woman)$/;
const GLOSS_WEIGHT = 0.6;
/** Verbs and nouns that ask for whoever holds an office. */
const HOLDS_OFFICE =
  /\b(?:runs?|heads?|leads?|governs?|chairs?|directs?|manages?|handles?|oversees?|commands?|in charge of|responsible for|head of|leader of|represents?)\b/i;

/** Offices as they are written short before a name. */
const SHORT_OFFICES: ReadonlyMap<string, string> = new Map([
  ['gov', 'governor'],
  ['sen', 'senator'],
  ['rep', 'representative'],
  ['gen', 'general'],
  ['col', 'colonel'],
  ['prof', 'professor'],
]);
const SHORT_OFFICE = new RegExp(`\\b(?:${[...SHORT_OFFICES.keys()].join('|')})$`, 'i');
/** The one office whose two words each name another one as well. */
const CHIEF_EXECUTIVE = /\b(?:chief executive|ceo)\b/i;
/** Who heads or runs something has one of these offices. */
const LEADS = /^who (?:runs?|heads?|leads?|led|ran|headed|chairs?|is in charge of)\b/i;
const LEADING =
  /\b(?:head|chief|leader|boss|ceo|presidents?|chair\w*|director|minister|governor|mayor|commander|secretary|king|queen|chancellor|captain|coach|manager|founder|owner|principal|dean|editor)\b/i;

/** True for a question that asks for the holder of an office. */
export function asksForOffice(plain: string, terms: readonly Term[]): boolean {
  return (
    HOLDS_OFFICE.test(plain) ||
    terms.some((t) => TITLE_WORDS.has(t.word) || TITLE_WORDS.has(t.word.replace(/s$/, '')))
  );
}

/** "who runs Roscosmos", "top health official": the persons whose office fits, best first. */
export function composeHolder({
  question,
  store,
  scope,
  citations,
  lexicon,
}: Material): Composed | undefined {
  if (!asksForOffice(question.plain, question.terms)) return undefined;
  const field = question.terms.filter((t) => !isOfficeWord(t));
  const total = field.reduce((sum, t) => sum + t.idf, 0);
  if (total === 0) return undefined;
  const explicit = question.terms.filter(
    (t) => TITLE_WORDS.has(t.word) && !GENERIC_OFFICE.test(t.word),
  );
  const searched = [
    ...question.terms.map((t) => t.term),
    ...field.flatMap((t) => [...relatedToField(t).keys()].filter((r) => lexicon.frequency(r) > 0)),
  ];
  const askedQualifiers = new Set(
    tokenize(question.plain)
      .map((t) => t.norm)
      .filter((w) => QUALIFIERS.has(w)),
  );
  const bySentence =
    scope === undefined
      ? []
      : [...scope]
          .flatMap((aid) => store.sentencesOfArticle(aid))
          .flatMap((s) => s.note.roles.map((r) => ({ ...r, sid: s.sid })));
  const roles: readonly StoredRole[] =
    scope === undefined
      ? [...store.findRoles(searched, ROLE_CANDIDATES), ...rolesInSentences(question.terms, store)]
      : bySentence;
  const scored = unique(roles).flatMap((role) => {
    const sentence = store.sentence(role.sid);
    if (sentence === undefined || isAsked(role.person, question.names)) return [];
    const written = roleText(role, store);
    const office = written.replace(SHORT_OFFICE, (o) => SHORT_OFFICES.get(o.toLowerCase()) ?? o);
    if (isOnlyCapitalised(sentence, role.name) || isOfLongerBody(question, sentence, role.name))
      return [];
    if (LEADS.test(question.plain) && !leads(office, field)) return [];
    if (CHIEF_EXECUTIVE.test(question.plain) && !CHIEF_EXECUTIVE.test(office)) return [];
    const own = new Set(termsOf(tokenize(office)));
    const qualifiers = tokenize(roleText(role, store))
      .map((t) => t.norm)
      .filter((w) => QUALIFIERS.has(w));
    if (
      qualifiers.some((w) => !askedQualifiers.has(w)) ||
      [...askedQualifiers].some((w) => !qualifiers.includes(w))
    )
      return [];
    // A country in the question must not be another one in the role: the US ambassador is not South Korea's.
    const countries = [...own].filter((w) => w.startsWith('@'));
    const askedCountries = field.filter((t) => t.term.startsWith('@')).map((t) => t.term);
    if (askedCountries.some((c) => !own.has(c) && !belongsTo(c, role, sentence, store))) return [];
    if (
      askedCountries.some((c) => !own.has(c)) &&
      countries.some((c) => !askedCountries.includes(c))
    )
      return [];
    const words = sentence.words;
    let cover = 0;
    let ownCover = 0;
    for (const t of field) {
      // "the Russian delegation ... Deputy Prime Minister Roe": hers is an office of that country.
      const isOfCountry = t.term.startsWith('@') && belongsTo(t.term, role, sentence, store);
      const inRole =
        own.has(t.term) || isOfCountry
          ? 1
          : Math.max(
              0,
              ...[...relatedToField(t)]
                .filter(([term]) => own.has(term))
                .map(([, weight]) => weight),
            );
      const inSentence = words.places.has(t.term) ? SENTENCE_SHARE : 0;
      cover += t.idf * Math.max(inRole, inSentence);
      ownCover += t.idf * inRole;
    }
    if (
      explicit.length > 0 &&
      !explicit.some(
        (t) => own.has(t.term) || [...t.related].some(([r, weight]) => weight >= 0.6 && own.has(r)),
      )
    )
      return [];
    const hasOffice = question.terms.some(
      (t) => isOfficeWord(t) && (own.has(t.term) || [...t.related.keys()].some((r) => own.has(r))),
    );
    return [
      { role, sentence, score: cover / total + (hasOffice ? 0.15 : 0), own: ownCover / total },
    ];
  });
  const best = scored.sort((a, b) => b.score - a.score || byPlace(a.sentence, b.sentence))[0];
  if (best === undefined || best.score < FIELD_COVER) return undefined;
  // "Gov. Roe" in a sentence on the land asked about says not whose governor, but no other's.
  if (best.own === 0 && !SHORT_OFFICES.has(roleText(best.role, store).toLowerCase()))
    return undefined;
  const same = scored.filter(
    (s) => isSameName(s.role.person, best.role.person) && s.score >= 0.5 * best.score,
  );
  const name = longestName(same.map((s) => nameOf(s.role, store)));
  const cited = [best, ...same.filter((s) => s !== best)].map((s) =>
    citations.sentence(s.sentence),
  );
  return { kind: 'direct', values: [{ text: name, citations: [...new Set(cited)] }] };
}

/** The head of the harbour leads the harbour; the harbour's head of security does not. */
function leads(office: string, field: readonly Term[]): boolean {
  const part = /\s(?:of|for)\s(.*)$/.exec(office)?.[1];
  const of = part === undefined ? undefined : termsOf(tokenize(part));
  return (
    LEADING.test(office) &&
    (of === undefined ||
      field.some((t) => [t.term, ...relatedToField(t).keys()].some((w) => of.includes(w))))
  );
}

function rolesInSentences(terms: readonly Term[], store: Material['store']): StoredRole[] {
  return store.words
    .findSentences(
      terms.filter((t) => t.frequency > 0).map((t) => t.term),
      20,
    )
    .flatMap((hit) => {
      const sentence = store.sentence(hit.id);
      return sentence === undefined
        ? []
        : sentence.note.roles.map((r) => ({ ...r, sid: sentence.sid }));
    });
}

function unique(roles: readonly StoredRole[]): StoredRole[] {
  const seen = new Set<string>();
  return roles.filter((r) => {
    const key = `${r.sid}:${r.start}:${r.name.start}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Words that say "an office" and not which one. */
function isOfficeWord(term: Term): boolean {
  return (
    TITLE_WORDS.has(term.word) ||
    TITLE_WORDS.has(term.word.replace(/s$/, '')) ||
    HOLDS_OFFICE.test(term.word) ||
    QUALIFIERS.has(term.word) ||
    /^(?:top|senior|chief|current|high|ranking|charge|responsible|in)$/.test(term.word)
  );
}

/** The office is a country's when the country stands right before it, or the group it is listed in is the country's. */
function belongsTo(
  country: string,
  role: StoredRole,
  sentence: StoredSentence,
  store: Material['store'],
): boolean {
  const near = [
    sentence,
    store.sentence(sentence.sid - 1),
    store.sentence(sentence.sid - 2),
  ].filter((s) => s?.aid === sentence.aid);
  return near.some((s) =>
    s?.note.mentions.some(
      (m) =>
        m.key === country &&
        (m.end + 1 === role.start || GROUP.test(s.text.slice(m.end - s.note.start))),
    ),
  );
}

/** Words a field goes by: related words, and those its definition is put in ("train": transport, railway). */
function relatedToField(term: Term): ReadonlyMap<string, number> {
  if (term.part === 'name' || term.part === 'number') return term.related;
  const wider = new Map([...glossStems(term.word)].map((word) => [word, GLOSS_WEIGHT]));
  for (const [word, weight] of term.related)
    wider.set(word, Math.max(weight, wider.get(word) ?? 0));
  return wider;
}

/** The words of an office as its sentence has them. */
export function roleText(role: StoredRole, store: Material['store']): string {
  return sliceOfRole(role, role, store);
}

function nameOf(role: StoredRole, store: Material['store']): string {
  return sliceOfRole(role, role.name, store);
}

function sliceOfRole(role: StoredRole, span: Span, store: Material['store']): string {
  const sentence = store.sentence(role.sid);
  return sentence === undefined ? '' : sliceOf(sentence, span);
}

function longestName(names: readonly string[]): string {
  return names.reduce((best, name) => (name.length > best.length ? name : best), '');
}

/** Tells whether an article is among those asked of. */
export function inScope(scope: ReadonlySet<number> | undefined, aid: number | undefined): boolean {
  return aid !== undefined && (scope === undefined || scope.has(aid));
}
