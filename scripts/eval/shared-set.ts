/** Runs a set that the shared scorer judges: is what is cited the gold sentence? */
import { join } from 'node:path';
import { loadHitRule } from '../tune/gold.ts';
import { countClasses, failureClasses } from './failure-class.ts';
import type { SetResult } from './figures.ts';
import { type Prediction, predict } from './predict.ts';
import { runScorer, type SharedReport } from './run-scorer.ts';
import type { QuestionSet, SetQuestion } from './sets.ts';
import { writeJsonl } from './write-jsonl.ts';

/** Citations and further sentences a question. */
const TOP = 10;
/** Answers given with more confidence than this should be right. */
export const SURE = 0.8;

/** Figures of one set over its own articles; questions and predictions are left in `folder`. */
export async function runSharedSet(
  set: QuestionSet,
  articles: string,
  questions: readonly SetQuestion[],
  folder: string,
): Promise<SetResult> {
  const { predictions, indexMs, answerMs } = await predict(articles, questions, TOP);
  const questionsFile = await writeJsonl(join(folder, `${set.name}.questions.jsonl`), questions);
  const predictionsFile = await writeJsonl(
    join(folder, `${set.name}.predictions.jsonl`),
    predictions,
  );
  const args = ['--questions', questionsFile, '--predictions', predictionsFile];
  if (set.corpus) args.push('--corpus', set.corpus);
  const report = (await runScorer(set.scorer, args)) as SharedReport;

  const ruleFor = await loadHitRule(join(set.folder, '..'));
  const byId = new Map(predictions.map((prediction) => [prediction.id, prediction]));
  const judged = questions.map((question) => {
    const hits = ruleFor(question);
    const prediction = byId.get(question.id);
    return { question, prediction, rank: (prediction?.citations.findIndex(hits) ?? -1) + 1 };
  });
  const sure = judged.filter(
    ({ prediction }) => prediction && !prediction.abstained && prediction.confidence > SURE,
  );
  return {
    name: set.name,
    questions: questions.length,
    figures: {
      'hit@1': report['hit@1'] ?? undefined,
      'hit@4': report['hit@4'] ?? undefined,
      'hit@10': report['hit@10'] ?? undefined,
      'recall@10': report['ev_recall@10'] ?? undefined,
      AUROC: report.abstention.auroc ?? undefined,
      'abst F1': report.abstention.unanswerable ? report.abstention.f1 : undefined,
      'conflict F1':
        report.conflict && report.conflict.tp + report.conflict.fn ? report.conflict.f1 : undefined,
      verbatim: report.verbatim ?? undefined,
      'wrong >.8': sure.filter(({ rank }) => rank !== 1).length / (sure.length || 1),
      'sure >.8': sure.length / questions.length,
      seconds: (indexMs + answerMs) / 1000,
      'ms/question': answerMs / questions.length,
    },
    classes: countClasses(
      judged.flatMap(({ question, prediction, rank }) =>
        prediction ? [failureClasses(question, prediction, rank)] : [],
      ),
    ),
    failures: judged
      .filter(({ question, prediction, rank }) =>
        question.answerable ? rank !== 1 : !prediction?.abstained,
      )
      .map(({ question, prediction, rank }) => failureLines(question, prediction, rank)),
  };
}

function failureLines(
  question: SetQuestion,
  prediction: Prediction | undefined,
  rank: number,
): string {
  const first = prediction?.citations[0];
  const found = !question.answerable ? 'to abstain from' : rank ? `hit at ${rank}` : 'no hit';
  const gold = question.evidence?.[0];
  return [
    `${question.id} (${question.type}, ${found}, confidence ${prediction?.confidence.toFixed(2)}${prediction?.abstained ? ', abstained' : ''}): ${question.question}`,
    ...(gold && question.answerable
      ? [`    wanted [${gold.article_id}] ${oneLine(gold.text)}`]
      : []),
    first ? `    cited  [${first.article_id}] ${oneLine(first.text)}` : '    cited  nothing',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 240);
}
