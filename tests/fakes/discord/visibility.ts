import { isObject, type Json, stringOf } from '../json.ts';
import { INTENTS } from './flags.ts';
import { readable } from './wire.ts';
import type { World } from './world.ts';

const MESSAGE_EVENTS = ['MESSAGE_CREATE', 'MESSAGE_UPDATE', 'MESSAGE_DELETE'];
const GUILD_EVENTS = /^(?:GUILD_CREATE|GUILD_UPDATE|GUILD_DELETE|CHANNEL_\w+|THREAD_\w+)$/;

/** What a session gets of an event; undefined when nothing. */
export function eventFor(
  world: World,
  intents: number,
  event: string,
  data: Json,
): Json | undefined {
  if (GUILD_EVENTS.test(event)) return intents & INTENTS.guilds ? data : undefined;
  if (!MESSAGE_EVENTS.includes(event)) return data;
  const isDirect = data['guild_id'] === undefined;
  const wanted = isDirect ? INTENTS.directMessages : INTENTS.guildMessages;
  if ((intents & wanted) === 0) return undefined;
  const channel = world.channels.find(stringOf(data['channel_id']) ?? '');
  if (channel?.denied.has('ViewChannel')) return undefined;
  return isObject(data['author']) ? readable(world, data, intents) : data;
}
