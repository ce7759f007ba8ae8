import type { Composed, Material } from './types.ts';

/** Sentences looked at. */
const LOOKED_AT = 6;
const ASKS_ROW =
  /^who (?:are|were) (?:the |his |her |their |its )?(?:[\p{L}’'-]+ )*?(\p{Ll}+s)\b/iu;
const NAME = '\\p{Lu}[\\p{L}.’-]*(?:\\s\\p{Lu}[\\p{L}.’-]*){0,3}';
/** "judges Len Gade, Bruno Tosk and Carry Ibsen" */
const ROW = new RegExp(`^,?\\s(${NAME}(?:,\\s${NAME})*,?\\sand\\s${NAME})`, 'u');
const CLOSING_MARK = /(?<=\p{Ll}{2})\.$/u;

/** "who were the judges": the names that stand in a row right behind the noun. */
export function composeRow({ question, ranked, citations }: Material): Composed | undefined {
  const noun = ASKS_ROW.exec(question.plain)?.[1]?.toLowerCase();
  if (noun === undefined || !question.terms.some((t) => t.word === noun)) return undefined;
  for (const { sentence } of ranked.slice(0, LOOKED_AT)) {
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
