import type { IncomingMessage } from 'node:http';
import { json, type Task } from '../http-server.ts';
import { isObject, parseJson } from '../json.ts';
import { decodeArgs, tokenOf } from './args.ts';
import type { ResponseUrls } from './response-urls.ts';
import { callMethod, refusalBody } from './web-api.ts';
import { SlackRefusal, type World } from './world.ts';

export const API_PATH = '/api/';

/** What a request asks of the fake: a method of the Web API or the use of a `response_url`. */
export function createRoutes(
  world: World,
  responseUrls: ResponseUrls,
  openConnection: () => string,
): (request: IncomingMessage, url: URL, body: string) => Task | undefined {
  const { scopes } = world.identity;
  const headers: Record<string, string> =
    scopes.length > 0 ? { 'x-oauth-scopes': scopes.join(',') } : {};

  function methodTask(request: IncomingMessage, url: URL, body: string): Task {
    const method = url.pathname.slice(API_PATH.length);
    const contentType = request.headers['content-type'] ?? '';
    const args = decodeArgs(body, contentType, url.searchParams);
    const token = tokenOf(request.headers.authorization, body, url.searchParams);
    return {
      method,
      args,
      act: () => json(200, callMethod(world, method, args, token, openConnection), headers),
      refused: (error) => json(200, { ok: false, error }, headers),
    };
  }

  function responseTask(path: string, body: string): Task {
    const parsed = parseJson(body);
    const args = isObject(parsed) ? parsed : {};
    return {
      method: 'response_url',
      args,
      act() {
        try {
          responseUrls.use(path, args);
          return json(200, { ok: true });
        } catch (error) {
          if (!(error instanceof SlackRefusal)) throw error;
          return json(error.reasons ? 400 : 404, refusalBody(error));
        }
      },
      refused: (error) => json(404, { ok: false, error }),
    };
  }

  return (request, url, body) => {
    if (url.pathname.startsWith(API_PATH)) return methodTask(request, url, body);
    return responseUrls.has(url.pathname) ? responseTask(url.pathname, body) : undefined;
  };
}
