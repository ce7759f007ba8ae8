import { visibleText } from '../visible-text.ts';

/**
 * Returns text that Discord shows just as it is written: a backslash stands before what Discord would read as Markdown,
 * as a mention, a time, an emoji, or a link. In Discord a backslash makes any mark plain, and is not shown.
 *
 * @see https://docs.discord.com/developers/reference#message-formatting (read 2026-11-22)
 */
export function escapeText(text: string): string {
  return (
    cleanText(text)
      .replace(/[\\*_~`|<[\]]/g, '\\$&')
      // These mean something in some places only; elsewhere they are left as they are, since each mark takes room.
      .replace(/@(?=everyone|here)/g, '\\@')
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/^(?=[>#+-])/, '\\')
      .replace(/^(\d+)(?=\.\s)/, '$1\\')
  );
}

/** Returns text on one line that Discord takes: no control characters, no half characters. */
export function cleanText(text: string): string {
  return visibleText(text.toWellFormed());
}

/** Returns what somebody wrote in Discord as plain words: mentions of the bot gone, others as a sign of them. */
export function readText(text: string, botUser: string): string {
  return text
    .replaceAll(new RegExp(`<@!?${botUser}>`, 'g'), ' ')
    .replace(/<(?:@!?|@&|#)\d+>/g, (mention) =>
      mention.startsWith('<#') ? '#channel' : '@someone',
    )
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .trim();
}

/** Returns an address as it can stand in a link, or undefined when Discord would not take it for one. */
export function linkAddress(url: string | undefined, maxChars: number): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (!/^https?:$/.test(protocol)) return undefined;
  const safe = href.replace(
    /[()<>\s\\]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return safe.length > maxChars ? undefined : safe;
}
