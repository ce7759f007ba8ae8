import { citeSentence } from '../overview/cite.ts';
import { countIndependent } from '../overview/independent.ts';
import { numberParticulars } from '../overview/particulars/number-particulars.ts';
import type { NumberParticular } from '../overview/particulars/particular-types.ts';
import type { StoredSentence } from '../store/types.ts';
import type { Turns } from '../turns.ts';
import type { DigestItemKey, DigestNumber } from './digest-types.ts';
import { fingerprint } from './fingerprint.ts';
import { type Found, type News, type StoryArticles, statusOf } from './news.ts';
import { standsAlone } from './telling-sentences.ts';

const OF_ONE_STORY = 3;
/** Smaller counts say who or which, not how many. */
const COUNT_LEAST = 3;
/** Behind these sentences an article tells what was before. */
const HEAD_SENTENCES = 30;

/**
 * Returns numbers with their units that the new articles of a story give: those that most independent sources give first,
 * then shares and money, then in order of article and place. The same number of the same thing is one; a sentence that
 * `isShown` already is passed over.
 */
export function* findNewNumbers(
  { store, fresh, told }: News,
  story: StoryArticles,
  isShown: (sentence: StoredSentence) => boolean,
): Turns<Found<DigestNumber>> {
  const groups = new Map<string, NumberParticular[]>();
  for (const aid of [...story.fresh, ...story.related]) {
    for (const sentence of store.sentencesOfArticle(aid).slice(0, HEAD_SENTENCES)) {
      if (sentence.note.numbers.length === 0) continue;
      for (const particular of numberParticulars(sentence).filter(tells)) {
        const key = `${particular.number.value} ${particular.unit}`;
        groups.set(key, [...(groups.get(key) ?? []), particular]);
      }
      yield;
    }
  }
  const aidsOf = (group: readonly NumberParticular[]) => group.map(({ sentence }) => sentence.aid);
  const ranked = [...groups]
    .map(([name, group]) => ({ name, group, ...countIndependent(store, aidsOf(group)) }))
    .sort((a, b) => b.independent - a.independent || kindOrder(a.group) - kindOrder(b.group));
  const items: DigestNumber[] = [];
  const keys: DigestItemKey[] = [];
  const shown = new Set<StoredSentence>();
  for (const { name, group, independent } of ranked) {
    if (items.length === OF_ONE_STORY) break;
    const first = group.find(
      ({ sentence }) => fresh.has(sentence.aid) && standsAlone(sentence) && !shown.has(sentence),
    );
    if (first === undefined || group.some(({ sentence }) => isShown(sentence))) continue;
    const { sentence, start, end } = first;
    const text = sentence.text.slice(start - sentence.start, end - sentence.start);
    const key = fingerprint(name, ...[...first.anchor.words].sort());
    const known = aidsOf(group).filter((aid) => !fresh.has(aid));
    const before = Math.max(countIndependent(store, known).independent, told('number', key) ?? 0);
    const status = statusOf(before, independent);
    if (status === undefined) continue;
    shown.add(sentence);
    const others = group.filter(
      (other, i) =>
        other.sentence.aid !== sentence.aid &&
        group.findIndex((one) => one.sentence.aid === other.sentence.aid) === i,
    );
    items.push({
      status,
      key,
      text,
      citation: citeSentence(store, sentence),
      others: others.map((other) => citeSentence(store, other.sentence)),
    });
    keys.push({ kind: 'number', key, independent });
  }
  return { items, keys };
}

/** A number that says how much or how many, and of what. */
function tells({ sentence, number, unit, start, end }: NumberParticular): boolean {
  const isOfTime = sentence.note.times.some(
    (time) => time.start <= start && number.end <= time.end,
  );
  // "263 entering", "3: Oh Hell No": what stands behind is not what is counted.
  const isBare = number.of === 'count' && end <= number.end;
  if (unit === 'age' || isOfTime || isBare) return false;
  return number.of !== 'count' || number.value >= COUNT_LEAST;
}

function kindOrder([first]: readonly NumberParticular[]): number {
  return first?.number.of === 'count' ? 1 : 0;
}
