import type { Json } from '../json.ts';
import type { UploadedFile } from './uploads.ts';

/** What the fake answers, by method and path; `:id` stands for an id, `:token` for the token of an interaction. */
export const ROUTES = [
  'GET /gateway/bot',
  'GET /users/@me',
  'POST /users/@me/channels',
  'GET /applications/@me',
  'GET /applications/:id/commands',
  'PUT /applications/:id/commands',
  'GET /applications/:id/guilds/:id/commands',
  'PUT /applications/:id/guilds/:id/commands',
  'GET /channels/:id',
  'POST /channels/:id/typing',
  'GET /channels/:id/messages',
  'POST /channels/:id/messages',
  'GET /channels/:id/messages/:id',
  'PATCH /channels/:id/messages/:id',
  'DELETE /channels/:id/messages/:id',
  'POST /channels/:id/messages/:id/threads',
  'POST /interactions/:id/:token/callback',
  'POST /webhooks/:id/:token',
  'GET /webhooks/:id/:token/messages/@original',
  'PATCH /webhooks/:id/:token/messages/@original',
  'DELETE /webhooks/:id/:token/messages/@original',
  'GET /webhooks/:id/:token/messages/:id',
  'PATCH /webhooks/:id/:token/messages/:id',
  'DELETE /webhooks/:id/:token/messages/:id',
] as const;

export type Route = (typeof ROUTES)[number];

/** A request to a route. */
export interface RestRequest {
  readonly route: Route;
  /** What stands in the place of `:id` and `:token`, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  /** Empty when there was none. */
  readonly body: Json;
  /** What came with it. */
  readonly files: readonly UploadedFile[];
}

/** Does what a request asks and returns the answer; undefined for an answer without a body. @throws DiscordRefusal */
export type Handler<World> = (request: RestRequest, world: World) => unknown;

const PATTERNS: readonly (readonly [Route, RegExp])[] = ROUTES.map((route) => [
  route,
  new RegExp(`^${route.replaceAll(':id', '(\\d+)').replaceAll(':token', '([^/]+)')}$`),
]);

export function routeOf(
  method: string,
  path: string,
): Pick<RestRequest, 'route' | 'params'> | undefined {
  for (const [route, pattern] of PATTERNS) {
    const match = pattern.exec(`${method} ${path}`);
    if (match) return { route, params: match.slice(1) };
  }
  return undefined;
}
