import { type PackedWords, packedLength } from '../text/packed-words.ts';
import { fromBytes, toBytes } from './bytes.ts';

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

/** Numbers before those of the heading: how many these are, and how many sentences follow. */
const HEAD = 2;

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
  const numbers = [heading.length, sentences.length, ...heading];
  for (const { paragraph, words } of sentences) {
    numbers.push(paragraph);
    for (const word of words) numbers.push(word);
  }
  return toBytes(Int32Array.from(numbers));
}

/** Reads what `packArticle` wrote. @throws an error that says the database is damaged where it is something else */
export function unpackArticle(key: ArticleKey, stored: Uint8Array): ArticleWords {
  const packed = fromBytes(stored);
  const [headings = -1, sentences = -1] = packed;
  const isRoom = (count: number): boolean => count >= 0 && count <= packed.length;
  if (!isRoom(headings) || !isRoom(sentences)) throw damaged(key);
  const paragraphs = new Int32Array(sentences);
  // Each sentence begins behind the number of its paragraph.
  const starts = new Int32Array(sentences + 1);
  let at = HEAD + headings;
  for (let i = 0; i < sentences; i++) {
    paragraphs[i] = packed[at] as number;
    starts[i] = at + 1;
    at += 1 + packedLength(packed, at + 1);
  }
  if (at !== packed.length) throw damaged(key);
  starts[sentences] = at + 1;
  return { ...key, heading: packed.subarray(HEAD, HEAD + headings), paragraphs, starts, packed };
}

function damaged({ id }: ArticleKey): Error {
  const error = new Error(`the words of the article '${id}' are damaged in the index`);
  return Object.assign(error, { code: 'SQLITE_CORRUPT_INDEX' });
}

/** The packed words of a sentence of the article, from 0. */
export function wordsAt({ starts, packed }: ArticleWords, sentence: number): PackedWords {
  return packed.subarray(starts[sentence], (starts[sentence + 1] as number) - 1);
}
