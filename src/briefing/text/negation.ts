/** Words by which a sentence, or a question, says that something is not so or is not done. */
const NEGATION =
  /\b(?:not?|never|nor|none|neither|nobody|nothing|without|cannot|unable|fail(?:s|ed|ing)?|refus(?:e|es|ed|ing)|lack(?:s|ed|ing)?)\b|n['’]t\b/i;

/** Tells whether a text holds a word that denies something. */
export function negates(text: string): boolean {
  return NEGATION.test(text);
}
