import { type PackedWords, packedLength } from '../text/packed-words.ts';

/** By what one state of an article in the index is told from another. */
export interface ArticleKey {
  readonly aid: number;
  /** Id and content hash of the article. */
  readonly id: string;
  readonly hash: string;
  /** Number of its first sentence; those of the others follow without a gap. */
  readonly firstSid: number;
}

/** The words of an article's sentences. */
export interface ArticleWords extends ArticleKey {
  /** Terms of its title and publisher. */
  readonly heading: Int32Array;
  /** Of each sentence, the position of the first one of its paragraph. */
  readonly paragraphs: Int32Array;
  /** Of each sentence, where its words begin in `packed`; behind them, where the last ones end. */
  readonly starts: Int32Array;
  readonly packed: Int32Array;
}

/** What `packArticle` writes of a sentence. */
export interface PackedSentence {
  readonly paragraph: number;
  readonly words: readonly number[];
}

/** Packs the words of an article's sentences for the index. */
export function packArticle(
  heading: readonly number[],
  sentences: readonly PackedSentence[],
): Uint8Array {
  const numbers = [heading.length, ...heading];
  for (const { paragraph, words } of sentences) {
    numbers.push(paragraph);
    for (const word of words) numbers.push(word);
  }
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [i, number] of numbers.entries()) bytes.writeInt32LE(number, i * 4);
  return bytes;
}

/** Reads what `packArticle` wrote. */
export function unpackArticle(key: ArticleKey, stored: Uint8Array): ArticleWords {
  const bytes = Buffer.from(stored);
  const packed = new Int32Array(bytes.length / 4);
  for (let i = 0; i < packed.length; i++) packed[i] = bytes.readInt32LE(i * 4);
  const headings = packed[0] as number;
  const paragraphs: number[] = [];
  const starts: number[] = [];
  let at = 1 + headings;
  while (at < packed.length) {
    paragraphs.push(packed[at] as number);
    starts.push(at + 1);
    at += 1 + packedLength(packed, at + 1);
  }
  return {
    ...key,
    heading: packed.subarray(1, 1 + headings),
    paragraphs: Int32Array.from(paragraphs),
    // Each sentence begins behind the number of its paragraph.
    starts: Int32Array.from([...starts, at + 1]),
    packed,
  };
}

/** The packed words of a sentence of the article, from 0. */
export function wordsAt({ starts, packed }: ArticleWords, sentence: number): PackedWords {
  return packed.subarray(starts[sentence], (starts[sentence + 1] as number) - 1);
}
