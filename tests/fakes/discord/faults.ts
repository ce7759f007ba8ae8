import type { Fault as AnyFault } from '../faults.ts';

/** A way in which a request goes wrong. */
export type Fault = AnyFault<DiscordFault>;

export type DiscordFault =
  /** Discord says no; with its usual words when no others are given. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly message?: string;
    }
  /** `retryAfter` in seconds. The scope is `user`, or `global` where `global` is set. */
  | {
      readonly kind: '429';
      readonly retryAfter: number;
      readonly global?: boolean;
      readonly scope?: 'user' | 'shared' | 'global';
    };
