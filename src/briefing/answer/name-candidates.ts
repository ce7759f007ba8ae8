import type { Mention } from '../annotate/types.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { type WantedSpan, wantedSpans } from '../search/wanted.ts';
import { bestSpan, type Found } from './best-span.ts';
import { createNameMeasure, FEATURES_IN_SENTENCE } from './name-features.ts';
import { sliceOf } from './slice.ts';

/** Sentences whose names are looked at. */
const SENTENCES = 3;
const ASKS_WHO = /^who(?:m|se)?\b/i;

/** What tells whether a name is the one asked for. */
export const NAME_FEATURES = [
  // Whether the rules pick it, in the first sentence in which they pick any.
  'picked',
  // The place of its sentence among those looked at, and its score as a share of the best.
  'place',
  'score',
  // In how many others of them it is told, and how many names stand in its own.
  'votes',
  'rivals',
  ...FEATURES_IN_SENTENCE,
] as const;
export type NameFeature = (typeof NAME_FEATURES)[number];

/** A name in one of the sentences. */
export interface NameCandidate extends Found {
  readonly features: Readonly<Record<NameFeature, number>>;
}

/** The names in the best of the sentences that may hold the one asked for, measured. */
export function findNames(question: Question, close: readonly Ranked[]): NameCandidate[] {
  const measure = createNameMeasure(question);
  const sentences = close.slice(0, SENTENCES).map((ranked) => {
    const picked = bestSpan(question, ranked)?.span;
    return { ranked, picked, spans: namesIn(question, ranked, picked) };
  });
  const first = sentences.find((s) => s.picked !== undefined);
  const told = sentences.flatMap(({ ranked, spans }) =>
    spans.map((span) => sliceOf(ranked.sentence, span)),
  );
  const best = Math.max(close[0]?.score ?? 0, 1);
  return sentences.flatMap(({ ranked, picked, spans }, place) =>
    spans.map((span) => ({
      ranked,
      span,
      features: {
        picked: ranked === first?.ranked && isSameSpan(span, picked) ? 1 : 0,
        place,
        score: ranked.score / best,
        votes: told.filter((name) => name === sliceOf(ranked.sentence, span)).length - 1,
        rivals: Math.log(spans.length),
        ...measure(ranked.sentence, span),
      },
    })),
  );
}

/** What the rules may pick from, and all else that a sentence names but for those asked about, and places. */
function namesIn(
  question: Question,
  { sentence }: Ranked,
  picked: WantedSpan | undefined,
): WantedSpan[] {
  const asked = new Set(question.names.flatMap((n) => n.keys));
  const isPlace = (kind: Mention['kind']): boolean =>
    kind === 'place' || (kind === 'country' && ASKS_WHO.test(question.plain));
  const spans = wantedSpans(question, sentence);
  for (const { start, end, key, kind } of sentence.note.mentions) {
    const isPart = spans.some((s) => s.start <= start && end <= s.end);
    if (!isPart && !asked.has(key) && !isPlace(kind)) spans.push({ start, end, key });
  }
  if (picked !== undefined && !spans.some((s) => isSameSpan(s, picked))) spans.push(picked);
  return spans;
}

function isSameSpan(a: WantedSpan, b: WantedSpan | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
