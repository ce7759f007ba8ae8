import { isObject, type Json, listOf } from '../json.ts';
import { KEYS, type Known } from './known-keys.ts';
import type { Add } from './problems.ts';

/** Reports what is wrong with an object that stands at a JSON pointer. */
export type Rule = (node: Json, at: string, add: Add) => void;

const LINK = /^(?:https?|discord):\/\//i;

/** How long a string is; 0 for anything else, and for what is blank, as Discord takes the margins away. */
export function lengthOf(value: unknown): number {
  return typeof value === 'string' && value.trim() !== '' ? value.length : 0;
}

/** The length of a string, in UTF-16 units, so that a text with emoji is rather refused here than there. */
export function length(key: string, max: number, min = 0): Rule {
  return (node, at, add) => {
    const value = node[key];
    if (value === undefined || value === null) {
      if (min > 0) required(key)(node, at, add);
    } else if (typeof value !== 'string') {
      add(`${at}/${key}`, 'STRING_TYPE_CONVERT', 'Could not interpret value as string.');
    } else if (lengthOf(value) < min && value.length <= max) {
      add(`${at}/${key}`, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else if (value.length > max) {
      add(`${at}/${key}`, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    }
  };
}

/** The number of items of a list, where there is one. */
export function items(key: string, max: number, min = 0): Rule {
  return (node, at, add) => {
    const value = node[key];
    if (value === undefined || value === null) {
      if (min > 0) required(key)(node, at, add);
    } else if (!Array.isArray(value)) {
      add(`${at}/${key}`, 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    } else if (min > 0 && (value.length < min || value.length > max)) {
      add(`${at}/${key}`, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
    } else if (value.length > max) {
      add(`${at}/${key}`, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
    }
  };
}

/** An address, where there is one. */
export function link(key: string, max: number): Rule {
  return (node, at, add) => {
    const value = node[key];
    if (value === undefined || value === null) return;
    length(key, max)(node, at, add);
    if (typeof value !== 'string' || value.length > max) return;
    if (LINK.test(value) && URL.canParse(value)) return;
    add(`${at}/${key}`, 'URL_TYPE_INVALID_URL', `Not a well formed URL: ${value}`);
  };
}

export function required(key: string): Rule {
  return (node, at, add) => {
    if (node[key] !== undefined && node[key] !== null) return;
    add(`${at}/${key}`, 'BASE_TYPE_REQUIRED', 'This field is required');
  };
}

/** Reports each key that Discord does not know. */
export function known(kind: Known): Rule {
  const keys: readonly string[] = KEYS[kind];
  return (node, at, add) => {
    for (const key of Object.keys(node)) {
      if (!keys.includes(key))
        add(`${at}/${key}`, 'UNKNOWN_KEY', `unknown key "${key}" of ${kind}`);
    }
  };
}

/** Applies rules to each object of a list, and reports what is none. */
export function each(key: string, rules: readonly Rule[]): Rule {
  return (node, at, add) => {
    for (const [index, item] of listOf(node[key]).entries()) {
      apply(rules, item, `${at}/${key}/${index}`, add);
    }
  };
}

/** Applies rules to an object within, where there is one. */
export function within(key: string, rules: readonly Rule[]): Rule {
  return (node, at, add) => {
    const value = node[key];
    if (value !== undefined && value !== null) apply(rules, value, `${at}/${key}`, add);
  };
}

/** No two of a list have the same. */
export function distinct(key: string, inner: string): Rule {
  return (node, at, add) => {
    const seen = new Set<unknown>();
    for (const [index, item] of listOf(node[key]).entries()) {
      const value = isObject(item) ? item[inner] : undefined;
      if (value !== undefined && seen.has(value)) {
        const name = `${at}/${key}/${index}/${inner}`;
        add(name, 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', `"${value}" is used twice`);
      }
      seen.add(value);
    }
  };
}

export function apply(rules: readonly Rule[], value: unknown, at: string, add: Add): void {
  if (!isObject(value)) {
    add(at, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
    return;
  }
  for (const rule of rules) rule(value, at, add);
}
