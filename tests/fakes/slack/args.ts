import { isObject, type Json, parseJson } from './json.ts';

/** The arguments that are JSON within a form. */
const JSON_ARGS = ['attachments', 'blocks', 'loading_messages', 'metadata', 'prompts', 'view'];

/**
 * The arguments of a call, from a form or from JSON: numbers stay as they are written, `true` and `false` become booleans,
 * and what is JSON within a form is parsed where it is any. The token is left out.
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
  if (value === 'true' || value === 'false') return name === 'text' ? value : value === 'true';
  return value;
}
