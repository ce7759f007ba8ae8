import { mentionsIn, visibleText } from '../../fakes/slack/render.ts';
import type { PostedMessage } from '../../fakes/slack/types.ts';
import { describeAdapter, type Harness } from '../conformance.ts';
import { type Mode, type SlackWorld, startSlack } from './harness.ts';

const CHANNEL = 'C0NEWS';
const USER = 'U0ANN';

/** Ways to ask: the payload for a text, in one conversation. */
const WAYS: Readonly<Record<string, (world: SlackWorld) => (text: string) => object>> = {
  'a mention in a thread': ({ fake }) => {
    let threadTs: string | undefined;
    return (text) => {
      const payload = fake.payloads.mention({
        text: escaped(text),
        channel: CHANNEL,
        user: USER,
        ...(threadTs === undefined ? {} : { threadTs }),
      });
      threadTs ??= String(payload.event['ts']);
      return payload;
    };
  },
  'a direct message':
    ({ fake }) =>
    (text) =>
      fake.payloads.directMessage({ text: escaped(text), user: USER }),
  'the slash command':
    ({ fake }) =>
    (text) => {
      const responseUrl = fake.newResponseUrl({ channel: CHANNEL, user: USER });
      const command = { command: '/summit-brief', channel: CHANNEL, user: USER, responseUrl };
      return fake.payloads.slashCommand({ ...command, text: escaped(text) });
    },
};

for (const mode of ['socket', 'http'] satisfies Mode[]) {
  for (const [way, createPayload] of Object.entries(WAYS)) {
    describeAdapter(`Slack (${mode}, ${way})`, {
      // The fake shows what would mention somebody as this; everything else is shown as it would be read.
      forbidden: /MENTION\(|[\u202a-\u202e\u2066-\u2069]/u,

      async start(handle): Promise<Harness> {
        const world = await startSlack(handle, { mode });
        const payload = createPayload(world);
        return {
          async send(text) {
            const before = world.fake.messages.length;
            await world.send(payload(text));
            const shown: readonly PostedMessage[] = world.fake.messages.slice(before);
            return shown
              .map((message) => [visibleText(message), ...mentionsIn(message)].join('\n'))
              .join('\n');
          },
          close: () => world.close(),
        };
      },
    });
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
