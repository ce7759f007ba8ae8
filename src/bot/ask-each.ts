import type { AskOptions, Briefing, Turn } from '../briefing/index.ts';
import { splitQuestions } from './split-questions.ts';

/** Asks the questions of a message in turn, each with those before it in mind, and returns them with their answers. */
export async function askEach(
  briefing: Pick<Briefing, 'ask'>,
  message: string,
  options: AskOptions = {},
): Promise<readonly Turn[]> {
  const turns: Turn[] = [];
  for (const question of splitQuestions(message)) {
    const history = [...(options.history ?? []), ...turns];
    turns.push({ question, answer: await briefing.ask(question, { ...options, history }) });
  }
  return turns;
}
