/** The figures of an evaluation: what they are called, how they are printed, and which way is better. */
import { decimals, formatTable } from '../table.ts';

interface FigureKind {
  readonly better: 'higher' | 'lower';
  readonly digits: number;
  /** False for what depends on the machine or is no aim in itself; not stored in scores.json. */
  readonly stored: boolean;
}

const HIGHER: FigureKind = { better: 'higher', digits: 3, stored: true };
const LOWER: FigureKind = { better: 'lower', digits: 3, stored: true };

/** Columns of the table over all sets, in order. */
export const SET_FIGURES = {
  'hit@1': HIGHER,
  'hit@4': HIGHER,
  'hit@10': HIGHER,
  'recall@10': HIGHER,
  AUROC: HIGHER,
  'abst F1': HIGHER,
  'conflict F1': HIGHER,
  verbatim: HIGHER,
  'wrong >.8': LOWER,
  'sure >.8': { better: 'higher', digits: 3, stored: false },
  seconds: { better: 'lower', digits: 1, stored: false },
  'ms/question': { better: 'lower', digits: 2, stored: false },
} as const satisfies Record<string, FigureKind>;

/** Columns of the table for sets whose scorer judges the answers themselves. */
export const ANSWER_FIGURES = {
  pass: HIGHER,
  'wrongly abstained': LOWER,
  'unanswerable right': HIGHER,
  furniture: { better: 'lower', digits: 0, stored: true },
  'median words': { better: 'lower', digits: 1, stored: false },
  'max words': { better: 'lower', digits: 0, stored: false },
} as const satisfies Record<string, FigureKind>;

export type FigureName = keyof typeof SET_FIGURES | keyof typeof ANSWER_FIGURES;
/** What was measured; a figure that does not apply to a set is absent. */
export type Figures = { readonly [name in FigureName]?: number | undefined };

export interface SetResult {
  readonly name: string;
  readonly questions: number;
  readonly figures: Figures;
  /** Failures counted by class, on one line; absent where a set's own scorer says what is wrong. */
  readonly classes?: string | undefined;
  /** A line or more for each question that failed. */
  readonly failures: readonly string[];
}

const KINDS: Readonly<Record<FigureName, FigureKind>> = { ...SET_FIGURES, ...ANSWER_FIGURES };
export const FIGURE_NAMES = Object.keys(KINDS) as FigureName[];

export function figureKind(name: FigureName): FigureKind {
  return KINDS[name];
}

/** How much worse `now` is than `before`; negative when it is better. */
export function loss(name: FigureName, before: number, now: number): number {
  return KINDS[name].better === 'higher' ? before - now : now - before;
}

/** The table over all sets, and one below it for those whose answers were judged. */
export function formatResults(results: readonly SetResult[]): string {
  const judged = results.filter((result) => 'pass' in result.figures);
  const tables = [tableOf('set', results, SET_FIGURES)];
  if (judged.length) tables.push(tableOf('answers', judged, ANSWER_FIGURES));
  return tables.join('\n\n');
}

function tableOf(title: string, results: readonly SetResult[], columns: object): string {
  const names = FIGURE_NAMES.filter((name) => name in columns);
  return formatTable(
    [title, 'n', ...names],
    results.map(({ name, questions, figures }) => [
      name,
      String(questions),
      ...names.map((column) => decimals(figures[column], KINDS[column].digits)),
    ]),
  );
}
