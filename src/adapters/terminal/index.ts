import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Adapter, Handle } from '../../bot/adapter.ts';
import type { Reply } from '../../bot/reply.ts';
import { visibleText } from '../visible-text.ts';
import { createTerminalPoster } from './poster.ts';
import { renderTerminal, widthOf } from './render.ts';

export interface TerminalOptions {
  readonly handle: Handle;
  readonly input: Readable;
  readonly output: Writable & { readonly columns?: number | undefined };
  /** A person types at the input: prompt, line editing and history. Otherwise one question a line is read. */
  readonly interactive: boolean;
  readonly colours: boolean;
  /** What the bot is called. */
  readonly name: string;
  /** Questions that are answered when the input holds none and nobody types. */
  readonly examples: readonly string[];
}

export interface TerminalAdapter extends Adapter {
  /** Once started, resolves when the input has ended or the reader of the output has gone. */
  readonly ended: Promise<void>;
}

const PROMPT = '> ';
const HISTORY_MAX_LINES = 200;

/** Creates the chat on the given streams. */
export function createTerminalAdapter(options: TerminalOptions): TerminalAdapter {
  const { handle, input, output, interactive, colours, name, examples } = options;
  let lines: Interface | undefined;
  let running: Promise<void> = Promise.resolve();
  let listening = false;
  let reachable = true;
  let asked = 0;
  let isOpen = false;

  function hangUp(): void {
    listening = false;
    lines?.close();
  }

  function prompt(keepCursor?: boolean): void {
    // After Ctrl-D readline is closed, and from Node 24 on it throws when it is asked for another prompt.
    if (interactive && listening && isOpen) lines?.prompt(keepCursor);
  }

  function write(text: string): Promise<void> {
    return new Promise((done) => {
      if (reachable) output.write(text, () => done());
      else done();
    });
  }

  function show(reply: Reply): Promise<void> {
    return write(`${renderTerminal(reply, { width: widthOf(output), colours })}\n`);
  }

  async function answer(text: string): Promise<void> {
    asked += 1;
    if (!interactive) await write(`${PROMPT}${visibleText(text)}\n`);
    const id = String(asked);
    await show(
      await handle({
        id,
        conversation: name,
        user: name,
        text,
        platform: 'terminal',
        channel: 'terminal',
        mayManage: async () => true,
      }),
    );
  }

  async function answerAll(questions: AsyncIterable<string> | readonly string[]): Promise<void> {
    for await (const question of questions) {
      if (interactive && /^(?:exit|quit)$/i.test(question.trim())) hangUp();
      // Lines that were typed before Ctrl-D are still answered; after a hang-up nothing is.
      if (!listening) return;
      if (question.trim() !== '') await answer(question);
      prompt();
    }
  }

  async function chat(typed: AsyncIterable<string>): Promise<void> {
    if (interactive)
      await write(`${name}: ask about the articles, or type help. Ctrl-D leaves.\n\n`);
    prompt();
    await answerAll(typed);
    if (interactive) await write('\nGoodbye.\n');
    else if (asked === 0) await answerAll(examples);
    hangUp();
  }

  // The reader went away (`| head -1`): nobody is left to tell, so this ends quietly.
  output.on('error', () => {
    reachable = false;
    hangUp();
  });

  return {
    name: 'terminal',
    get ended() {
      return running;
    },
    async start() {
      lines = createInterface({
        input,
        ...(interactive ? { output, prompt: PROMPT, historySize: HISTORY_MAX_LINES } : {}),
        terminal: interactive,
        crlfDelay: Number.POSITIVE_INFINITY,
      });
      lines.on('SIGINT', hangUp);
      isOpen = true;
      lines.on('close', () => {
        isOpen = false;
      });
      listening = true;
      // The iterator is made before anything is awaited, or it would miss lines and the end.
      running = chat(lines[Symbol.asyncIterator]());
    },
    async stop() {
      hangUp();
      await running;
    },
    poster: createTerminalPoster(async (reply) => {
      await show(reply);
      prompt(true);
    }),
  };
}
