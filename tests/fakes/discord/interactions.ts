import { isObject, type Json, stringOf } from '../json.ts';
import { RESPONSE } from './check-response.ts';
import type { Clock } from './clock.ts';
import { LIMITS } from './limits.ts';
import { refuse } from './refusal.ts';
import type { InteractionAck, InteractionResponse, InteractionState } from './types.ts';

/** An interaction was not answered, and why. Discord then tells the user that the app did not respond. */
export class NotAnswered extends Error {
  readonly reason: 'timeout' | 'expired' | 'no_session' | 'closed';

  constructor(reason: NotAnswered['reason'], what: string) {
    super(`${what} was not answered: ${reason}`);
    this.reason = reason;
  }
}

export interface Interaction extends InteractionState {
  readonly userId: string;
  readonly channelId: string;
  /** Only the user has installed the app, not the guild. */
  readonly isUserInstall: boolean;
  /** The first response says that only the user sees it. */
  isEphemeral: boolean;
  response?: InteractionResponse;
  ackMs?: number;
  deferredAtMs?: number;
  isThinking: boolean;
  choices?: NonNullable<InteractionState['choices']>;
  messageId?: string;
  followUps: number;
}

export interface Interactions {
  readonly all: readonly Interaction[];
  /** Takes note of an interaction that is sent; one that is sent again is the same. */
  readonly begin: (payload: Json) => Interaction;
  readonly find: (id: string) => Interaction | undefined;
  readonly withToken: (token: string) => Interaction | undefined;
  /** @throws DiscordRefusal when it cannot be answered (any more). */
  readonly answerable: (id: string, token: string) => Interaction;
  readonly respond: (interaction: Interaction, response: InteractionResponse) => void;
  /** The bot was told that the interaction is unknown. */
  readonly expire: (id: string) => void;
  /** @throws NotAnswered */
  readonly answered: (interaction: Interaction, timeoutMs: number) => Promise<InteractionAck>;
  readonly close: () => void;
}

interface Pending {
  readonly done: (ack: InteractionAck) => void;
  readonly failed: (reason: NotAnswered['reason']) => void;
}

const DEFERRALS: readonly number[] = [RESPONSE.deferredMessage, RESPONSE.deferredUpdate];

export function createInteractions(clock: Clock): Interactions {
  const all: Interaction[] = [];
  const sentAt = new Map<string, number>();
  const pending = new Map<string, Pending>();
  const find = (id: string) => all.find((one) => one.id === id);

  return {
    all,
    find,
    withToken: (token) => all.find((one) => one.token === token),
    begin(payload) {
      const id = stringOf(payload['id']) ?? '';
      const known = find(id);
      if (known) return known;
      const interaction: Interaction = {
        id,
        type: Number(payload['type']),
        token: stringOf(payload['token']) ?? '',
        payload,
        at: clock.now(),
        userId: userOf(payload),
        channelId: stringOf(payload['channel_id']) ?? '',
        isUserInstall: isUserInstall(payload['authorizing_integration_owners']),
        isEphemeral: false,
        isThinking: false,
        followUps: 0,
      };
      sentAt.set(id, performance.now());
      all.push(interaction);
      return interaction;
    },
    answerable(id, token) {
      const interaction = find(id);
      if (interaction?.token !== token) return refuse('unknownInteraction');
      if (interaction.response) return refuse('alreadyAcknowledged');
      if (clock.now() - interaction.at > LIMITS.ackMs) return refuse('unknownInteraction');
      return interaction;
    },
    respond(interaction, response) {
      const ackMs = performance.now() - (sentAt.get(interaction.id) ?? 0);
      interaction.response = response;
      interaction.ackMs = ackMs;
      if (DEFERRALS.includes(response.type)) interaction.deferredAtMs = ackMs;
      pending.get(interaction.id)?.done({ ackMs, response });
    },
    expire: (id) => pending.get(id)?.failed('expired'),
    answered(interaction, timeoutMs) {
      const { id, response, ackMs = 0 } = interaction;
      if (response) return Promise.resolve({ ackMs, response });
      const promise = new Promise<InteractionAck>((resolve, reject) => {
        const settle = (act: () => void): void => {
          clearTimeout(timer);
          pending.delete(id);
          act();
        };
        const failed = (reason: NotAnswered['reason']): void =>
          settle(() => reject(new NotAnswered(reason, describe(interaction))));
        const timer = setTimeout(() => failed('timeout'), timeoutMs);
        pending.set(id, { done: (ack) => settle(() => resolve(ack)), failed });
      });
      // Whoever stopped listening, because the test failed elsewhere, is not told a second time.
      promise.catch(() => {});
      return promise;
    },
    close() {
      for (const one of [...pending.values()]) one.failed('closed');
    },
  };
}

export function describe({ id, payload }: InteractionState): string {
  const data: Json = isObject(payload['data']) ? payload['data'] : {};
  return `interaction ${id} (${data['name'] ?? data['custom_id'] ?? payload['type']})`;
}

function userOf(payload: Json): string {
  const member: Json = isObject(payload['member']) ? payload['member'] : {};
  const user = payload['user'] ?? member['user'];
  return isObject(user) ? (stringOf(user['id']) ?? '') : '';
}

/** The keys are 0 for the guild and 1 for the user. */
function isUserInstall(owners: unknown): boolean {
  return isObject(owners) && '1' in owners && !('0' in owners);
}
