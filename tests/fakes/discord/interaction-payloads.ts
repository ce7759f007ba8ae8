import type {
  APIApplicationCommandAutocompleteInteraction,
  APIChatInputApplicationCommandInteraction,
  APIMessageApplicationCommandInteraction,
  APIMessageComponentButtonInteraction,
  APIModalSubmitInteraction,
} from 'discord.js';
import { compact, type Json } from '../json.ts';
import { CHANNEL, directChannelOf } from './channels.ts';
import { type Clock, isoOf } from './clock.ts';
import { COMPONENT } from './component-types.ts';
import { LOCALE, type PayloadIdentity } from './identity.ts';
import { INTERACTION } from './interaction-types.ts';
import type { FindChannel } from './message-payloads.ts';
import { memberOf, userOf } from './users.ts';

export interface InteractionOptions {
  /** The first channel of the guild, or the direct messages with the user, when not given. */
  readonly channelId?: string;
  /** Id of who does it. */
  readonly user: string;
  /** Whether it is done in the guild; true when not given. A guild that the bot is not in is named by its id. */
  readonly guild?: boolean | string;
  /** The channel is a thread; told from the channel where the fake knows it. */
  readonly thread?: boolean;
  /** Only the user has installed the app. */
  readonly userInstall?: boolean;
  /** What the user may in the channel; what everybody may when not given. */
  readonly permissions?: bigint | string;
  readonly locale?: string;
  /** To send the same interaction again. */
  readonly id?: string;
  readonly token?: string;
}

export interface CommandOptions extends InteractionOptions {
  readonly name: string;
  readonly subcommand?: string;
  readonly options?: Readonly<Record<string, string | number | boolean>>;
}

export interface AutocompleteOptions extends CommandOptions {
  /** The option that is being typed, and what is there of it. */
  readonly option: string;
  readonly value: string;
}

export interface MessageCommandOptions extends InteractionOptions {
  readonly name: string;
  /** The message that it is used on, as `messageCreate` makes it; or the id of one that the fake knows. */
  readonly message: object | string;
}

export interface ButtonOptions extends InteractionOptions {
  readonly customId: string;
  /** The message with the button: one of `messages`, one as Discord has it, or the id of one that the fake knows. */
  readonly message: object | string;
}

export interface ModalSubmitOptions extends InteractionOptions {
  readonly customId: string;
  /** What was typed, by the `custom_id` of the text input. */
  readonly fields: Readonly<Record<string, string>>;
  /** The message with the button that opened the modal. */
  readonly message?: object | string;
}

export interface InteractionPayloads {
  readonly slashCommand: (options: CommandOptions) => APIChatInputApplicationCommandInteraction;
  readonly autocomplete: (
    options: AutocompleteOptions,
  ) => APIApplicationCommandAutocompleteInteraction;
  readonly messageCommand: (
    options: MessageCommandOptions,
  ) => APIMessageApplicationCommandInteraction;
  readonly button: (options: ButtonOptions) => APIMessageComponentButtonInteraction;
  readonly modalSubmit: (options: ModalSubmitOptions) => APIModalSubmitInteraction;
}

/** What the builders look up in the fake. */
export interface Lookups {
  /** The message, as Discord has it. */
  readonly message: (channelId: string, message: object | string) => Json;
  /** The id of a command that is registered. */
  readonly commandId: (
    name: string,
    type: number,
    guildId: string | undefined,
  ) => string | undefined;
  /** A channel that the fake knows. */
  readonly channel: FindChannel;
  /** What the bot may do in a channel, as a bit field. */
  readonly appPermissions: (channelId: string) => string;
}

/** @see https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
const OPTION = { subcommand: 1, string: 3, integer: 4, boolean: 5, number: 10 } as const;
const COMMAND = { chat: 1, message: 3 } as const;
const CONTEXT = { guild: 0, direct: 1 } as const;
const ATTACHMENT_BYTES = 10 * 1024 * 1024;

export function createInteractionPayloads(
  identity: PayloadIdentity,
  clock: Clock,
  lookups: Lookups,
): InteractionPayloads {
  function channelOf({ channelId, guild = true, user }: InteractionOptions): string {
    return channelId ?? (guild ? identity.channelId : directChannelOf(user));
  }

  function guildOf({ guild = true }: InteractionOptions): string | undefined {
    if (guild === false) return undefined;
    return guild === true ? identity.guildId : guild;
  }

  /** The fields that every interaction has. */
  function common(type: number, options: InteractionOptions, data: Json, more: Json = {}): unknown {
    const { user, locale = LOCALE, userInstall = false } = options;
    const id = options.id ?? clock.snowflake();
    const channelId = channelOf(options);
    const guildId = guildOf(options);
    const permissions = String(options.permissions ?? lookups.appPermissions(''));
    const person = userOf(user);
    const member = { ...memberOf(isoOf(clock.now())), user: person, permissions };
    const installer = guildId ?? '0';
    return compact({
      id,
      application_id: identity.applicationId,
      type,
      token: options.token ?? tokenOf(id),
      version: 1,
      data,
      channel_id: channelId,
      channel: channelPart(channelId, options, permissions),
      ...(guildId === undefined
        ? { user: person, context: CONTEXT.direct }
        : {
            guild_id: guildId,
            guild: { id: guildId, locale: LOCALE, features: [] },
            guild_locale: LOCALE,
            member,
            context: CONTEXT.guild,
          }),
      app_permissions: lookups.appPermissions(channelId),
      locale,
      entitlements: [],
      entitlement_sku_ids: [],
      authorizing_integration_owners: userInstall ? { 1: user } : { 0: installer },
      attachment_size_limit: ATTACHMENT_BYTES,
      ...more,
    });
  }

  function channelPart(id: string, options: InteractionOptions, permissions: string): Json {
    const guildId = guildOf(options);
    if (guildId === undefined) {
      return {
        id,
        type: CHANNEL.direct,
        flags: 0,
        last_message_id: null,
        recipients: [userOf(options.user)],
      };
    }
    const known = lookups.channel(id);
    const type = known?.type ?? (options.thread ? CHANNEL.thread : CHANNEL.text);
    const name = known?.name ?? `channel-${id.slice(-4)}`;
    return { id, type, name, guild_id: guildId, flags: 0, permissions };
  }

  function command(options: CommandOptions, inner: readonly Json[]): Json {
    const { name, subcommand } = options;
    return {
      id: lookups.commandId(name, COMMAND.chat, guildOf(options)) ?? clock.snowflake(),
      name,
      type: COMMAND.chat,
      options:
        subcommand === undefined
          ? inner
          : [{ name: subcommand, type: OPTION.subcommand, options: inner }],
    };
  }

  return {
    slashCommand: (options) =>
      common(
        INTERACTION.command,
        options,
        command(options, optionsOf(options)),
      ) as APIChatInputApplicationCommandInteraction,

    autocomplete(options) {
      const { option: name, value } = options;
      const focused = { name, type: OPTION.string, value, focused: true };
      const data = command(options, [...optionsOf(options), focused]);
      return common(
        INTERACTION.autocomplete,
        options,
        data,
      ) as APIApplicationCommandAutocompleteInteraction;
    },

    messageCommand(options) {
      const { name } = options;
      const message = lookups.message(channelOf(options), options.message);
      const id = String(message['id']);
      const data = {
        id: lookups.commandId(name, COMMAND.message, guildOf(options)) ?? clock.snowflake(),
        name,
        type: COMMAND.message,
        target_id: id,
        resolved: { messages: { [id]: message } },
      };
      return common(INTERACTION.command, options, data) as APIMessageApplicationCommandInteraction;
    },

    button(options) {
      const message = lookups.message(channelOf(options), options.message);
      const data = { component_type: COMPONENT.button, custom_id: options.customId, id: 1 };
      return common(INTERACTION.component, options, data, {
        message,
      }) as APIMessageComponentButtonInteraction;
    },

    modalSubmit(options) {
      const components = Object.entries(options.fields).map(([custom_id, value], index) => ({
        type: COMPONENT.label,
        id: 2 * index + 1,
        component: { type: COMPONENT.textInput, id: 2 * index + 2, custom_id, value },
      }));
      const data = { custom_id: options.customId, components };
      const more = options.message && {
        message: lookups.message(channelOf(options), options.message),
      };
      return common(INTERACTION.modal, options, data, more || {}) as APIModalSubmitInteraction;
    },
  };
}

/** As Discord's are: `interaction:<id>:<chance>`, encoded. */
function tokenOf(id: string): string {
  return Buffer.from(`interaction:${id}:${crypto.randomUUID()}`).toString('base64url');
}

function optionsOf({ options = {} }: CommandOptions): Json[] {
  return Object.entries(options).map(([name, value]) => ({ name, type: typeOf(value), value }));
}

function typeOf(value: string | number | boolean): number {
  if (typeof value === 'string') return OPTION.string;
  if (typeof value === 'boolean') return OPTION.boolean;
  return Number.isInteger(value) ? OPTION.integer : OPTION.number;
}
