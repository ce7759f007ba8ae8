import type { Json } from '../json.ts';
import type { Channels } from './channels.ts';
import type { Clock } from './clock.ts';
import type { Commands } from './commands.ts';
import type { PayloadIdentity } from './identity.ts';
import type { Interactions } from './interactions.ts';
import type { Messages } from './messages.ts';
import { inWords, isTaken, type Problem } from './problems.ts';
import { DiscordRefusal } from './refusal.ts';
import type { Call, InvalidPayload, SessionStartLimit } from './types.ts';

/** Who the app is. */
export interface Identity extends PayloadIdentity {
  readonly token: string;
  readonly hasMessageContent: boolean;
}

/** All that one fake knows. */
export interface World {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly channels: Channels;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly commands: Commands;
  readonly calls: Call[];
  readonly invalid: InvalidPayload[];
  readonly typing: { readonly channelId: string; readonly at: number }[];
  readonly sessionStart: SessionStartLimit & { remaining: number };
  /** Discord takes the token away from an app that connects too often. */
  isTokenReset: boolean;
}

/**
 * Takes note of what is wrong with a request.
 *
 * @throws DiscordRefusal when Discord does not take it.
 */
export function judge(world: World, route: string, body: Json, problems: readonly Problem[]): void {
  const grave = problems.filter((problem) => !isTaken(problem));
  if (grave.length === 0) {
    if (problems.length > 0) noteInvalid(world, route, 0, problems.map(inWords), body);
    return;
  }
  const refusal = refusalOf(grave);
  noteInvalid(world, route, refusal.code || refusal.status, problems.map(inWords), body);
  throw refusal;
}

/** Keeps what Discord would not take, or not do what is meant, for the tests to see. */
export function noteInvalid(
  world: World,
  route: string,
  code: number,
  reasons: readonly string[],
  body: Json,
): void {
  world.invalid.push({ route, code, reasons, body });
}

function refusalOf(problems: readonly Problem[]): DiscordRefusal {
  const isAll = (code: string) => problems.every((problem) => problem.code === code);
  if (isAll('MESSAGE_EMPTY')) return new DiscordRefusal('emptyMessage', problems);
  if (isAll('UNDOCUMENTED_SIZE')) return new DiscordRefusal('serverError', problems);
  return new DiscordRefusal('invalidForm', problems);
}
