import type { Call } from './deliver.ts';
import { isAlreadyAcknowledged, outcomeOf } from './outcome.ts';
import type { Place } from './receive.ts';

/**
 * What became of the acknowledgement of an interaction. `ours`: the answer can follow. `theirs`: another process, or an
 * earlier delivery, has it. `over`: it can no longer be answered as an interaction.
 */
export type Acknowledged = 'ours' | 'theirs' | 'over';

const DEFERRED_MESSAGE = 5;
const EPHEMERAL = 1 << 6;
const TRIES_MAX = 3;

/** Tells Discord that the answer follows, for which it gives three seconds; whether it is private is settled here. Never rejects. */
export async function acknowledge(
  call: Call,
  { id, token, isPrivate }: Extract<Place, { kind: 'interaction' }>,
): Promise<Acknowledged> {
  const body = { type: DEFERRED_MESSAGE, data: { flags: isPrivate ? EPHEMERAL : 0 } };
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    try {
      await call('POST', `/interactions/${id}/${token}/callback`, body);
      return 'ours';
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.kind === 'refused') {
        // After a try whose fate is unknown, it was that one which succeeded.
        if (isAlreadyAcknowledged(outcome.code)) return tries === 1 ? 'theirs' : 'ours';
        return 'over';
      }
    }
  }
  return 'over';
}
