import { isObject, type Json, parseJson } from '../json.ts';

/** The arguments that are JSON within a form. */
const JSON_ARGS = [
  ...['attachments', 'blocks', 'files', 'loading_messages', 'metadata', 'prompts', 'view'],
];

/** The arguments that are true or false. */
const BOOLEAN_ARGS = [
  ...['as_user', 'include_all_metadata', 'inclusive', 'link_names', 'mrkdwn', 'prevent_creation'],
  ...['reply_broadcast', 'return_im', 'unfurl_links', 'unfurl_media'],
];

/**
 * The arguments of a call, from JSON or from a form. In a form everything is text; what is JSON, true or false by its name is
 * made into that. The token is left out.
 */
export function decodeArgs(body: string, contentType: string, query: URLSearchParams): Json {
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(body);
    const { token: _, ...args } = isObject(parsed) ? parsed : {};
    return args;
  }
  const args: Record<string, unknown> = {};
  for (const [name, value] of [...query, ...new URLSearchParams(body)]) {
    if (name !== 'token') args[name] = decode(name, value);
  }
  return args;
}

/** The token of a call: from the header, else from the arguments. */
export function tokenOf(
  authorization: string | undefined,
  body: string,
  query: URLSearchParams,
): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
  return bearer ?? query.get('token') ?? new URLSearchParams(body).get('token') ?? undefined;
}

function decode(name: string, value: string): unknown {
  if (JSON_ARGS.includes(name)) return parseJson(value) ?? value;
  return BOOLEAN_ARGS.includes(name) ? value === 'true' || value === '1' : value;
}
