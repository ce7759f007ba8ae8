import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Body } from '../http-body.ts';
import { json, type Reply, type Task } from '../http-server.ts';
import { compact, isObject, type Json, parseJson } from '../json.ts';
import type { DiscordFault } from './faults.ts';
import { LIMITS } from './limits.ts';
import { errorsOf } from './problems.ts';
import { DiscordRefusal, messageOf, refuse } from './refusal.ts';
import { appRoutes } from './rest-app.ts';
import { INTERACTION_ROUTES } from './rest-interactions.ts';
import { MESSAGE_ROUTES } from './rest-messages.ts';
import { WEBHOOK_ROUTES } from './rest-webhooks.ts';
import { type Handler, type RestRequest, type Route, routeOf } from './routes.ts';
import type { Call } from './types.ts';
import { readUpload } from './uploads.ts';
import { noteInvalid, type World } from './world.ts';

export const API_PATH = '/api';
const VERSION_PATH = `${API_PATH}/v10`;
/** These are opened by what is in their path. */
const OPEN_ROUTES = /\/:token/;
/** Requests that a client may make at once: so many that it never waits of itself. */
const BUCKET = 1_000;

export interface ApiTask extends Task<DiscordFault> {
  readonly call: Omit<Call, 'at'>;
}

/** What a request asks of the fake. */
export function createApi(
  world: World,
  openGateway: () => string,
): (request: IncomingMessage, url: URL, body: Body) => ApiTask {
  const handlers: Readonly<Record<Route, Handler<World>>> = {
    ...appRoutes(openGateway),
    ...MESSAGE_ROUTES,
    ...INTERACTION_ROUTES,
    ...WEBHOOK_ROUTES,
  };

  function isAuthorized(authorization: string | undefined): boolean {
    return authorization === `Bot ${world.identity.token}` && !world.isTokenReset;
  }

  return (request, url, content) => {
    const { method = 'GET', headers } = request;
    const isOurs = url.pathname.startsWith(`${VERSION_PATH}/`);
    const path = decoded(isOurs ? url.pathname.slice(VERSION_PATH.length) : url.pathname);
    const found = isOurs ? routeOf(method, path) : undefined;
    const { text } = content;
    const upload = readUpload(content);
    const parsed = upload ? upload.json : text === '' ? {} : parseJson(text);
    const body: Json = isObject(parsed) || Array.isArray(parsed) ? (parsed as Json) : {};
    const route = found?.route ?? `${method} ${path}`;
    const query = Object.fromEntries(url.searchParams);

    function run(): unknown {
      if (!found) {
        noteInvalid(world, route, 404, ['no such route'], body);
        return refuse('noSuchRoute');
      }
      if (!OPEN_ROUTES.test(found.route) && !isAuthorized(headers.authorization)) {
        return refuse('unauthorized');
      }
      if (parsed === undefined || !(upload || isJson(headers['content-type'], text))) {
        noteInvalid(world, route, 50109, [`no JSON: ${headers['content-type']}`], body);
        return refuse('invalidJson');
      }
      const { files = [] } = upload ?? {};
      if (files.some(({ bytes }) => bytes.length > LIMITS.fileBytes)) {
        noteInvalid(world, route, 40005, ['a file is too large'], body);
        return refuse('tooLarge');
      }
      const rest: RestRequest = { ...found, query: url.searchParams, body, files };
      return handlers[found.route](rest, world);
    }

    return {
      method: route,
      args: body,
      call: { method, route, path, query, body },
      act: () => within(route, run),
      refused(fault) {
        const [id = ''] = found?.params ?? [];
        if (fault.kind === 'error' && fault.code === 10062) world.interactions.expire(id);
        return fault.kind === 'error' ? refusal(fault) : tooMany(route, fault);
      },
    };

    function within(bucket: string, act: () => unknown): Reply {
      const limits = rateLimits(bucket, BUCKET - 1, 1);
      try {
        const answer = act();
        return answer === undefined
          ? { status: 204, body: '', headers: limits }
          : json(200, toJson(answer), limits);
      } catch (error) {
        if (!(error instanceof DiscordRefusal)) throw error;
        const { status, code, message, problems } = error;
        const [id = ''] = found?.params ?? [];
        if (code === 10062) world.interactions.expire(id);
        const errors = code === 50035 ? errorsOf(problems) : undefined;
        return json(status, compact({ message, code, errors }), limits);
      }
    }
  };
}

/** discord.js writes `@original` as `%40original`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function isJson(contentType: string | undefined, text: string): boolean {
  return text === '' || (contentType ?? '').startsWith('application/json');
}

function refusal({ status, code, message }: DiscordFault & { kind: 'error' }): Reply {
  return json(status, { message: message ?? messageOf(code), code });
}

/** @see https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function tooMany(route: string, fault: DiscordFault & { kind: '429' }): Reply {
  const { retryAfter, global: isGlobal = fault.scope === 'global' } = fault;
  const scope = fault.scope ?? (isGlobal ? 'global' : 'user');
  return json(
    429,
    { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal },
    {
      'retry-after': String(retryAfter),
      'x-ratelimit-scope': scope,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
      ...(scope === 'user' ? rateLimits(route, 0, retryAfter) : {}),
    },
  );
}

function rateLimits(route: string, remaining: number, resetAfter: number) {
  return {
    'x-ratelimit-limit': String(BUCKET),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(Date.now() / 1000 + resetAfter),
    'x-ratelimit-reset-after': String(resetAfter),
    'x-ratelimit-bucket': createHash('md5').update(route).digest('hex'),
  };
}

function toJson(value: unknown): Json {
  return value as Json;
}
