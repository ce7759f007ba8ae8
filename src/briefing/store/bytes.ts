import { endianness } from 'node:os';

/** Whole numbers of 32 bits as they are stored: in little-endian order, whatever the machine's own is. */
export function toBytes(numbers: Int32Array | Uint32Array): Uint8Array {
  return ordered(Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength));
}

/** Reads what `toBytes` made; a rest of less than a number is left out. */
export function fromBytes(bytes: ArrayBuffer | Uint8Array): Int32Array {
  const own = ordered(bytes instanceof Uint8Array ? bytes : Buffer.from(bytes));
  return new Int32Array(own.buffer, own.byteOffset, Math.floor(own.byteLength / 4));
}

/** A copy of its own in the other order where that is needed. */
function ordered(bytes: Uint8Array): Buffer {
  // Of its own also because what Buffer gives out of its pool may begin at any byte.
  const copy = Buffer.from(Uint8Array.from(bytes).buffer);
  return endianness() === 'BE' ? copy.swap32() : copy;
}
