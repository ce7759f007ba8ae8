/** Runs a set whose own scorer judges the answers: are they right, short, cited and free of page furniture? */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../quantile.ts';
import { auroc } from '../tune/auroc.ts';
import type { SetResult } from './figures.ts';
import { type Prediction, predict } from './predict.ts';
import { type AnswerReport, type AnswerRow, runScorer } from './run-scorer.ts';
import type { QuestionSet, SetQuestion } from './sets.ts';
import { SURE } from './shared-set.ts';
import { writeJsonl } from './write-jsonl.ts';

/** Types whose answers must be short. */
const FACTS: readonly string[] = ['who', 'when', 'where', 'howmany', 'definition'];

interface OwnScorer {
  overlaps(
    citation: { file: string; text: string },
    evidence: { file?: string; text: string },
  ): boolean;
}

/**
 * Figures of one set; questions and predictions are left in `folder`. Only the answers' own citations are given to the
 * scorer, since it takes each cited file for named.
 */
export async function runAnswerSet(
  set: QuestionSet,
  articles: string,
  questions: readonly SetQuestion[],
  folder: string,
): Promise<SetResult> {
  const { predictions, indexMs, answerMs } = await predict(articles, questions);
  const questionsFile = await writeJsonl(join(folder, `${set.name}.questions.jsonl`), questions);
  const predictionsFile = await writeJsonl(
    join(folder, `${set.name}.predictions.jsonl`),
    predictions,
  );
  const texts = statSync(articles).isDirectory() ? ['--articles', articles] : [];
  const { all, rows } = (await runScorer(set.scorer, [
    questionsFile,
    predictionsFile,
    ...texts,
  ])) as AnswerReport;

  const { overlaps }: OwnScorer = await import(pathToFileURL(set.scorer).href);
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const judged = questions.flatMap((question, i) => {
    const row = rows[i];
    const prediction = byId.get(question.id);
    if (!row || !prediction) return [];
    const [first] = prediction.citations;
    const gold = question.evidence ?? [];
    // Questions without gold sentences ("which sources ...") are right when they pass.
    const right =
      row.answerable && gold.length
        ? !!first && gold.some((evidence) => overlaps(first, evidence))
        : row.pass;
    return [{ question, prediction, row, right }];
  });
  const withGold = judged.filter(
    ({ question, row }) => row.answerable && question.evidence?.length,
  );
  const sure = judged.filter(
    ({ prediction }) => !prediction.abstained && prediction.confidence > SURE,
  );
  const answerable = rows.filter((row) => row.answerable);
  const words = rows.flatMap((row) =>
    FACTS.includes(row.type) && row.words !== null ? [row.words] : [],
  );
  return {
    name: set.name,
    questions: questions.length,
    figures: {
      'hit@1': share(withGold, ({ right }) => right),
      AUROC: auroc(
        judged.map(({ row, prediction }) => ({
          label: row.answerable,
          score: prediction.confidence,
        })),
      ),
      verbatim: all.verbatim ?? undefined,
      // Who is never sure is never wrong when sure; the share of sure answers stands beside.
      'wrong >.8': share(sure, ({ row, right }) => !row.answerable || !right) ?? 0,
      'sure >.8': sure.length / questions.length,
      seconds: (indexMs + answerMs) / 1000,
      'ms/question': answerMs / questions.length,
      pass: all.pass,
      'wrongly abstained': share(answerable, (row) => !row.abstain),
      'unanswerable right': share(rows.filter(mustAbstain), (row) => row.pass),
      furniture: all.boiler,
      'median words': words.length ? median(words) : undefined,
      'max words': words.length ? Math.max(...words) : undefined,
    },
    failures: judged
      .filter(({ row }) => !row.pass)
      .map(({ question, prediction, row }) => failureLines(question, prediction, row)),
  };
}

function mustAbstain(row: AnswerRow): boolean {
  return !row.answerable || row.type === 'boilerplate_trap';
}

function failureLines(question: SetQuestion, prediction: Prediction, row: AnswerRow): string {
  const first = prediction.citations[0];
  const asked = [...(question.context ?? []), question.question].join(' / ');
  return [
    `${row.id} (${row.type}, confidence ${prediction.confidence.toFixed(2)}): ${asked}`,
    `    ${row.why.join('; ') || 'wrong'}`,
    `    answer ${prediction.abstained ? '(abstained)' : JSON.stringify(prediction.answer)}`,
    first
      ? `    cited  [${first.file}] ${first.text.replace(/\s+/g, ' ').slice(0, 240)}`
      : '    cited  nothing',
  ].join('\n');
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number | undefined {
  return items.length ? items.filter(test).length / items.length : undefined;
}
