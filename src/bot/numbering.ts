import type { Citation, Source } from '../briefing/index.ts';
import type { PicturedSource } from './picture.ts';
import { type Block, type NumberedSource, type QuoteBlock, sourceName } from './reply.ts';

/** Gives the articles of a Reply numbers, in the order in which it first cites them. */
export interface Numbering {
  /** Numbers of the articles of these citations, each once. */
  at(citations: readonly Citation[]): number[];
  of(source: Source): number;
  /** A cited sentence as a block. */
  quote(citation: Citation): QuoteBlock;
  /** The articles that were numbered, for the end of the Reply; nothing where there are none. */
  sources(): Block[];
  /** The same as a picture names them: by their publishers first, where these are given. */
  pictured(): PicturedSource[];
}

export function createNumbering(): Numbering {
  const numbered = new Map<string, NumberedSource>();
  const of = (source: Source): number => {
    const known = numbered.get(source.id);
    if (known) return known.number;
    const number = numbered.size + 1;
    numbered.set(source.id, { ...source, number });
    return number;
  };
  return {
    of,
    at: (citations) => [...new Set(citations.map(({ source }) => of(source)))],
    quote: ({ text, source, link }) => ({
      kind: 'quote',
      text,
      of: 'sentence',
      sources: [of(source)],
      link,
    }),
    sources: () =>
      numbered.size > 0 ? [{ kind: 'sources', sources: [...numbered.values()] }] : [],
    pictured: () =>
      [...numbered.values()].map((source) => ({
        number: source.number,
        name: [source.publisher ?? [], sourceName(source)].flat().join(': '),
      })),
  };
}
