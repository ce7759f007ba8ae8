import { answerText } from './bot/answer-text.ts';
import { askEach } from './bot/ask-each.ts';
import { cleanQuestion } from './bot/check-question.ts';
import { CONVERSATION_LIMITS } from './bot/conversation.ts';
import type { Answer, Briefing, Citation, Turn } from './briefing/index.ts';
import { SetupError } from './setup-error.ts';

/** One question of a batch file. */
export interface BatchItem {
  readonly id: string | number | null;
  readonly question: string;
  /** Earlier questions of the thread, oldest first; each is asked before. */
  readonly context?: readonly string[] | undefined;
  /** Ids of the articles that alone may be searched. */
  readonly scope?: readonly string[] | undefined;
}

/** One answer of a batch, as it is printed. */
export interface BatchRecord extends AnswerRecord {
  readonly id: BatchItem['id'];
}

/** An answer in the form that other programs read. */
export interface AnswerRecord {
  readonly abstained: boolean;
  readonly confidence: number;
  /** The direct answer alone; '' when abstained. */
  readonly answer: string;
  /** The answer's sentences, best first; then further ranked ones, when asked for. */
  readonly citations: readonly {
    readonly article_id: string;
    readonly file: string;
    readonly text: string;
  }[];
  /** Whether the articles differ. */
  readonly conflict: boolean;
}

export interface BatchOptions {
  /** Fill up the citations with further ranked sentences to this many. */
  readonly top?: number | undefined;
}

/**
 * Returns the questions of a JSONL text; empty lines are passed over, unknown keys too.
 *
 * @throws SetupError naming `name:line` of the first line that is no question.
 */
export function parseBatch(text: string, name: string): BatchItem[] {
  return text
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' ? [] : [parseLine(line, `${name}:${index + 1}`)],
    );
}

/** Answers the questions one after the other and yields each answer as soon as it is there, in order. */
export async function* runBatch(
  briefing: Briefing,
  items: Iterable<BatchItem> | AsyncIterable<BatchItem>,
  { top }: BatchOptions = {},
): AsyncGenerator<BatchRecord> {
  for await (const { id, question, context = [], scope } of items) {
    let history: readonly Turn[] = [];
    for (const earlier of context) {
      const asked = cleanQuestion(earlier);
      const answer = await briefing.ask(asked, { history, scope });
      history = [...history, { question: asked, answer }].slice(-CONVERSATION_LIMITS.maxTurns);
    }
    const turns = await askEach(briefing, cleanQuestion(question), { history, scope, top });
    yield { id, ...toRecord(turns.map(({ answer }) => answer)) };
  }
}

/** Returns the answers to the questions of a message in the form that other programs read: as one, the least sure of them. */
export function toRecord(answers: readonly Answer[]): AnswerRecord {
  return {
    abstained: answers.every(
      ({ kind, citations }) =>
        kind === 'notFound' || (kind === 'differs' && citations.length === 0),
    ),
    confidence: Math.min(...answers.map(({ confidence }) => confidence)),
    answer: answers.map(answerText).filter(Boolean).join('\n'),
    citations: [
      ...answers.flatMap(({ citations }) => citations),
      ...answers.flatMap(({ further }) => further),
    ].map(cited),
    conflict: answers.some(({ differences }) => differences.length > 0),
  };
}

function cited({ source, text }: Citation): AnswerRecord['citations'][number] {
  return { article_id: source.id, file: source.file, text };
}

function parseLine(line: string, where: string): BatchItem {
  const shape = '{"id": "q1", "question": "...", "context": ["..."], "scope": ["..."]}';
  const wrong = (what: string): SetupError =>
    new SetupError(`${where}: ${what}; write a line like ${shape}, the last two as needed`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw wrong(`not valid JSON (${error instanceof Error ? error.message : String(error)})`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw wrong('not a JSON object');
  }
  const { id = null, question, context, scope } = value as Record<string, unknown>;
  if (typeof id !== 'string' && typeof id !== 'number' && id !== null) {
    throw wrong('id is no text');
  }
  if (typeof question !== 'string') throw wrong('question is missing or no text');
  if (!isTexts(context)) throw wrong('context is no list of questions');
  if (!isTexts(scope)) throw wrong('scope is no list of article ids');
  return { id, question, context: context ?? undefined, scope: scope ?? undefined };
}

function isTexts(value: unknown): value is readonly string[] | null | undefined {
  if (value === undefined || value === null) return true;
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}
