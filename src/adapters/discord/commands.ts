import type { CommandEntry } from '../../bot/commands/catalogue.ts';
import { OPTION_MAX_CHARS } from './limits.ts';

/** The name of the entry in a message's menu. */
export const CHECK_COMMAND = 'Check against the articles';
export const PRIVATE_OPTION = 'private';

/** A command as Discord's API has it; only what is set here. */
export type CommandDefinition = Readonly<Record<string, unknown>> & {
  readonly name: string;
  readonly type: 1 | 3;
};

const CHAT_INPUT = 1;
const MESSAGE = 3;
const SUBCOMMAND = 1;
const STRING = 3;
const BOOLEAN = 5;
const DESCRIPTION_MAX_CHARS = 100;
/** For servers and for single users; in servers, in direct messages with the bot, and in others. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] } as const;

/** Returns the commands to register: one with a subcommand for each entry, and one in the menu of messages. */
export function defineCommands(
  name: string,
  entries: readonly CommandEntry[],
): CommandDefinition[] {
  const isPrivate = {
    type: BOOLEAN,
    name: PRIVATE_OPTION,
    description: 'Whether only you see the answer',
    required: false,
  };
  return [
    {
      type: CHAT_INPUT,
      name,
      description: 'Ask the articles: answers word for word, with their sources',
      ...EVERYWHERE,
      options: entries.map(({ name: entry, description, argument }) => ({
        type: SUBCOMMAND,
        name: entry,
        description: description.slice(0, DESCRIPTION_MAX_CHARS),
        options: [
          ...(argument === undefined
            ? []
            : [
                {
                  type: STRING,
                  name: argument.name,
                  description: argument.description.slice(0, DESCRIPTION_MAX_CHARS),
                  required: argument.isRequired,
                  autocomplete: argument.suggests !== undefined,
                  max_length: OPTION_MAX_CHARS,
                },
              ]),
          isPrivate,
        ],
      })),
    },
    { type: MESSAGE, name: CHECK_COMMAND, ...EVERYWHERE },
  ];
}

/** Tells whether what is registered says the same as what is wanted; what Discord adds does not count. */
export function isRegistered(
  wanted: readonly CommandDefinition[],
  registered: readonly unknown[],
): boolean {
  return (
    wanted.length === registered.length &&
    wanted.every((command) =>
      registered.some((other) => field(other, 'name') === command.name && covers(other, command)),
    )
  );
}

/** Tells whether a value of Discord's has everything that ours has. */
function covers(theirs: unknown, ours: unknown): boolean {
  if (Array.isArray(ours)) {
    return (
      Array.isArray(theirs) &&
      theirs.length === ours.length &&
      ours.every((value, index) => covers(theirs[index], value))
    );
  }
  if (typeof ours === 'object' && ours !== null) {
    return Object.entries(ours).every(([key, value]) => covers(field(theirs, key), value));
  }
  // Discord leaves out what is false.
  return (theirs ?? false) === (ours ?? false);
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
