import { createHash } from 'node:crypto';
import { tokenize } from '../text/tokens.ts';
import type { DigestItemKey } from './digest-types.ts';

const LENGTH = 16;

/** Returns a short key of words: the same whatever their case, spelling of accents and punctuation. */
export function fingerprint(...texts: readonly string[]): string {
  const words = texts.map((text) => tokenize(text).map((token) => token.norm));
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, LENGTH);
}

/** What earlier digests told: for an item, how many independent sources told it then; undefined where it was not told. */
export type Told = (kind: DigestItemKey['kind'], key: string) => number | undefined;

/** Makes the keys of earlier digests ready to be looked up; the most sources count. */
export function createTold(earlier: readonly DigestItemKey[]): Told {
  const told = new Map<string, number>();
  for (const { kind, key, independent } of earlier) {
    const name = `${kind} ${key}`;
    told.set(name, Math.max(told.get(name) ?? 0, independent));
  }
  return (kind, key) => told.get(`${kind} ${key}`);
}
