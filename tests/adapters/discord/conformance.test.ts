import { COMMANDS } from '../../../src/bot/commands/catalogue.ts';
import { rawMentionsIn, visibleText } from '../../fakes/discord/render.ts';
import { describeAdapter, type Harness } from '../conformance.ts';
import { type DiscordWorld, startDiscord } from './harness.ts';

const USER = '1200000000000000001';

/** Ways to ask: sends a text, in one conversation. */
const WAYS: Readonly<Record<string, (world: DiscordWorld) => (text: string) => Promise<unknown>>> =
  {
    'a mention, and replies to the answers': ({ fake, say }) => {
      return (content) => {
        const answer = fake.messages.at(-1);
        return say(
          fake.payloads.messageCreate({
            content,
            user: USER,
            mentionsBot: true,
            ...(answer === undefined ? {} : { replyTo: answer.id }),
          }),
        );
      };
    },
    'a direct message':
      ({ fake, say }) =>
      (content) =>
        say(fake.payloads.messageCreate({ content, user: USER, guild: false })),
    'the slash command':
      ({ fake, interact }) =>
      (question) => {
        const parts = { name: 'summit-brief', user: USER };
        // A subcommand for each command; anything else is a question.
        const [word, ...rest] = question.split(' ');
        const entry = COMMANDS.find(({ name }) => name === word);
        const { argument } = entry ?? {};
        const options = argument && rest.length > 0 ? { [argument.name]: rest.join(' ') } : {};
        return interact(
          entry === undefined
            ? fake.payloads.slashCommand({ ...parts, subcommand: 'ask', options: { question } })
            : fake.payloads.slashCommand({ ...parts, subcommand: entry.name, options }),
        );
      },
  };

for (const [way, createSend] of Object.entries(WAYS)) {
  describeAdapter(`Discord (${way})`, {
    // The fake shows what would be a mention as this; everything else is shown as it would be read.
    forbidden: /MENTION\(|[\u202a-\u202e\u2066-\u2069]/u,

    async start(handle): Promise<Harness> {
      const world = await startDiscord(handle);
      const send = createSend(world);
      return {
        async send(text) {
          const before = world.fake.messages.length;
          await send(text);
          return world.fake.messages
            .slice(before)
            .map((message) =>
              [visibleText(message), ...rawMentionsIn(message).map((m) => `MENTION(${m})`)].join(
                '\n',
              ),
            )
            .join('\n');
        },
        close: () => world.close(),
      };
    },
  });
}
