import { type Clock, createClock } from './clock.ts';
import { createEventPayloads, type EventPayloads } from './event-payloads.ts';
import { IDENTITY, type PayloadIdentity } from './identity.ts';
import { createInteractionPayloads, type InteractionPayloads } from './interaction-payloads.ts';

/** Builders of what Slack sends to an app: real shapes, unique ids. */
export type Payloads = EventPayloads & InteractionPayloads;

export function createPayloads(
  identity: PayloadIdentity = IDENTITY,
  clock: Clock = createClock(),
): Payloads {
  return {
    ...createEventPayloads(identity, clock),
    ...createInteractionPayloads(identity, clock),
  };
}

/** The builders with the ids that a fake has when it is given none. */
export const {
  mention,
  directMessage,
  messageEvent,
  eventCallback,
  appHomeOpened,
  slashCommand,
  messageShortcut,
  blockAction,
} = createPayloads();
