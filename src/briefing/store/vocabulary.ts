import type { Turns } from '../turns.ts';
import type { Driver } from './driver.ts';

/** The terms of an index by number. A term keeps its number as long as the index is kept. */
export interface Vocabulary {
  /** Undefined for a term that never stood in the index until it was last read. */
  numberOf(term: string): number | undefined;
  termOf(number: number): string | undefined;
  /** All of them; some may stand nowhere any more. */
  all(): Iterable<string>;
  /** One more than the highest number. */
  readonly size: number;
}

/** A vocabulary that reads the terms written since when it is told to. */
export interface StoredVocabulary extends Vocabulary {
  read(from: Driver): Turns<void>;
}

const TERMS_PER_TURN = 5_000;

/** Makes a vocabulary, empty until it is first read. */
export function createVocabulary(): StoredVocabulary {
  const terms: string[] = [];
  const numbers = new Map<string, number>();
  return {
    numberOf: (term) => numbers.get(term),
    termOf: (number) => terms[number],
    all: () => numbers.keys(),
    get size() {
      return terms.length;
    },
    read: function* (from) {
      for (let count = TERMS_PER_TURN; count === TERMS_PER_TURN; ) {
        // In two lists: a row each would take ten times as long.
        const [row] = from.all<{ ids: string; terms: string }>(
          `SELECT json_group_array(tid) AS ids, json_group_array(term) AS terms
           FROM (SELECT tid, term FROM terms WHERE tid >= ? ORDER BY tid LIMIT ?)`,
          terms.length,
          TERMS_PER_TURN,
        );
        const ids = JSON.parse(row?.ids ?? '[]') as number[];
        const read = JSON.parse(row?.terms ?? '[]') as string[];
        for (const [i, id] of ids.entries()) {
          terms[id] = read[i] as string;
          numbers.set(read[i] as string, id);
        }
        count = ids.length;
        yield;
      }
    },
  };
}

/** Gives terms their numbers, new ones to those that have none yet. */
export function numberTerms(driver: Driver, terms: Iterable<string>): (term: string) => number {
  const list = JSON.stringify([...new Set(terms)]);
  driver.run(
    'INSERT INTO terms (term) SELECT value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
    list,
  );
  const numbers = new Map(
    driver
      .all<{ tid: number; term: string }>(
        'SELECT tid, term FROM terms WHERE term IN (SELECT value FROM json_each(?))',
        list,
      )
      .map((row) => [row.term, row.tid]),
  );
  return (term) => {
    const number = numbers.get(term);
    if (number === undefined) throw new Error(`the term '${term}' was not written`);
    return number;
  };
}
