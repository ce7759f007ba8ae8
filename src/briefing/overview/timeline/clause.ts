import { SPEECH_STEMS } from '../../annotate/speech.ts';
import type { StoredSentence } from '../../store/types.ts';
import type { Span } from '../../types.ts';
import { isVerb, type TaggedToken } from './tagged-tokens.ts';

/** Where a new clause may begin. The word behind decides. */
const JOINT =
  /(?:, (?=(?:who|which|whose|whom|while|whereas|although|though|because|and|but|or|so|yet|when|after|before)\b)|;\s|\s[—–]\s|\s--\s)/g;
const RELATIVE = /^(?:who|which|whose|whom)\b/;
const COORDINATED = /^(?:and|but|or|so|yet)\s/;
/** What follows these is told as fact, and can stand alone. */
const FACTUAL = /^(?:while|whereas|although|though|when|after|before)\s/;
/** A clause under a condition is no event without it. */
const CONDITION = /\b(?:if|unless|whether|until|lest)\b/i;
const LEAST_WORDS = 3;

/**
 * Finds the part of a sentence that tells what happened at a time in it. It never leaves behind who says so, a
 * condition, or half of a quotation: where one of them stands in front, the part begins with the sentence.
 */
export function clauseAround(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  time: Span,
): Span {
  const whole = { start: sentence.start, end: sentence.end };
  const { quotes } = sentence.note;
  if (quotes.some((q) => time.start < q.end && time.end > q.start)) return whole;
  const parts = segments(sentence, tokens, time);
  const at = parts.findIndex((p) => time.start < p.end);
  const part = parts[at];
  if (part === undefined || parts.length === 1) return trimmed(sentence, whole);
  const before = parts.slice(0, at);
  const isBound =
    CONDITION.test(slice(sentence, part)) || before.some((p) => isBinding(sentence, tokens, p));
  const start = isBound ? whole.start : ownStart(sentence, tokens, part);
  const found = trimmed(sentence, { start, end: part.end });
  return isSound(sentence, tokens, found, time) ? found : trimmed(sentence, whole);
}

/** The sentence cut at its joints; what has no verb or no subject of its own stays with what is before it. */
function segments(sentence: StoredSentence, tokens: readonly TaggedToken[], time: Span): Span[] {
  const cuts = [...sentence.text.matchAll(JOINT)]
    .map((m) => sentence.start + m.index + m[0].length)
    .filter((cut) => !isInside(sentence, cut));
  const parts: Span[] = [];
  let start = sentence.start;
  for (const [i, end] of [...cuts, sentence.end].entries()) {
    const part = { start, end };
    const last = parts.at(-1);
    const next = cuts[i];
    // ", when ..." right behind a time tells what happened then.
    const tellsTime =
      next !== undefined &&
      /^when\b/.test(sentence.text.slice(next - sentence.start)) &&
      next - time.end <= 2 &&
      next > time.end;
    if (tellsTime) continue;
    if (last !== undefined && !standsAlone(sentence, tokens, part, time))
      parts[parts.length - 1] = { start: last.start, end };
    else if (last !== undefined && !inside(tokens, last).some(isVerb))
      parts[parts.length - 1] = { start: last.start, end };
    else parts.push(part);
    start = end;
  }
  return parts;
}

/** True where a part has its own subject and verb, and is not merely who says the rest. */
function standsAlone(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  part: Span,
  time: Span,
): boolean {
  const words = inside(tokens, part);
  const verb = words.findIndex(isVerb);
  if (verb < 0) return false;
  const text = slice(sentence, part);
  if (RELATIVE.test(text)) return true;
  const hasTime = time.start >= part.start && time.end <= part.end;
  if (!hasTime && words.some((t) => isVerb(t) && SPEECH_STEMS.has(t.stem))) return false;
  // "and closed the road", "after landing": the subject is that of the clause before.
  return words.slice(1, verb).some((t) => /^(?:NOUN|PROPN|PRON)$/.test(t.tag));
}

/** Words before the clause that its truth hangs on: who says it, and on what condition. */
function isBinding(sentence: StoredSentence, tokens: readonly TaggedToken[], part: Span): boolean {
  const { quotes } = sentence.note;
  return (
    CONDITION.test(slice(sentence, part)) ||
    inside(tokens, part).some(
      (t) =>
        t.tag === 'VERB' &&
        SPEECH_STEMS.has(t.stem) &&
        !quotes.some((q) => t.start >= q.start && t.end <= q.end),
    )
  );
}

/** Where a clause begins to read on its own: at what "who" stands for, and behind "and" and "while". */
function ownStart(sentence: StoredSentence, tokens: readonly TaggedToken[], part: Span): number {
  const text = slice(sentence, part);
  if (RELATIVE.test(text)) return antecedent(sentence, tokens, part.start);
  const skipped = COORDINATED.exec(text) ?? FACTUAL.exec(text);
  return part.start + (skipped?.[0].length ?? 0);
}

/** Start of the noun with its adjectives that ends right before a relative clause. */
function antecedent(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  clause: number,
): number {
  let at = tokens.findLastIndex((t) => t.end <= clause);
  let start = clause;
  for (; at >= 0; at--) {
    const token = tokens[at];
    if (token === undefined) break;
    const gap = sentence.text.slice(token.end - sentence.start, start - sentence.start);
    const isPart =
      /^(?:NOUN|PROPN|ADJ|DET|NUM|PART)$/.test(token.tag) ||
      /^(?:of|his|her|its|their|our|my|your)$/.test(token.norm);
    if (!isPart || !(start === clause ? /^, $/ : /^[\s-]$/).test(gap)) break;
    start = token.start;
  }
  return start;
}

/** A part that can be shown: with a verb, some words, both marks of each quotation, and the time. */
function isSound(
  sentence: StoredSentence,
  tokens: readonly TaggedToken[],
  span: Span,
  time: Span,
): boolean {
  if (time.start < span.start || time.end > span.end) return false;
  const words = inside(tokens, span);
  if (words.length < LEAST_WORDS || !words.some(isVerb)) return false;
  const text = slice(sentence, span);
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return (
    count(/"/g) % 2 === 0 &&
    count(/“/g) === count(/”/g) &&
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g)
  );
}

/** True for places between the marks of a quotation or of a bracket. */
function isInside(sentence: StoredSentence, place: number): boolean {
  if (sentence.note.quotes.some((q) => place >= q.start && place <= q.end)) return true;
  const before = sentence.text.slice(0, place - sentence.start);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function inside(tokens: readonly TaggedToken[], { start, end }: Span): TaggedToken[] {
  return tokens.filter((t) => t.start >= start && t.end <= end);
}

function slice(sentence: StoredSentence, { start, end }: Span): string {
  return sentence.text.slice(start - sentence.start, end - sentence.start);
}

/** Without white space and dangling marks at either end. */
function trimmed(sentence: StoredSentence, span: Span): Span {
  const text = slice(sentence, span);
  const tail = /(?:[\s,;:—–-]|\u00a0)+$/.exec(text)?.[0].length ?? 0;
  const head = /^\s+/.exec(text)?.[0].length ?? 0;
  return { start: span.start + head, end: span.end - tail };
}
