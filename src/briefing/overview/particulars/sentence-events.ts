import { SPEECH_STEMS } from '../../annotate/speech.ts';
import type { Mention } from '../../annotate/types.ts';
import { tagWords } from '../../question/tagger.ts';
import type { StoredSentence } from '../../store/types.ts';
import { stem } from '../../text/stem.ts';
import { STOPWORDS } from '../../text/stopwords.ts';
import { baseForm, isNounOf } from '../../text/thesaurus.ts';
import type { Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';

/** A word of a sentence with its universal part of speech. */
export interface Word extends Token {
  readonly tag: string;
}

/** What a clause tells of: the word for what happens, and who is in it. */
export interface Event {
  /** The verb, or the noun for something that happens ("visit", "invasion"). */
  readonly word: Word;
  readonly isNoun: boolean;
  /** Keys of those who act; of a passive verb, of those to whom it happens. */
  readonly actors: readonly string[];
  /** Planned or denied rather than told as done. */
  readonly mode: Mode;
  /** Its clause, as indexes of words `[from, to)`. */
  readonly from: number;
  readonly to: number;
}

export type Mode = 'done' | 'planned' | 'denied';

/** A sentence taken apart. */
export interface Clauses {
  readonly words: readonly Word[];
  readonly events: readonly Event[];
}

/** WordNet's fields of acts and of events. @see https://wordnet.princeton.edu/documentation/lexnames5wn */
const EVENT_FIELDS = [4, 11] as const;
/** Verbs that tell of no event of their own. */
const NO_EVENT = new Set(
  `is are was were be been being am has have had having do did does done will would shall should can could may might must
  get got go going say said says tell told add added state stated write wrote expect expected plan planned schedule scheduled
  seem appear need want let make made keep include including includes accord according call called know known`
    .split(/\s+/)
    .map((word) => stem(word)),
);
/** Nouns that WordNet knows as acts, but that in the news rather name a state, a thing or a way. */
const NO_EVENT_NOUN = new Set(
  `time way part end start place state work use business policy service support order case hand face role job line power law
  program programme operation system leader action control security government administration turn project side`
    .split(/\s+/)
    .map((word) => stem(word)),
);
/** Words with which another clause begins. */
const OPENS_CLAUSE =
  /^(?:who|whom|whose|which|where|when|while|because|although|though|whereas|if|but)$/;
const WHEN = /^(?:after|before|since|until|once|as)$/;
const BREAKS_CLAUSE = /[;:–—]|\s-\s/;
/** Words between a noun for an event and a particular of it ("invasion of Ukraine in [2022]"). */
const LINKS =
  /^(?:of|in|at|to|on|with|by|near|into|for|from|between|and|the|a|an|his|her|its|their)$/;
/** How far from the noun its particular may stand, in words. */
const NOUN_REACH = 9;
/** Words that may stand between the one who acts and the verb. */
const SUBJECT_REACH = 5;
const OWNER_REACH = 4;
const RELATIVE = /^(?:who|whom|which)$/;
const PRONOUN = /^(?:he|she|they|it)$/;
const GROUP = /\b[Tt]he (?:two|pair|duo)\b/;
const PLANNED =
  /\b(?:will|would|to be|expected|plan(?:s|ned|ning)?|set|due|scheduled|going|about|intends?|intended|wants?|hopes?|may|might|could|should|shall|promise[sd]?|pledge[sd]?|vow(?:s|ed)?|likely)\b/;
const DENIED =
  /\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)?|refut(?:e|es|ed)|dispute[sd]?|not|never|no|without|n[’']t|false(?:ly)?)\b/;

const cache = new WeakMap<StoredSentence, Clauses>();

/** Takes a sentence apart into what it tells of; kept as long as the sentence is, since tagging is what costs time. */
export function clausesOf(sentence: StoredSentence): Clauses {
  let clauses = cache.get(sentence);
  if (clauses === undefined) {
    clauses = readClauses(sentence);
    cache.set(sentence, clauses);
  }
  return clauses;
}

/** The events that a span of the sentence belongs to: the verb of its clause, and the noun right before it. */
export function eventsAt({ words, events }: Clauses, span: Span): Event[] {
  const at = words.findIndex((w) => w.end > span.start);
  if (at < 0) return [];
  const inside = events.filter((e) => !e.isNoun && e.from <= at && at < e.to);
  const before = inside.filter((e) => words.indexOf(e.word) < at).at(-1);
  const verb = before ?? inside.find((e) => words.indexOf(e.word) > at);
  const noun = events.findLast((e) => e.isNoun && leadsTo(words, words.indexOf(e.word), at));
  return [noun, verb].filter((e) => e !== undefined);
}

/** Only names, dates and little words stand between a noun and the span. */
function leadsTo(words: readonly Word[], noun: number, at: number): boolean {
  if (noun >= at || at - noun > NOUN_REACH) return false;
  return words
    .slice(noun + 1, at)
    .every((w) => LINKS.test(w.norm) || /^\p{Lu}/u.test(w.raw) || /^\d/.test(w.norm));
}

function readClauses(sentence: StoredSentence): Clauses {
  const words = tagged(sentence);
  const bounds = clauseBounds(sentence, words);
  const events: Event[] = [];
  for (const [k, from] of bounds.entries()) {
    const to = bounds[k + 1] ?? words.length;
    const isPlanned = (until: number): boolean => {
      const lead = words.slice(from, until + 1).map((w) => w.norm);
      return PLANNED.test(lead.join(' ')) || /\bto$/.test(lead.slice(0, -1).join(' '));
    };
    for (let i = from; i < to; i++) {
      const word = words[i] as Word;
      const isVerb = word.tag === 'VERB' && !NO_EVENT.has(word.stem);
      const isNoun = !isVerb && word.tag === 'NOUN' && isEventNoun(word);
      // "Wednesday evening", "a week later": words of a time tell of nothing that happens.
      const isTime = sentence.note.times.some((t) => t.start < word.end && word.start < t.end);
      if ((!isVerb && !isNoun) || isTime) continue;
      const lead = sentence.text.slice(
        (words[from]?.start ?? 0) - sentence.start,
        word.start - sentence.start,
      );
      events.push({
        word,
        isNoun,
        actors: isNoun ? ownersOf(sentence, words, i) : subjectsOf(sentence, words, from, i),
        mode: DENIED.test(lead) ? 'denied' : isPlanned(i) ? 'planned' : 'done',
        from,
        to,
      });
    }
  }
  return { words, events };
}

/** Our words with the tags of the tagger's: both read the text from left to right. */
function tagged(sentence: StoredSentence): Word[] {
  const tags: { start: number; tag: string }[] = [];
  let at = 0;
  for (const { word, tag } of tagWords(sentence.text)) {
    const start = sentence.text.indexOf(word, at);
    if (start < 0) continue;
    tags.push({ start: start + sentence.start, tag });
    at = start + word.length;
  }
  let next = 0;
  return sentence.tokens.map((token) => {
    while (next + 1 < tags.length && (tags[next + 1]?.start ?? 0) <= token.start) next++;
    return { ...token, tag: tags[next]?.tag ?? 'X' };
  });
}

/** Indexes of the words with which clauses begin. */
function clauseBounds(sentence: StoredSentence, words: readonly Word[]): number[] {
  const bounds = [0];
  for (let i = 1; i < words.length; i++) {
    const [previous, word, next] = [words[i - 1], words[i], words[i + 1]];
    if (previous === undefined || word === undefined) continue;
    const gap = sentence.text.slice(previous.end - sentence.start, word.start - sentence.start);
    const isJoined =
      word.norm === 'and' && next !== undefined && /^(?:VERB|AUX|PRON)$/.test(next.tag);
    // "the month after she died": a clause of its own where a verb follows before the next comma.
    const isWhen = WHEN.test(word.norm) && hasVerbAhead(sentence, words, i);
    const isThat = word.norm === 'that' && previous.tag === 'VERB';
    if (OPENS_CLAUSE.test(word.norm) || BREAKS_CLAUSE.test(gap) || isJoined || isThat || isWhen)
      bounds.push(i);
  }
  return bounds;
}

const MEMO_MAX = 5_000;
const eventNouns = new Map<string, boolean>();

/** Tells whether a noun names something that happens; kept, since the dictionary is slow and nouns come again. */
export function isEventNoun(word: Pick<Token, 'norm' | 'stem'>): boolean {
  let known = eventNouns.get(word.norm);
  if (known === undefined) {
    known = readEventNoun(word);
    if (eventNouns.size >= MEMO_MAX) eventNouns.clear();
    eventNouns.set(word.norm, known);
  }
  return known;
}

function hasVerbAhead(sentence: StoredSentence, words: readonly Word[], at: number): boolean {
  for (let i = at + 1; i < words.length; i++) {
    const [previous, word] = [words[i - 1], words[i]];
    if (previous === undefined || word === undefined) return false;
    if (
      sentence.text.slice(previous.end - sentence.start, word.start - sentence.start).includes(',')
    )
      return false;
    if (word.tag === 'VERB' && !word.norm.endsWith('ing')) return true;
  }
  return false;
}

function readEventNoun(word: Pick<Token, 'norm' | 'stem'>): boolean {
  if (NO_EVENT_NOUN.has(word.stem) || STOPWORDS.has(word.norm)) return false;
  if (SPEECH_STEMS.has(word.stem) || baseForm(word.norm, 'noun') === undefined) return false;
  // "meeting", "signing": the verb made a noun.
  const isGerund = word.norm.endsWith('ing') && baseForm(word.norm, 'verb') !== undefined;
  return isGerund || EVENT_FIELDS.some((field) => isNounOf(word.norm, field, 1));
}

/** Who acts: the last ones before the verb that only little words part from it, else the sentence's first subject. */
function subjectsOf(
  sentence: StoredSentence,
  words: readonly Word[],
  from: number,
  verb: number,
): string[] {
  const { mentions, refers } = sentence.note;
  const start = words[from];
  const verbWord = words[verb];
  if (start === undefined || verbWord === undefined) return [];
  const before = mentions.filter((m) => m.end <= verbWord.start);
  // "Calder, who had arrived": the one named right before.
  if (RELATIVE.test(start.norm))
    return keysOf(before.filter((m) => m.end <= start.start).slice(-1));
  const inside = before.filter((m) => m.start >= start.start && m.isSubject);
  const near = inside.findLast((m) => reaches(words, m, verb));
  if (near !== undefined) return joinedWith(sentence, inside, near);
  const pronoun = words.slice(from, verb).findLast((w) => PRONOUN.test(w.norm));
  if (pronoun !== undefined) return refers.length > 0 ? [...refers] : keysOf(inside.slice(0, 1));
  if (GROUP.test(sentence.text) && refers.length > 0) return [...refers];
  // A verb joined to another one has its subject.
  const opening = words[from]?.norm === 'and' ? subjectBefore(sentence, words, from) : [];
  if (opening.length > 0) return opening;
  const first = inside[0] ?? mentions.find((m) => m.isSubject && m.kind !== 'place');
  return first === undefined ? refers.slice(0, 1) : [first.key];
}

/** The subject of the last verb before a clause that goes on with "and". */
function subjectBefore(sentence: StoredSentence, words: readonly Word[], from: number): string[] {
  const verb = words.findLastIndex((w, i) => i < from && w.tag === 'VERB');
  if (verb < 0) return [];
  const opens = words.findLastIndex((w, i) => i <= verb && RELATIVE.test(w.norm));
  return subjectsOf(sentence, words, Math.max(0, opens), verb);
}

/** "Ana Diaz and Tom Bell met": both of them. */
function joinedWith(sentence: StoredSentence, inside: readonly Mention[], near: Mention): string[] {
  const joined = inside.filter(
    (m) =>
      m.end < near.start &&
      /^(?:,? and|,)\s(?:[\p{L}-]+\s){0,4}$/u.test(
        sentence.text.slice(m.end - sentence.start, near.start - sentence.start),
      ),
  );
  return keysOf([...joined.slice(-1), near]);
}

function keysOf(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map((m) => m.key))];
}

function reaches(words: readonly Word[], m: Mention, verb: number): boolean {
  const between = words.slice(0, verb).filter((w) => w.start >= m.end);
  return (
    between.length <= SUBJECT_REACH &&
    between.every((w) => /^(?:AUX|ADV|PART|ADP|PROPN|NUM|ADJ)$/.test(w.tag) && w.norm !== 'and')
  );
}

/** "the town's protest", "the visit of Calder", "their meeting": whose it is. */
function ownersOf(sentence: StoredSentence, words: readonly Word[], noun: number): string[] {
  const { mentions, refers } = sentence.note;
  const word = words[noun];
  if (word === undefined) return [];
  for (let i = noun - 1; i >= Math.max(0, noun - OWNER_REACH); i--) {
    const w = words[i];
    if (w === undefined) break;
    if (/^(?:his|her|their|its)$/.test(w.norm)) {
      const subject = mentions.find((m) => m.isSubject && m.end <= w.start);
      return w.norm === 'their' && refers.length > 0
        ? [...refers]
        : subject === undefined
          ? refers.slice(0, 1)
          : [subject.key];
    }
    if (w.possessive) return keysOf(mentions.filter((m) => m.start <= w.start && w.end <= m.end));
    if (w.tag !== 'ADJ' && w.tag !== 'NOUN' && w.tag !== 'NUM') break;
  }
  if (/^(?:of|by|between)$/.test(words[noun + 1]?.norm ?? ''))
    return keysOf(mentions.filter((m) => m.start >= word.end).slice(0, 1));
  const subject = mentions.find((m) => m.isSubject && m.end <= word.start);
  return subject === undefined ? refers.slice(0, 1) : [subject.key];
}
