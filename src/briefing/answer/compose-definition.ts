import type { Mention } from '../annotate/types.ts';
import type { Question, Term } from '../question/types.ts';
import { CLOSELY_RELATED } from '../search/words.ts';
import type { StoredSentence } from '../store/types.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { termsOf } from '../text/terms.ts';
import { baseForm } from '../text/thesaurus.ts';
import { isContent, tokenize } from '../text/tokens.ts';
import type { Span, Value } from '../types.ts';
import { asksForNameAlone } from './compose-roles-of.ts';
import { besideIn, comma, copula, describedIn } from './definition-spans.ts';
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
  const others = question.terms.filter((t) => !asked.includes(t.word));
  const isTold = (e: Explained): boolean =>
    question.names.length === 0 || saysMore(e, others, question);
  const asksLetters = /stand for/i.test(question.plain);
  const described = asksLetters
    ? []
    : sentences.flatMap((s) => descriptionIn(s, question)).filter(isTold);
  const explained =
    asksLetters || described.length > 0
      ? described
      : sentences.flatMap((s) => explainedBy(besideIn, s, question)).filter(isTold);
  // Two letters begin many a row of words: what stands beside them says more.
  const isVague = word.length <= 2;
  const found = [
    ...sentences.flatMap((s) => markedIn(s, word)),
    ...(isVague ? explained : inFull),
    ...(others.length > 0 ? [] : sentences.flatMap((s) => longerIn(s, asked))),
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

/**
 * Of "the Tarn state bird" nothing is told by what Tarn is: what else the question says stands there. And it is told by a noun
 * or name that the question does not hold.
 */
function saysMore(
  { sentence, span }: Explained,
  others: readonly Term[],
  { stems }: Question,
): boolean {
  const told = tokenize(sliceOf(sentence, span));
  return (
    others.every((o) =>
      told.some((t) => t.stem === o.term || (o.related.get(t.stem) ?? 0) >= CLOSELY_RELATED),
    ) &&
    told.some(
      (t) =>
        isContent(t.norm) &&
        !stems.includes(t.stem) &&
        (/^\p{Lu}/u.test(t.raw) || baseForm(t.norm, 'noun') !== undefined),
    )
  );
}

/** A longer name that opens with the one asked about and says what it is: "Roscosmos State Space Corporation". */
function longerIn(sentence: StoredSentence, asked: readonly string[]): Explained[] {
  return sentence.note.mentions
    .filter((m) => m.kind === 'organisation' || m.kind === 'place')
    .filter(
      (m) =>
        m.key.split(' ').length > asked.length + 1 &&
        isLonger(m.key, sliceOf(sentence, m), asked.join(' ')),
    )
    .map((m) => ({ sentence, span: m }));
}

/** "Book of the Tarn Church" is not the name of the church in full; "State-run Tarn Radio" is that of the radio. */
function isLonger(key: string, text: string, asked: string): boolean {
  return (
    key.startsWith(`${asked} `) || (key.endsWith(` ${asked}`) && /^\p{L}+-\p{L}+ /u.test(text))
  );
}

/** What a sentence says that the name, or the words, asked about are: "KCNA, the agency of ...". */
function descriptionIn(sentence: StoredSentence, question: Question): Explained[] {
  if (question.names.length === 0)
    return wordExplained(
      sentence,
      question.terms.map((t) => t.term),
    );
  if (mentionsIn(sentence, question).length > 0)
    return explainedBy(describedIn, sentence, question);
  // "the head of TQ, a design firm": letters that were read as part of an office.
  if (ranksOf(question).length > 0) return [];
  const words = question.names.map((n) => n.words.join(' '));
  return sentence.tokens.flatMap((t) => {
    const span = words.includes(t.norm) ? comma(sentence.text, sentence.note.start, t) : undefined;
    return span === undefined ? [] : [{ sentence, span }];
  });
}

/** What is read beside each mention of the name asked about: "state news agency KCNA", "KCNA news agency". */
function explainedBy(
  read: typeof besideIn,
  sentence: StoredSentence,
  question: Question,
): Explained[] {
  return mentionsIn(sentence, question).flatMap((m): Explained[] => {
    const span = read(sentence, m);
    return span === undefined ? [] : [{ sentence, span }];
  });
}

/** "who is Mayor Roe": beside another Roe it says who that one is. */
function mentionsIn(sentence: StoredSentence, question: Question): Mention[] {
  const { mentions, roles } = sentence.note;
  const ranks = ranksOf(question);
  const isRanked = (m: Mention): boolean => {
    const beside = roles.filter((r) => r.name.start === m.start);
    const own = beside.flatMap((r) => termsOf(tokenize(sliceOf(sentence, r))));
    return ranks.every((t) => own.includes(t.term));
  };
  return mentions.filter((m) => isAsked(m.key, question.names) && isRanked(m));
}

function ranksOf({ kind, terms }: Question): Term[] {
  return kind === 'define' ? [] : terms.filter((t) => t.part !== 'name');
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
