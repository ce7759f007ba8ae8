import type { IncomingMessage } from 'node:http';
import type { Body } from '../http-body.ts';
import { json, type Reply, type Task } from '../http-server.ts';
import { isObject, parseJson } from '../json.ts';
import { decodeArgs, tokenOf } from './args.ts';
import type { SlackFault } from './faults.ts';
import { takeUpload, UPLOAD_PATH } from './methods-files.ts';
import type { ResponseUrls } from './response-urls.ts';
import { callMethod, refusalBody } from './web-api.ts';
import { SlackRefusal, type World } from './world.ts';

export const API_PATH = '/api/';

/** What a request asks of the fake: a method of the Web API, the use of a `response_url`, or the bytes of a file. */
export function createRoutes(
  world: World,
  responseUrls: ResponseUrls,
  openConnection: () => string,
): (request: IncomingMessage, url: URL, body: Body) => Task<SlackFault> | undefined {
  const { scopes } = world.identity;
  const headers: Record<string, string> =
    scopes.length > 0 ? { 'x-oauth-scopes': scopes.join(',') } : {};

  function methodTask(request: IncomingMessage, url: URL, body: string): Task<SlackFault> {
    const method = url.pathname.slice(API_PATH.length);
    const contentType = request.headers['content-type'] ?? '';
    const args = decodeArgs(body, contentType, url.searchParams);
    const token = tokenOf(request.headers.authorization, body, url.searchParams);
    return {
      method,
      args,
      act: () => json(200, callMethod(world, method, args, token, openConnection), headers),
      refused: (fault) => refusal(fault, 200, headers),
    };
  }

  function responseTask(path: string, body: string): Task<SlackFault> {
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
      refused: (fault) => refusal(fault, 404),
    };
  }

  function uploadTask(id: string, { bytes, form }: Body): Task<SlackFault> {
    const [file] = form ?? [];
    return {
      method: 'upload_url',
      args: {},
      act() {
        const sent = file?.bytes ?? bytes;
        return takeUpload(world, id, sent)
          ? { status: 200, body: `OK - ${sent.length}` }
          : { status: 400, body: 'error' };
      },
      refused: (fault) => refusal(fault, 400),
    };
  }

  return (request, url, body) => {
    const { pathname } = url;
    if (pathname.startsWith(API_PATH)) return methodTask(request, url, body.text);
    if (pathname.startsWith(UPLOAD_PATH)) {
      return uploadTask(pathname.slice(UPLOAD_PATH.length), body);
    }
    return responseUrls.has(url.pathname) ? responseTask(url.pathname, body.text) : undefined;
  };
}

function refusal(
  fault: SlackFault,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  if (fault.kind === 'error') return json(status, { ok: false, error: fault.error }, headers);
  const retryAfter = String(fault.retryAfter);
  return json(429, { ok: false, error: 'ratelimited' }, { 'retry-after': retryAfter });
}
