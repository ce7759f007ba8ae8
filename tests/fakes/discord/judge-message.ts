import { type Before, type MessageKind, messageProblems } from './check-message.ts';
import type { RestRequest } from './routes.ts';
import { fileProblems } from './uploads.ts';
import { judge, type World } from './world.ts';

/**
 * Takes note of what is wrong with a message and its files.
 *
 * @throws DiscordRefusal when Discord does not take them.
 */
export function judgeMessage(
  world: World,
  { route, body, files }: RestRequest,
  kind: MessageKind,
  old?: Before,
): void {
  judge(world, route, body, [...messageProblems(body, kind, old), ...fileProblems(body, files)]);
}
