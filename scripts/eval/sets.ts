/** The question sets of a data folder. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../hash.ts';
import type { GoldQuestion } from '../tune/gold.ts';

/** Sets that take seconds; the others hold thousands of questions. */
const QUICK_SETS: readonly string[] = [
  'summit',
  'multihoprag-facts',
  'polnear',
  'rgb-fact',
  'ramdocs',
  'hotpot100',
];

/** A line of a set's questions.jsonl; the file may hold more, which the scorer reads. */
export interface SetQuestion extends Omit<GoldQuestion, 'evidence'> {
  readonly question: string;
  readonly type: string;
  readonly context?: readonly string[];
  readonly scope?: readonly string[];
  /** Whether the articles in scope differ, where that is known. */
  readonly conflict?: boolean;
  readonly evidence?: readonly {
    readonly article_id: string;
    readonly file?: string;
    readonly text: string;
  }[];
}

export interface QuestionSet {
  readonly name: string;
  readonly folder: string;
  /** The set's articles; undefined where the bundled ones are asked. */
  readonly corpus: string | undefined;
  /** The scorer to run, its own or the shared one. */
  readonly scorer: string;
  readonly ownScorer: boolean;
}

/** Folders that hold questions, by name; the quick ones first, in the order of `QUICK_SETS`. */
export function findSets(dataFolder: string): QuestionSet[] {
  const rank = (name: string) => QUICK_SETS.indexOf(name) + 1 || QUICK_SETS.length + 1;
  return readdirSync(dataFolder, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && existsSync(join(dataFolder, entry.name, 'questions.jsonl')),
    )
    .map(({ name }) => name)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => {
      const folder = join(dataFolder, name);
      const own = join(folder, 'score.mjs');
      const corpus = join(folder, 'corpus.jsonl');
      return {
        name,
        folder,
        corpus: existsSync(corpus) ? corpus : undefined,
        scorer: existsSync(own) ? own : join(dataFolder, 'score.mjs'),
        ownScorer: existsSync(own),
      };
    });
}

/** The sets asked for. @throws Error naming a set that is not there and those that are. */
export function chooseSets(
  sets: readonly QuestionSet[],
  names: readonly string[] | undefined,
  quick: boolean,
): QuestionSet[] {
  const known = sets.map((set) => set.name);
  const unknown = names?.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new Error(`--sets: '${unknown}' is no set; there are ${known.join(', ') || 'none'}`);
  return sets.filter((set) =>
    names ? names.includes(set.name) : !quick || QUICK_SETS.includes(set.name),
  );
}

/** The questions of a set, or the `limit` whose ids hash lowest: the same ones every time, in the file's order. */
export function loadQuestions(set: QuestionSet, limit?: number): SetQuestion[] {
  const path = join(set.folder, 'questions.jsonl');
  const questions = readFileSync(path, 'utf8')
    .split('\n')
    .map((line, i) => ({ line, where: `${set.name}/questions.jsonl:${i + 1}` }))
    .filter(({ line }) => line.trim())
    .map(({ line, where }): SetQuestion => {
      try {
        return JSON.parse(line);
      } catch (cause) {
        throw new Error(`${where}: not JSON: ${line.slice(0, 60)}`, { cause });
      }
    });
  if (!limit || questions.length <= limit) return questions;
  const chosen = new Set(
    questions
      .map(({ id }) => ({ id, hash: hashOf(id) }))
      .sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id }) => id),
  );
  return questions.filter(({ id }) => chosen.has(id));
}
