import { isObject, type Json, stringOf } from '../json.ts';
import { CHANNEL, type Channel, wireChannel } from './channels.ts';
import { contentOf } from './content.ts';
import { INTENTS } from './flags.ts';
import { judgeMessage } from './judge-message.ts';
import { LIMITS } from './limits.ts';
import { openApiProblems } from './openapi.ts';
import type { Problem } from './problems.ts';
import { refuse } from './refusal.ts';
import type { Handler, RestRequest } from './routes.ts';
import type { PostedMessage } from './types.ts';
import { findMessage, readable, toJson, wireMessage } from './wire.ts';
import { judge, type World } from './world.ts';

export const MESSAGE_ROUTES = {
  'GET /channels/:id': ({ params }, { channels, identity }) =>
    wireChannel(channels.seen(params[0] ?? ''), identity),

  'POST /channels/:id/typing'({ params }, world) {
    const { id } = sendable(world, params[0] ?? '');
    world.typing.push({ channelId: id, at: world.clock.now() });
  },

  'GET /channels/:id/messages'({ params, query }, world) {
    const { id, denied } = world.channels.seen(params[0] ?? '');
    return denied.has('ReadMessageHistory') ? [] : page(historyOf(world, id), query);
  },

  'POST /channels/:id/messages'(request, world) {
    const { params, body, files } = request;
    const channel = sendable(world, params[0] ?? '');
    judgeMessage(world, request, 'create');
    if (
      channel.denied.has('EmbedLinks') &&
      Array.isArray(body['embeds']) &&
      body['embeds'].length > 0
    ) {
      return refuse('missingPermissions');
    }
    if (channel.denied.has('AttachFiles') && files.length > 0) return refuse('missingPermissions');
    const earlier = earlierMessage(world, body);
    if (earlier) return earlier.deleted ? refuse('unknownMessage') : wireMessage(world, earlier);
    const nonce = body['nonce'];
    const message = world.messages.post({
      ...contentOf(body, files),
      ...referenceOf(world, body, channel),
      ...(typeof nonce === 'string' || typeof nonce === 'number' ? { nonce } : {}),
      id: world.clock.snowflake(),
      channelId: channel.id,
      ephemeral: false,
      via: 'rest',
      at: world.clock.now(),
    });
    return wireMessage(world, message);
  },

  'GET /channels/:id/messages/:id'({ params }, world) {
    const { id, denied } = world.channels.seen(params[0] ?? '');
    if (denied.has('ReadMessageHistory')) return refuse('missingAccess');
    const message = historyOf(world, id).find((one) => one['id'] === params[1]);
    return message ?? refuse('unknownMessage');
  },

  'PATCH /channels/:id/messages/:id'(request, world) {
    const old = ownMessage(world, request, 'notTheAuthor');
    const { body, files } = request;
    judgeMessage(world, request, 'edit', old);
    const edited = { ...contentOf(body, files, old), editedAt: world.clock.now() };
    return wireMessage(world, world.messages.edit(old, edited));
  },

  'DELETE /channels/:id/messages/:id'(request, world) {
    const { recipient } = world.channels.seen(request.params[0] ?? '');
    const notOwn = recipient === undefined ? 'missingPermissions' : 'notInDirectMessages';
    world.messages.remove(ownMessage(world, request, notOwn));
  },

  /** The thread has the id of its first message. */
  'POST /channels/:id/messages/:id/threads'({ route, params, body }, world) {
    const [channelId = '', id = ''] = params;
    judge(world, route, body, openApiProblems('CreateTextThreadWithMessageRequest', body));
    const { type, denied } = world.channels.seen(channelId);
    if (type !== CHANNEL.text) return refuse('wrongChannelType');
    if (denied.has('CreatePublicThreads')) return refuse('missingPermissions');
    if (!historyOf(world, channelId).some((one) => one['id'] === id))
      return refuse('unknownMessage');
    if (world.channels.find(id)) return refuse('hasThread');
    const name = stringOf(body['name']);
    const spec = {
      id,
      type: CHANNEL.thread,
      parentId: channelId,
      ...(name !== undefined && { name }),
    };
    return wireChannel(world.channels.add(spec), world.identity);
  },
} as const satisfies Readonly<Record<string, Handler<World>>>;

/** A channel in which the bot may speak. */
function sendable(world: World, id: string): Channel {
  const channel = world.channels.seen(id);
  const { denied, type } = channel;
  if (type === CHANNEL.thread ? denied.has('SendMessagesInThreads') : denied.has('SendMessages')) {
    return refuse(type === CHANNEL.direct ? 'cannotSendToUser' : 'missingPermissions');
  }
  return channel;
}

/** The message that this one would be again. */
function earlierMessage(world: World, body: Json): PostedMessage | undefined {
  const { nonce, enforce_nonce: isEnforced } = body;
  if (isEnforced !== true || (typeof nonce !== 'string' && typeof nonce !== 'number'))
    return undefined;
  const earlier = world.messages.withNonce(nonce);
  return earlier && world.clock.now() - earlier.at <= LIMITS.nonceMs ? earlier : undefined;
}

/** The message that a request replies to. One that is not there (any more) is an error, unless the request says otherwise. */
function referenceOf(
  world: World,
  body: Json,
  { id: channelId, denied }: Channel,
): Pick<PostedMessage, 'reference'> {
  const given = body['message_reference'];
  const messageId = isObject(given) ? stringOf(given['message_id']) : undefined;
  if (!isObject(given) || messageId === undefined) return {};
  if (denied.has('ReadMessageHistory')) return refuse('cannotReadHistory');
  const found = findMessage(world, { channelId, messageId });
  if (found) {
    const author = found['author'];
    const userId = isObject(author) ? stringOf(author['id']) : undefined;
    return { reference: { messageId, channelId, ...(userId !== undefined && { userId }) } };
  }
  if (given['fail_if_not_exists'] === false) return {};
  const problem: Problem = {
    at: '/message_reference',
    code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE',
    message: 'Unknown message',
  };
  return refuse('invalidForm', [problem]);
}

/** The bot's message that a request names; ephemeral ones cannot be named. */
function ownMessage(
  world: World,
  { params }: RestRequest,
  notOwn: 'notTheAuthor' | 'missingPermissions' | 'notInDirectMessages',
): PostedMessage {
  const { id } = world.channels.seen(params[0] ?? '');
  const messageId = params[1] ?? '';
  const message = world.messages.find(id, messageId);
  if (message && !message.ephemeral) return message;
  return refuse(world.messages.heard(id, messageId) ? notOwn : 'unknownMessage');
}

/** All that was said in a channel and can be fetched, newest first. */
function historyOf(world: World, channelId: string): Json[] {
  const own = world.messages.visible
    .filter((message) => message.channelId === channelId && !message.ephemeral)
    .map((message) => toJson(wireMessage(world, message)));
  const others = world.messages
    .heardIn(channelId)
    .map(({ guild_id: _, channel_type: __, member: ___, ...message }) =>
      readable(world, message, INTENTS.messageContent),
    );
  return [...own, ...others].sort((one, other) => (idOf(one) > idOf(other) ? -1 : 1));
}

function page(history: readonly Json[], query: URLSearchParams): readonly Json[] {
  const limit = Number(query.get('limit') ?? LIMITS.historyDefault);
  if (!(limit >= 1 && limit <= LIMITS.historyPage)) {
    return wrongQuery('limit', `int value should be between 1 and ${LIMITS.historyPage}.`);
  }
  const [before, after, around] = ['before', 'after', 'around'].map((name) => {
    const id = query.get(name);
    return id === null || /^\d+$/.test(id)
      ? id
      : wrongQuery(name, `Value "${id}" is not snowflake.`);
  });
  if (around) {
    const index = history.findIndex((one) => idOf(one) <= BigInt(around));
    const first = Math.max(0, index - Math.floor(limit / 2));
    return history.slice(first, first + limit);
  }
  if (after) return history.filter((one) => idOf(one) > BigInt(after)).slice(-limit);
  return history.filter((one) => !before || idOf(one) < BigInt(before)).slice(0, limit);
}

function wrongQuery(name: string, message: string): never {
  return refuse('invalidForm', [{ at: `/${name}`, code: 'NUMBER_TYPE_RANGE', message }]);
}

function idOf(message: Json): bigint {
  return BigInt(stringOf(message['id']) ?? 0);
}
