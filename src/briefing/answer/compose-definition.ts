import type { Mention } from '../annotate/types.ts';
import { baseForm } from '../question/thesaurus.ts';
import type { StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { termsOf } from '../text/terms.ts';
import { TITLE_WORDS } from '../text/titles.ts';
import { tokenize } from '../text/tokens.ts';
import type { Span, Value } from '../types.ts';
import { asksForNameAlone } from './compose-roles-of.ts';
import { isAsked } from './names.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

const SENTENCES = 40;
const VALUES_MAX = 2;
/** Articles that are read through for a name in full. */
const ARTICLES = 3;

/** "what is KCNA", "what does DPRK stand for": how the articles themselves explain a name. */
export function composeDefinition(material: Material): Composed | undefined {
  const { question, store, ranked, scope, citations } = material;
  // "who is Yonhap": only where nothing but the name is asked about
  if (
    question.kind !== 'define' &&
    (!/^(?:who|what)(?:'s| is| are| was| were)\b/i.test(question.plain) ||
      question.names.length !== 1 ||
      !asksForNameAlone(question))
  )
    return undefined;
  const asked = question.names[0]?.words ?? question.terms.map((t) => t.word);
  const word = asked.join(' ');
  if (word === '') return undefined;
  const sids = new Set([
    ...ranked.slice(0, SENTENCES).map((r) => r.sentence.sid),
    ...(question.names[0]?.keys ?? [])
      .slice(0, 3)
      .flatMap((key) => store.sentencesNaming(key, SENTENCES)),
  ]);
  const sentences = store.sentences([...sids]).filter((s) => scope?.has(s.aid) ?? true);
  // The name in full may stand where its letters do not.
  const articles = [...new Set(sentences.slice(0, ARTICLES).map((s) => s.aid))];
  const inFull = [
    ...sentences,
    ...articles.flatMap((aid) => store.sentencesOfArticle(aid)),
  ].flatMap((s) => expansionIn(s, asked));
  const explained = /stand for/i.test(question.plain)
    ? []
    : sentences.flatMap((s) => explanationIn(s, material));
  // Two letters begin many a row of words: what stands beside them says more.
  const isVague = word.length <= 2;
  const found = [
    ...sentences.flatMap((s) => markedIn(s, word)),
    ...(isVague ? explained : inFull),
    ...sentences.flatMap((s) => longerIn(s, asked)),
    ...(isVague ? inFull : explained),
  ];
  const values: Value[] = [];
  for (const { sentence, span } of found.slice(0, VALUES_MAX)) {
    const text = sentence.text.slice(
      span.start - sentence.note.start,
      span.end - sentence.note.start,
    );
    if (!values.some((v) => v.text === text))
      values.push({ text, citations: [citations.sentence(sentence)] });
  }
  return values.length === 0 ? undefined : { kind: 'direct', values };
}

const BEFORE_COMMA =
  /((?:\b(?:the|its|their|his|her)\s)?(?:\p{Lu}[\p{L}.-]*(?:['’]s)?\s){0,3}(?:\p{Ll}[\p{L}-]*\s){0,3}?(\p{Ll}[\p{L}-]*)),\s$/u;

interface Explained {
  readonly sentence: StoredSentence;
  readonly span: Span;
}

/** A name in full whose initials are the letters asked about ("Democratic People's Republic of Korea"). */
function expansionIn(sentence: StoredSentence, asked: readonly string[]): Explained[] {
  const letters = asked.length === 1 ? (asked[0] ?? '') : '';
  if (letters.length < 2 || letters.length > 8) return [];
  const tokens = sentence.tokens;
  for (let i = 0; i < tokens.length; i++) {
    let k = 0;
    let end = i;
    for (let j = i; j < tokens.length && k < letters.length; j++) {
      const token = tokens[j];
      if (token === undefined) break;
      if (token.norm[0] === letters[k] && /^\p{Lu}/u.test(token.raw)) {
        k++;
        end = j;
      } else if (!STOPWORDS.has(token.norm) || j === i) break;
    }
    const [first, last] = [tokens[i], tokens[end]];
    if (k === letters.length && end > i && first !== undefined && last !== undefined)
      return [{ sentence, span: { start: first.start, end: last.end } }];
  }
  return [];
}

/** "the Ministry of Trade, Industry and Energy (MOTIE)": the capitals before the letters in brackets. */
function markedIn(sentence: StoredSentence, letters: string): Explained[] {
  if (!/^\p{L}{2,}$/u.test(letters)) return [];
  const full = `(?:(?!The )\\p{Lu}[\\p{L}-]+)(?:,? (?:of|and|for|the|in|\\p{Lu}[\\p{L}-]+))*`;
  const found = new RegExp(`${full}(?= \\(${letters.toUpperCase()}\\))`, 'u').exec(sentence.text);
  if (found === null) return [];
  const start = sentence.note.start + found.index;
  return [{ sentence, span: { start, end: start + found[0].length } }];
}

/** A longer name that holds the one asked about and says what it is: "Roscosmos State Space Corporation". */
function longerIn(sentence: StoredSentence, asked: readonly string[]): Explained[] {
  return sentence.note.mentions
    .filter((m) => m.kind === 'organisation' || m.kind === 'place')
    .filter(
      (m) =>
        m.key.split(' ').length > asked.length + 1 &&
        asked.every((w) => m.key.split(' ').includes(w)),
    )
    .map((m) => ({ sentence, span: m }));
}

/** What stands beside the name and says what it is: "state news agency KCNA", "KCNA news agency", "KCNA, the agency of ...". */
function explanationIn(sentence: StoredSentence, { question }: Material): Explained[] {
  const { text, note, tokens } = sentence;
  if (question.names.length === 0)
    return wordExplained(
      sentence,
      question.terms.map((t) => t.term),
    );
  // "who is Mayor Roe": beside another Roe it says who that one is.
  const ranks = question.kind === 'define' ? [] : question.terms.filter((t) => t.part !== 'name');
  const isRanked = (m: Mention): boolean => {
    const roles = note.roles.filter((r) => r.name.start === m.start);
    const own = roles.flatMap((r) => termsOf(tokenize(sliceOf(sentence, r))));
    return ranks.every((t) => own.includes(t.term));
  };
  const mentions = note.mentions.filter((m) => isAsked(m.key, question.names) && isRanked(m));
  // "the head of TQ, a design firm": letters that were read as part of an office.
  if (mentions.length === 0) {
    if (ranks.length > 0) return [];
    const words = question.names.map((n) => n.words.join(' '));
    return tokens.flatMap((t) => {
      const span = words.includes(t.norm) ? comma(text, note.start, t) : undefined;
      return span === undefined ? [] : [{ sentence, span }];
    });
  }
  return mentions.flatMap((m): Explained[] => {
    const span =
      comma(text, note.start, m) ??
      office(text, note.start, m) ??
      copula(text, note.start, m) ??
      before(text, note.start, tokens, m) ??
      after(text, note.start, tokens, m);
    return span === undefined ? [] : [{ sentence, span }];
  });
}

/** "Glacier flour is the finest dust": what a sentence that opens with the words says of them. */
function wordExplained(sentence: StoredSentence, stems: readonly string[]): Explained[] {
  const { text, note, tokens } = sentence;
  const from = /^(?:an?|the)$/.test(tokens[0]?.norm ?? '') ? 1 : 0;
  const last = tokens[from + stems.length - 1];
  if (last === undefined || !stems.every((s, i) => tokens[from + i]?.stem === s)) return [];
  const place = { end: last.end };
  const span = comma(text, note.start, place) ?? copula(text, note.start, place);
  return span === undefined ? [] : [{ sentence, span }];
}

function comma(text: string, base: number, m: { readonly end: number }): Span | undefined {
  const match =
    /^,\s((?:a|an|the|one of)\s[^,;.]{3,90}|[\p{Lu}][\p{L}]+['’]s\s[\p{Ll}][^,;.]{3,80})(?=[,;.])/u.exec(
      text.slice(m.end - base),
    );
  return match === null
    ? undefined
    : { start: m.end + match[0].length - (match[1]?.length ?? 0), end: m.end + match[0].length };
}

/** "the harbour's deputy leader, Siraj Harun": an office, and who holds it behind a comma. */
function office(text: string, base: number, m: Mention): Span | undefined {
  const match = BEFORE_COMMA.exec(text.slice(0, m.start - base));
  const [, words = '', last = ''] = match ?? [];
  return match === null || !TITLE_WORDS.has(last)
    ? undefined
    : { start: base + match.index, end: base + match.index + words.length };
}

function copula(text: string, base: number, m: { readonly end: number }): Span | undefined {
  const match =
    /^\s(?:\([^)]*\)\s)?(?:is|was|are|were)\s((?:a|an|the|one of)\s[^,;.]{3,120})/u.exec(
      text.slice(m.end - base),
    );
  return match === null
    ? undefined
    : { start: m.end + match[0].length - (match[1]?.length ?? 0), end: m.end + match[0].length };
}

/** Lower-case nouns right before the name, with their possessor. */
function before(
  text: string,
  base: number,
  tokens: StoredSentence['tokens'],
  m: Mention,
): Span | undefined {
  let at = tokens.findIndex((t) => t.start === m.start) - 1;
  const last = tokens[at];
  if (
    last === undefined ||
    last.possessive ||
    !isNounLike(last.raw) ||
    isOnlyVerb(last.norm) ||
    !/^\s$/.test(text.slice(last.end - base, m.start - base))
  )
    return undefined;
  while (
    at > 0 &&
    /^[\s-]$/.test(text.slice((tokens[at - 1]?.end ?? 0) - base, (tokens[at]?.start ?? 0) - base))
  ) {
    const previous = tokens[at - 1];
    if (
      previous === undefined ||
      (!isNounLike(previous.raw) && !previous.possessive && !/^\p{Lu}/u.test(previous.raw))
    )
      break;
    at--;
  }
  const words = tokens.filter(
    (t) => t.start >= (tokens[at]?.start ?? 0) && t.end <= last.end && isNounLike(t.raw),
  );
  // "state-run" alone says nothing, "state-run Harbour News" does.
  const isHyphened = words.length === 2 && text[(words[0]?.end ?? 0) - base] === '-';
  if (words.length < 2) return undefined;
  return { start: tokens[at]?.start ?? last.start, end: isHyphened ? m.end : last.end };
}

function after(
  text: string,
  base: number,
  tokens: StoredSentence['tokens'],
  m: Mention,
): Span | undefined {
  const rest = tokens.filter((t) => t.start >= m.end);
  let end = m.end;
  let count = 0;
  for (const token of rest) {
    if (
      !/^\s$/.test(text.slice(end - base, token.start - base)) ||
      !isNounLike(token.raw) ||
      token.raw.endsWith('ly') ||
      count >= 3
    )
      break;
    end = token.end;
    count++;
  }
  // One word is enough where it can only be a noun: "the Aurus limousine".
  const only = rest[0];
  const isNoun = count === 1 && only !== undefined && m.kind !== 'person' && isOnlyNoun(only.norm);
  return count < 2 && !isNoun
    ? undefined
    : {
        start: rest[0]?.start ?? m.end,
        end: rest[0] === undefined ? m.end : nounEnd(rest.slice(0, count)),
      };
}

/** "the opposition leader criticised" - "Roe": a sentence, and no description. */
function isOnlyVerb(word: string): boolean {
  return baseForm(word, 'verb') !== undefined && baseForm(word, 'noun') === undefined;
}

function isOnlyNoun(word: string): boolean {
  return baseForm(word, 'noun') !== undefined && baseForm(word, 'verb') === undefined;
}

function nounEnd(tokens: readonly { readonly end: number; readonly raw: string }[]): number {
  return (
    tokens.findLast((t) => !/(?:ed|said|says|told|ing|ly)$/.test(t.raw))?.end ?? tokens[0]?.end ?? 0
  );
}

function isNounLike(raw: string): boolean {
  return (
    /^\p{Ll}/u.test(raw) &&
    !STOPWORDS.has(raw) &&
    !/^(?:said|says|told|reported|described|wrote|announced|added|also|has|had)$/.test(raw)
  );
}
