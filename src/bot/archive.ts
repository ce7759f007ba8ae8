import type { Citation } from '../briefing/index.ts';
import type { Reply } from './reply.ts';

/** Cited words with the content hash that their article had. */
export interface KeptCitation extends Citation {
  readonly hash?: string | undefined;
}

/** An answer that was given, so that it can be shown again, looked into and rated. */
export interface Kept {
  readonly id: string;
  readonly question: string;
  readonly reply: Reply;
  readonly citations: readonly KeptCitation[];
}

/** The answers of the last days. */
export interface Archive {
  keep(kept: Kept): Promise<void>;
  /** The answer, or undefined when there is none of this id, or no longer. */
  find(id: string): Promise<Kept | undefined>;
}

const KEPT_MAX = 200;

/** Creates an archive that lasts as long as the process and holds the last 200 answers. */
export function createMemoryArchive(): Archive {
  const kept = new Map<string, Kept>();
  return {
    keep: async (entry) => {
      kept.delete(entry.id);
      kept.set(entry.id, entry);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT_MAX) break;
        kept.delete(oldest);
      }
    },
    find: async (id) => kept.get(id),
  };
}
