import type { StoredSentence } from '../store/types.ts';
import { baseForm, isPastForm } from '../text/thesaurus.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';

/** What parts a clause from the next. */
const BREAK = /[,;:()–—]|\b(?:and|or|but|that|who|which|when|while|where|as|because|if|with|by)\b/;
/** "asked Lee to leave": who is asked does; */
const LETS_ACT =
  /^(?:ask|urge|tell|order|instruct|advise|warn|teach|train|beg|invite|persuade|force|press|get|help|let|allow|permit|encourage|want|need|expect|choose|elect|appoint|name|hire|send|call|require|nominate|select|recruit|challenge|support|trust|bring|dispatch)$/;
/** "beat Lee to win": who is beaten or met on the way does not. */
const MEETS =
  /^(?:beat|defeat|edge|pass|overtake|outrun|outlast|overcome|oust|stun|rout|thrash|down|join|meet|visit|leave)$/;

/**
 * Tells whether a name before a verb that depends on another one ("to win", ", winning") is not the one who does it. In "Roe
 * beat Lee in the final to win" that is Roe, though Lee stands nearer; in "Roe asked Lee on Friday to leave" it is Lee.
 *
 * @param span the name
 * @param verb the word of the sentence that tells what was done
 */
export function isOtherActor(
  { tokens, text, note }: Pick<StoredSentence, 'tokens' | 'text' | 'note'>,
  span: Span,
  verb: Token,
): boolean {
  const between = (from: number, to: number): string =>
    text.slice(from - note.start, to - note.start);
  const met = note.mentions.findLast((m) => m.end < verb.start && m.isSubject);
  const actor = note.mentions.findLast((m) => m.end < (met?.start ?? 0) && m.isSubject);
  if (met === undefined || actor === undefined) return false;
  const link = between(met.end, verb.start);
  const isAim = /\sto\s$/.test(link);
  const isBeside = verb.norm.endsWith('ing') && /,\s$/.test(link);
  if (!(isAim || isBeside) || BREAK.test(between(actor.end, met.start))) return false;
  const words = (from: number, to: number): Token[] =>
    tokens.filter((t) => t.start >= from && t.end <= to);
  // "Roe says Lee flew to Orvik to win": Lee has a verb of their own.
  if (words(met.end, verb.start).some((t) => isPastForm(t.norm))) return false;
  const acts = words(actor.end, met.start).flatMap(({ norm }) => baseForm(norm, 'verb') ?? []);
  if (acts.length === 0) return false;
  const isLet = isAim && acts.some((act) => LETS_ACT.test(act));
  const other = isLet ? actor : isBeside || acts.some((act) => MEETS.test(act)) ? met : undefined;
  return other !== undefined && other.start < span.end && span.start < other.end;
}
