import { createFaults } from '../faults.ts';
import { startHttpServer } from '../http-server.ts';
import { isObject, type Json, parseJson, stringOf } from '../json.ts';
import { createWaits } from '../wait.ts';
import { createChannels } from './channels.ts';
import { createClock } from './clock.ts';
import type { SlackFault } from './faults.ts';
import { deliveryTypeOf, postSigned } from './http-mode.ts';
import { IDENTITY } from './identity.ts';
import { LIMITS } from './limits.ts';
import { createMessages, messageEventOf } from './messages.ts';
import { createPayloads } from './payloads.ts';
import { createResponseUrls, showAck } from './response-urls.ts';
import { API_PATH, createRoutes } from './routes.ts';
import { createSockets } from './socket.ts';
import { summarise } from './summary.ts';
import type { Ack, FakeSlack, FakeSlackOptions, PostedMessage } from './types.ts';
import { echoEvent } from './wire.ts';
import type { Identity, World } from './world.ts';

/** Shorter than the time that vitest gives a test, so that the test fails with the reason. */
const DEADLINE_MS = 4_000;

/**
 * Starts a Slack on this machine: the Web API, Socket Mode, `response_url`s and signed requests, as far as the bot uses
 * them. Nothing leaves the machine. To be closed after each test.
 */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const { deadlineMs = DEADLINE_MS, ackTimeoutMs = LIMITS.ackMs } = options;
  const clock = createClock(options.now);
  const identity = identityOf(options);
  const world: World = {
    identity,
    clock,
    channels: createChannels(options.channels, options.members),
    messages: createMessages((change) => {
      if (!options.echo || change.message.ephemeral || sockets.count() === 0) return;
      // Whether the bot acknowledges its own words matters to nobody.
      const event = payloads.eventCallback(echoEvent(world, change));
      sockets.deliver(event, 'events_api', {}).catch(() => {});
    }),
    calls: [],
    invalid: [],
    homes: new Map(),
    modals: [],
    prompts: new Map(),
    statuses: [],
    uploads: new Map(),
    origin: () => http.origin,
    triggers: new Map(),
  };
  const faults = createFaults<SlackFault>();
  const payloads = createPayloads(identity, clock);
  const waits = createWaits(() => summarise(world));
  const originOf = () => http.origin;
  const responseUrls = createResponseUrls(world, originOf);
  const sockets = createSockets(world, originOf, ackTimeoutMs, waits.notify);
  const deliveries = new Set<Promise<Ack>>();
  const consumed = new Set<PostedMessage>();
  let refusesConnections = false;

  const http = await startHttpServer<SlackFault>({
    taskOf: createRoutes(world, responseUrls, sockets.newUrl),
    begin({ method, args }) {
      world.calls.push({ method, args, at: clock.now() });
      if (refusesConnections && method === 'apps.connections.open') {
        return { kind: 'reset', posts: false };
      }
      return faults.take(method, args);
    },
    end: waits.notify,
    upgrade: sockets.upgrade,
  });

  /** Takes note of what a payload tells and allows, before the bot gets it. */
  function announce(payload: Json): void {
    const event = messageEventOf(payload);
    if (event) world.messages.hear(event);
    const trigger = stringOf(payload['trigger_id']);
    if (trigger !== undefined && !world.triggers.has(trigger)) {
      world.triggers.set(trigger, { at: clock.now(), used: false });
    }
  }

  const fake: FakeSlack = {
    apiUrl: `${http.origin}${API_PATH}`,
    ...identity,
    payloads,
    messages: world.messages.visible,
    calls: world.calls,
    invalid: world.invalid,
    homes: world.homes,
    modals: world.modals,
    prompts: world.prompts,
    statuses: world.statuses,
    get sockets() {
      return sockets.count();
    },

    fail: (method, ...some) => faults.add(method, some),
    heal: faults.clear,
    setMember: world.channels.setMember,
    newResponseUrl: responseUrls.create,

    async deliver(given, how = {}) {
      const payload = given as Json;
      const type = how.type ?? deliveryTypeOf(payload);
      announce(payload);
      const delivery = sockets.deliver(payload, type, how);
      deliveries.add(delivery);
      try {
        const ack = await delivery;
        if (type === 'slash_commands') showAck(world, ack.payload, payload);
        return ack;
      } finally {
        deliveries.delete(delivery);
        waits.notify();
      }
    },
    disconnect: (reason = 'refresh_requested') => sockets.disconnect(reason),
    dropSockets: sockets.drop,
    refuseConnections(refuse) {
      refusesConnections = refuse;
    },
    whenConnected: async (count = 1, wait = {}) => {
      const isThere = () => sockets.greeted() >= count || undefined;
      await waits.until(`${count} sockets`, isThere, wait.deadlineMs ?? deadlineMs);
    },

    async post(url, given, how = {}) {
      const payload = given as Json;
      const type = how.type ?? deliveryTypeOf(payload);
      announce(payload);
      const timeoutMs = how.timeoutMs ?? ackTimeoutMs;
      const secret = identity.signingSecret;
      const reply = await postSigned(url, payload, type, secret, { ...how, timeoutMs });
      if (type === 'slash_commands' && reply.status === 200 && reply.body !== '') {
        const parsed = parseJson(reply.body);
        showAck(world, isObject(parsed) ? parsed : { text: reply.body }, payload);
      }
      waits.notify();
      return reply;
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
      // Nobody waits for these any more.
      for (const delivery of deliveries) delivery.catch(() => {});
      await sockets.close();
      await http.close();
    },
  };
  return fake;
}

function identityOf(options: FakeSlackOptions): Identity {
  return {
    botToken: options.botToken ?? 'xoxb-fake-bot-token',
    appToken: options.appToken ?? 'xapp-fake-app-token',
    signingSecret: options.signingSecret ?? 'fake-signing-secret',
    botUserId: options.botUserId ?? IDENTITY.botUserId,
    botId: options.botId ?? IDENTITY.botId,
    teamId: options.teamId ?? IDENTITY.teamId,
    appId: options.appId ?? IDENTITY.appId,
    scopes: options.scopes ?? [],
    admins: options.admins ?? [],
  };
}
