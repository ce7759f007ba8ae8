import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../../src/adapters/terminal/index.ts';
import { describeAdapter } from '../conformance.ts';

describeAdapter('terminal', {
  forbidden: /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u,

  async start(handle) {
    const input = new PassThrough();
    const output = new PassThrough();
    let shown = '';
    output.on('data', (chunk) => {
      shown += chunk;
    });
    // A line of input is one message, so the terminal never sees a line break in one.
    let answered: () => void = () => {};
    const terminal = createTerminalAdapter({
      handle: async (message) => {
        const reply = await handle(message);
        setImmediate(() => answered());
        return reply;
      },
      input,
      output,
      interactive: false,
      colours: false,
      name: 'summit-brief',
      examples: [],
    });
    await terminal.start();
    return {
      async send(text) {
        shown = '';
        const done = new Promise<void>((resolve) => {
          answered = resolve;
        });
        input.write(`${text.replace(/[\r\n\u2028\u2029]+/g, ' ')}\n`);
        await done;
        return shown;
      },
      async close() {
        input.end();
        await terminal.ended;
      },
    };
  },
});
