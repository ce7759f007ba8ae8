import type { Mention } from '../annotate/types.ts';
import type { AskedName } from '../question/types.ts';
import type { Store, StoredSentence } from '../store/types.ts';
import type { Span } from '../types.ts';

/** Tells whether two folded names are spellings of one: same family name, and first names that are alike. */
export function isSameName(a: string, b: string): boolean {
  if (a === b) return true;
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.at(-1) !== y.at(-1)) return false;
  if (x.length === 1 || y.length === 1) return true;
  const [first = '', other = ''] = [x[0], y[0]];
  return (
    first[0] === other[0] &&
    (first.length === 1 || other.length === 1 || first.slice(0, 3) === other.slice(0, 3))
  );
}

/** Tells whether a full name is one that was asked about. */
export function isAsked(key: string, names: readonly AskedName[]): boolean {
  return names.some((name) => isOneOf(key, name));
}

function isOneOf(key: string, name: AskedName): boolean {
  if (key.startsWith('@')) return name.keys.includes(key);
  const words = key.split(' ');
  return (
    name.words.every((w) => words.includes(w)) ||
    name.keys.slice(0, 1).some((k) => !k.startsWith('@') && k.includes(' ') && isSameName(k, key))
  );
}

/**
 * Finds a place where a name is written out, for showing it word for word: in the sentence, else the nearest one before
 * it in the article, else anywhere in the article. The longest spelling wins within a sentence.
 */
export function findWritten(
  store: Store,
  sentence: StoredSentence,
  key: string,
): { span: Span; sentence: StoredSentence } | undefined {
  const own = longest(sentence.note.mentions.filter((m) => m.key === key));
  if (own !== undefined) return { span: own, sentence };
  const article = store.sentencesOfArticle(sentence.aid);
  const before = article.filter((s) => s.position < sentence.position).reverse();
  for (const other of [...before, ...article]) {
    const mention = longest(other.note.mentions.filter((m) => m.key === key));
    if (mention !== undefined) return { span: mention, sentence: other };
  }
  return undefined;
}

function longest(mentions: readonly Mention[]): Mention | undefined {
  return mentions.reduce<Mention | undefined>(
    (best, m) => (best === undefined || m.end - m.start > best.end - best.start ? m : best),
    undefined,
  );
}
