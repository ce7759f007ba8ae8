/** The questions kept in the repository (tests/questions): how they are read and when an answer passes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import type { SetResult } from './figures.ts';
import { type Prediction, predict } from './predict.ts';

const KeptQuestion = z.strictObject({
  id: z.string(),
  question: z.string(),
  type: z.string(),
  /** Earlier questions of the conversation, oldest first. */
  context: z.array(z.string()).optional(),
  expect: z.strictObject({
    answered: z.boolean(),
    /** Each must stand in the answer; "a|b" means either. Case, accents and punctuation do not count. */
    contains: z.array(z.string()).optional(),
    /** An article that must be among those cited. */
    file: z.string().optional(),
  }),
});

export type KeptQuestion = z.infer<typeof KeptQuestion>;

/** Claims for scripts/eval-claims.ts stand beside the questions. */
const CLAIMS = 'claims.yaml';

/** All questions of a folder's `.yaml` files. @throws Error naming file and question when one does not fit or comes twice. */
export function loadKeptQuestions(folder: string): KeptQuestion[] {
  const questions = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== CLAIMS)
    .sort()
    .flatMap((name) => parseKeptQuestions(readFileSync(join(folder, name), 'utf8'), name));
  const twice = questions.find(
    ({ id }, i) => questions.findIndex((other) => other.id === id) !== i,
  );
  if (twice)
    throw new Error(`${folder}: the id '${twice.id}' stands twice; give each question its own`);
  return questions;
}

/** The questions of one file's text. @throws Error naming the file and what does not fit. */
export function parseKeptQuestions(text: string, name: string): KeptQuestion[] {
  const result = z.array(KeptQuestion).safeParse(parse(text));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** What is wrong with an answer; nothing when it passes. */
export function faults(
  { expect }: KeptQuestion,
  prediction: Pick<Prediction, 'abstained' | 'answer' | 'citations'>,
): string[] {
  if (!expect.answered)
    return prediction.abstained ? [] : ['answered what the articles do not say'];
  if (prediction.abstained) return ['not answered'];
  const answer = fold(prediction.answer);
  const lacking = (expect.contains ?? []).filter(
    (item) => !item.split('|').some((part) => answer.includes(fold(part))),
  );
  return [
    ...(lacking.length ? [`lacks ${lacking.join('; ')}`] : []),
    ...(prediction.citations.length ? [] : ['cites nothing']),
    ...(expect.file && !prediction.citations.some(({ file }) => file === expect.file)
      ? [`does not cite ${expect.file}`]
      : []),
  ];
}

/** Figures of the kept questions over the bundled articles. */
export async function runKeptQuestions(
  questions: readonly KeptQuestion[],
  articles: string,
): Promise<SetResult> {
  const { predictions, indexMs, answerMs } = await predict(articles, questions);
  const judged = questions.flatMap((question, i) => {
    const prediction = predictions[i];
    return prediction ? [{ question, prediction, wrong: faults(question, prediction) }] : [];
  });
  const answerable = judged.filter(({ question }) => question.expect.answered);
  const others = judged.filter(({ question }) => !question.expect.answered);
  const part = <T>(some: readonly T[], of: readonly unknown[]) =>
    of.length ? some.length / of.length : undefined;
  return {
    name: KEPT_SET,
    questions: questions.length,
    figures: {
      seconds: (indexMs + answerMs) / 1000,
      'ms/question': answerMs / questions.length,
      pass: part(
        judged.filter(({ wrong }) => !wrong.length),
        questions,
      ),
      'wrongly abstained': part(
        answerable.filter(({ prediction }) => prediction.abstained),
        answerable,
      ),
      'unanswerable right': part(
        others.filter(({ prediction }) => prediction.abstained),
        others,
      ),
    },
    failures: judged
      .filter(({ wrong }) => wrong.length)
      .map(({ question, prediction, wrong }) =>
        [
          `${question.id} (${question.type}, confidence ${prediction.confidence.toFixed(2)}): ${[...(question.context ?? []), question.question].join(' / ')}`,
          `    ${wrong.join('; ')}`,
          `    answer ${prediction.abstained ? '(abstained)' : JSON.stringify(prediction.answer)}`,
        ].join('\n'),
      ),
  };
}

/** Name of these questions in the table and in scores.json. */
export const KEPT_SET = 'tests/questions';

/** Lower case, no accents, one space for anything between words, one at each end. */
function fold(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}+|['‘’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${words} `;
}
