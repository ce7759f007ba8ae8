import type { Question } from '../question/types.ts';
import type { Store } from '../store/types.ts';
import { foldOutlet } from '../text/outlets.ts';
import { findTimes } from '../text/times.ts';
import { tokenize } from '../text/tokens.ts';

/** How an article's outlet and date fit those a question names. */
export interface Published {
  /** 1 where the question names the article's outlet. */
  readonly outlet: number;
  /** 1 where the question names outlets, and this article's is not among them. */
  readonly otherOutlet: number;
  /** 1 where the question gives the article's date of publication; 0.5 for its month or year alone. */
  readonly date: number;
}

const NOWHERE: Published = { outlet: 0, otherOutlet: 0, date: 0 };

/** Compares what a question says of outlets and dates with the articles' own, one look-up an article. */
export function createPublication(
  question: Question,
  store: Store,
): { of(aid: number): Published } {
  const words = ` ${tokenize(question.plain)
    .map((t) => t.norm)
    .join(' ')} `;
  const times = (/\d/.test(question.plain) ? findTimes(question.plain) : []).filter(
    (t) => !t.relative && (t.year !== undefined || t.month !== undefined),
  );
  const known = new Map<number, Published>();
  const names = outletNames(store);
  const namesOutlet = [...names.values()].some(
    (name) => name !== '' && words.includes(` ${name} `) && !WORDS_OF_THE_LANGUAGE.has(name),
  );
  const read = (aid: number): Published => {
    const source = store.article(aid)?.source;
    if (source === undefined) return NOWHERE;
    const name = names.get(source.publisher ?? '') ?? '';
    const outlet = name !== '' && words.includes(` ${name} `) ? 1 : 0;
    return {
      outlet,
      otherOutlet: namesOutlet && outlet === 0 && name !== '' ? 1 : 0,
      date: dateFit(times, source.published),
    };
  };
  return {
    of: (aid) => {
      let published = known.get(aid);
      if (published === undefined) {
        published = read(aid);
        known.set(aid, published);
      }
      return published;
    },
  };
}

/** Outlets whose name is a plain word: they count for their own article, but do not make others' count less. */
const WORDS_OF_THE_LANGUAGE = new Set([
  'time',
  'times',
  'independent',
  'guardian',
  'fortune',
  'mirror',
  'sun',
  'star',
  'nature',
  'science',
  'people',
  'age',
  'wired',
  'post',
  'express',
  'standard',
  'week',
  'hill',
  'nation',
  'economist',
  'atlantic',
  'wikipedia',
]);
const cache = new WeakMap<Store, { state: number; names: ReadonlyMap<string, string> }>();

/** Folded names of the publishers of an index, kept as long as its state is. */
function outletNames(store: Store): ReadonlyMap<string, string> {
  const cached = cache.get(store);
  if (cached?.state === store.state) return cached.names;
  const names = new Map(store.publishers().map((name) => [name, foldOutlet(name)]));
  cache.set(store, { state: store.state, names });
  return names;
}

function dateFit(times: ReturnType<typeof findTimes>, published: string | undefined): number {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published ?? '') ?? [];
  if (year === undefined) return 0;
  return Math.max(
    0,
    ...times.map((t) => {
      if (t.year !== undefined && t.year !== Number(year)) return 0;
      if (t.month !== undefined && t.month !== Number(month)) return 0;
      if (t.day === undefined) return 0.5;
      return t.day === Number(day) ? 1 : 0;
    }),
  );
}
