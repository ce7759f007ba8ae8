import { describe, expect, it } from 'vitest';
import { directChannelOf } from './channels.ts';
import { IDENTITY } from './identity.ts';
import {
  autocomplete,
  button,
  createPayloads,
  messageCommand,
  messageCreate,
  modalSubmit,
  slashCommand,
} from './payloads.ts';

const USER = '222';
const bot = IDENTITY.botUserId;

describe('messageCreate', () => {
  it('is said in the guild and names the bot', () => {
    expect(messageCreate({ content: 'hello <@7>', user: USER, mentionsBot: true })).toMatchObject({
      content: `<@${bot}> hello <@7>`,
      channel_id: IDENTITY.channelId,
      channel_type: 0,
      guild_id: IDENTITY.guildId,
      author: { id: USER },
      member: { roles: [] },
      mentions: [{ id: bot, bot: true }, { id: '7' }],
      type: 0,
    });
    const named = messageCreate({ content: `<@${bot}>`, user: USER, mentionsBot: true });
    expect(named.content).toBe(`<@${bot}>`);
  });

  it('is said to the bot directly, without a guild', () => {
    const message = messageCreate({ content: 'x', user: USER, guild: false });
    expect(message).toMatchObject({
      channel_type: 1,
      channel_id: directChannelOf(USER),
      mentions: [],
    });
    expect(message).not.toHaveProperty('guild_id');
    expect(message).not.toHaveProperty('member');
  });

  it('is said in a thread, by another bot, by a webhook', () => {
    expect(messageCreate({ content: 'x', user: USER, thread: true }).channel_type).toBe(11);
    expect(messageCreate({ content: 'x', user: USER, authorIsBot: true }).author.bot).toBe(true);
    const webhook = messageCreate({ content: 'x', user: USER, webhookId: '8' });
    expect(webhook).toMatchObject({ webhook_id: '8', author: { id: '8', bot: true } });
    expect(webhook).not.toHaveProperty('member');
    expect(messageCreate({ content: '', user: USER, type: 7 }).type).toBe(7);
  });

  it('replies to what is not there any more', () => {
    expect(messageCreate({ content: 'x', user: USER, replyTo: '9' })).toMatchObject({
      type: 19,
      message_reference: {
        message_id: '9',
        channel_id: IDENTITY.channelId,
        guild_id: IDENTITY.guildId,
      },
      referenced_message: null,
      mentions: [],
    });
  });

  it('has ids that ascend and tell the time', () => {
    const now = Date.parse('2026-11-22T09:00:00Z');
    const payloads = createPayloads(IDENTITY, { now: () => now, snowflake: () => '5' });
    expect(payloads.messageCreate({ content: 'x', user: USER })).toMatchObject({
      id: '5',
      timestamp: '2026-11-22T09:00:00.000000+00:00',
    });
    const [one, two] = ['x', 'y'].map((content) =>
      BigInt(messageCreate({ content, user: USER }).id),
    );
    expect((two ?? 0n) > (one ?? 0n)).toBe(true);
    expect(Math.abs(Number((one ?? 0n) >> 22n) + 1_420_070_400_000 - Date.now())).toBeLessThan(
      10_000,
    );
  });
});

describe('interactions', () => {
  it('are commands with what was typed', () => {
    const options = { q: 'why', n: 5, f: 1.5, b: true };
    const command = slashCommand({ name: 'ask', subcommand: 'now', options, user: USER });
    expect(command).toMatchObject({
      type: 2,
      application_id: IDENTITY.applicationId,
      guild_id: IDENTITY.guildId,
      member: { user: { id: USER } },
      locale: 'en-US',
      context: 0,
      authorizing_integration_owners: { 0: IDENTITY.guildId },
      data: {
        name: 'ask',
        type: 1,
        options: [
          {
            name: 'now',
            type: 1,
            options: [
              { name: 'q', type: 3, value: 'why' },
              { name: 'n', type: 4, value: 5 },
              { name: 'f', type: 10, value: 1.5 },
              { name: 'b', type: 5, value: true },
            ],
          },
        ],
      },
    });
    expect(command).not.toHaveProperty('user');
  });

  it('are used in direct messages, and by who alone has the app', () => {
    const direct = slashCommand({ name: 'ask', user: USER, guild: false, locale: 'de' });
    expect(direct).toMatchObject({
      user: { id: USER },
      channel: { id: directChannelOf(USER), type: 1 },
      context: 1,
      locale: 'de',
      authorizing_integration_owners: { 0: '0' },
    });
    expect(direct).not.toHaveProperty('guild_id');
    const alone = slashCommand({
      name: 'ask',
      user: USER,
      guild: '77',
      userInstall: true,
      permissions: 8n,
    });
    expect(alone).toMatchObject({
      guild_id: '77',
      member: { permissions: '8' },
      authorizing_integration_owners: { 1: USER },
    });
    expect(alone.authorizing_integration_owners).not.toHaveProperty('0');
  });

  it('are typed, chosen, pressed and submitted', () => {
    const typed = autocomplete({
      name: 'ask',
      subcommand: 'now',
      option: 'q',
      value: 'wh',
      user: USER,
    });
    expect(typed).toMatchObject({
      type: 4,
      data: { options: [{ options: [{ name: 'q', type: 3, value: 'wh', focused: true }] }] },
    });
    const message = messageCreate({ content: 'x', user: USER });
    const place = { user: USER, id: '1', token: 't' };
    expect(messageCommand({ name: 'Check', message, ...place })).toMatchObject({
      type: 2,
      id: '1',
      token: 't',
      data: { type: 3, target_id: message.id, resolved: { messages: { [message.id]: message } } },
    });
    expect(button({ customId: 'c', message, user: USER, thread: true })).toMatchObject({
      type: 3,
      data: { component_type: 2, custom_id: 'c' },
      channel: { type: 11 },
      message,
    });
    const fields = { why: 'because' };
    expect(modalSubmit({ customId: 'm', fields, message, user: USER })).toMatchObject({
      type: 5,
      data: { custom_id: 'm', components: [{ component: { custom_id: 'why', value: 'because' } }] },
      message,
    });
    expect(modalSubmit({ customId: 'm', fields, user: USER })).not.toHaveProperty('message');
    expect(() => button({ customId: 'c', message: '1', user: USER })).toThrow('only a fake knows');
  });
});
