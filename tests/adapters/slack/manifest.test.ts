import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHECK_SHORTCUT, receive } from '../../../src/adapters/slack/receive.ts';
import { loadConfig } from '../../../src/config.ts';
import { appHomeOpened, directMessage, mention, slashCommand } from '../../fakes/slack/payloads.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8');
const FOLDER = new URL('../../../src/adapters/slack/', import.meta.url);
const manifest = parse(read('slack-manifest.yaml'));
const source = read('src/adapters/slack/index.ts');

describe('the Slack manifest', () => {
  it('has the command by the name of the bot, and the shortcut by the name in the code', () => {
    const { slash_commands, shortcuts } = manifest.features;
    expect(slash_commands.map(({ command }: { command: string }) => command)).toEqual([
      `/${loadConfig({}).name}`,
    ]);
    expect(shortcuts).toMatchObject([{ type: 'message', callback_id: CHECK_SHORTCUT }]);
  });

  it('subscribes to just the events that the code listens to', () => {
    const listened = [...source.matchAll(/app\.event\('(\w+)'/g)].map(([, name]) => name);
    const subscribed = manifest.settings.event_subscriptions.bot_events.map((name: string) =>
      name.replace(/\..*/, ''),
    );
    expect(subscribed.sort()).toEqual(listened.sort());
  });

  it('asks for just the scopes that the events and calls of the code need', () => {
    // What each needs, as the method and event pages of docs.slack.dev have it (read 2026-11-25).
    const needs: Readonly<Record<string, string | undefined>> = {
      app_mention: 'app_mentions:read',
      message: 'im:history',
      app_home_opened: undefined,
      command: 'commands',
      shortcut: 'commands',
      action: undefined,
      'chat.postMessage': 'chat:write',
      'chat.postEphemeral': 'chat:write',
      'files.getUploadURLExternal': 'files:write',
      'files.completeUploadExternal': 'files:write',
      'views.publish': undefined,
      'assistant.threads.setStatus': 'chat:write',
      'assistant.threads.setSuggestedPrompts': 'assistant:write',
      'users.info': 'users:read',
      // Used where the workspace grants them beyond the manifest; the bot does without.
      'conversations.history': undefined,
      'conversations.replies': undefined,
    };
    const code = readdirSync(FOLDER)
      .map((name) => read(`src/adapters/slack/${name}`))
      .join('\n');
    const used = [
      ...[...code.matchAll(/'((?:chat|views|assistant|conversations|users|files)\.[\w.]+)'/g)],
      ...[...code.matchAll(/app\.event\('(\w+)'/g)],
      ...[...code.matchAll(/app\.(command|shortcut|action)\(/g)],
    ].map(([, name = '']) => name);
    expect([...new Set(used)].sort()).toEqual(Object.keys(needs).sort());
    const scopes = used.flatMap((name) => needs[name] ?? []);
    expect([...new Set(scopes)].sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
  });

  it('keeps to the lengths that Slack takes', () => {
    // @see https://github.com/slackapi/manifest-schema (read 2026-11-25)
    const { slash_commands, shortcuts, bot_user } = manifest.features;
    expect(shortcuts[0].name.length).toBeLessThanOrEqual(24);
    expect(shortcuts[0].description.length).toBeLessThan(140);
    expect(slash_commands[0].description.length).toBeLessThan(140);
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThan(140);
    expect(bot_user.display_name.length).toBeLessThanOrEqual(35);
  });

  it('opens the ways in that the code serves', () => {
    const options = {
      self: { userId: 'U0BOT', botId: 'B0BOT' },
      commandAnswers: 'private',
    } as const;
    const kinds = [
      mention({ text: 'a', channel: 'C1', user: 'U1' }),
      directMessage({ text: 'a', user: 'U1' }),
      slashCommand({
        command: '/x',
        text: 'a',
        channel: 'C1',
        user: 'U1',
        responseUrl: 'http://x',
      }),
      appHomeOpened({ user: 'U1', channel: 'D1', tab: 'home' }),
      appHomeOpened({ user: 'U1', channel: 'D1', tab: 'messages' }),
    ].map((payload) => receive(payload, options).kind);
    expect(kinds).toEqual(['request', 'request', 'request', 'home', 'opened']);
    const { app_home, agent_view, bot_user } = manifest.features;
    expect(app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(bot_user.display_name).toBe(loadConfig({}).name);
    expect(manifest.settings).toMatchObject({
      interactivity: { is_enabled: true },
      socket_mode_enabled: true,
    });
  });

  it('has each of its scopes explained in the README', () => {
    for (const scope of manifest.oauth_config.scopes.bot) {
      expect(read('README.md')).toContain(`| \`${scope}\` |`);
    }
  });
});
