import type { APIUser } from 'discord.js';

/** A person or, with `isBot`, an app, as Discord has them. */
export function userOf(id: string, isBot = false): APIUser {
  const name = `user${id.slice(-4)}`;
  return {
    id,
    username: name,
    discriminator: '0',
    global_name: isBot ? null : name.toUpperCase(),
    avatar: null,
    ...(isBot && { bot: true }),
  };
}

/** What a guild knows of a member beside the user. */
export function memberOf(joinedAt: string) {
  return { roles: [], joined_at: joinedAt, deaf: false, mute: false, flags: 0 };
}
