import { tagWords } from '../question/tagger.ts';
import type { StoredSentence } from '../store/types.ts';
import { stem } from '../text/stem.ts';
import { compareTimes, type TimeExpression } from '../text/times.ts';
import type { Difference } from '../types.ts';
import { sliceOf } from './slice.ts';
import type { Composed, Material } from './types.ts';

/** Above so many sentences the whole corpus is not compared for one question. */
const SENTENCES_MAX = 3_000;
/** A time belongs to a verb at most so many words away. */
const REACH = 7;
const ROWS_MAX = 6;
const NO_EVENT = new Set(
  [
    'is',
    'are',
    'was',
    'were',
    'be',
    'been',
    'has',
    'have',
    'had',
    'said',
    'say',
    'says',
    'told',
    'do',
    'did',
    'will',
    'would',
  ].map(stem),
);

interface Dated {
  readonly sentence: StoredSentence;
  readonly time: TimeExpression;
  readonly verb: string;
  readonly subject: string;
}

/** "what do the sources disagree on": events of one actor that the articles date differently. */
export function composeDifferences({ store, scope, citations }: Material): Composed | undefined {
  if (store.size > SENTENCES_MAX) return undefined;
  const aids = scope === undefined ? [...store.articleIds.values()] : [...scope];
  const dated = aids.flatMap((aid) => store.sentencesOfArticle(aid)).flatMap(eventsOf);
  const groups = new Map<string, Dated[]>();
  for (const d of dated)
    groups.set(`${d.subject} ${d.verb}`, [...(groups.get(`${d.subject} ${d.verb}`) ?? []), d]);
  const differences = [...groups.values()]
    .filter((g) => differ(g))
    .slice(0, ROWS_MAX)
    .map((g): Difference => {
      const first = g[0] as Dated;
      return {
        about: about(first),
        values: g.map((d) => ({
          text: sliceOf(d.sentence, d.time),
          citations: [citations.sentence(d.sentence)],
        })),
      };
    });
  return differences.length === 0 ? undefined : { kind: 'differs', differences };
}

/** Pairs of a verb and a time near it, with the nearest person or country before the verb as the one who acts. */
function eventsOf(sentence: StoredSentence): Dated[] {
  const times = sentence.note.times.filter((t) => !t.relative);
  if (times.length === 0) return [];
  const tags = new Map(tagWords(sentence.text).map(({ word, tag }) => [word, tag]));
  return times.flatMap((time): Dated[] => {
    const at = sentence.tokens.findIndex((t) => t.start >= time.start);
    const verbAt = sentence.tokens.findLastIndex(
      (t, i) => i < at && at - i <= REACH && tags.get(t.raw) === 'VERB' && !NO_EVENT.has(t.stem),
    );
    const verb = sentence.tokens[verbAt];
    if (verb === undefined) return [];
    const actor =
      sentence.note.mentions.findLast((m) => m.end <= verb.start && m.kind !== 'place')?.key ??
      sentence.note.refers[0];
    return actor === undefined ? [] : [{ sentence, time, verb: verb.stem, subject: actor }];
  });
}

/** True where two articles date it differently. */
function differ(group: readonly Dated[]): boolean {
  return group.some((a) =>
    group.some(
      (b) => a.sentence.aid !== b.sentence.aid && compareTimes(a.time, b.time) === 'differs',
    ),
  );
}

function about({ sentence, subject, verb }: Dated): string {
  const name = sentence.note.mentions.find((m) => m.key === subject);
  const word = sentence.tokens.find((t) => t.stem === verb);
  return [name === undefined ? subject : sliceOf(sentence, name), word?.raw ?? verb].join(' ');
}
