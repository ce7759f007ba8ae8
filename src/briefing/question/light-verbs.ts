import { stem } from '../text/stem.ts';

/** Stems of verbs that say only that something is, begins, moves, happens or is meant to: any sentence about it will do. */
export const LIGHT_VERBS: ReadonlySet<string> = new Set(
  'be have do go come get make take give hold happen occur begin start end finish use call name stay put want need ask look suppose expect plan schedule intend mean try'
    .split(' ')
    .map((verb) => stem(verb)),
);

/** Verbs that go with everything, or that every other sentence of the articles has, choose little: no more than this. */
export const LIGHT_IDF_MOST = 2;
