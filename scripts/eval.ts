/** `npm run eval`: asks every question set through the code of `ask --batch` and prints one table. */
import { existsSync, realpathSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAnswerSet } from './eval/answer-set.ts';
import { formatResults, type SetResult } from './eval/figures.ts';
import { KEPT_SET, loadKeptQuestions, runKeptQuestions } from './eval/kept-questions.ts';
import { type EvalOptions, parseOptions, USAGE } from './eval/options.ts';
import { chooseSets, findSets, loadQuestions, type QuestionSet } from './eval/sets.ts';
import { runSharedSet } from './eval/shared-set.ts';
import { loadScores, saveScores, updated, worsened } from './eval/stored-scores.ts';
import { withTemporaryFolder } from './temporary-folder.ts';
import { heldOutTables } from './tune/held-out.ts';

const REPOSITORY = fileURLToPath(new URL('..', import.meta.url));
const SCORES = join(REPOSITORY, 'scores.json');
/** Failures shown a set when several sets run. */
const FAILURES_SHOWN = 25;

async function main(options: EvalOptions): Promise<number> {
  const data = options.data ?? join(REPOSITORY, '../shared/eval');
  if (options.data && !existsSync(data)) throw new Error(`--data: there is no folder '${data}'`);
  const keptAlone = !existsSync(data);
  if (keptAlone)
    console.error(`No question sets at ../shared/eval: asking those of ${KEPT_SET} alone.`);
  // The scorers run only under their real path.
  const sets = keptAlone ? [] : findSets(realpathSync(data));
  const names = options.sets?.filter((name) => name !== KEPT_SET);
  const withKept = !options.sets || options.sets.includes(KEPT_SET);
  const chosen = chooseSets(sets, names, options.quick);

  const results: SetResult[] = [];
  const broken: string[] = [];
  const runAll = async (folder: string): Promise<void> => {
    await mkdir(folder, { recursive: true });
    const jobs = chosen.map((set) => ({
      name: set.name,
      run: () => runSet(set, data, folder, options),
    }));
    if (withKept) jobs.push({ name: KEPT_SET, run: () => runKept(options) });
    for (const { name, run } of jobs) {
      process.stderr.write(process.stderr.isTTY ? `\r\x1b[K${name} ...` : '');
      // One set that cannot be run must not hide the others' figures.
      await run().then(
        (result) => results.push(result),
        (error: unknown) => broken.push(`${name}: ${error instanceof Error ? error.stack : error}`),
      );
    }
    process.stderr.write(process.stderr.isTTY ? '\r\x1b[K' : '');
  };
  await (options.out ? runAll(options.out) : withTemporaryFolder(runAll));

  if (options.failures) printFailures(results);
  console.log(formatResults(results));
  if (!keptAlone)
    console.log(`\nOf questions that the fit did not see (npm run tune):\n\n${heldOutTables()}`);
  for (const message of broken) console.error(`\nNot run: ${message}`);
  return Math.max(broken.length ? 1 : 0, compare(results, options));
}

function runSet(
  set: QuestionSet,
  data: string,
  folder: string,
  { articles, limit }: EvalOptions,
): Promise<SetResult> {
  const questions = loadQuestions(set, limit);
  const corpus = set.corpus ?? articles ?? bundledArticles(data);
  return (set.ownScorer ? runAnswerSet : runSharedSet)(set, corpus, questions, folder);
}

async function runKept({ articles, limit }: EvalOptions): Promise<SetResult> {
  const questions = loadKeptQuestions(join(REPOSITORY, 'tests/questions'));
  return runKeptQuestions(questions.slice(0, limit), articles ?? bundledArticles());
}

function bundledArticles(data?: string): string {
  const bundled = join(REPOSITORY, 'articles');
  return data && !existsSync(bundled) ? join(data, '../articles') : bundled;
}

/** Checks against scores.json or updates it, as asked for; 1 when a figure is worse than stored. */
function compare(results: readonly SetResult[], { check, update, lower }: EvalOptions): number {
  const stored = loadScores(SCORES);
  const worse = worsened(stored, results);
  if (update) {
    saveScores(SCORES, updated(stored, results, lower));
    console.log(`\nscores.json is updated.`);
    if (worse.length && lower === undefined)
      console.log(`Not lowered (that takes --lower "reason"):\n  ${worse.join('\n  ')}`);
    return 0;
  }
  if (!check) return 0;
  const unknown = results.filter(({ name }) => !stored.sets[name]).map(({ name }) => name);
  if (unknown.length)
    console.log(`\nNot in scores.json yet: ${unknown.join(', ')}; store with --update.`);
  if (worse.length) console.log(`\nWorse than scores.json:\n  ${worse.join('\n  ')}`);
  else console.log('\nNo figure is worse than in scores.json.');
  return worse.length ? 1 : 0;
}

function printFailures(results: readonly SetResult[]): void {
  for (const { name, failures, classes } of results) {
    const shown = results.length > 2 ? failures.slice(0, FAILURES_SHOWN) : failures;
    if (shown.length) console.log(`${name}: ${failures.length} failed\n${shown.join('\n')}`);
    if (classes) console.log(`${name}: ${classes}`);
    if (shown.length < failures.length)
      console.log(`... and ${failures.length - shown.length} more (--sets ${name} shows all)`);
    if (shown.length) console.log();
  }
}

// The reader of the output went away (`| head`): that is no error.
process.stdout.on('error', () => process.exit());

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else process.exitCode = await main(options);
} catch (error) {
  console.error(`eval: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
