import { isObject, type Json } from '../json.ts';
import { type Clock, createClock } from './clock.ts';
import { EVERYONE_MAY } from './flags.ts';
import { IDENTITY, type PayloadIdentity } from './identity.ts';
import {
  createInteractionPayloads,
  type InteractionPayloads,
  type Lookups,
} from './interaction-payloads.ts';
import {
  createMessagePayloads,
  type FindMessage,
  type MessagePayloads,
} from './message-payloads.ts';

/** Builders of what Discord sends to an app: real shapes, unique ids. */
export type Payloads = MessagePayloads & InteractionPayloads;

/** Looks up nothing. */
const ALONE: Lookups & { readonly find: FindMessage } = {
  find: () => undefined,
  message(_, message): Json {
    if (isObject(message)) return message;
    throw new Error(`only a fake knows the message ${message}`);
  },
  commandId: () => undefined,
  channel: () => undefined,
  appPermissions: () => String(EVERYONE_MAY),
};

export function createPayloads(
  identity: PayloadIdentity = IDENTITY,
  clock: Clock = createClock(),
  lookups: Lookups & { readonly find: FindMessage } = ALONE,
): Payloads {
  return {
    ...createMessagePayloads(identity, clock, lookups.find, lookups.channel),
    ...createInteractionPayloads(identity, clock, lookups),
  };
}

/** The builders with the ids that a fake has when it is given none. */
export const { messageCreate, slashCommand, autocomplete, messageCommand, button, modalSubmit } =
  createPayloads();
