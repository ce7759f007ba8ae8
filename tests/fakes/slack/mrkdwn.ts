/** What stands in place of a mention (`@U1`, `#C1`, `!channel`). */
export type Say = (mention: string) => string;

const SEQUENCE = /<([^<>]*)>/g;

/**
 * What a reader sees of mrkdwn: links by their labels, entities resolved, mentions as `say` has them.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text
 */
export function mrkdwnText(text: string, say: Say): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of text.matchAll(SEQUENCE)) {
    parts.push(unescapeText(text.slice(end, match.index)), sequenceText(match[1] ?? '', say));
    end = match.index + match[0].length;
  }
  return [...parts, unescapeText(text.slice(end))].join('');
}

/** The text meant by text as Slack sends it in events and takes it in mrkdwn. */
export function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function sequenceText(sequence: string, say: Say): string {
  const bar = sequence.indexOf('|');
  const target = bar < 0 ? sequence : sequence.slice(0, bar);
  const label = bar < 0 ? undefined : sequence.slice(bar + 1);
  // A date shows itself in the reader's time zone; the label is for clients that cannot.
  if (target.startsWith('!date^')) return unescapeText(label ?? target);
  if (/^[@#!]/.test(target)) return say(target);
  return unescapeText(label ?? target);
}
