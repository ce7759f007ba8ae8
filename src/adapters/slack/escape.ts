import type { RichTextText } from '@slack/types';
import { visibleText } from '../visible-text.ts';

type Style = NonNullable<RichTextText['style']>;

/**
 * Returns text for Slack's mrkdwn, in which the three characters that begin markup are spelled out.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#escaping (read 2026-11-22)
 */
export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Returns text as it stands in rich text, where no markup is read: neither `*` nor `_` needs escaping. What would be a
 * mention or an entity elsewhere is parted over two elements, which look like one; so it is nowhere in the message.
 */
export function literal(text: string, style?: Style): RichTextText[] {
  return text
    .split(/(?<=[<&])(?=[!@#a-z])/)
    .filter((part) => part !== '')
    .map((part) => ({ type: 'text', text: part, ...(style === undefined ? {} : { style }) }));
}

/** Returns text for a button, which has one element only: what would be a mention elsewhere is parted by a character without width. */
export function unmarked(text: string): string {
  return text.replace(/(?<=[<&])(?=[!@#a-z])/g, '\u2060');
}

/** Returns text on one line that Slack takes: no control characters, no half characters. */
export function cleanText(text: string): string {
  return visibleText(text.toWellFormed());
}

/** Returns what somebody wrote in Slack as plain words: mentions of the bot gone, other markup as it is shown. */
export function readText(text: string, botUser: string): string {
  return text
    .replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' ')
    .replace(/<([@#!])([^|>]*)(?:\|([^>]*))?>/g, (_, sign: string, id: string, label?: string) => {
      if (label) return `${sign === '#' ? '#' : '@'}${label.replace(/^[@#]/, '')}`;
      return `${sign === '#' ? '#' : '@'}${id}`;
    })
    .replace(
      /<((?:https?|mailto):[^|>]*)(?:\|([^>]*))?>/g,
      (_, url: string, label?: string) => label ?? url,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim();
}
