import type { Json } from '../json.ts';

/** What is wrong with a request body. */
export interface Problem {
  /** JSON pointer of what is wrong. */
  readonly at: string;
  /** Discord's name of the error. */
  readonly code: string;
  readonly message: string;
}

/** Discord takes a body with such problems all the same; this bot must not send it. */
const TAKEN = ['ALLOWED_MENTIONS_MISSING', 'FILE_NOT_DESCRIBED', 'FLAG_IGNORED', 'UNKNOWN_KEY'];

/** Collects problems. */
export type Add = (at: string, code: string, message: string) => void;

/** Whether Discord takes a body that has this problem. */
export function isTaken({ code }: Problem): boolean {
  return TAKEN.includes(code);
}

/** A problem in words, as discord.js says it: `components[0].label[BASE_TYPE_MAX_LENGTH]: Must be 80 or fewer in length.` */
export function inWords(problem: Problem): string {
  const { at, code, message } = problem;
  return isTaken(problem) ? message : `${pathOf(at)}[${code}]: ${message}`;
}

/** `components[0].label` */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

/**
 * The `errors` of Discord's answer.
 *
 * @see https://docs.discord.com/developers/reference#error-messages
 */
export function errorsOf(problems: readonly Problem[]): Json {
  const root: Tree = {};
  for (const { at, code, message } of problems) {
    let node = root;
    for (const key of at.split('/').slice(1)) {
      const next = node[key];
      const inner: Tree = next === undefined || Array.isArray(next) ? {} : next;
      node[key] = inner;
      node = inner;
    }
    const errors = node['_errors'];
    node['_errors'] = [...(Array.isArray(errors) ? errors : []), { code, message }];
  }
  return root;
}

interface Tree {
  [key: string]: Tree | { readonly code: string; readonly message: string }[];
}
