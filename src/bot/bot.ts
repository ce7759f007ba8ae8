import { createHash } from 'node:crypto';
import type { Briefing } from '../briefing/index.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Handle } from './adapter.ts';
import { checkQuestion } from './check-question.ts';
import { replyToAnswer } from './commands/ask.ts';
import { examples, help } from './commands/help.ts';
import { createConversations } from './conversation.ts';
import type { IncomingMessage } from './message.ts';
import { parseCommand } from './parse-command.ts';
import { own, type Reply, text } from './reply.ts';

export interface BotOptions {
  readonly briefing: Briefing;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
}

/** Creates the bot. Its `handle` answers every message and never rejects. */
export function createBot({ briefing, config, log, now }: BotOptions): { readonly handle: Handle } {
  const conversations = createConversations(now);

  async function ask(message: IncomingMessage, asked: string): Promise<Reply> {
    const checked = checkQuestion(asked);
    if (checked.kind === 'unfit') {
      const blocks = [text(own(checked.advice)), ...examples(config.examples)];
      return { status: 'error', blocks };
    }
    const history = conversations.history(message.conversation);
    const answer = await briefing.ask(checked.question, { history });
    conversations.remember(message.conversation, { question: checked.question, answer });
    return replyToAnswer(answer, briefing.sources.length);
  }

  async function run(message: IncomingMessage): Promise<Reply> {
    const command = parseCommand(message.text, config.name);
    switch (command.kind) {
      case 'ask':
        return ask(message, command.question);
      case 'help':
        return help(briefing, config);
    }
  }

  return {
    async handle(message) {
      try {
        return await run(message);
      } catch (error) {
        const reference = createHash('sha256')
          .update(`${message.platform} ${message.id} ${now().toISOString()}`)
          .digest('hex')
          .slice(0, 8);
        log.error('a message could not be answered', {
          reference,
          platform: message.platform,
          error,
        });
        return failure(reference);
      }
    },
  };
}

function failure(reference: string): Reply {
  const advice = `Something went wrong on my side. Ask again; if it stays, tell whoever runs me the reference ${reference}.`;
  return { status: 'error', blocks: [text(own(advice))] };
}
