import type { Reply } from '../../bot/reply.ts';
import type { Logger } from '../../log.ts';
import type { DrawnPicture } from '../../picture/index.ts';
import type { Courier } from '../answer.ts';
import type { Outcome } from '../outcome.ts';
import { createPictures } from '../pictures.ts';
import type { createDelivery } from './deliver.ts';
import { RESPONSE_URL_MAX_MESSAGES, THREAD_MAX_MESSAGES } from './limits.ts';
import { explain, isDeadToken } from './outcome.ts';
import type { Place } from './receive.ts';
import { renderSlack } from './render.ts';

export interface CourierOptions {
  readonly delivery: ReturnType<typeof createDelivery>;
  /** Shows what the bot is doing in a thread; never rejects. */
  readonly setStatus: (channel: string, threadTs: string, status: string) => Promise<void>;
  /** Tells whether somebody is an admin or owner of the workspace; never rejects. */
  readonly isAdmin: (user: string) => Promise<boolean>;
  /** From when on an answer that is not there yet is worth a status. */
  readonly statusAfterMs: number;
  /** Shows a picture in a thread; resolves with the code of what failed, if anything. Never rejects. */
  readonly sharePicture: (
    place: { readonly channel: string; readonly threadTs: string },
    picture: DrawnPicture,
  ) => Promise<string | undefined>;
  /** Takes work that nobody waits for. */
  readonly beside: (work: Promise<unknown>) => void;
  readonly log: Logger;
}

/** How long an answer waits for a status that is on its way. */
const STATUS_WAIT_MS = 500;

/** Creates what brings replies to people in Slack. */
export function createCourier(options: CourierOptions): Courier<Place> {
  const { delivery, setStatus, isAdmin, statusAfterMs, sharePicture, beside, log } = options;
  const pictureOf = createPictures(log);

  return {
    explain,
    isDeadToken,
    mustAnswer: () => false,
    isPrivate: (place) =>
      place.kind === 'direct' ||
      (place.kind === 'response' ? !place.isPublic : isDirect(place.channel)),
    // Slack tells a bot of no other managers; and what is said to the bot alone is one's own matter.
    mayManage: async ({ user }, channel) => isDirect(channel) || isAdmin(user),

    async deliver(place, asker, reply, parcel) {
      const messages = render(reply, place);
      const outcome = await delivery.deliver(place, asker, { ...parcel, messages });
      // What may be there already is not repeated; and only a channel, or a thread, takes files.
      if (place.kind === 'channel' && outcome.kind === 'posted' && !parcel.isUnsure) {
        const threadTs = place.threadTs ?? outcome.id;
        // The answer stands: nobody waits for its picture, and no fault of that undoes it.
        if (threadTs !== undefined) beside(addPicture(reply, { channel: place.channel, threadTs }));
      }
      if (place.kind === 'channel' && place.threadTs !== undefined && outcome.kind !== 'posted') {
        // No answer takes the status away.
        void setStatus(place.channel, place.threadTs, '');
      }
      if (place.kind !== 'channel' || place.shareUrl === undefined) return outcome;
      return share(place.channel, place.shareUrl, asker, reply, parcel.key, outcome);
    },

    tell(place, asker, reply, key) {
      const messages = renderSlack(reply, { maxMessages: RESPONSE_URL_MAX_MESSAGES });
      return delivery.tell(place, asker, { key, messages });
    },

    async whileWorking(place, work) {
      if (place.kind !== 'channel' || place.threadTs === undefined) return work();
      const { channel, threadTs } = place;
      let showing: Promise<void> | undefined;
      const timer = setTimeout(() => {
        showing = setStatus(channel, threadTs, 'is reading the articles…');
      }, statusAfterMs);
      try {
        return await work();
      } finally {
        clearTimeout(timer);
        // The answer removes the status; one that came after it would stay. But no answer waits long for that.
        if (showing)
          await Promise.race([
            showing,
            new Promise((resolve) => setTimeout(resolve, STATUS_WAIT_MS)),
          ]);
      }
    },
  };

  async function addPicture(
    reply: Reply,
    place: { readonly channel: string; readonly threadTs: string },
  ): Promise<void> {
    const picture = await pictureOf(reply);
    if (picture === undefined) return;
    const code = await sharePicture(place, picture);
    if (code === undefined) return;
    const hint =
      code === 'missing_scope' ? '; install the app again with the scope files:write' : '';
    log.warn(`a picture could not be posted${hint}`, { platform: 'slack', code });
  }

  /** The rest of showing a private answer to all: another way in where the first was refused, and the private one goes. */
  async function share(
    channel: string,
    url: string,
    asker: string,
    reply: Reply,
    key: string,
    first: Outcome,
  ): Promise<Outcome> {
    let outcome = first;
    if (outcome.kind === 'refused') {
      const place: Place = { kind: 'response', channel, url, isPublic: true };
      const parcel = { key: `${key}:url`, messages: render(reply, place) };
      outcome = await delivery.deliver(place, asker, parcel);
    }
    if (outcome.kind === 'posted') await delivery.removeOriginal(url);
    return outcome;
  }
}

function isDirect(channel: string): boolean {
  return channel.startsWith('D');
}

function render(reply: Reply, place: Place) {
  const isPrivate = place.kind === 'response' && !place.isPublic;
  return renderSlack(reply, {
    maxMessages: place.kind === 'response' ? RESPONSE_URL_MAX_MESSAGES : THREAD_MAX_MESSAGES,
    canShare: isPrivate,
  });
}
