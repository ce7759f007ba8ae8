import type { QuoteMention } from '../../annotate/types.ts';
import type { StoredSentence } from '../../store/types.ts';
import type { NameParticular } from '../particulars/particular-types.ts';
import type { Claim } from './claim.ts';
import { matchQuotation } from './match-quotation.ts';
import type { Candidate, Match } from './match-types.ts';
import { isNamed } from './said-names.ts';

/**
 * Looks up whose words they are that a message has somebody say, or gives undefined where the name is not a speaker's, the
 * words do not stand there, or the articles name nobody, or the same one.
 */
export function matchSpeaker(
  detail: NameParticular,
  claim: Claim,
  candidate: Candidate,
): Match | undefined {
  for (const quotation of claim.details) {
    if (quotation.kind !== 'quotation') continue;
    const said = speakerAt(claim.sentence, quotation);
    if (said?.speaker === undefined || !isNamed(said.speaker, detail.key)) continue;
    const { sentence, span } = matchQuotation(quotation, candidate);
    if (sentence === undefined || span === undefined) continue;
    const known = speakerAt(sentence, span);
    if (known?.speaker === undefined || isOneOf(said.speaker, known)) continue;
    return nameOf(known.speaker, [candidate.sentence, ...candidate.near.map((n) => n.sentence)]);
  }
  return undefined;
}

function speakerAt(
  { note }: StoredSentence,
  span: { readonly start: number; readonly end: number },
): QuoteMention | undefined {
  return note.quotes.find((q) => q.start < span.end && span.start < q.end);
}

/** The speaker, or through whom he was reported; a country speaks through others. */
function isOneOf(said: string, { speaker = '', via }: QuoteMention): boolean {
  if (said.startsWith('@') || speaker.startsWith('@')) return true;
  return isNamed(said, speaker) || (via !== undefined && isNamed(said, via));
}

/** Another speaker, with the place where his name stands near the words. */
function nameOf(key: string, sentences: readonly StoredSentence[]): Match {
  for (const sentence of sentences) {
    const span = sentence.note.mentions.find((m) => m.key === key);
    if (span !== undefined) return { relation: 'other', sentence, span };
  }
  return { relation: 'other' };
}
