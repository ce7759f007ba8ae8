import type { StoredSentence } from '../../store/types.ts';
import { isContent } from '../../text/tokens.ts';
import { dayOf } from '../particulars/moments.ts';
import { clausesOf, type Event, type Word } from '../particulars/sentence-events.ts';
import type { Row } from './difference-types.ts';
import type { Corpus } from './event-differences.ts';
import { isSameDoing } from './likeness.ts';

/** What is planned so plainly that a report of it as done is news. */
const PLANS =
  /\b(?:will|(?:is|are|was|were)(?: \w+)? (?:expected|due|set|scheduled|supposed|about) to|plan(?:s|ned)? to|intends? to)(?: \w+ly)?(?: (?:also|be|have))*$/;
const PLAN_HINT = /\b(?:will|expected|due|set|scheduled|supposed|about|plan(?:s|ned)?|intends?)\b/;
const SHARED_LEAST = 2;
/** Words behind the verb among which its object is looked for. */
const OBJECT_REACH = 5;
const PLAN_DAYS = 10;
const STRENGTH = 1.5;

interface Told {
  readonly sentence: StoredSentence;
  readonly event: Event;
  readonly object: Word;
  readonly isPlanned: boolean;
}

/** What one article has as planned and another as done: the later state of the same thing. */
export function statusDifferences(
  sentences: readonly StoredSentence[],
  { publishedOf }: Pick<Corpus, 'publishedOf'>,
): Row[] {
  const told = worthReading(sentences).flatMap(toldIn);
  const plans = told.filter((t) => t.isPlanned);
  const rows: Row[] = [];
  for (const plan of plans) {
    const done = told.filter(
      (t) =>
        !t.isPlanned &&
        t.event.mode === 'done' &&
        t.sentence.aid !== plan.sentence.aid &&
        isSame(plan, t) &&
        isNext(plan, t, publishedOf),
    );
    const [first] = done;
    if (first === undefined || rows.some((r) => r.about === aboutOf(plan))) continue;
    // The article that plans it also tells of it as done: another occasion.
    if (told.some((t) => !t.isPlanned && t.sentence.aid === plan.sentence.aid && isSame(plan, t)))
      continue;
    rows.push({
      about: aboutOf(plan),
      kind: 'status',
      relation: 'laterUpdated',
      values: [plan, first].map((t) => ({
        sentence: t.sentence,
        span: spanOf(t),
        sentences: t === plan ? [plan.sentence] : [...new Set(done.map((d) => d.sentence))],
      })),
      strength: STRENGTH,
    });
  }
  return rows;
}

/** Sentences that plan something, and those that share words with one of them: taking sentences apart costs time. */
function worthReading(sentences: readonly StoredSentence[]): StoredSentence[] {
  const stems = (s: StoredSentence): Set<string> =>
    new Set(s.tokens.filter((t) => isContent(t.norm)).map((t) => t.stem));
  const plans = sentences
    .filter((s) => PLAN_HINT.test(s.text))
    .map((sentence) => ({ sentence, stems: stems(sentence) }));
  return sentences.filter((s) => {
    const own = stems(s);
    return plans.some(
      (p) => p.sentence === s || [...own].filter((w) => p.stems.has(w)).length >= SHARED_LEAST,
    );
  });
}

/** What is planned is done soon after; later it is another time. Articles without a date are taken to be of one time. */
function isNext(plan: Told, done: Told, publishedOf: Corpus['publishedOf']): boolean {
  const [from, to] = [plan, done].map((t) => dayOf(publishedOf(t.sentence.aid)));
  return from === undefined || to === undefined || (to >= from && to - from <= PLAN_DAYS);
}

function toldIn(sentence: StoredSentence): Told[] {
  const { words, events } = clausesOf(sentence);
  return events.flatMap((event): Told[] => {
    const at = words.indexOf(event.word);
    const object = words
      .slice(at + 1, at + 1 + OBJECT_REACH)
      .find((w, i, row) => w.tag === 'NOUN' && !row.slice(0, i).some((r) => r.tag === 'VERB'));
    if (object === undefined || event.actors.length === 0) return [];
    const lead = words
      .slice(Math.max(0, at - 6), at)
      .map((w) => w.norm)
      .join(' ');
    const isPlanned = PLANS.test(lead);
    if (!isPlanned && event.mode !== 'done') return [];
    return [{ sentence, event, object, isPlanned }];
  });
}

function isSame(a: Told, b: Told): boolean {
  return (
    a.object.stem === b.object.stem &&
    isSameDoing(
      { stem: a.event.word.stem, word: a.event.word.norm },
      { stem: b.event.word.stem, word: b.event.word.norm },
    ) &&
    a.event.actors.some((key) => b.event.actors.includes(key))
  );
}

function aboutOf({ event, object }: Told): string {
  return `${event.word.raw} ${object.raw}`;
}

/** From the verb or noun to its object. */
function spanOf({ event, object }: Told): { start: number; end: number } {
  return { start: event.word.start, end: object.end };
}
