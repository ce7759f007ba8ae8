import type { Briefing } from '../../briefing/index.ts';
import type { Config } from '../../config.ts';
import { heading, type Item, own, type Reply, text } from '../reply.ts';
import { COMMANDS } from './catalogue.ts';

/** Returns what the bot can do, with example questions to choose from. */
export function help(briefing: Briefing, config: Config): Reply {
  const count = briefing.sources.length;
  const articles = count === 1 ? '1 article' : `${count} articles`;
  return {
    status: 'info',
    blocks: [
      text(
        own(
          `I answer questions from ${articles}: word for word, each answer with the articles it stands in. Where they do not say, I say so.`,
        ),
      ),
      {
        kind: 'list',
        items: COMMANDS.map(({ name, description, argument }) => {
          const word = argument?.name.toUpperCase() ?? '';
          const typed = argument?.isRequired === false ? `[${word}]` : word;
          return item(`${`${name} ${typed}`.trim()}: ${description}`);
        }),
      },
      ...examples(config.examples),
    ],
  };
}

/** The configured example questions as choices; nothing where there are none. */
export function examples(questions: readonly string[]): Reply['blocks'] {
  if (questions.length === 0) return [];
  return [
    heading('For example'),
    {
      kind: 'choices',
      choices: questions.map((question) => ({ label: question, command: question })),
    },
  ];
}

function item(words: string): Item {
  return { runs: [own(words)], sources: [] };
}
