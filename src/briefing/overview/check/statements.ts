import { tagWords } from '../../question/tagger.ts';
import type { Span } from '../../types.ts';

/** ", and Calder", ", but she": what follows may be a statement of its own. */
const JOINT =
  /,\s+(?:and|but|while|whereas)\s+(?=(?:he|she|they|it|(?:\p{Lu}[\p{L}.’'-]*\s+){1,4})\s*(\p{Ll}+))/gu;
const VERB = /^(?:VERB|AUX)$/;
const QUOTATION_MARK = /["“”„«»]/g;

/**
 * Divides sentences at a comma and a conjunction where a subject with its verb follows and a verb stands before: two
 * statements may be true and untrue. What is quoted stays whole.
 */
export function splitStatements<S extends Span>(text: string, sentences: readonly S[]): S[] {
  return sentences.flatMap((sentence) => {
    const own = text.slice(sentence.start, sentence.end);
    const parts: S[] = [];
    let from = 0;
    for (const joint of own.matchAll(JOINT)) {
      const to = joint.index + joint[0].length;
      if (!isOutsideQuotation(own.slice(0, joint.index))) continue;
      if (!hasVerb(own.slice(from, joint.index)) || !isVerb(own.slice(to), joint[1] ?? ''))
        continue;
      parts.push({ ...sentence, start: sentence.start + from, end: sentence.start + joint.index });
      from = to;
    }
    return [...parts, { ...sentence, start: sentence.start + from }];
  });
}

function isOutsideQuotation(before: string): boolean {
  return (before.match(QUOTATION_MARK)?.length ?? 0) % 2 === 0;
}

function hasVerb(text: string): boolean {
  return tagWords(text).some(({ tag }) => VERB.test(tag));
}

/** Whether the first such word of a text is a verb there. */
function isVerb(text: string, word: string): boolean {
  return VERB.test(tagWords(text).find((tagged) => tagged.word === word)?.tag ?? '');
}
