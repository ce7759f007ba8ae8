import type { StoredSentence } from '../../store/types.ts';
import { IRREGULAR_FORMS } from '../../text/irregular.ts';
import { stem } from '../../text/stem.ts';
import { oppositeStems } from '../../text/thesaurus.ts';
import { isSameDoing } from '../differences/likeness.ts';
import { clausesOf, type Event } from '../particulars/sentence-events.ts';
import type { FrameWord } from './claim-frame.ts';
import { isNamed } from './said-names.ts';

/** Verbs of what two do alike: "A met B" is "B met A". */
const MUTUAL = stemsOf(
  'meet marry wed divorce face play join fight embrace hug kiss talk speak discuss debate negotiate agree sign share merge',
);
const BE = /^(?:is|are|was|were|be|been|being|get|gets|got)$/;

/** Ways in which a value goes; the dictionary has few of these pairs as opposites. */
const UP = stemsOf('rise increase grow climb jump soar surge');
const DOWN = stemsOf('fall decrease decline drop shrink sink slump plunge down');

const NEGATION = /\b(?:not|never|cannot|neither|nor|den(?:y|ies|ied|ying))\b|n[’']t\b/i;
/** "has not come for nine years": what did not happen for a time is what happened before it. */
const NOT_SINCE = /\b(?:for|since|until|in)\s(?:\p{Lu}|\d|the |a |an )/u;

/** Tells whether a claim says of the same details the opposite of what an article says, or of what it does not deny. */
export function isOpposed(
  frame: readonly FrameWord[],
  claim: StoredSentence,
  known: StoredSentence,
): boolean {
  return (
    isOtherWay(claim, known) || saysOpposite(frame, claim, known) || isTurnedRound(claim, known)
  );
}

/** One of two sentences says that it is not so; which of their words that goes to, words alone do not tell. */
function isOtherWay(said: StoredSentence, known: StoredSentence): boolean {
  const [a, b] = [said, known].map(({ text, note }) =>
    NEGATION.test(
      note.quotes.reduce(
        (rest, q) => rest.replace(text.slice(q.start - note.start, q.end - note.start), ''),
        text,
      ),
    ),
  );
  return a !== b && !(a && NOT_SINCE.test(said.text));
}

/** The claim has a word ("rose") and the article, without it, its opposite ("fell"). */
function saysOpposite(
  frame: readonly FrameWord[],
  claim: StoredSentence,
  known: StoredSentence,
): boolean {
  const stems = new Set(known.tokens.map((t) => t.stem));
  const isOpposed = frame.some(
    (word) =>
      !stems.has(word.stem) && [...oppositeStems(word.norm)].some((other) => stems.has(other)),
  );
  const [said, told] = [waysOf(claim), waysOf(known)];
  return isOpposed || (said.size === 1 && told.size === 1 && [...said].every((w) => !told.has(w)));
}

function waysOf({ tokens }: StoredSentence): ReadonlySet<'up' | 'down'> {
  return new Set(
    tokens.flatMap((t) => {
      const base = IRREGULAR_FORMS.get(t.norm);
      const own = base === undefined ? t.stem : stem(base);
      return UP.has(own) ? ['up'] : DOWN.has(own) ? ['down'] : [];
    }),
  );
}

/** Who acts in the claim is, in the article, one to whom the other does it. */
function isTurnedRound(claim: StoredSentence, known: StoredSentence): boolean {
  const theirs = doingsOf(known);
  return doingsOf(claim).some((own) => {
    const same = theirs.filter((other) => isSameDoing(doingOf(own), doingOf(other)));
    return (
      !MUTUAL.has(own.word.stem) &&
      same.length > 0 &&
      same.every(
        (other) =>
          isPassive(claim, own) === isPassive(known, other) &&
          !own.actors.some((key) => other.actors.some((k) => isNamed(key, k))) &&
          own.actors.some((key) => isIn(key, known)) &&
          other.actors.some((key) => isIn(key, claim)),
      )
    );
  });
}

function doingsOf(sentence: StoredSentence): Event[] {
  return clausesOf(sentence).events.filter((e) => !e.isNoun && e.actors.length > 0);
}

function doingOf({ word }: Event): { stem: string; word: string } {
  return { stem: word.stem, word: word.raw };
}

function isPassive(sentence: StoredSentence, { word }: Event): boolean {
  const { words } = clausesOf(sentence);
  const before = words.slice(0, words.indexOf(word)).findLast((w) => w.tag !== 'ADV');
  return before !== undefined && BE.test(before.norm);
}

function isIn(key: string, { note }: StoredSentence): boolean {
  return note.mentions.some((m) => isNamed(key, m.key));
}

function stemsOf(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map((word) => stem(word)));
}
