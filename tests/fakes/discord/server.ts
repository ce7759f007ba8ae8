import { createFaults } from '../faults.ts';
import { startHttpServer } from '../http-server.ts';
import { isObject, type Json, stringOf } from '../json.ts';
import { createWaits } from '../wait.ts';
import { API_PATH, type ApiTask, createApi } from './api.ts';
import { CHANNEL, createChannels, permissionsIn, wireChannel } from './channels.ts';
import { createClock } from './clock.ts';
import { createCommands } from './commands.ts';
import type { DiscordFault } from './faults.ts';
import { createGateway, privilegedIntents } from './gateway.ts';
import { IDENTITY } from './identity.ts';
import { createInteractions, describe, NotAnswered } from './interactions.ts';
import { LIMITS } from './limits.ts';
import { createMessages, type MessageChange } from './messages.ts';
import { compileOpenApi } from './openapi.ts';
import { createPayloads } from './payloads.ts';
import { summarise } from './summary.ts';
import type { FakeDiscord, FakeDiscordOptions, PostedMessage } from './types.ts';
import { eventFields, findMessage, toJson, wireMessage } from './wire.ts';
import type { Identity, World } from './world.ts';

// Here, so that it counts neither as the time of a test nor as that of an acknowledgement.
compileOpenApi();

/** Shorter than the time that vitest gives a test, so that the test fails with the reason. */
const DEADLINE_MS = 4_000;

/**
 * Starts a Discord on this machine: the HTTP API and the gateway, as far as the bot uses them. Nothing leaves the machine. To be
 * closed after each test, after the client.
 */
export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const { deadlineMs = DEADLINE_MS, ackTimeoutMs = LIMITS.ackMs, echo = true } = options;
  const clock = createClock(options.now);
  const identity = identityOf(options);
  const specs = options.channels ?? [{ id: identity.channelId, name: 'general' }];
  const world: World = {
    identity,
    clock,
    channels: createChannels(specs, options.permissions ?? {}),
    messages: createMessages((change) => {
      if (echo && !change.message.ephemeral) echoChange(change);
    }),
    interactions: createInteractions(clock),
    commands: createCommands(identity.applicationId, clock),
    calls: [],
    invalid: [],
    typing: [],
    sessionStart: {
      total: LIMITS.sessionStarts,
      remaining: LIMITS.sessionStarts,
      reset_after: 0,
      max_concurrency: 1,
      ...options.sessionStartLimit,
    },
    isTokenReset: false,
  };
  const faults = createFaults<DiscordFault>();
  const waits = createWaits(() => summarise(world));
  const consumed = new Set<PostedMessage>();
  const gatewayUrl = () => http.origin.replace('http', 'ws');
  const gateway = createGateway(world, {
    heartbeatIntervalMs: options.heartbeatIntervalMs ?? LIMITS.heartbeatMs,
    disallowedIntents:
      privilegedIntents(identity.hasMessageContent) | (options.disallowedIntents ?? 0),
    url: gatewayUrl,
    changed: waits.notify,
  });
  const payloads = createPayloads(identity, clock, {
    find: (channelId, messageId) => findMessage(world, { channelId, messageId }),
    message: (channelId, given) => messageOf(world, channelId, given),
    commandId: (name, type, guildId) =>
      stringOf(
        [...world.commands.of(guildId), ...world.commands.of(undefined)].find(
          (one) => one['name'] === name && one['type'] === type,
        )?.['id'],
      ),
    channel: (channelId) => world.channels.find(channelId),
    appPermissions: (channelId) => permissionsIn(world.channels.find(channelId)),
  });

  const http = await startHttpServer<DiscordFault, ApiTask>({
    taskOf: createApi(world, gatewayUrl),
    begin({ method, args, call }) {
      world.calls.push({ ...call, at: clock.now() });
      return faults.take(method, args);
    },
    end: waits.notify,
    upgrade: gateway.upgrade,
  });

  /** Tells the bot of its own doing. */
  function echoChange({ kind, message }: MessageChange): void {
    const { id, channelId } = message;
    const place = eventFields(world, channelId);
    if (kind === 'deleted') {
      gateway.dispatch('MESSAGE_DELETE', { id, channel_id: channelId, ...place });
    } else {
      const event = kind === 'posted' ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE';
      gateway.dispatch(event, { ...wireMessage(world, message), ...place });
    }
  }

  /** Takes note of what an event tells, before the bot gets it. */
  function announce(event: string, data: Json): void {
    learnChannel(data);
    if (event === 'MESSAGE_CREATE' || event === 'MESSAGE_UPDATE') world.messages.hear(data);
    if (event === 'MESSAGE_DELETE') world.messages.forget(stringOf(data['id']) ?? '');
    if (event === 'INTERACTION_CREATE') world.interactions.begin(data);
  }

  /** A channel in which something happens exists. */
  function learnChannel({ channel_id: id, guild_id: guildId, channel, channel_type }: Json): void {
    if (typeof id !== 'string' || world.channels.find(id)) return;
    const type = isObject(channel) ? channel['type'] : channel_type;
    const isForeign = guildId !== identity.guildId;
    const added = world.channels.add({ id, ...(typeof type === 'number' && { type }) }, isForeign);
    if (isForeign) return;
    const event = added.type === CHANNEL.thread ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
    gateway.dispatch(event, wireChannel(added, identity));
  }

  const fake: FakeDiscord = {
    apiUrl: `${http.origin}${API_PATH}`,
    token: identity.token,
    applicationId: identity.applicationId,
    botUserId: identity.botUserId,
    guildId: identity.guildId,
    channelId: identity.channelId,
    payloads,
    messages: world.messages.visible,
    calls: world.calls,
    invalid: world.invalid,
    interactions: world.interactions.all,
    commands: world.commands.registered,
    typing: world.typing,
    get connections() {
      return gateway.count();
    },
    get identifies() {
      return gateway.identifies();
    },
    get resumes() {
      return gateway.resumes();
    },
    get heartbeats() {
      return gateway.heartbeats();
    },

    fail: (route, ...some) => faults.add(route, some),
    heal: faults.clear,
    deny(channelId, ...permissions) {
      const changed = world.channels.deny(channelId, permissions);
      if (changed.type === CHANNEL.text) {
        gateway.dispatch('CHANNEL_UPDATE', wireChannel(changed, identity));
      }
    },

    deliver(event, given) {
      const data = toJson(given);
      announce(event, data);
      return gateway.dispatch(event, data);
    },
    interact(given) {
      const payload = toJson(given);
      announce('INTERACTION_CREATE', payload);
      const interaction = world.interactions.begin(payload);
      if (gateway.dispatch('INTERACTION_CREATE', payload) === 'dropped') {
        return Promise.reject(new NotAnswered('no_session', describe(interaction)));
      }
      return world.interactions.answered(interaction, ackTimeoutMs);
    },

    reconnect: ({ again = 0 } = {}) => gateway.reconnect(again),
    invalidSession: gateway.invalidate,
    closeGateway: gateway.closeAll,
    dropConnections: gateway.drop,
    refuseConnections: gateway.refuse,
    silence: gateway.silence,
    whenReady: async (count = 1, wait = {}) => {
      const isThere = () => gateway.ready() >= count || undefined;
      await waits.until(`${count} clients that are ready`, isThere, wait.deadlineMs ?? deadlineMs);
    },

    nextMessage: (filter = () => true, wait = {}) => {
      const take = () => {
        const found = world.messages.arrivals.find((one) => !consumed.has(one) && filter(one));
        if (found) consumed.add(found);
        return found;
      };
      return waits.until(`a message that fits ${filter}`, take, wait.deadlineMs ?? deadlineMs);
    },
    until: async (predicate, wait = {}) => {
      const holds = () => predicate(fake) || undefined;
      await waits.until(`until ${predicate}`, holds, wait.deadlineMs ?? deadlineMs);
    },

    async close() {
      waits.close();
      world.interactions.close();
      gateway.drop();
      await http.close();
    },
  };
  return fake;
}

/** The message that a builder was given, as Discord has it. */
function messageOf(world: World, channelId: string, given: object | string): Json {
  const id = typeof given === 'string' ? given : stringOf(toJson(given)['id']);
  const place = { channelId, messageId: id ?? '' };
  const found = findMessage(world, place);
  if (found) return found;
  if (typeof given === 'string') throw new Error(`there is no message ${given} in ${channelId}`);
  return 'channelId' in given ? toJson(wireMessage(world, given as PostedMessage)) : toJson(given);
}

function identityOf(options: FakeDiscordOptions): Identity {
  return {
    token: options.token ?? 'fake-discord-token',
    applicationId: options.applicationId ?? IDENTITY.applicationId,
    botUserId: options.botUserId ?? IDENTITY.botUserId,
    guildId: options.guildId ?? IDENTITY.guildId,
    channelId: options.channels?.[0]?.id ?? IDENTITY.channelId,
    hasMessageContent: options.messageContentIntent ?? false,
  };
}
