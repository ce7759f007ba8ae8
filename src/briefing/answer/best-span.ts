import type { AskedName, Question } from '../question/types.ts';
import type { Ranked } from '../search/rank.ts';
import { type WantedSpan, wantedSpans } from '../search/wanted.ts';
import { STOPWORDS } from '../text/stopwords.ts';
import { tokenize } from '../text/tokens.ts';
import { numbersAsked } from './direct-number.ts';
import { nearOffice } from './direct-office.ts';
import { ofKindAsked, personBonus, personsFirst, withoutDescriptions } from './direct-person.ts';
import { placeFactor, placesAsked, withTown } from './direct-place.ts';
import { timesAsked } from './direct-time.ts';
import { whoActs } from './who-acts.ts';

/** "where did they meet, at the pier?" */
const PROPOSED = /,\s(?:\S+\s){0,4}\S+$/;
/** What nearness to a word counts: more to the verb, and to a number ("by 2030"). */
const NEARNESS = { name: 1, noun: 1, verb: 1.5, adjective: 1, number: 2, other: 1 } as const;

/** A span that may be the answer, and its sentence. */
export interface Found {
  readonly ranked: Ranked;
  readonly span: WantedSpan;
}

/** The span of the wanted type that stands nearest to the question's words, in one sentence, of those that are accepted. */
export function bestSpan(
  question: Question,
  ranked: Ranked,
  accepts: (span: WantedSpan) => boolean = () => true,
): Found | undefined {
  const { sentence } = ranked;
  let spans = wantedSpans(question, sentence).filter(accepts);
  if (question.wanted === 'person' || question.wanted === 'place')
    spans = spans.filter((s) => !isGiven(question, sentence, s));
  if (question.wanted === 'person') {
    const named = withoutDescriptions(question, sentence, spans);
    const actors = whoActs(question, sentence, ofKindAsked(question, sentence, named)).filter(
      (s) => !isGiven(question, sentence, s),
    );
    spans = nearOffice(question, ranked, personsFirst(sentence, actors));
  }
  if (question.wanted === 'place') spans = placesAsked(question, sentence, spans);
  spans = [...numbersAsked(question, ranked, spans)];
  if (question.wanted === 'time' || question.wanted === 'duration')
    spans = timesAsked(question, sentence, spans);
  const scored = spans.map((span) => ({ span, near: nearness(question, ranked, span) }));
  const best = scored.sort((a, b) => b.near - a.near || a.span.start - b.span.start)[0];
  if (best === undefined) return undefined;
  const span = question.wanted === 'place' ? withTown(sentence, best.span) : best.span;
  return { ranked, span };
}

/** A name all of whose words stand in the question is not what it asks for; one that it proposes behind a comma may be. */
function isGiven(question: Question, { tokens }: Ranked['sentence'], span: WantedSpan): boolean {
  const { plain, names, terms, wanted } = question;
  if (wanted === 'place') {
    const own = span.key.split(' ');
    // "Orvik" says where Orvik College is, and Orvik College does not say where Orvik is.
    const isPart = ({ words }: AskedName): boolean =>
      own.length < words.length && own.every((w) => words.includes(w));
    const isWhole = ({ words }: AskedName): boolean => words.every((w) => own.includes(w));
    if (!names.some(isWhole) && names.some(isPart)) return false;
    if (terms.every((t) => t.part === 'name') && names.some(isWhole)) return true;
  }
  const stems = tokenize(plain.replace(PROPOSED, '')).map((t) => t.stem);
  const words = tokens.filter(
    (t) => t.start >= span.start && t.end <= span.end && !STOPWORDS.has(t.norm),
  );
  return words.length > 0 && words.every((t) => stems.includes(t.stem));
}

/** Sum over the question's words of rarity by nearness to the span, the verb and the right side of it counting more. */
function nearness(question: Question, { sentence }: Ranked, span: WantedSpan): number {
  const words = sentence.words;
  const at = sentence.tokens.findIndex((t) => t.start >= span.start);
  const last = sentence.tokens.findLastIndex((t) => t.end <= span.end);
  let sum = 0;
  for (const term of question.terms) {
    const places = [
      ...(words.places.get(term.term) ?? []),
      ...[...term.related.keys()].flatMap((r) => words.places.get(r) ?? []),
    ];
    const gaps = places.filter((p) => p < at || p > last).map((p) => (p < at ? at - p : p - last));
    if (gaps.length > 0) sum += (term.idf * NEARNESS[term.part]) / (1 + Math.min(...gaps));
  }
  if (question.wanted === 'person') sum += personBonus(question, sentence, span);
  if (question.wanted === 'place') sum *= placeFactor(question, sentence, span);
  return sum;
}
