import { parseArgs } from 'node:util';

export const USAGE = `npm run eval -- [options]
  --data DIR         folder of question sets (default ../shared/eval; without it, tests/questions)
  --articles PATH    articles for sets that bring none (default articles/)
  --sets A,B         only these sets
  --quick            only the sets that take seconds
  --limit N          N questions a set, always the same ones
  --failures         what failed, and what was cited instead
  --out DIR          keep predictions and questions there
  --check            exit 1 when a figure is more than .005 worse than in scores.json (the quick sets, or --sets)
  --update           raise scores.json to the figures of this run
  --lower "REASON"   with --update: lower it too, and say why`;

export interface EvalOptions {
  readonly data: string | undefined;
  readonly articles: string | undefined;
  readonly sets: readonly string[] | undefined;
  readonly quick: boolean;
  readonly limit: number | undefined;
  readonly failures: boolean;
  readonly out: string | undefined;
  readonly check: boolean;
  readonly update: boolean;
  readonly lower: string | undefined;
  readonly help: boolean;
}

/** The options of a command line. @throws Error naming the option that does not fit and the remedy. */
export function parseOptions(args: readonly string[]): EvalOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      articles: { type: 'string' },
      sets: { type: 'string' },
      quick: { type: 'boolean', default: false },
      limit: { type: 'string' },
      failures: { type: 'boolean', default: false },
      out: { type: 'string' },
      check: { type: 'boolean', default: false },
      update: { type: 'boolean', default: false },
      lower: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new Error(
      `--limit: '${values.limit}' is not a number of questions; write a whole number above 0`,
    );
  }
  if (limit && (values.check || values.update)) {
    throw new Error(
      '--limit: figures of some questions cannot be compared or stored; leave out --limit, --check or --update',
    );
  }
  if (values.lower !== undefined && !values.update)
    throw new Error('--lower: only together with --update');
  if (values.lower !== undefined && !values.lower.trim())
    throw new Error('--lower: give the reason, e.g. --lower "stricter furniture"');
  const sets = values.sets
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  return {
    data: values.data,
    articles: values.articles,
    sets,
    quick: values.quick || (values.check && !sets),
    limit,
    failures: values.failures,
    out: values.out,
    check: values.check,
    update: values.update,
    lower: values.lower,
    help: values.help,
  };
}
