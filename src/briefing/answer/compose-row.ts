import { CLOSELY_RELATED, holdsTerm } from '../search/words.ts';
import type { Composed, Material } from './types.ts';

/** Sentences looked at. */
const LOOKED_AT = 6;
const ASKS_ROW =
  /^who (?:are|were) (?:the |his |her |their |its )?(?:[\p{L}’'-]+ )*?(\p{Ll}+s)\b/iu;
const NAME = '\\p{Lu}[\\p{L}.’-]*(?:\\s\\p{Lu}[\\p{L}.’-]*){0,3}';
/** "judges Len Gade, Bruno Tosk and Carry Ibsen" */
const ROW = new RegExp(`^,?\\s(${NAME}(?:,\\s${NAME})*,?\\sand\\s${NAME})`, 'u');
const CLOSING_MARK = /(?<=\p{Ll}{2})\.$/u;

/** "who were the judges": the names that stand in a row right behind the noun, where the sentence tells of all else asked. */
export function composeRow({ question, ranked, citations }: Material): Composed | undefined {
  const noun = ASKS_ROW.exec(question.plain)?.[1]?.toLowerCase();
  if (noun === undefined || !question.terms.some((t) => t.word === noun)) return undefined;
  // "the umpires of the chess final" are not those of the tennis match.
  const others = question.terms.filter((t) => t.word !== noun);
  for (const { sentence } of ranked.slice(0, LOOKED_AT)) {
    if (!others.every((t) => holdsTerm(sentence, t, CLOSELY_RELATED))) continue;
    for (const token of sentence.tokens) {
      if (token.norm !== noun) continue;
      const row = ROW.exec(sentence.text.slice(token.end - sentence.note.start))?.[1];
      if (row !== undefined)
        return {
          kind: 'direct',
          values: [
            { text: row.replace(CLOSING_MARK, ''), citations: [citations.sentence(sentence)] },
          ],
        };
    }
  }
  return undefined;
}
