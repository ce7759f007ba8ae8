import type { Driver } from './driver.ts';

/** Tells one state of an index from another, on whatever connection; undefined for one that was never written to. */
export function editionOf(driver: Driver): string | undefined {
  return driver.all<{ value: string }>(`SELECT value FROM meta WHERE key = 'edition'`)[0]?.value;
}

/** Makes what a transaction writes another state. */
export function nextEdition(driver: Driver): void {
  driver.run(
    `INSERT INTO meta (key, value) VALUES ('edition', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(value + 1 AS TEXT)`,
  );
}
