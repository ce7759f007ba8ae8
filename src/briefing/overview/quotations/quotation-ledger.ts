import type { Store } from '../../store/types.ts';
import { inTurns, type Turns } from '../../turns.ts';
import { countIndependent } from '../independent.ts';
import { type QuotationEntry, readQuotations } from './quotation-entries.ts';
import { groupQuotations } from './quotation-groups.ts';

/** The wordings of one quotation, the longest first, and by how many articles it is reported. */
export interface LedgerGroup {
  readonly entries: readonly [QuotationEntry, ...QuotationEntry[]];
  readonly articles: number;
  readonly independent: number;
}

/** All quotations of an index. */
export interface QuotationLedger {
  /** In order of weight; read at the first call, and again when the index has changed. */
  groups(): Promise<readonly LedgerGroup[]>;
}

/**
 * Creates the ledger of an index. A large corpus takes seconds to read, so what was read is kept; of a changed index only
 * the changed articles are read.
 */
export function createLedger(store: Store): QuotationLedger {
  let known = new Map<string, readonly QuotationEntry[]>();
  let made: { readonly state: number; readonly groups: Promise<LedgerGroup[]> } | undefined;

  function* read(): Turns<LedgerGroup[]> {
    const current: typeof known = new Map();
    for (const [id, aid] of store.articleIds) {
      const key = `${aid} ${store.hashOf(id)}`;
      current.set(key, known.get(key) ?? readQuotations(store, aid));
      yield;
    }
    known = current;
    const groups: LedgerGroup[] = [];
    for (const entries of yield* groupQuotations([...current.values()].flat())) {
      const aids = entries.map(({ aid }) => aid);
      groups.push({ entries, ...countIndependent(store, aids) });
      yield;
    }
    return groups.sort(byWeight);
  }

  return {
    groups: () => {
      if (made?.state !== store.state) {
        const groups = inTurns(read());
        made = { state: store.state, groups };
        // A failed reading is not kept; who waits for it is told.
        groups.catch(() => {
          if (made?.groups === groups) made = undefined;
        });
      }
      return made.groups;
    },
  };
}

/** Those that most independent articles have come first, then the longer ones; ties by article id and place. */
function byWeight(a: LedgerGroup, b: LedgerGroup): number {
  const [x, y] = [a.entries[0], b.entries[0]];
  return (
    b.independent - a.independent ||
    y.text.length - x.text.length ||
    (x.articleId < y.articleId ? -1 : x.articleId > y.articleId ? 1 : x.start - y.start)
  );
}
