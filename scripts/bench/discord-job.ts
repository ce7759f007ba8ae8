/** A bot at a Discord, in a process of its own: `discord-job.ts ours|bare API_URL ARTICLES FOLDER`. */
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { createDiscordAdapter } from '../../src/adapters/discord/index.ts';
import { loadConfig } from '../../src/config.ts';
import { runChatJob } from './chat-job.ts';

await runChatJob('discord', async ({ apiUrl, bot, common, state }) => {
  const config = loadConfig();
  if (bot !== undefined && state !== undefined) {
    const settings = { ...config.discord, apiUrl };
    const { name } = config;
    const { suggest } = bot;
    const { starts } = state;
    const adapter = createDiscordAdapter({ ...common, settings, name, suggest, starts });
    return adapter.start();
  }
  // discord.js alone, which says the same thing to everybody: as fast as it can be.
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: apiUrl, version: '10' },
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isAutocomplete()) return interaction.respond([]);
    if (!interaction.isChatInputCommand()) return;
    await interaction.deferReply();
    await interaction.editReply({ content: 'An answer', allowedMentions: { parse: [] } });
  });
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(config.discord.token);
  await ready;
});
