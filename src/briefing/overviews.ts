import { makeDigest } from './digest/digest.ts';
import type { Digest, DigestOptions } from './digest/digest-types.ts';
import { checkClaim } from './overview/check/check.ts';
import type { ClaimCheck } from './overview/check/check-types.ts';
import { type CoverageOptions, findCoverage } from './overview/coverage.ts';
import type { Coverage } from './overview/coverage-types.ts';
import type { FoundDifference } from './overview/differences/difference-types.ts';
import { type DifferenceOptions, findDifferences } from './overview/differences/differences.ts';
import { findPeople, type PeopleOptions } from './overview/people.ts';
import type { People } from './overview/people-types.ts';
import { createLedger } from './overview/quotations/quotation-ledger.ts';
import type { Quotations } from './overview/quotations/quotation-types.ts';
import { findQuotations, type QuotationOptions } from './overview/quotations/quotations.ts';
import { findTimeline, type TimelineOptions } from './overview/timeline/timeline.ts';
import type { Timeline } from './overview/timeline/timeline-types.ts';
import type { Lexicon } from './question/lexicon.ts';
import type { Store } from './store/types.ts';
import { inTurns } from './turns.ts';

/** What all the sources say together, made in turns. */
export interface Overviews {
  people(of?: PeopleOptions): Promise<People>;
  quotations(lexicon: Lexicon, of?: QuotationOptions): Promise<Quotations>;
  timeline(of?: TimelineOptions): Promise<Timeline>;
  differences(of?: DifferenceOptions): Promise<FoundDifference[]>;
  check(lexicon: Lexicon, message: string): Promise<ClaimCheck>;
  coverage(of?: CoverageOptions): Promise<Coverage>;
  digest(of?: DigestOptions): Promise<Digest>;
  /** Does beforehand what the first calls would take long for. */
  warm(lexicon: Lexicon): Promise<void>;
}

/** A message with a detail of each kind. */
const SAMPLE = 'The mayor said on 3 May that 12 people had come to the harbour.';

/** Creates the overviews of an index. A module of its own, so that one question alone does not wait for it to be loaded. */
export function createOverviews(store: Store): Overviews {
  const ledger = createLedger(store);
  return {
    people: (of) => inTurns(findPeople(store, of)),
    quotations: async (lexicon, of) => findQuotations(store, lexicon, await ledger.groups(), of),
    timeline: (of) => inTurns(findTimeline(store, of)),
    differences: (of) => inTurns(findDifferences(store, of)),
    check: (lexicon, message) => inTurns(checkClaim(store, lexicon, message)),
    coverage: (of) => inTurns(findCoverage(store, of)),
    digest: async (of) => inTurns(makeDigest(store, await ledger.groups(), of)),
    warm: async (lexicon) => {
      // The dictionary is read by the first message that is checked.
      await inTurns(checkClaim(store, lexicon, SAMPLE));
      await inTurns(findTimeline(store));
      await inTurns(findPeople(store));
      await ledger.groups();
    },
  };
}
