import { stringOf } from '../json.ts';
import { directChannelOf, wireChannel } from './channels.ts';
import { commandProblems } from './check-commands.ts';
import { wireApplication } from './guild.ts';
import { openApiProblems } from './openapi.ts';
import { refuse } from './refusal.ts';
import type { Handler, RestRequest } from './routes.ts';
import { userOf } from './users.ts';
import { judge, type World } from './world.ts';

/** `openGateway` gives the address of the gateway. */
export function appRoutes(openGateway: () => string) {
  return {
    'GET /gateway/bot': (_, { sessionStart }) => ({
      url: openGateway(),
      shards: 1,
      session_start_limit: { ...sessionStart },
    }),
    'GET /users/@me': (_, { identity }) => ({
      ...userOf(identity.botUserId, true),
      flags: 0,
      verified: true,
      mfa_enabled: true,
      locale: 'en-US',
      email: null,
    }),
    'GET /applications/@me': (_, world) => wireApplication(world),

    'POST /users/@me/channels'({ route, body }, world) {
      judge(world, route, body, openApiProblems('CreatePrivateChannelRequest', body));
      const user = stringOf(body['recipient_id']) ?? '';
      if (!/^\d+$/.test(user)) return refuse('unknownUser');
      return wireChannel(world.channels.seen(directChannelOf(user)), world.identity);
    },

    'GET /applications/:id/commands': (request, world) =>
      world.commands.of(guildOf(request, world)),
    'PUT /applications/:id/commands': register,
    'GET /applications/:id/guilds/:id/commands': (request, world) =>
      world.commands.of(guildOf(request, world)),
    'PUT /applications/:id/guilds/:id/commands': register,
  } as const satisfies Readonly<Record<string, Handler<World>>>;
}

function register(request: RestRequest, world: World): unknown {
  const guildId = guildOf(request, world);
  const { route, body } = request;
  judge(world, route, body, commandProblems(body));
  return world.commands.replace(guildId, Array.isArray(body) ? body : []);
}

function guildOf({ params }: RestRequest, { identity }: World): string | undefined {
  const [applicationId, guildId] = params;
  if (applicationId !== identity.applicationId) return refuse('unknownApplication');
  return guildId === undefined || guildId === identity.guildId ? guildId : refuse('missingAccess');
}
