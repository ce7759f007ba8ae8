import { isObject, type Json } from '../json.ts';
import type { Clock } from './clock.ts';
import type { RegisteredCommands } from './types.ts';

/** The commands that the app has registered. */
export interface Commands {
  readonly registered: RegisteredCommands;
  /** Those of a guild, or the global ones. */
  readonly of: (guildId: string | undefined) => readonly Json[];
  /** Replaces them; a command that keeps its name and type keeps its id. */
  readonly replace: (guildId: string | undefined, commands: readonly unknown[]) => readonly Json[];
}

export function createCommands(applicationId: string, clock: Clock): Commands {
  const guilds = new Map<string, readonly Json[]>();
  let global: readonly Json[] = [];
  const registered: RegisteredCommands = {
    get global() {
      return global;
    },
    guilds,
  };
  const of = (guildId: string | undefined) =>
    guildId === undefined ? global : (guilds.get(guildId) ?? []);

  return {
    registered,
    of,
    replace(guildId, commands) {
      const old = of(guildId);
      const version = clock.snowflake();
      const next = commands.filter(isObject).map((command) => {
        const { type = 1, name } = command;
        const same = old.find((one) => one['name'] === name && one['type'] === type);
        return {
          default_member_permissions: null,
          nsfw: false,
          description: '',
          ...(guildId === undefined
            ? { contexts: null, integration_types: [0] }
            : { guild_id: guildId }),
          ...command,
          type,
          id: same?.['id'] ?? clock.snowflake(),
          application_id: applicationId,
          version,
        };
      });
      if (guildId === undefined) global = next;
      else guilds.set(guildId, next);
      return next;
    },
  };
}
