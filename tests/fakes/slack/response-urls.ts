import type { Json } from '../json.ts';
import { LIMITS } from './limits.ts';
import { contentOf, threadOf } from './methods-chat.ts';
import type { PostedMessage, ResponseUrlOptions } from './types.ts';
import { validateMessage } from './validate.ts';
import { noteInvalid, refuse, SlackRefusal, type World } from './world.ts';

export interface ResponseUrls {
  readonly create: (options: ResponseUrlOptions) => string;
  /** Does what a body sent to the address with this path asks. @throws SlackRefusal */
  readonly use: (path: string, body: Json) => void;
  readonly has: (path: string) => boolean;
}

interface Link extends ResponseUrlOptions {
  readonly at: number;
  uses: number;
  /** What was said through this address last. */
  last?: PostedMessage | undefined;
}

const TYPES = [undefined, 'ephemeral', 'in_channel'];

/** @see https://docs.slack.dev/interactivity/handling-user-interaction */
export function createResponseUrls(world: World, origin: () => string): ResponseUrls {
  const links = new Map<string, Link>();
  return {
    create(options) {
      const path = `/response/${world.identity.teamId}/${world.clock.id('r')}`;
      links.set(path, { ...options, at: world.clock.now(), uses: 0 });
      return `${origin()}${path}`;
    },
    has: (path) => links.has(path),
    use(path, body) {
      const link = links.get(path);
      if (!link) throw new SlackRefusal('invalid_url');
      if (world.clock.now() - link.at > LIMITS.responseUrlMinutes * 60_000) {
        throw new SlackRefusal('expired_url');
      }
      if (link.uses >= LIMITS.responseUrlUses) throw new SlackRefusal('used_url');
      try {
        link.last = respond(world, body, link);
      } catch (error) {
        noteInvalid(world, 'response_url', body, error);
        throw error;
      }
      link.uses += 1;
    },
  };
}

/** Shows what the bot sent along with the acknowledgement of a command; nothing when there is nothing to show. */
export function showAck(world: World, body: Json, command: Json): void {
  if (body['text'] === undefined && body['blocks'] === undefined) return;
  try {
    post(world, body, String(command['channel_id']), String(command['user_id']), 'ack');
  } catch (error) {
    noteInvalid(world, 'ack', body, error);
  }
}

function respond(world: World, body: Json, link: Link): PostedMessage | undefined {
  const { channel, user, messageTs } = link;
  const original = messageTs === undefined ? link.last : world.messages.find(channel, messageTs);
  if (body['delete_original'] === true) {
    if (original && world.messages.visible.includes(original)) world.messages.remove(original);
    return undefined;
  }
  if (body['replace_original'] !== true) return post(world, body, channel, user, 'response_url');
  refuse(validateMessage(body));
  if (original && world.messages.visible.includes(original)) {
    return world.messages.edit(original, { ...contentOf(body), via: 'response_url' });
  }
  // The message acted on was not posted through this fake; what it becomes is seen all the same.
  return world.messages.post({
    ...contentOf(body),
    ...(link.threadTs !== undefined && { threadTs: link.threadTs }),
    ...audience(body, user),
    channel,
    ts: messageTs ?? world.clock.ts(),
    via: 'response_url',
  });
}

function post(
  world: World,
  body: Json,
  channel: string,
  user: string,
  via: 'response_url' | 'ack',
): PostedMessage {
  if (!TYPES.some((type) => type === body['response_type'])) {
    throw new SlackRefusal('invalid_arguments', [`response_type: ${body['response_type']}`]);
  }
  refuse(validateMessage(body));
  return world.messages.post({
    ...contentOf(body),
    ...threadOf(body, world, channel),
    ...audience(body, user),
    channel,
    ts: world.clock.ts(),
    via,
  });
}

function audience(body: Json, user: string): { ephemeral: boolean; user?: string } {
  return body['response_type'] === 'in_channel' ? { ephemeral: false } : { ephemeral: true, user };
}
