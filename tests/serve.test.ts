import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAdapter } from './adapters/slack/harness.ts';
import { visibleText as seenInDiscord } from './fakes/discord/render.ts';
import { startFakeDiscord } from './fakes/discord/server.ts';
import { visibleText } from './fakes/slack/render.ts';
import { startFakeSlack } from './fakes/slack/server.ts';
import type { FakeSlack } from './fakes/slack/types.ts';
import { CANARIES, canariesIn } from './fixtures/canaries.ts';
import { type Corpus, writeCorpus } from './fixtures/corpus.ts';
import { type Program, startProgram } from './fixtures/program.ts';

const TIMEOUT_MS = 60_000;
const SOCKET_MODE = { ...CANARIES, SLACK_SIGNING_SECRET: '', DISCORD_TOKEN: '' };

let corpus: Corpus;
let fake: FakeSlack;
const programs: Program[] = [];

beforeEach(async () => {
  corpus = writeCorpus();
  fake = await startFakeSlack({
    botToken: CANARIES.SLACK_BOT_TOKEN,
    appToken: CANARIES.SLACK_APP_TOKEN,
    signingSecret: CANARIES.SLACK_SIGNING_SECRET,
    scopes: ['channels:history'],
    deadlineMs: TIMEOUT_MS,
  });
});
afterEach(async () => {
  for (const program of programs.splice(0)) {
    program.child.kill('SIGKILL');
    await program.ended;
    expect(canariesIn(program.output())).toEqual([]);
  }
  await fake.close();
  expect(fake.invalid).toEqual([]);
  corpus.remove();
});

/** `npm start` with tokens in the environment, at the local Slack. */
function start(env: Record<string, string> = SOCKET_MODE, settings = ''): Program {
  const config = join(corpus.folder, 'config.yaml');
  writeFileSync(
    config,
    `articles: ./news\nlog_level: debug\nslack: { api_url: "${fake.apiUrl}", port: 1 }\n${settings}`,
  );
  const program = startProgram('main', { SUMMIT_BRIEF_CONFIG: config, ...env });
  programs.push(program);
  return program;
}

function mention(text = 'who cut the ribbon?') {
  return fake.payloads.mention({ text, channel: 'C0NEWS', user: 'U0ANN' });
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

describe.sequential('npm start with tokens', { timeout: TIMEOUT_MS }, () => {
  it('says where it is connected, answers, tells its health, and stops on a signal', async () => {
    const port = await freePort();
    const program = start(SOCKET_MODE, `health: { port: ${port} }\n`);
    await program.printed(/Slack: connected as @\S+ to .+ \(Socket Mode\)/);
    await fake.deliver(mention());
    const answer = await fake.nextMessage();
    expect(visibleText(answer)).toContain('Ines Calder');

    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([health.status, await health.json()]).toEqual([
      200,
      { live: true, ready: true, platforms: { Slack: true } },
    ]);
    fake.refuseConnections(true);
    fake.dropSockets();
    await program.printed(/connection closed/);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(503);
    expect((await fetch(`http://127.0.0.1:${port}/healthz?live`)).status).toBe(200);

    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  });

  it('stops on a signal only when what was asked is answered', async () => {
    const program = start();
    await program.printed(/Slack: connected/);
    fake.fail('chat.postMessage', { kind: 'slow', ms: 300 });
    await fake.deliver(mention());
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(fake.messages).toHaveLength(1);
  });

  it.each([
    [
      'SLACK_BOT_TOKEN',
      'xoxb-wrong',
      /Slack: SLACK_BOT_TOKEN is not accepted \(invalid_auth\); copy/,
    ],
    [
      'SLACK_APP_TOKEN',
      'xapp-wrong',
      /Slack: SLACK_APP_TOKEN is not accepted \(invalid_auth\); copy/,
    ],
  ])('says in a sentence that %s is wrong, and ends with 2', async (name, token, sentence) => {
    const program = start({ ...SOCKET_MODE, [name]: token });
    expect(await program.ended).toBe(2);
    expect(program.output()).toMatch(sentence);
    expect(program.output()).not.toContain(token);
    expect(program.output()).not.toMatch(/\n\s+at .*\.ts/);
  });

  it('ends with 1, for whoever supervises it, when the token is revoked', async () => {
    const program = start();
    await program.printed(/Slack: connected/);
    fake.fail('apps.connections.open', { kind: 'error', error: 'token_revoked' });
    await fake.disconnect('refresh_requested');
    expect(await program.ended).toBe(1);
    expect(program.output()).toMatch(/SLACK_APP_TOKEN is not accepted \(token_revoked\)/);
  });

  it('that is killed while it posts leaves the answer to the next process, once', async () => {
    const program = start();
    await program.printed(/Slack: connected/);
    fake.fail('chat.postMessage', { kind: 'hang', posts: false });
    await fake.deliver(mention());
    await fake.until(({ calls }) => calls.some(({ method }) => method === 'chat.postMessage'));
    program.child.kill('SIGKILL');
    expect(await program.ended).toBe('SIGKILL');
    expect(fake.messages).toEqual([]);

    const handle = async () => ({ status: 'info', blocks: [] }) as const;
    const state = join(corpus.folder, 'data/state.db');
    const heir = await startAdapter(fake, handle, { state, aheadMs: 20_000 });
    await heir.adapter.sweep();
    await heir.adapter.settled();
    await heir.close();
    expect(fake.messages).toHaveLength(1);
  });

  it('runs on both platforms at once, and one that cannot start does not keep the other', async () => {
    const discord = await startFakeDiscord({ token: CANARIES.DISCORD_TOKEN, deadlineMs: 30_000 });
    const settings = `discord: { api_url: "${discord.apiUrl}" }\n`;
    const program = start({ ...SOCKET_MODE, DISCORD_TOKEN: CANARIES.DISCORD_TOKEN }, settings);
    await program.printed(/Discord: connected as \S+ in 1 server/);
    await program.printed(/Slack: connected/);
    await fake.deliver(mention());
    expect(visibleText(await fake.nextMessage())).toContain('Ines Calder');
    const { slashCommand } = discord.payloads;
    const parts = { name: 'summit-brief', subcommand: 'ask', user: '1200000000000000001' };
    await discord.interact(
      slashCommand({ ...parts, options: { question: 'who cut the ribbon?' } }),
    );
    expect(seenInDiscord(await discord.nextMessage())).toContain('Ines Calder');
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);

    const half = start({ ...SOCKET_MODE, DISCORD_TOKEN: 'wrong.token.here' }, settings);
    await half.printed(/Discord: DISCORD_TOKEN is not accepted \(401\); copy/);
    await half.printed(/Slack: connected/);
    expect(discord.invalid).toEqual([]);
    await discord.close();
  });

  it('names the token that is missing when only one is given', async () => {
    const program = start({ ...SOCKET_MODE, SLACK_APP_TOKEN: '' });
    await program.ended;
    expect(program.output()).toContain(
      'Slack: not started, since neither SLACK_APP_TOKEN (for Socket Mode) nor SLACK_SIGNING_SECRET (for HTTP) is set',
    );
  });
});
