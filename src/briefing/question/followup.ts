import { TITLE_WORDS } from '../text/titles.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Turn } from '../types.ts';
import { isUsedAsName } from './asked-names.ts';
import { plainQuestion } from './chat.ts';
import {
  actIn,
  officeIn,
  stripQuestionWord,
  subjectMatter,
  thingsIn,
  thingTold,
  withVerb,
} from './earlier-question.ts';
import { graft } from './graft.ts';
import { kindOf } from './kinds.ts';
import type { Lexicon } from './lexicon.ts';
import type { Completion } from './understand.ts';

const HE = /^(?:he|she|him|her|hers|his|himself|herself)$/;
const THEY = /^(?:they|them|their|theirs|both|themselves)$/;
const IT = /^(?:it|its|this|that|these|those)$/;
/** The word by which a question asks, at its head. */
const QUESTION_WORD =
  /^(?:(?:how many|how much|which|what)\s(?:[\p{Ll}-]+\s){1,3}?(?=(?:did|does|do|will|would|can|could)\s)|(?:what|which|who|whom|whose|when|where|why|how many|how much|how long|how)\b\s*)/iu;
/** "and the agreement?", with no place in the question before, changes the topic; "and yesterday?" goes on with it. */
const TOPIC = /^(?:the|this|that|these|those|any)\s/i;
/** "by whom?", "since when?": all else stands in the question before. */
const ASKS_ON =
  /^(?:(?:by|with|to|for|from|since|until|at|in|on) )?(?:who|whom|when|where|why|what|how|how many|how much|how long)\b/i;
/** "who says so?" */
const WHO_SAYS =
  /^(?:who|which \w+) (?:says?|said|claims?|claimed|reports?|reported|told) (?:so|it|that|this)$|^(?:says|said) who$|^according to whom?$/i;
/** What things do and persons do not: "they" and "he" of whom that is said is a thing, as in "how long did they last". */
const HAPPENS = /\b(?:last|worth|cost|begin|began|start|end|happen|take place)\b/i;
const THERE = /^(?:there|then)$/;
const POSSESSIVE = /^(?:his|her|hers|its|their)$/;
const OPENS_LIKE_ONE = /^(?:and|or|but|also|what about|how about|ok and|okay and|then|so)\b[\s,]*/i;
/** A follow-up without a pronoun has at most so many content words. */
const FRAGMENT_MAX_WORDS = 4;
/** In a small corpus a pronoun without an antecedent means the ones it is about: those named in this share of it. */
const PROMINENT_SHARE = 0.12;
const SMALL_CORPUS = 2_000;

/**
 * Completes a question that cannot stand alone, from the turns before it: pronouns become what they stand for, a
 * fragment takes over the frame of the question before. Returns undefined for a question that stands alone.
 */
export function completeFollowUp(
  asked: string,
  history: readonly Turn[],
  lexicon: Lexicon,
  corpusSize: number,
): Completion | undefined {
  const plain = plainQuestion(asked).replace(/[?.!\s]+$/, '');
  const last = history.at(-1);
  if (last === undefined) return completeFromCorpus(plain, lexicon, corpusSize);
  const before = plainQuestion(last.answer.reading.completed ?? last.question).replace(
    /[?.!\s]+$/,
    '',
  );
  const opened = OPENS_LIKE_ONE.test(plain);
  const body = plain.replace(OPENS_LIKE_ONE, '').replace(OPENS_LIKE_ONE, '').trim();
  const tokens = tokenize(body);
  const [cited] = last.answer.citations;
  if (WHO_SAYS.test(body) && cited !== undefined)
    return { text: `who said ${cited.text}`, kind: 'whosaid' };
  const again = opened ? withVerb(body, before, lexicon) : undefined;
  if (again !== undefined) return { text: again };
  const hasPronoun = tokens.some((t) => isPronoun(t, body));
  if (hasPronoun) {
    const replaced = replacePronouns(body, tokens, last, before, history, lexicon, corpusSize);
    const kind = kindOf(replaced);
    // "and his deputy?" asks the same kind of question again.
    return opened && kind === 'describe'
      ? { text: withKindWord(replaced, before), kind: last.answer.reading.kind }
      : { text: replaced };
  }
  const content = tokens.filter((t) => isContent(t.norm));
  const own = kindOf(body);
  const isFragment =
    (opened && own === 'describe') ||
    (own === 'describe' && content.length <= FRAGMENT_MAX_WORDS && opened) ||
    (content.length === 0 && ASKS_ON.test(body)) ||
    (opened &&
      content.length <= 2 &&
      !tokens.some((t) =>
        /^(?:who|what|when|where|why|how|which|is|are|was|were|did|does|do)$/.test(t.norm),
      ));
  // "and who abstained?" asks on about the same matter.
  if (opened && !isFragment && own !== 'describe' && content.length <= 1)
    return {
      text: `${body} ${stripQuestionWord(before).replace(/^\S+(?:ed|es|s)?\s/, '')}`,
      kind: own,
    };
  if (!isFragment) return undefined;
  if (content.length === 0)
    return {
      text: `${body} ${before.replace(QUESTION_WORD, '')}`,
      kind: own === 'describe' ? undefined : own,
      told: last.answer.citations,
    };
  const grafted = graft(body, before, lexicon);
  if (grafted !== undefined) return { text: grafted, kind: last.answer.reading.kind };
  return TOPIC.test(body)
    ? { text: `describe ${body}`, kind: 'describe' }
    : { text: `${before} ${body}`, kind: last.answer.reading.kind };
}

/** Pronouns without any turn before them: in a small corpus they mean the persons it is about. */
function completeFromCorpus(
  plain: string,
  lexicon: Lexicon,
  corpusSize: number,
): Completion | undefined {
  if (corpusSize > SMALL_CORPUS) return undefined;
  const tokens = tokenize(plain);
  // "when Calder said he ..." has its own antecedent, known to the corpus or not.
  if (/\s\p{Lu}\p{L}/u.test(plain)) return undefined;
  if (tokens.some((t) => isUsedAsName(t, lexicon))) return undefined;
  const [first, second] = prominentIn(lexicon, corpusSize).map(titleCase);
  if (first === undefined) return undefined;
  let changed = false;
  const text = replaceWords(plain, tokens, (token) => {
    const name = HE.test(token.norm)
      ? first
      : THEY.test(token.norm) && second !== undefined
        ? `${first} and ${second}`
        : undefined;
    if (name === undefined) return undefined;
    changed = true;
    return POSSESSIVE.test(token.norm) ? `${name}'s` : name;
  });
  return changed ? { text } : undefined;
}

/** Keys of the persons that a small corpus is about. */
function prominentIn(lexicon: Lexicon, corpusSize: number): string[] {
  return lexicon.persons
    .filter((p) => p.count / Math.max(1, corpusSize) >= PROMINENT_SHARE)
    .map((p) => p.key);
}

function isPronoun(token: Token, text: string): boolean {
  if (HE.test(token.norm) || THEY.test(token.norm)) return true;
  // "that" and "this" before a noun or a clause, and "is there", point at nothing earlier.
  if (IT.test(token.norm))
    return (
      !/^\s+\p{L}/u.test(text.slice(token.end)) ||
      /^(?:it|its)$/.test(token.norm) ||
      /^\s+(?:happen|mean|work|take|cost|say|true|about)/.test(text.slice(token.end))
    );
  return THERE.test(token.norm) && !/\b(?:is|are|was|were)\s+$/.test(text.slice(0, token.start));
}

function replacePronouns(
  body: string,
  tokens: readonly Token[],
  last: Turn,
  before: string,
  history: readonly Turn[],
  lexicon: Lexicon,
  corpusSize: number,
): string {
  const prominent = corpusSize > SMALL_CORPUS ? [] : prominentIn(lexicon, corpusSize);
  const persons = history
    .toReversed()
    .flatMap((turn) => [...answeredPersons(turn), ...namesIn(turn.answer.reading.about, lexicon)]);
  const countries = last.answer.reading.about
    .filter((key) => key.startsWith('@'))
    .map((key) => key.slice(1));
  const groups = [
    ...new Set([
      ...answeredPersons(last),
      ...namesIn(last.answer.reading.about, lexicon),
      ...countries.map((c) => countryName(c)),
    ]),
  ];
  return replaceWords(body, tokens, (token) => {
    const next = tokens[tokens.indexOf(token) + 1];
    if (HE.test(token.norm)) {
      const person = persons[0];
      if (person === undefined) return undefined;
      if (!POSSESSIVE.test(token.norm) || token.norm === 'her')
        return POSSESSIVE.test(token.norm) && next !== undefined ? `${person}'s` : person;
      // "his deputy" after "who is the defense minister": the deputy of that office.
      const office =
        next !== undefined && TITLE_WORDS.has(next.norm) ? officeIn(before) : undefined;
      return office ?? `${person}'s`;
    }
    if (THEY.test(token.norm)) {
      const things =
        groups.length === 0 || HAPPENS.test(body) ? thingsIn(before, lexicon) : undefined;
      if (things !== undefined) return things;
      return groups.length === 0
        ? undefined
        : groups.slice(0, 3).join(' and ') + (POSSESSIVE.test(token.norm) ? "'s" : '');
    }
    // "where did they go then": the next thing, in the words of the question itself.
    if (token.norm === 'then') return '';
    if (IT.test(token.norm) && isPronoun(token, body))
      return (
        (HAPPENS.test(body)
          ? actIn(before, last.answer.reading.about, prominent, lexicon)
          : thingTold(
              before,
              last.answer.citations.map((c) => c.text),
              lexicon,
            )) ?? subjectMatter(before)
      );
    if (THERE.test(token.norm) && isPronoun(token, body))
      return placeOf(last) ?? subjectMatter(before);
    return undefined;
  });
}

/** The persons a turn's answer names: the value of a "who" answer, where it is no office. */
function answeredPersons({ answer }: Turn): string[] {
  return answer.kind === 'direct' &&
    (answer.reading.kind === 'who' || answer.reading.kind === 'whosaid')
    ? answer.values
        .slice(0, 1)
        .map((v) => v.text)
        .filter(
          (name) => !tokenize(name).some((t) => !/^\p{Lu}/u.test(t.raw) || TITLE_WORDS.has(t.norm)),
        )
    : [];
}

function placeOf({ answer }: Turn): string | undefined {
  return answer.kind === 'direct' && answer.reading.kind === 'where'
    ? `in ${answer.values[0]?.text ?? ''}`
    : undefined;
}

function namesIn(keys: readonly string[], lexicon: Lexicon): string[] {
  return keys
    .filter((key) => !key.startsWith('@'))
    .filter((key) => /^(?:person|name)$/.test(lexicon.name(key)?.kind ?? 'name'))
    .map(titleCase);
}

function countryName(joined: string): string {
  return joined.replace(/^(north|south|new|saudi|czech|united|sri|costa|el)(?=[a-z])/, '$1 ');
}

/** "deputy Defense Minister" asked again in the words of "who is ...". */
function withKindWord(text: string, before: string): string {
  const head =
    /^(?:who|what|which|when|where|why|how many|how)\s+(?:is|are|was|were|did|does|do)?\s*/i.exec(
      before,
    )?.[0] ?? '';
  return `${head}${text}`;
}

function replaceWords(
  text: string,
  tokens: readonly Token[],
  replacement: (token: Token) => string | undefined,
): string {
  let result = '';
  let at = 0;
  for (const token of tokens) {
    const words = replacement(token);
    if (words === undefined) continue;
    result += text.slice(at, token.start) + words;
    at = token.end;
  }
  return result + text.slice(at);
}

function titleCase(key: string): string {
  return key.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase());
}
