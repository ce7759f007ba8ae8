import type { Claim, Detail } from './claim.ts';
import { matchName } from './match-name.ts';
import { matchQuotation } from './match-quotation.ts';
import { matchRole } from './match-role.ts';
import { matchSpeaker } from './match-speaker.ts';
import type { Candidate, Match } from './match-types.ts';
import { matchNumber, matchTime } from './match-value.ts';

/** Looks a detail up in a sentence and the ones around it. */
export function matchDetail(detail: Detail, claim: Claim, candidate: Candidate): Match {
  switch (detail.kind) {
    case 'quotation':
      return matchQuotation(detail, candidate);
    case 'time':
      return matchTime(detail, candidate, claim);
    case 'number':
      return matchNumber(detail, candidate, claim);
    case 'role':
      return matchRole(detail, candidate);
    case 'name':
      return matchSpeaker(detail, claim, candidate) ?? matchName(detail, claim, candidate);
    case 'place':
      return matchName(detail, claim, candidate);
  }
}
