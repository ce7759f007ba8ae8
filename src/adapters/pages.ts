import type { Block } from '../bot/reply.ts';

/** A piece of a message that is shown whole or not at all. */
export interface Piece {
  readonly kind: Exclude<Block['kind'], 'picture'> | 'buttons';
  /** How many things it holds: members of a list, articles, quotations. */
  readonly count: number;
}

export interface PageOptions<P extends Piece> {
  /** Most messages, from 1. */
  readonly maxPages: number;
  /** Puts pieces into messages, in order, as many into each as it takes. */
  readonly paginate: (pieces: readonly P[]) => P[][];
  /** Makes a piece of words of the renderer's own. */
  readonly say: (words: string) => P;
  /** What stands at the end whatever is left out. */
  readonly last?: readonly P[] | undefined;
}

/**
 * Returns the pieces as messages. What the messages cannot hold is left out from the end, the list of articles last,
 * and it is said how much that is.
 */
export function toPages<P extends Piece>(pieces: readonly P[], options: PageOptions<P>): P[][] {
  const { maxPages, paginate, say, last = [] } = options;
  const body = [...pieces];
  const left = new Map<Piece['kind'], number>();
  let pages = paginate([...body, ...last]);
  if (pages.length === 0) return [[say('There is nothing to show.')]];
  while (pages.length > maxPages && body.length > 1) {
    const at = body.findLastIndex(({ kind }, index) => kind !== 'sources' && index > 0);
    const [dropped] = body.splice(at > 0 ? at : body.length - 1, 1);
    if (dropped) left.set(dropped.kind, (left.get(dropped.kind) ?? 0) + dropped.count);
    const note = noteOf(left);
    pages = paginate([...body, ...(note === undefined ? [] : [say(note)]), ...last]);
  }
  return pages;
}

const NAMES: Readonly<Record<Piece['kind'], readonly [one: string, many: string]>> = {
  text: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  quote: ['quotation', 'quotations'],
  list: ['entry of the list', 'entries of the list'],
  differences: ['difference', 'differences'],
  coverage: ['row of the table', 'rows of the table'],
  sources: ['article', 'articles'],
  choices: ['choice', 'choices'],
  buttons: ['button', 'buttons'],
};

function noteOf(left: ReadonlyMap<Piece['kind'], number>): string | undefined {
  const parts = [...left]
    .filter(([kind, count]) => count > 0 && kind !== 'heading')
    .map(([kind, count]) => `${count.toLocaleString('en-GB')} ${NAMES[kind][count === 1 ? 0 : 1]}`);
  if (parts.length === 0) return undefined;
  return `Too long for one answer; left out here: ${parts.join(', ')}. Ask for less at a time to see them.`;
}
