import { isObject, type Json, listOf } from '../json.ts';
import { checkText, merged } from './check-message.ts';
import { LIMITS } from './limits.ts';
import { openApiProblems } from './openapi.ts';
import type { Add, Problem } from './problems.ts';
import { apply, distinct, each, items, known, length, type Rule } from './rules.ts';

/** @see https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types */
const COMMAND = { chat: 1, user: 2, message: 3 } as const;
const SUBCOMMAND = 1;
const GROUP = 2;

/** The same page, "Application Command Naming"; the name must also be lower case. */
const NAME = /^[-_\p{L}\p{N}]{1,32}$/u;
const MAX_COUNTS = [
  [COMMAND.chat, LIMITS.chatCommands],
  [COMMAND.user, LIMITS.userCommands],
  [COMMAND.message, LIMITS.messageCommands],
] as const;

const option: readonly Rule[] = [
  known('option'),
  nameRule,
  length('description', LIMITS.commandDescription, 1),
  choicesRule,
  optionsRule,
];

/** What is wrong with a list of commands that is to replace those there are. */
export function commandProblems(body: unknown): Problem[] {
  const problems: Problem[] = [];
  const add: Add = (at, code, message) => problems.push({ at, code, message });
  if (!Array.isArray(body)) {
    add('', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
    return problems;
  }
  for (const [index, command] of body.entries()) apply([commandRule], command, `/${index}`, add);
  for (const [type, max] of MAX_COUNTS) {
    const some = body.filter((command) => isObject(command) && typeOf(command) === type);
    if (some.length > max) add('', 'MAX_COMMANDS', `over ${max} commands of type ${type}`);
  }
  const names = new Set<string>();
  for (const [index, command] of body.filter(isObject).entries()) {
    const name = `${typeOf(command)} ${command['name']}`;
    const said = 'Application command names must be unique';
    if (names.has(name)) add(`/${index}/name`, 'APPLICATION_COMMANDS_DUPLICATE_NAME', said);
    names.add(name);
  }
  checkText(body, '', add);
  const documents = body.flatMap((command, index) =>
    openApiProblems('ApplicationCommandUpdateRequest', command, `/${index}`),
  );
  return merged(problems, documents);
}

function commandRule(command: Json, at: string, add: Add): void {
  known('command')(command, at, add);
  if (typeOf(command) === COMMAND.chat) {
    nameRule(command, at, add);
    length('description', LIMITS.commandDescription, 1)(command, at, add);
  } else {
    length('name', LIMITS.commandName, 1)(command, at, add);
    const { description = '' } = command;
    if (description !== '' && description !== null) {
      const said = 'Context menu commands cannot have description';
      add(`${at}/description`, 'APPLICATION_COMMAND_INVALID_DESCRIPTION', said);
    }
  }
  optionsRule(command, at, add);
  const characters = charactersOf(command);
  if (characters > LIMITS.commandText) {
    const said = `Command exceeds maximum size (${LIMITS.commandText})`;
    add(at, 'APPLICATION_COMMAND_TOO_LARGE', said);
  }
}

function nameRule(node: Json, at: string, add: Add): void {
  const { name } = node;
  length('name', LIMITS.commandName, 1)(node, at, add);
  if (typeof name !== 'string' || name === '' || name.length > LIMITS.commandName) return;
  if (NAME.test(name) && name === name.toLowerCase()) return;
  add(`${at}/name`, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid');
}

function optionsRule(node: Json, at: string, add: Add): void {
  items('options', LIMITS.commandOptions)(node, at, add);
  each('options', option)(node, at, add);
  distinct('options', 'name')(node, at, add);
  const options = listOf(node['options']).filter(isObject);
  const optional = options.findIndex((one) => one['required'] !== true);
  if (optional >= 0 && options.slice(optional).some((one) => one['required'] === true)) {
    const said = 'Required options must be placed before non-required options';
    add(`${at}/options`, 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', said);
  }
  const isNested = ({ type }: Json) => type === SUBCOMMAND || type === GROUP;
  const nested = options.filter(isNested).length;
  if (nested > 0 && nested < options.length) {
    const said =
      'Sub-command and sub-command group option types are mutually exclusive to all other types';
    add(`${at}/options`, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', said);
  }
}

function choicesRule(node: Json, at: string, add: Add): void {
  items('choices', LIMITS.choices)(node, at, add);
  each('choices', choiceRules)(node, at, add);
  distinct('choices', 'name')(node, at, add);
  if (node['autocomplete'] === true && listOf(node['choices']).length > 0) {
    const said = 'Autocomplete cannot be enabled if choices are present';
    add(`${at}/autocomplete`, 'APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES', said);
  }
}

/** A choice of an option, or one that is offered while it is typed. */
export const choiceRules: readonly Rule[] = [
  known('choice'),
  length('name', LIMITS.choiceName, 1),
  (choice, at, add) => {
    if (typeof choice['value'] === 'number') return;
    length('value', LIMITS.choiceValue, 1)(choice, at, add);
  },
];

/** Of texts in several languages the longest counts. */
function charactersOf(node: Json): number {
  const longest = (key: string): number => {
    const { [key]: text, [`${key}_localizations`]: others } = node;
    const all = [text, ...(isObject(others) ? Object.values(others) : [])];
    return Math.max(...all.map((one) => (typeof one === 'string' ? one.length : 0)));
  };
  const inner = [...listOf(node['options']), ...listOf(node['choices'])].filter(isObject);
  const own = longest('name') + longest('description') + longest('value');
  return inner.reduce((sum, one) => sum + charactersOf(one), own);
}

function typeOf(command: Json): unknown {
  return command['type'] ?? COMMAND.chat;
}
