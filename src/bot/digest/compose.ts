import type { Briefing } from '../../briefing/index.ts';
import { localAt, showDay, showLocal } from '../../schedule/zone.ts';
import type { Reply } from '../reply.ts';
import type { Channel, Ledger, NewSlot, Payload } from './ledger.ts';
import { type DigestForm, digestReplies } from './render.ts';

/** Later than this a digest says that it is late. */
const LATE_MS = 5 * 60_000;

export interface Composed extends Omit<Payload, 'messages'> {
  readonly replies: readonly Reply[];
  readonly isEmpty: boolean;
}

export interface ComposeOptions {
  readonly briefing: Pick<Briefing, 'digest'>;
  readonly ledger: Pick<Ledger, 'covered'>;
  readonly title: string;
  readonly now: () => Date;
}

export type Compose = (
  due: Channel & Pick<NewSlot, 'at' | 'zone' | 'kind'>,
  form: DigestForm,
) => Promise<Composed>;

/** Creates what makes the digest of a channel: what arrived since the last one that was sent there. */
export function createCompose({ briefing, ledger, title, now }: ComposeOptions): Compose {
  return async (due, form) => {
    const { snapshot: since, keys: earlier } = await ledger.covered(due);
    const digest = await briefing.digest({ since, earlier });
    const lateMs = now().getTime() - due.at;
    const isLate = due.kind === 'scheduled' && lateMs > LATE_MS;
    const time = showLocal(localAt(due.zone, due.at)).slice(11);
    const note = isLate ? `Late: this was due at ${time} (${due.zone}).` : undefined;
    const replies = digestReplies(digest, { title, date: dateOf(due), note }, form);
    const { snapshot, keys, isEmpty } = digest;
    return { replies, snapshot, keys, isEmpty };
  };
}

/** Returns the day of a digest where it is read. */
export function dateOf({ at, zone }: Pick<NewSlot, 'at' | 'zone'>): string {
  return showDay(localAt(zone, at));
}
