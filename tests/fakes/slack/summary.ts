import { visibleText } from './render.ts';
import type { World } from './world.ts';

const TEXT_MAX_CHARS = 200;
const CALLS = 10;

/** What happened so far, for the message of a wait that was in vain. */
export function summarise({ messages, calls, invalid }: World): string {
  const said = messages.arrivals.map((message) => {
    const { channel, threadTs, ephemeral, edited } = message;
    const marks = [threadTs && `thread ${threadTs}`, ephemeral && 'ephemeral', edited && 'edited'];
    const where = [channel, ...marks.filter(Boolean)].join(', ');
    return `  ${where}: ${visibleText(message).slice(0, TEXT_MAX_CHARS)}`;
  });
  return [
    `messages (${said.length}):`,
    ...said,
    `last calls (of ${calls.length}): ${calls
      .slice(-CALLS)
      .map(({ method }) => method)
      .join(', ')}`,
    ...invalid.map(({ method, error, reasons }) => `invalid: ${method} ${error}: ${reasons}`),
  ].join('\n');
}
