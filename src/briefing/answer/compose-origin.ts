import type { Mention } from '../annotate/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import { isMonthOrWeekday } from '../text/times.ts';
import type { Span } from '../types.ts';
import { isAsked } from './names.ts';
import { textBefore, textBehind } from './slice.ts';
import type { Composed, Material } from './types.ts';

/** Sentences naming the one asked about that are looked at. */
const SENTENCES = 40;
const ASKS_ORIGIN =
  /^where (?:does|did|do|is|was|are|were)\b.*\b(?:lives?|lived|living|resides?|resided|residing|(?:come|comes|came|hails?|be)? ?from)\W*$/i;
const NAME = "\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}";
/** "Roe, 33, of Lower Tarn", "Roe, of 12 Pier Street": how news says where somebody is from. */
const BEHIND_NAME = new RegExp(
  `^\\.?(,?\\s\\d{1,3})?,\\s(?:of|from)\\s((\\d{1,5}\\s)?${NAME})(?<!\\.)`,
  'u',
);
const IN = /(?<!\b(?:shares?|stakes?|interests?|confidence|trust|faith|investors?)\s)\bin\s$/i;
/** Characters before a name that are looked at. */
const REACH = 120;
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
    for (const m of sentence.note.mentions) {
      if (!isAsked(m.key, [name])) continue;
      const place = placeBeside(store, sentence, m);
      if (place !== undefined)
        return {
          kind: 'direct',
          values: [{ text: place, citations: [citations.sentence(sentence)] }],
        };
    }
  }
  return undefined;
}

function placeBeside(store: Store, sentence: StoredSentence, name: Span): string | undefined {
  const [behind = '', age, place, house] = BEHIND_NAME.exec(textBehind(sentence, name)) ?? [];
  if (place === undefined) return BEFORE_NAME.exec(textBefore(sentence, name).slice(-REACH))?.[1];
  const start = name.end + behind.length - place.length;
  const mention = sentence.note.mentions.find((m) => m.start === start);
  const kind = mention?.kind;
  const isPlace = mention !== undefined && isKnownPlace(store, mention);
  // "Roe, of Tarn Lines", "Roe, from Monday the head": only beside an age or a house any name is a place.
  const isTold = isPlace || house !== undefined || (age !== undefined && kind !== 'organisation');
  return isTold && !isMonthOrWeekday(place.toLowerCase()) ? place : undefined;
}

/** A place by its name, or one that something is said to be "in". */
function isKnownPlace(store: Store, { key, kind }: Mention): boolean {
  if (kind !== 'name') return kind === 'place' || kind === 'country';
  return store
    .sentences(store.sentencesNaming(key, SENTENCES))
    .some((s) => s.note.mentions.some((m) => m.key === key && IN.test(textBefore(s, m))));
}
