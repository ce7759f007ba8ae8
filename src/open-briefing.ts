import { createProgressLine } from './adapters/terminal/progress.ts';
import type { Briefing, BriefingOptions } from './briefing/index.ts';
import { type Config, databaseFor } from './config.ts';
import { SetupError } from './setup-error.ts';

const PROBLEMS_SHOWN = 20;

/**
 * Creates the briefing over the articles, showing the progress and what could not be loaded on `screen`. With `settling`,
 * files that are being written are waited for.
 *
 * @throws SetupError when there are no articles at the path, or the index cannot be written.
 */
export async function openBriefing(
  config: Config,
  articles: string,
  screen: NodeJS.WriteStream,
  settling?: BriefingOptions['settling'],
): Promise<Briefing> {
  const progress = createProgressLine({
    write: (text) => screen.write(text),
    rewritable: screen.isTTY === true,
    now: () => performance.now(),
  });
  const database = databaseFor(config, articles);
  // Loaded only here, so that a mistake in what was typed is told at once.
  const { ArticlesPathError, createBriefing } = await import('./briefing/index.ts');
  let briefing: Briefing;
  try {
    briefing = await createBriefing({
      articles,
      database,
      maxFileBytes: config.maxFileBytes,
      onProgress: progress.update,
      settling,
    });
  } catch (error) {
    if (error instanceof ArticlesPathError) throw new SetupError(error.message, { cause: error });
    throw setupError(error, database);
  } finally {
    progress.end();
  }
  screen.write(problemLines(briefing));
  if (briefing.sources.length === 0) {
    await briefing.close();
    throw new SetupError(
      `${articles}: no articles found; put .txt, .md or .jsonl files there, or name another place with 'articles' in config.yaml`,
    );
  }
  return briefing;
}

/** What the user can do about a fault; our own mistakes stay what they are. */
function setupError(error: unknown, database: string): unknown {
  // Faults of the file system and of the database carry a code.
  if (!(error instanceof Error && 'code' in error)) return error;
  return new SetupError(
    `the index ${database} cannot be used (${error.message}); delete it, or name another place with 'database' in config.yaml`,
    { cause: error },
  );
}

function problemLines({ problems }: Briefing): string {
  const lines = problems
    .slice(0, PROBLEMS_SHOWN)
    .map(({ where, message }) => `left out: ${where}: ${message}\n`);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`left out: ${more} more\n`);
  return lines.join('');
}
