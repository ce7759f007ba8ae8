import { Client, type ClientOptions, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { FakeDiscord } from './types.ts';

const clients: Client[] = [];

/** A real client that has not logged in. */
export function createClient(fake: FakeDiscord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
    ],
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    ...options,
    rest: { api: fake.apiUrl, version: '10', retries: 0, ...options.rest },
  });
  clients.push(client);
  return client;
}

/** Logs a client in and waits until it and the fake know that it is ready. */
export async function logIn(client: Client, fake: FakeDiscord): Promise<Client> {
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  await client.login(fake.token);
  await ready;
  await fake.whenReady();
  return client;
}

/** To be called after each test, before the fake is closed. */
export async function destroyClients(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
}
