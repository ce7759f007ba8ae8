import type { Mention } from '../annotate/types.ts';
import type { Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { type WantedSpan, wantedSpans } from '../search/wanted.ts';
import { bestSpan, type Found } from './best-span.ts';
import { namesOffice, nearOffice } from './direct-office.ts';
import { ofKindAsked } from './direct-person.ts';
import { isOnlyCapitalised } from './headline.ts';
import { asksForActor, createNameMeasure, FEATURES_IN_SENTENCE } from './name-features.ts';
import { isBehindBy } from './who-acts.ts';

/** Sentences whose names are looked at. */
const SENTENCES = 3;
/** Names of a sentence; a longer roll is no text that a model has learned from. */
const NAMES_MOST = 40;
const ASKS_WHO = /^who(?:m|se)?\b/i;

/** What tells whether a name is the one asked for. */
export const NAME_FEATURES = [
  // Whether the rules pick it, in the first sentence in which they pick any.
  'picked',
  // The place of its sentence among those looked at, and its score as a share of the best.
  'place',
  'score',
  // How often else it is told in them, and how many names stand in its own.
  'votes',
  'rivals',
  ...FEATURES_IN_SENTENCE,
] as const;
export type NameFeature = (typeof NAME_FEATURES)[number];

/** A name in one of the sentences. */
export interface NameCandidate extends Found {
  readonly features: Readonly<Record<NameFeature, number>>;
}

/** The names in the best of the sentences that may hold the one asked for, measured; of a long roll only the one that the rules pick. */
export function findNames(question: Question, close: readonly Ranked[]): NameCandidate[] {
  const measure = createNameMeasure(question);
  const sentences = close.slice(0, SENTENCES).map((ranked) => {
    const picked = bestSpan(question, ranked)?.span;
    return { ranked, picked, spans: namesIn(question, ranked, picked) };
  });
  const first = sentences.find((s) => s.picked !== undefined);
  const told = new Map<string, number>();
  for (const { key } of sentences.flatMap(({ spans }) => spans))
    told.set(key, (told.get(key) ?? 0) + 1);
  const best = Math.max(close[0]?.score ?? 0, 1);
  return sentences.flatMap(({ ranked, picked, spans }, place) =>
    spans.map((span) => ({
      ranked,
      span,
      features: {
        picked: ranked === first?.ranked && isSameSpan(span, picked) ? 1 : 0,
        place,
        score: ranked.score / best,
        votes: (told.get(span.key) ?? 1) - 1,
        rivals: Math.log(spans.length),
        ...measure(ranked.sentence, span),
      },
    })),
  );
}

/** What the rules may pick from, and all else that a sentence names that can be asked for so. */
function namesIn(question: Question, ranked: Ranked, picked: WantedSpan | undefined): WantedSpan[] {
  const { sentence } = ranked;
  const spans = wantedSpans(question, sentence);
  const asked = new Set(question.names.flatMap((n) => n.keys));
  const canBe = ({ key, kind }: Mention): boolean =>
    !asked.has(key) && kind !== 'place' && (kind !== 'country' || !ASKS_WHO.test(question.plain));
  const others = sentence.note.mentions.filter(
    (m) =>
      canBe(m) &&
      !isOnlyCapitalised(sentence, m) &&
      !spans.some((s) => s.start <= m.start && m.end <= s.end),
  );
  spans.push(
    ...ofKindAsked(
      question,
      sentence,
      others.map(({ start, end, key }) => ({ start, end, key })),
    ),
  );
  // "was arrested by Roe": whom it was done to stands elsewhere.
  // "directed by Roe" names the director without the word.
  const close = namesOffice(question, sentence) ? nearOffice(question, ranked, spans) : spans;
  const able = asksForActor(question) ? close : close.filter((s) => !isBehindBy(sentence, s));
  const isKnown = picked !== undefined && able.some((s) => isSameSpan(s, picked));
  const found = picked === undefined || isKnown ? able : [...able, picked];
  return found.length <= NAMES_MOST ? found : picked === undefined ? [] : [picked];
}

function isSameSpan(a: WantedSpan, b: WantedSpan | undefined): boolean {
  return a.start === b?.start && a.end === b.end;
}
