/** A bot at a Slack, in a process of its own: `slack-job.ts ours|bare API_URL ARTICLES FOLDER`. */
import bolt from '@slack/bolt';
import { createSlackAdapter } from '../../src/adapters/slack/index.ts';
import { loadConfig } from '../../src/config.ts';
import { runChatJob } from './chat-job.ts';

await runChatJob('slack', async ({ apiUrl, bot, common }) => {
  const config = loadConfig();
  if (bot !== undefined) {
    const settings = { ...config.slack, apiUrl };
    return createSlackAdapter({ ...common, settings, examples: config.examples }).start();
  }
  // Bolt alone, which says the same thing to everybody: as fast as it can be.
  const clientOptions = { slackApiUrl: apiUrl };
  const { botToken = '', appToken = '' } = config.slack;
  const receiver = new bolt.SocketModeReceiver({ appToken, installerOptions: { clientOptions } });
  const app = new bolt.App({ token: botToken, receiver, clientOptions });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: 'An answer', thread_ts: event.ts });
  });
  await app.start();
});
