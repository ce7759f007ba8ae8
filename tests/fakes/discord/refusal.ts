import type { Problem } from './problems.ts';

/**
 * Discord's ways to say no: status, code and message.
 *
 * @see https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
 */
const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  noSuchRoute: [404, 0, '404: Not Found'],
  serverError: [500, 0, '500: Internal Server Error'],
  unknownApplication: [404, 10002, 'Unknown Application'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  tooManyFollowUps: [
    400,
    40094,
    'This interaction has reached the maximum number of follow-up messages',
  ],
  missingAccess: [403, 50001, 'Missing Access'],
  notInDirectMessages: [403, 50003, 'Cannot execute action on a DM channel'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotSendToUser: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidToken: [401, 50027, 'Invalid Webhook Token'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidForm: [400, 50035, 'Invalid Form Body'],
  invalidJson: [400, 50109, 'The request body contains invalid JSON.'],
  hasThread: [400, 160004, 'A thread has already been created for this message'],
  cannotReadHistory: [403, 160002, 'Cannot reply without permission to read message history'],
} as const satisfies Readonly<Record<string, readonly [number, number, string]>>;

export type RefusalName = keyof typeof REFUSALS;

/** Discord's no to a request. */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  /** What is wrong with the request itself; empty where the request was right but could not be met. */
  readonly problems: readonly Problem[];

  constructor(name: RefusalName, problems: readonly Problem[] = []) {
    const [status, code, message] = REFUSALS[name];
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

export function refuse(name: RefusalName, problems?: readonly Problem[]): never {
  throw new DiscordRefusal(name, problems);
}

/** What Discord says with a code. */
export function messageOf(code: number): string {
  return Object.values(REFUSALS).find((one) => one[1] === code)?.[2] ?? `Error ${code}`;
}
