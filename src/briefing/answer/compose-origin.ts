import type { Span } from '../types.ts';
import { isAsked } from './names.ts';
import type { Composed, Material } from './types.ts';

/** Sentences naming the one asked about that are looked at. */
const SENTENCES = 40;
const ASKS_ORIGIN =
  /^where (?:does|did|do|is|was|are|were)\b.*\b(?:lives?|lived|living|resides?|resided|residing|(?:come|comes|came|hails?|be)? ?from)\W*$/i;
const NAME = "\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}";
/** "Roe, 33, of Lower Tarn", "Roe, of 12 Pier Street": how news says where somebody is from. */
const BEHIND_NAME = new RegExp(
  `^\\.?(?:,?\\s\\d{1,3},|,)\\s(?:of|from)\\s((?:\\d{1,5}\\s)?${NAME})(?<!\\.)`,
  'u',
);
/** "Lower Tarn resident Roe" */
const BEFORE_NAME = new RegExp(`(${NAME})\\s(?:resident|native)\\s$`, 'u');

/** "where does Roe live", "where is Roe from": the place that stands beside the name, as in "Roe, 33, of Lower Tarn". */
export function composeOrigin({
  question,
  store,
  scope,
  citations,
}: Material): Composed | undefined {
  const [name] = question.names;
  if (name === undefined || question.names.length !== 1 || !ASKS_ORIGIN.test(question.plain))
    return undefined;
  const sids = new Set(
    name.keys.slice(0, 3).flatMap((key) => store.sentencesNaming(key, SENTENCES)),
  );
  for (const sentence of store.sentences([...sids])) {
    if (scope !== undefined && !scope.has(sentence.aid)) continue;
    const { text, note } = sentence;
    for (const m of note.mentions) {
      if (!isAsked(m.key, [name])) continue;
      const place = placeBeside(text, { start: m.start - note.start, end: m.end - note.start });
      if (place !== undefined)
        return {
          kind: 'direct',
          values: [{ text: place, citations: [citations.sentence(sentence)] }],
        };
    }
  }
  return undefined;
}

function placeBeside(text: string, { start, end }: Span): string | undefined {
  return BEHIND_NAME.exec(text.slice(end))?.[1] ?? BEFORE_NAME.exec(text.slice(0, start))?.[1];
}
