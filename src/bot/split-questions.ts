/** More are not answered in one message; nobody reads them. */
const PARTS_MAX = 4;
const ASKING = 'who|whom|whose|when|where|why|what|which|how';
const VERB =
  'is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|many|much|long|old|far|often';
/** "who is Roe? when did she resign": a new question behind a question mark. */
const BEHIND_MARK = /\?+\s+(?=\S+\s+\S)/;
const AND = '(?:and|n|&|also|plus)\\s+(?:also\\s+)?';
/** "who is Roe and when did she resign": a conjunction, then a word that asks, and a verb. */
const BEHIND_AND = new RegExp(`[,;]?\\s+${AND}(?=(?:${ASKING})\\s+(?:${VERB})\\b)`, 'i');
/** "and who heads the port", "and what happened", "and which ship went": the verb is no auxiliary. */
const BEHIND_AND_WHO = new RegExp(
  `[,;]?\\s+${AND}(?=who\\s+\\p{L}{3,}\\s+\\S|what\\s+\\p{L}+(?:ed|s)\\b|which\\s+\\p{L}+\\s+\\S)`,
  'iu',
);
/** "the woman who runs the port and who ...", "say when it opens and who ...": the second clause hangs on the first. */
const HANGS_ON = new RegExp(`\\S\\s+(?:${ASKING}|that)\\s.*\\S\\s+${AND}(?:${ASKING})\\b`, 'i');
/** "and what did she say": whole without the "and", unlike "and her deputy?". */
const JOINED = new RegExp(`^${AND}(?=(?:${ASKING})\\s+(?:${VERB})\\b)`, 'i');
/** Longer messages tie facts together: what stands behind an "and" there belongs to the same question. */
const WORDS_MOST = 24;
const PART_WORDS_LEAST = 3;
/** "do the sources agree" asks on about the question before it. */
const ON_THE_SAME =
  /^(?:and\s+)?(?:do|does|did|are)\s+(?:the|these|those|all|both|any)?\s*(?:of\s+)?(?:the\s+)?(?:sources?|articles?|papers?|outlets?|reports?|they)\b/i;
const ASKS = new RegExp(`^(?:and\\s+|so\\s+|ok\\s+)?(?:${ASKING}|${VERB})\\b`, 'i');

/**
 * The questions of a message in order, at most four; the message itself where it asks one. Only a short message that
 * begins as a question is parted at "and", and never within quotation marks.
 */
export function splitQuestions(message: string): string[] {
  const parts = splitOutside(message, BEHIND_MARK).flatMap((part) =>
    ASKS.test(part.trim()) && wordsIn(part) <= WORDS_MOST ? splitAtAnd(part) : [part],
  );
  const questions = parts
    .map((part) => part.trim().replace(JOINED, ''))
    .filter((part) => /\p{L}/u.test(part));
  return questions.length > 1 && !questions.some((part) => ON_THE_SAME.test(part))
    ? questions.slice(0, PARTS_MAX)
    : [message];
}

/** "where and when did it begin" is one question. */
function splitAtAnd(part: string): string[] {
  const pieces = splitOutside(part, BEHIND_AND).flatMap((piece) =>
    HANGS_ON.test(piece) ? [piece] : splitOutside(piece, BEHIND_AND_WHO),
  );
  return pieces.every((piece) => wordsIn(piece) >= PART_WORDS_LEAST) ? pieces : [part];
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length;
}

function splitOutside(text: string, boundary: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(new RegExp(boundary.source, `${boundary.flags}g`))) {
    const marks = text.slice(0, match.index).match(/["“”]/g)?.length ?? 0;
    if (marks % 2 === 1) continue;
    const end = match.index + (match[0].startsWith('?') ? 1 : 0);
    parts.push(text.slice(from, end));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}
