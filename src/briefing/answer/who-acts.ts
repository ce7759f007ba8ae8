import { LIGHT_IDF_MOST, LIGHT_VERBS } from '../question/light-verbs.ts';
import type { Question, Term } from '../question/types.ts';
import { asksWhoActs, asksWhom, isVerbNext } from '../question/voice.ts';
import type { Ranked } from '../search/rank.ts';
import type { WantedSpan } from '../search/wanted.ts';
import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import { stem } from '../text/stem.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { baseForm, FIELD, isNounOf } from '../text/thesaurus.ts';
import { isContent, type Token, tokenize } from '../text/tokens.ts';
import type { Span } from '../types.ts';
import { isOtherActor } from './second-act.ts';
import { sliceOf, textBefore, textBehind } from './slice.ts';

/** Sentences from which on a verb is common in the articles. */
const OFTEN = 6;
/** Words of those who are named behind "by", and what is no more of them. */
const AGENT_WORDS = 4;
const ENDS_AGENT = new RegExp(`^(?:${[...STOPWORDS].join('|')})$|(?:ing|ly|day)$`);
/** ", a radio host in Lower Tarn, Nova Orra, has": what stands between a name and what its bearer did. */
const APPOSITION =
  /^,\s((?:an?|the|one of|formerly|once|\p{Ll}+)\s[^;:“”"]*),\s(?:(?:has|had|have|also|first|then|later)\s)*$/u;
/** "whose boat", and how many words a thing owned may be told in. */
const ASKS_WHOSE = /^whose\s/i;
const OWNED_WORDS = 3;
const ASKS_PASSIVE =
  /^who (?:(?:was|were|is|are|got)|(?:has|have|had) been) (?:[a-z]+ly )?(?!\w+ing\b)([a-z]+)\b/i;
/** "and who is winning", "will decide who wins": nobody is told to do it; "who grew up there and who won" is about one named before. */
const ASKED_THERE =
  /\b(?:and|or|of|on|about|over|to|(?:see|seen|knows?|known|ask(?:s|ed)?|decid(?:e[sd]?|ing)|determin(?:e[sd]?|ing)|wonder(?:s|ed)?|tells?|told|say|guess|predict(?:s|ed)?|reveal(?:s|ed)?|choose|pick)(?: \w+)?)\swho(?:\s(?:is|was|are|were|has|have|had|will|would|could|may|might|should))?\s(?:\w+ly\s)?$/i;
/** What leads to those who did it, and to those whom it was done to. */
const AGENT = /^\s(?:\S+\s){0,2}?by\s(?:(?:the|an?)\s)?(?=\p{L}|\d)/u;
const OBJECT =
  /^\s(?:(?:at least|more than|about|up to|as many as)\s)?(?=(?:an?|the|two|three|four|five|six|seven|eight|nine|ten|\d+|several|dozens of|hundreds of)\s\p{Ll})/u;
/** Words before a verb by which it is something done to somebody, or a word beside a noun ("a kidnapped girl"). */
const NO_ACT = /^(?:is|are|was|were|be|been|being|gets?|got|a|an|the|this|that|his|her|its|their)$/;

/** "who kidnapped the girl": of the names in a sentence those that can have done so, before the verb or behind "by". */
export function whoActs(
  question: Question,
  sentence: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  if (ASKS_WHOSE.test(question.plain)) return ownersOf(question, sentence, spans);
  const verb = question.terms.find((t) => t.term === question.verb);
  if (verb === undefined) return spans;
  // "Carry" may be what somebody is called.
  const isNamed = (t: Token): boolean =>
    sentence.note.mentions.some((m) => m.start <= t.start && t.end <= m.end);
  const acts = verbsIn(question, sentence).filter(
    (t) => !isNamed(t) && !isAskedThere(textBefore(sentence, t)),
  );
  if (asksWhom(question)) return isLight(verb) ? spans : whomDone(question, sentence, acts, spans);
  if (asksWhomPassive(question)) return whomDoneTo(sentence, acts, spans);
  // "who said that Roe resigned" asks for no one who resigned.
  const isAct = question.kind === 'who' || question.stems[1] === verb.term;
  if (!asksWhoActs(question) || !isAct) return spans;
  const able = spans.filter(
    (s) => !acts.some((t) => isInApposition(sentence, s, spans, t) || isOtherActor(sentence, s, t)),
  );
  if (isLight(verb)) return able;
  const named = able.filter((span) =>
    acts.some((t) =>
      span.end <= t.start
        ? !isPassive(sentence, t) && !isOnlyOwner(question, sentence, span, t)
        : isBehindBy(sentence, span),
    ),
  );
  if (named.length > 0) return named;
  const agents = acts.flatMap((t) => agentsOf(sentence, t));
  // "who will succeed her" may be told by a noun: "with Roe as her successor".
  const isNoun = acts.some((t) => baseForm(t.norm, 'verb') === undefined);
  return agents.length === 0 && isNoun && isVerbNext(question) ? able : agents;
}

/** "whose boat sank": those who own one in a sentence, as in "Roe's old boat", "the boat of Roe". */
function ownersOf(
  { plain, terms }: Question,
  { tokens }: Ranked['sentence'],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  const asked = tokenize(plain).slice(1, 1 + OWNED_WORDS);
  const things = terms.filter((t) => t.part === 'noun' && asked.some((a) => a.stem === t.term));
  const isThing = (t: Token): boolean =>
    things.some((n) => n.term === t.stem || (n.related.get(t.stem) ?? 0) >= CLOSELY_RELATED);
  return spans.filter((s) => {
    const at = tokens.findIndex((t) => t.start >= s.start);
    const last = tokens.findLastIndex((t) => t.end <= s.end);
    const isOwner = tokens[last]?.possessive || tokens[last + 1]?.norm === 's';
    return isOwner
      ? tokens.slice(last + 1, last + 1 + OWNED_WORDS).some(isThing)
      : tokens[at - 1]?.norm === 'of' && tokens.slice(Math.max(0, at - 3), at).some(isThing);
  });
}

/** "who did Roe praise": those behind the verb, or before it where they are praised; nobody where nothing tells of praise. */
function whomDone(
  { terms, verb }: Question,
  sentence: Ranked['sentence'],
  acts: readonly Token[],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  if (acts.length === 0) {
    // In other words for the act, all else must be told.
    const others = terms.filter((t) => t.term !== verb);
    const isTold = others.every(
      (t) => t.part === 'name' || holdsTerm(sentence, t, CLOSELY_RELATED),
    );
    return isTold && others.some((t) => t.part !== 'name') ? spans : [];
  }
  const done = spans.filter((span) =>
    acts.some((t) => (span.end <= t.start ? isDone(sentence, t) : !isBehindBy(sentence, span))),
  );
  // "defeated her rival in Orvik": who is asked for stands behind no such word.
  const persons = done.filter(
    // "supports Berg's act": the act is supported.
    (s) => !isBehindPlace(sentence, s) && !/['’‘ʼ]s?$/.test(sliceOf(sentence, s)),
  );
  return done.length > 0 ? persons : spans;
}

/** "who was sent off", and not "who was he praised by". */
function asksWhomPassive({ plain, verb }: Question): boolean {
  const asked = ASKS_PASSIVE.exec(plain)?.[1];
  return asked !== undefined && stem(asked.toLowerCase()) === verb && !/\bby[?\s]*$/.test(plain);
}

/** "who was sent off": the one before "was sent off", or behind "sent off", with a name or without; anyone where that is not told. */
function whomDoneTo(
  sentence: Ranked['sentence'],
  acts: readonly Token[],
  spans: readonly WantedSpan[],
): readonly WantedSpan[] {
  // "the fire chief" fires nobody.
  const told = acts.filter((t) => isDone(sentence, t) || baseForm(t.norm, 'verb') !== t.norm);
  const done = spans.filter((span) =>
    told.some((t) =>
      isDone(sentence, t)
        ? span.end <= t.start
        : span.start >= t.end && !isBehindBy(sentence, span) && !isBehindPlace(sentence, span),
    ),
  );
  if (done.length > 0) return done;
  const objects = told
    .filter((t) => !isDone(sentence, t))
    .flatMap((t) => phraseBehind(sentence, t.end, OBJECT));
  return objects.length > 0 || told.length < acts.length ? objects : spans;
}

/** "was rescued by two firemen yesterday": the ones behind "by", where they have no name. */
function agentsOf(sentence: Ranked['sentence'], verb: Token): WantedSpan[] {
  return phraseBehind(sentence, verb.end, AGENT);
}

/** The few words behind what leads to somebody without a name: "by two firemen", "injuring three workers", and not "by the flood". */
function phraseBehind(
  { text, note }: Ranked['sentence'],
  from: number,
  lead: RegExp,
): WantedSpan[] {
  const behind = text.slice(from - note.start);
  const led = lead.exec(behind)?.[0];
  if (led === undefined) return [];
  const words = behind.slice(led.length).split(/\s/, AGENT_WORDS);
  const stop = words.findIndex((w, i) => i > 0 && ENDS_AGENT.test(w));
  // The mark that ends a clause ends them as well; the one of "U.S." does not.
  const key = /^(?:\b\p{Lu}\.|[^,.;:!?“”"()])+/u.exec(
    words.slice(0, stop < 0 ? words.length : stop).join(' '),
  )?.[0];
  if (key === undefined || !key.split(' ').some(isSomebody)) return [];
  const start = from + led.length;
  return [{ start, end: start + key.length, key: key.toLowerCase() }];
}

/** A name, or a word for people. */
function isSomebody(word: string): boolean {
  return /^\p{Lu}/u.test(word) || isNounOf(word, FIELD.person) || isNounOf(word, FIELD.group, 1);
}

function isBehindPlace(sentence: Ranked['sentence'], span: WantedSpan): boolean {
  return /\b(?:in|at|near|since|during|on|for)\s(?:the\s)?$/.test(textBefore(sentence, span));
}

/** Of what every other sentence tells, the one that answers need not tell again. */
function isLight({ term, idf, frequency }: Term): boolean {
  return LIGHT_VERBS.has(term) || (idf <= LIGHT_IDF_MOST && frequency >= OFTEN);
}

function isAskedThere(before: string): boolean {
  return ASKED_THERE.test(before) && !/\bwhom?\b.*\b(?:and|or)\swho\b/i.test(before);
}

/** The words of a sentence that are the verb of the question, or one that says nearly the same. */
export function verbsIn(
  { terms, verb }: Question,
  { tokens, words }: Ranked['sentence'],
): readonly Token[] {
  const related = terms.find((t) => t.term === verb)?.related ?? new Map<string, number>();
  const close = [...related].flatMap(([term, w]) => (w >= CLOSELY_RELATED ? term : []));
  // "turned down" begins with its verb.
  const joined = close.flatMap((term) =>
    term.includes('_') ? (words.places.get(term) ?? []) : [],
  );
  return tokens.filter(
    ({ stem, norm }, i) =>
      // The "had" of "had moved" tells nothing of who owned it.
      stem === verb || joined.includes(i) || (isContent(norm) && close.includes(stem)),
  );
}

/** Tells whether a verb of a sentence is something done to somebody, or a word beside a noun: "was praised", "a praised man". */
export function isPassive({ tokens }: Ranked['sentence'], verb: Token): boolean {
  return !verb.norm.endsWith('ing') && NO_ACT.test(tokens[tokens.indexOf(verb) - 1]?.norm ?? '');
}

/** "Roe's visit cheered the town": it is the visit that did, while "Roe's visit" is hers. */
function isOnlyOwner(
  { plain }: Question,
  sentence: Ranked['sentence'],
  span: WantedSpan,
  verb: Token,
): boolean {
  return (
    /['’‘ʼ]s?$/.test(sliceOf(sentence, span)) &&
    !/^whose\b/i.test(plain) &&
    (baseForm(verb.norm, 'noun') === undefined || verb.norm.endsWith('ed'))
  );
}

/** "was praised", and not "his praise". */
function isDone({ tokens }: Ranked['sentence'], verb: Token): boolean {
  return /^(?:is|are|was|were|be|been|being)$/.test(tokens[tokens.indexOf(verb) - 1]?.norm ?? '');
}

/** Tells whether "by" leads to a span: "by the mayor Roe", "by her deputy, Roe."; but in "by the police, Roe said" it does not. */
export function isBehindBy(sentence: Ranked['sentence'], span: Pick<Span, 'start'>): boolean {
  const before = textBefore(sentence, span);
  const { end } = sentence.note.mentions.find((m) => m.start === span.start) ?? { end: span.start };
  return (
    /\bby\s+(?:the\s+)?(?:[\p{L}.-]+\s+){0,4}$/u.test(before) ||
    (/\bby\s(?:its|his|her|their)\s(?:[\p{Ll}-]+\s){0,3}[\p{Ll}-]+,\s$/u.test(before) &&
      /^(?:[.,;)]|$)/.test(textBehind(sentence, { end })))
  );
}

/** "Calderan, a host in Lower Tarn, has set up a site": names in what describes another one do not act. */
function isInApposition(
  { text, note }: Ranked['sentence'],
  span: WantedSpan,
  spans: readonly WantedSpan[],
  verb: Token,
): boolean {
  return spans.some((o) => {
    if (o.end >= span.start) return false;
    const between = text.slice(o.end - note.start, verb.start - note.start);
    const [, described] = APPOSITION.exec(between) ?? [];
    return described !== undefined && span.end <= o.end + ', '.length + described.length;
  });
}
