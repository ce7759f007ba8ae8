import { createHash } from 'node:crypto';

/** A number in [0, 2^32) that depends on the text alone: for choosing and dividing questions the same way every time. */
export function hashOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
