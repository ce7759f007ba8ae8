import { createHash } from 'node:crypto';
import type { Briefing, Turn } from '../briefing/index.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import type { Handle, Suggest } from './adapter.ts';
import { type Archive, createMemoryArchive } from './archive.ts';
import { askEach } from './ask-each.ts';
import { checkQuestion } from './check-question.ts';
import { articles } from './commands/articles.ts';
import { replyToAnswers } from './commands/ask.ts';
import { brief } from './commands/brief.ts';
import { check } from './commands/check.ts';
import { coverage } from './commands/coverage.ts';
import { differs } from './commands/differs.ts';
import { digest as digestCommand } from './commands/digest.ts';
import { evidence, show } from './commands/earlier-answer.ts';
import { examples, help } from './commands/help.ts';
import { people } from './commands/people.ts';
import { quotes } from './commands/quotes.ts';
import { rate } from './commands/rate.ts';
import { timeline } from './commands/timeline.ts';
import { verify } from './commands/verify.ts';
import { type Conversations, createMemoryConversations } from './conversation.ts';
import type { Desk } from './digest/desk.ts';
import type { IncomingMessage } from './message.ts';
import { parseCommand } from './parse-command.ts';
import { within } from './patience.ts';
import { own, type Reply, text } from './reply.ts';
import { createSuggest } from './suggest.ts';
import type { Votes } from './votes.ts';

/** Nobody waits for what is kept beside the answer. */
const PATIENCE_MS = 1_000;
/** Ten hexadecimal digits tell a million answers apart. */
const ID_CHARS = 10;

export interface BotOptions {
  readonly briefing: Briefing;
  readonly config: Config;
  readonly log: Logger;
  readonly now: () => Date;
  /** Earlier turns; by default they last as long as the process. */
  readonly conversations?: Conversations | undefined;
  /** Earlier answers; by default they last as long as the process. */
  readonly archive?: Archive | undefined;
  /** Where votes go; by default they are only logged. */
  readonly votes?: Votes | undefined;
  /** Where digests are changed and asked for; without it there are none. */
  readonly desk?: Desk | undefined;
}

/** Creates the bot. Its `handle` answers every message and never rejects; `suggest` completes what is being typed. */
export function createBot(options: BotOptions): {
  readonly handle: Handle;
  readonly suggest: Suggest;
} {
  const { briefing, config, log, now } = options;
  const conversations = options.conversations ?? createMemoryConversations(now);
  const archive = options.archive ?? createMemoryArchive();
  const votes = options.votes ?? {
    cast: async ({ id, verdict, complaint }) => log.info('vote', { id, verdict, complaint }),
  };

  async function ask(message: IncomingMessage, asked: string): Promise<Reply> {
    const checked = checkQuestion(asked);
    if (checked.kind === 'unfit') {
      const blocks = [text(own(checked.advice)), ...examples(config.examples)];
      return { status: 'error', blocks };
    }
    const history = await earlierTurns(message.conversation);
    const current = await askEach(briefing, checked.question, { history });
    const answers = current.map((turn) => turn.answer);
    const turns = [...history, ...current];
    const reply = replyToAnswers(answers, briefing.sources.length);
    // The same answer has the same id, wherever and whenever it is given.
    const id = digest(checked.question, JSON.stringify(reply)).slice(0, ID_CHARS);
    const keys = [message.conversation, ...(message.opens === undefined ? [] : [message.opens])];
    try {
      const { question } = checked;
      const citations = answers.flatMap((answer) =>
        answer.citations.map((citation) => ({
          ...citation,
          hash: briefing.hashOf(citation.source.id),
        })),
      );
      const keeping = [
        ...keys.map((key) => conversations.remember(key, turns)),
        archive.keep({ id, question, reply, citations }),
      ];
      await within(PATIENCE_MS, Promise.all(keeping), 'the state');
      return { ...reply, id, blocks: [...reply.blocks, text(own(`Answer ${id}`))] };
    } catch (error) {
      // An answer that cannot be kept is still an answer.
      log.error('an answer could not be kept', { platform: message.platform, error });
      return reply;
    }
  }

  async function earlierTurns(conversation: string): Promise<readonly Turn[]> {
    try {
      return await within(PATIENCE_MS, conversations.history(conversation), 'the state');
    } catch (error) {
      log.error('earlier turns could not be read', { error });
      return [];
    }
  }

  async function run(message: IncomingMessage): Promise<Reply> {
    const command = parseCommand(message.text, config.name);
    switch (command.kind) {
      case 'ask':
        return ask(message, command.question);
      case 'evidence':
        return evidence(command.id, archive, briefing);
      case 'show':
        return show(command.id, archive);
      case 'rate': {
        const { id, verdict, complaint } = command;
        const { platform, user } = message;
        return rate({ id, platform, user, verdict, complaint }, votes);
      }
      case 'verify':
        return verify(command.id, archive, briefing);
      case 'check':
        return check(briefing, command.message);
      case 'brief':
        return brief(briefing, command.argument);
      case 'differs':
        return differs(briefing, command.argument);
      case 'people':
        return people(briefing, command.argument);
      case 'quotes':
        return quotes(briefing, command.argument);
      case 'timeline':
        return timeline(briefing, command.argument);
      case 'sources':
        return coverage(briefing, command.argument);
      case 'digest': {
        const { desk } = options;
        return digestCommand(message, command.action, command.rest, {
          desk,
          settings: config.digest,
        });
      }
      case 'articles':
        return articles(briefing);
      case 'help':
        return help(briefing, config);
      case 'thanks':
        return { status: 'info', blocks: [text(own('You are welcome. Ask on, or write help.'))] };
    }
  }

  return {
    suggest: createSuggest(briefing, config.examples),
    async handle(message) {
      try {
        return await run(message);
      } catch (error) {
        const reference = digest(message.platform, message.id, now().toISOString()).slice(0, 8);
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

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join(' ')).digest('hex');
}

function failure(reference: string): Reply {
  const advice = `Something went wrong on my side. Ask again; if it stays, tell whoever runs me the reference ${reference}.`;
  return { status: 'error', blocks: [text(own(advice))] };
}
