import { isContent, tokenize } from './tokens.ts';

/** Folded name of an outlet, as a question may give it: "The Roar | Sports Writers Blog" -> "roar"; "huff-post" -> "huff post". */
export function foldOutlet(publisher: string): string {
  const [first = ''] = publisher.split(/\s[|–—-]\s/);
  return tokenize(first)
    .map((t) => t.norm)
    .filter((w, i) => i > 0 || isContent(w))
    .join(' ');
}
