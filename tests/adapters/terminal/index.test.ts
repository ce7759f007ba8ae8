import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  createTerminalAdapter,
  type TerminalOptions,
} from '../../../src/adapters/terminal/index.ts';
import type { IncomingMessage } from '../../../src/bot/message.ts';
import { own, type Reply, text } from '../../../src/bot/reply.ts';

function say(words: string): Reply {
  return { status: 'answered', blocks: [text(own(words))] };
}

function setUp(options: Partial<TerminalOptions> = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  const received: IncomingMessage[] = [];
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  const terminal = createTerminalAdapter({
    handle: async (message) => {
      received.push(message);
      return say(`answer to ${message.text}`);
    },
    input,
    output,
    interactive: false,
    colours: false,
    name: 'summit-brief',
    examples: ['who', 'where'],
    ...options,
  });
  return { terminal, input, received, shown: () => shown };
}

describe('the terminal without a person at it', () => {
  it('answers one question a line, in order, and ends with the input', async () => {
    const { terminal, input, shown, received } = setUp();
    await terminal.start();
    input.end('one\n\r\n  \ntwo\r\nlast without a line break');
    await terminal.ended;
    expect(received.map(({ text }) => text)).toEqual(['one', 'two', 'last without a line break']);
    expect(new Set(received.map(({ conversation }) => conversation)).size).toBe(1);
    expect(new Set(received.map(({ id }) => id)).size).toBe(3);
    expect(shown()).toContain('> one\nanswer to one\n\n> two\nanswer to two\n');
  });

  it.each(['', '\n \n'])('answers the example questions when the input is %j', async (given) => {
    const { terminal, input, shown } = setUp();
    await terminal.start();
    input.end(given);
    await terminal.ended;
    expect(shown()).toBe('> who\nanswer to who\n\n> where\nanswer to where\n\n');
  });

  it('ends quietly when the reader of the output goes away', async () => {
    const output = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const { terminal, input, received } = setUp({ output });
    await terminal.start();
    input.end('one\ntwo\nthree\n');
    await terminal.ended;
    expect(received.length).toBeLessThan(3);
  });

  it('shows a control character in a question harmlessly', async () => {
    const { terminal, input, shown } = setUp();
    await terminal.start();
    input.end('red \u001b[31m\n');
    await terminal.ended;
    expect(shown()).not.toContain('\u001b');
  });
});

describe('the terminal with a person at it', () => {
  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
    ['quit', 'quit\r'],
  ])('answers, and takes leave on %s', async (_, keys) => {
    const { terminal, input, shown, received } = setUp({ interactive: true });
    await terminal.start();
    input.write('one\r');
    await until(() => shown().includes('answer to one'));
    input.write(keys);
    await terminal.ended;
    expect(received.map(({ text }) => text)).toEqual(['one']);
    expect(shown()).toMatch(/Goodbye\.\n$/);
  });

  it('says what it is and how to leave', async () => {
    const { terminal, input, shown } = setUp({ interactive: true });
    await terminal.start();
    input.end();
    await terminal.ended;
    expect(shown()).toMatch(/^summit-brief: .*help.*Ctrl-D/);
  });

  it('stops when told to', async () => {
    const { terminal, received } = setUp({ interactive: true });
    await terminal.start();
    await terminal.stop();
    expect(received).toEqual([]);
  });

  it('shows what nobody asked for', async () => {
    const { terminal, shown } = setUp({ interactive: true });
    await terminal.start();
    const [message] = terminal.poster.render([say('good morning')]);
    const place = { channel: 'terminal', first: undefined, title: 'News', key: 'k', part: 0 };
    expect(await terminal.poster.post(message, place)).toMatchObject({ kind: 'posted' });
    expect(await terminal.poster.find({ ...place, message, sendingAt: 0 })).toEqual({
      kind: 'hidden',
    });
    await terminal.stop();
    expect(shown()).toContain('good morning\n');
  });
});

/** Resolves when the condition holds, looking again each turn of the event loop. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((next) => setImmediate(next));
}
