import { describe, expect, it } from 'vitest';
import { renderDiscord } from '../../src/adapters/discord/render.ts';
import { renderSlack } from '../../src/adapters/slack/render.ts';
import { renderTerminal } from '../../src/adapters/terminal/render.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { visibleText as seenInDiscord } from '../fakes/discord/render.ts';
import { visibleText as seenInSlack } from '../fakes/slack/render.ts';
import { ONE_OF_EACH } from '../fixtures/replies.ts';

/** What a reader sees of the reply on each platform. */
const SEEN: Readonly<Record<string, (reply: Reply) => string>> = {
  terminal: (reply) => renderTerminal(reply, { width: 10_000, colours: false }),
  Slack: (reply) =>
    renderSlack(reply, { maxMessages: 8 })
      .map((message) => seenInSlack(message))
      .join('\n'),
  Discord: (reply) =>
    renderDiscord(reply, { maxMessages: 8 })
      .map((message) => seenInDiscord(message))
      .join('\n'),
};

/** Lines of one kind of block, without the marks that a platform sets before them. */
function lines(text: string, marks: RegExp): string[] {
  return text
    .split('\n')
    .filter((line) => marks.test(line))
    .map((line) => line.replace(marks, '').trim());
}

describe.each(Object.entries(SEEN))('a Reply of each kind in %s', (_, see) => {
  const seen = see(ONE_OF_EACH);

  it('has the same words in the same order', () => {
    const words = [
      'Yes: before dawn on Friday [1] [2]',
      'Read as: when did the *harbour* bridge open',
      'It had rained. It opened on Friday.',
      'Nearest, but not an answer',
      'Ines Calder: “This bridge belongs to everyone” (reported by Island Wire)',
      'The bridge opened on Friday. [1] [2]',
      'Ines Calder, mayor [1]',
      'Otto Stein [2]',
      'The articles differ: when did it open',
      'on Friday',
      'late Thursday',
      'The bridge opened on Friday.',
      'It cost 14 million crowns.',
      '[1] Harbour bridge opens. Tideford Post, ',
      '[2] ferry.txt. Publisher and date not given',
      'who cut the ribbon',
    ];
    let at = 0;
    for (const line of words) {
      const found = seen.indexOf(line, at);
      expect(found, `${line}\nin\n${seen.slice(at)}`).toBeGreaterThanOrEqual(0);
      at = found + line.length;
    }
  });

  it('has the same quotations', () => {
    expect(lines(seen, /^(?: {2}│|>) /)).toEqual([
      'Ines Calder: “This bridge belongs to everyone” (reported by Island Wire) [1]',
      'The bridge opened on Friday. [1] [2]',
    ]);
  });

  it('says who differs from whom', () => {
    const rows = (seen.split('The articles differ')[1] ?? '')
      .split('\n')
      .filter((line) => /on Friday|late Thursday/.test(line))
      .slice(0, 2);
    expect(
      rows.map((row) => [/on Friday|late Thursday/.exec(row)?.[0], /\[\d\]/.exec(row)?.[0]]),
    ).toEqual([
      ['on Friday', '[1]'],
      ['late Thursday', '[2]'],
    ]);
    expect(rows[0]).toContain('Harbour bridge opens');
    expect(rows[1]).toContain('ferry.txt');
  });
});
