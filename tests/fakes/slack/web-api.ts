import type { Json } from '../json.ts';
import { CHAT_METHODS } from './methods-chat.ts';
import { CONVERSATION_METHODS } from './methods-conversations.ts';
import { FILE_METHODS } from './methods-files.ts';
import { VIEW_METHODS } from './methods-views.ts';
import { noteInvalid, SlackRefusal, type World } from './world.ts';

/** Does what a call asks and returns the answer, without `ok`. @throws SlackRefusal */
export type Method = (args: Json, world: World) => Json;

const METHODS: Readonly<Record<string, Method>> = {
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...FILE_METHODS,
  ...VIEW_METHODS,
  'api.test': (args) => ({ args }),
  'users.info'({ user }, { identity }) {
    if (typeof user !== 'string') throw new SlackRefusal('user_not_found');
    const is_admin = identity.admins.includes(user);
    return { user: { id: user, is_admin, is_owner: false } };
  },
  'auth.test': (_, { identity }) => ({
    url: 'https://fake.slack.com/',
    team: 'Fake',
    user: 'fakebot',
    team_id: identity.teamId,
    user_id: identity.botUserId,
    bot_id: identity.botId,
    is_enterprise_install: false,
  }),
};

/** Answers a call of the Web API. `openConnection` gives the address for a socket. */
export function callMethod(
  world: World,
  method: string,
  args: Json,
  token: string | undefined,
  openConnection: () => string,
): Json {
  try {
    return { ok: true, ...run(world, method, args, token, openConnection) };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    noteInvalid(world, method, args, error);
    return refusalBody(error);
  }
}

export function refusalBody({ code, reasons, extra }: SlackRefusal): Json {
  return {
    ok: false,
    error: code,
    ...(reasons && {
      errors: reasons,
      response_metadata: { messages: reasons.map((reason) => `[ERROR] ${reason}`) },
    }),
    ...extra,
  };
}

function run(
  world: World,
  method: string,
  args: Json,
  token: string | undefined,
  openConnection: () => string,
): Json {
  const { appToken, botToken } = world.identity;
  if (method === 'apps.connections.open') {
    authenticate(token, appToken);
    return { url: openConnection() };
  }
  const act = METHODS[method];
  if (!act) throw new SlackRefusal('unknown_method', undefined, { req_method: method });
  authenticate(token, botToken);
  return act(args, world);
}

function authenticate(token: string | undefined, expected: string): void {
  if (token === undefined) throw new SlackRefusal('not_authed');
  if (token !== expected) throw new SlackRefusal('invalid_auth');
}
