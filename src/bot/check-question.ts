/** The longest question that is answered, in characters. */
const QUESTION_MAX_CHARS = 1000;

/** A question fit to be asked, or what is wrong with it and what to do. */
export type CheckedQuestion =
  | { readonly kind: 'fit'; readonly question: string }
  | { readonly kind: 'unfit'; readonly advice: string };

/** Returns the question on one line without control characters, or why it cannot be asked. */
export function checkQuestion(text: string): CheckedQuestion {
  const question = cleanQuestion(text);
  if (question === '') {
    return { kind: 'unfit', advice: 'That was an empty question. Ask in your own words.' };
  }
  if (!/[\p{L}\p{N}]/u.test(question)) {
    return { kind: 'unfit', advice: 'That question has no words in it. Ask in your own words.' };
  }
  if (question.length > QUESTION_MAX_CHARS) {
    const [length, limit] = [question.length, QUESTION_MAX_CHARS].map((n) =>
      n.toLocaleString('en-GB'),
    );
    const advice = `That question has ${length} characters; at most ${limit} can be read. Ask it more briefly, or one part at a time.`;
    return { kind: 'unfit', advice };
  }
  return { kind: 'fit', question };
}

/** Returns the text on one line, trimmed, without control and text-direction characters. */
export function cleanQuestion(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}
