import { createHash } from 'node:crypto';
import type { Article, Problem } from '../types.ts';

/** An article without its text: enough to notice a second copy of it. */
export interface ArticleHead extends Pick<Article, 'id' | 'hash' | 'publisher'> {
  /** SHA-256 (hex) of the text alone. */
  readonly textHash: string;
}

/** What one file holds. */
export interface LoadedFile<A> {
  /** Its name. */
  readonly file: string;
  readonly articles: readonly A[];
  readonly problems: readonly Problem[];
}

/** Returns what `withoutCopies` needs of an article. */
export function headOf({ id, hash, publisher, text }: Article): ArticleHead {
  return { id, hash, publisher, textHash: createHash('sha256').update(text).digest('hex') };
}

/**
 * Brings the articles of several files together, in the order of the files. An id that an earlier article has, and a copy
 * of an earlier article in another file, become Problems.
 */
export function withoutCopies<A>(
  files: readonly LoadedFile<A>[],
  toHead: (article: A) => ArticleHead,
): { readonly articles: readonly A[]; readonly problems: readonly Problem[] } {
  const articles: A[] = [];
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const byText = new Map<string, { readonly head: ArticleHead; readonly file: string }[]>();
  const wrong = (head: ArticleHead, file: string): string | undefined => {
    if (ids.has(head.id))
      return `the id '${head.id}' is used by an earlier article; give this one its own`;
    const same = byText.get(head.textHash) ?? [];
    // Lines of one feed have ids that say they are two articles; two files may be one article saved twice.
    const copy = same.find((earlier) => earlier.file !== file && isSameSource(earlier.head, head));
    if (copy !== undefined)
      return `the text is the same as that of '${copy.head.id}'; remove one of the two`;
    ids.add(head.id);
    byText.set(head.textHash, [...same, { head, file }]);
    return undefined;
  };
  for (const { file, articles: found, problems: reported } of files) {
    problems.push(...reported);
    for (const article of found) {
      const head = toHead(article);
      const message = wrong(head, file);
      if (message === undefined) articles.push(article);
      else problems.push({ where: head.id === file ? file : `${file} (${head.id})`, message });
    }
  }
  return { articles, problems };
}

/** The same words under another outlet's name are a syndicated copy, which readers want to see, not a duplicate file. */
function isSameSource(a: ArticleHead, b: ArticleHead): boolean {
  return a.publisher === b.publisher || a.publisher === undefined || b.publisher === undefined;
}
