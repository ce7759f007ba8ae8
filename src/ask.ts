import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { renderTerminal } from './adapters/terminal/render.ts';
import { parseBatch, runBatch, toRecord } from './batch.ts';
import { askEach } from './bot/ask-each.ts';
import { checkQuestion } from './bot/check-question.ts';
import { replyToAnswers } from './bot/commands/ask.ts';
import { loadConfig } from './config.ts';
import { openBriefing } from './open-briefing.ts';
import { describeFailure, SetupError } from './setup-error.ts';

const USAGE = `Usage:
  npm run ask -- "question" [--articles PATH] [--json] [--top N]
  npm run --silent ask -- --batch FILE.jsonl [--articles PATH] [--top N]

PATH is a folder of .txt, .md and .jsonl files, or one such file.
The exit code is 0 for an answer, 1 where the articles do not say, 2 for an error.
`;

const EXIT = { answered: 0, notFound: 1, error: 2 } as const;
const WIDTH = 80;

interface Arguments {
  readonly question?: string | undefined;
  readonly batch?: string | undefined;
  readonly articles?: string | undefined;
  readonly json: boolean;
  readonly top?: number | undefined;
  readonly help: boolean;
}

async function main(args: Arguments): Promise<number> {
  if (args.help) {
    process.stdout.write(USAGE);
    return EXIT.answered;
  }
  const config = loadConfig();
  const articles = args.articles === undefined ? config.articles : resolve(args.articles);
  return args.batch === undefined ? askOne(args.question ?? '') : askBatch(args.batch);

  async function askOne(text: string): Promise<number> {
    const checked = checkQuestion(text);
    if (checked.kind === 'unfit') throw usageError(checked.advice);
    const briefing = await openBriefing(config, articles, process.stderr);
    const turns = await askEach(briefing, checked.question, { top: args.top });
    const answers = turns.map(({ answer }) => answer);
    const reply = replyToAnswers(answers, briefing.sources.length);
    const colours = process.stdout.isTTY === true && !config.noColour;
    const width = Math.min(process.stdout.columns ?? WIDTH, 100);
    process.stdout.write(
      args.json
        ? `${JSON.stringify({ question: checked.question, kind: answers[0]?.kind, ...toRecord(answers) })}\n`
        : renderTerminal(reply, { width, colours }),
    );
    briefing.close();
    return reply.status === 'notFound' ? EXIT.notFound : EXIT.answered;
  }

  async function askBatch(file: string): Promise<number> {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new SetupError(`${file}: cannot be read (${reason}); give a .jsonl file of questions`);
    }
    const items = parseBatch(text, file);
    const briefing = await openBriefing(config, articles, process.stderr);
    for await (const record of runBatch(briefing, items, { top: args.top })) {
      const flowing = process.stdout.write(`${JSON.stringify(record)}\n`);
      if (!flowing) await new Promise((drained) => process.stdout.once('drain', drained));
    }
    briefing.close();
    return EXIT.answered;
  }
}

function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  const { batch, articles, json = false, help = false } = values;
  if (help) return { json, help };
  const top = values.top === undefined ? undefined : Number(values.top);
  if (top !== undefined && !(Number.isInteger(top) && top >= 1 && top <= 1000)) {
    throw usageError(`--top: '${values.top}' is not a number from 1 to 1000`);
  }
  if (batch !== undefined && positionals.length > 0) {
    throw usageError('give a question or --batch, not both');
  }
  if (batch === undefined && positionals.length === 0) {
    throw usageError('there is no question; write it in quotation marks');
  }
  return { question: positionals.join(' '), batch, articles, json, top, help };
}

/** A command line that cannot be used; the usage is shown with it. */
function usageError(message: string): SetupError {
  return new SetupError(`${message}\n\n${USAGE}`);
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        articles: { type: 'string' },
        batch: { type: 'string' },
        json: { type: 'boolean' },
        top: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw usageError(error instanceof Error ? error.message : String(error));
  }
}

// The reader of the output went away (`| head -1`): that is no error.
process.stdout.on('error', () => process.exit());
process.stderr.on('error', () => {});

try {
  process.exitCode = await main(parseArguments(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(describeFailure(error));
  process.exitCode = EXIT.error;
}
