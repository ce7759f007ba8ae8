import type { Fault as AnyFault } from '../faults.ts';

/** A way in which a call goes wrong. */
export type Fault = AnyFault<SlackFault>;

export type SlackFault =
  /** Slack says no. */
  | { readonly kind: 'error'; readonly error: string }
  | { readonly kind: '429'; readonly retryAfter: number };
