import { describe } from './interactions.ts';
import { visibleText } from './render.ts';
import type { World } from './world.ts';

const TEXT_MAX_CHARS = 200;
const CALLS = 10;

/** What happened so far, for the message of a wait that was in vain. */
export function summarise({ messages, interactions, calls, invalid }: World): string {
  const said = messages.arrivals.map((message) => {
    const { channelId, reference, ephemeral, edited } = message;
    const marks = [
      reference && `to ${reference.messageId}`,
      ephemeral && 'ephemeral',
      edited && 'edited',
    ];
    const where = [channelId, ...marks.filter(Boolean)].join(', ');
    return `  ${where}: ${visibleText(message).slice(0, TEXT_MAX_CHARS)}`;
  });
  return [
    `messages (${said.length}):`,
    ...said,
    ...interactions.all.map((one) => `${describe(one)}: response ${one.response?.type ?? 'none'}`),
    `last calls (of ${calls.length}): ${calls
      .slice(-CALLS)
      .map(({ route }) => route)
      .join(', ')}`,
    ...invalid.map(({ route, code, reasons }) => `invalid: ${route} ${code}: ${reasons}`),
  ].join('\n');
}
