import type { Logger } from '../../log.ts';
import type { Courier } from '../answer.ts';
import { createPictures } from '../pictures.ts';
import type { createDelivery } from './deliver.ts';
import { CHANNEL_MAX_MESSAGES, INTERACTION_MAX_MESSAGES } from './limits.ts';
import { explain, isDeadToken } from './outcome.ts';
import type { Place } from './receive.ts';
import { renderDiscord } from './render.ts';

export interface CourierOptions {
  readonly delivery: ReturnType<typeof createDelivery>;
  readonly log: Logger;
  /** Shows that the bot is typing in a channel; never rejects. */
  readonly showTyping: (channel: string) => Promise<void>;
  /** From when on an answer that is not there yet is worth a sign. */
  readonly typingAfterMs: number;
}

/** Creates what brings replies to people in Discord. */
export function createCourier(options: CourierOptions): Courier<Place> {
  const { delivery, log, showTyping, typingAfterMs } = options;
  const pictureOf = createPictures(log);
  return {
    explain,
    isDeadToken,
    mustAnswer: ({ kind }) => kind === 'interaction',
    isPrivate: (place) =>
      place.kind === 'direct' || (place.kind === 'interaction' && place.isPrivate),
    mayManage: async ({ isManager }) => isManager === true,

    async deliver(place, asker, reply, parcel) {
      const isInteraction = place.kind === 'interaction';
      const messages = renderDiscord(reply, {
        maxMessages: isInteraction ? INTERACTION_MAX_MESSAGES : CHANNEL_MAX_MESSAGES,
        canShare: isInteraction && place.isPrivate,
      });
      const picture = await pictureOf(reply);
      return delivery.deliver(place, asker, { ...parcel, messages, picture });
    },

    tell(place, asker, reply, key) {
      const messages = renderDiscord(reply, { maxMessages: INTERACTION_MAX_MESSAGES - 1 });
      return delivery.tell(place, asker, { key, messages });
    },

    async whileWorking(place, work) {
      // An interaction shows by itself that it is worked on.
      if (place.kind !== 'channel') return work();
      const timer = setTimeout(() => void showTyping(place.channel), typingAfterMs);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
