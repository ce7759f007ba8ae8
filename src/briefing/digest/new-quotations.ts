import { countIndependent } from '../overview/independent.ts';
import type { LedgerGroup } from '../overview/quotations/quotation-ledger.ts';
import { toGroup } from '../overview/quotations/quotations.ts';
import type { Turns } from '../turns.ts';
import type { DigestItemKey, DigestQuotation, DigestStatus } from './digest-types.ts';
import { fingerprint } from './fingerprint.ts';
import { type News, statusOf } from './news.ts';

const SHOWN_MAX = 6;
const OF_ONE_SPEAKER = 2;
/** An interview must not be all that is heard, as long as others speak. */
const OF_ONE_ARTICLE = 2;
/** Fewer words are a turn of phrase, more are a speech. */
const WORDS_LEAST = 6;
const WORDS_MOST = 70;

/**
 * Returns quotations that new articles have, with a speaker: those that most independent sources have first, then the
 * longer ones (the order of the ledger), at most two of one speaker; of an article more than two only behind those of
 * others. One that was there before is told again only when a further independent source has it.
 */
export function* findNewQuotations(
  { store, fresh, told }: News,
  ledger: readonly LedgerGroup[],
): Turns<{ readonly items: DigestQuotation[]; readonly keys: DigestItemKey[] }> {
  const items: DigestQuotation[] = [];
  const keys: DigestItemKey[] = [];
  const bySpeaker = new Map<string, number>();
  const byArticle = new Map<number, number>();
  const left: Candidate[] = [];
  const take = ({ group, speaker, status, own }: Candidate): void => {
    const { entries, independent } = group;
    if (items.length === SHOWN_MAX || countOf(bySpeaker, speaker) >= OF_ONE_SPEAKER) return;
    bySpeaker.set(speaker, countOf(bySpeaker, speaker) + 1);
    byArticle.set(entries[0].aid, countOf(byArticle, entries[0].aid) + 1);
    items.push({ status, key: own[0] ?? '', quotation: toGroup(store, group) });
    keys.push(...own.map((key): DigestItemKey => ({ kind: 'quotation', key, independent })));
  };
  for (const group of ledger) {
    if (items.length === SHOWN_MAX) break;
    const { entries, independent } = group;
    if (!entries.some(({ aid }) => fresh.has(aid))) continue;
    const [longest] = entries;
    const speaker = longest.key ?? longest.speaker;
    const { length } = longest.text.split(/\s+/);
    if (speaker === undefined || length < WORDS_LEAST || length > WORDS_MOST) continue;
    if (countOf(bySpeaker, speaker) >= OF_ONE_SPEAKER) continue;
    const own = [...new Set(entries.map(({ text }) => fingerprint(text)))];
    const known = entries.flatMap(({ aid }) => (fresh.has(aid) ? [] : [aid]));
    const before = Math.max(
      countIndependent(store, known).independent,
      ...own.map((key) => told('quotation', key) ?? 0),
    );
    const status = statusOf(before, independent);
    yield;
    if (status === undefined) continue;
    const candidate = { group, speaker, status, own };
    if (countOf(byArticle, longest.aid) >= OF_ONE_ARTICLE) left.push(candidate);
    else take(candidate);
  }
  left.forEach(take);
  return { items, keys };
}

interface Candidate {
  readonly group: LedgerGroup;
  readonly speaker: string;
  readonly status: DigestStatus;
  /** Fingerprints of its wordings. */
  readonly own: readonly string[];
}

function countOf<Key>(counts: ReadonlyMap<Key, number>, key: Key): number {
  return counts.get(key) ?? 0;
}
