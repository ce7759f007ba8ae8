import { afterEach, describe, expect, it } from 'vitest';
import { type HealthServer, startHealthServer } from '../src/health.ts';

let server: HealthServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function ask(path: string, platforms: Record<string, boolean>) {
  server = await startHealthServer({ host: '127.0.0.1', port: 0 }, () => ({ platforms }));
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.text() };
}

describe('startHealthServer', () => {
  it.each([
    ['/healthz', true, 200],
    ['/healthz', false, 503],
    ['/healthz?live', false, 200],
    ['/other', true, 404],
    ['//', true, 404],
  ])('answers %s with Slack connected: %s by %i', async (path, isConnected, status) => {
    expect((await ask(path, { Slack: isConnected })).status).toBe(status);
  });

  it('says of each platform whether it is connected', async () => {
    const { body } = await ask('/healthz', { Slack: true, Discord: false });
    expect(JSON.parse(body)).toEqual({
      live: true,
      ready: false,
      platforms: { Slack: true, Discord: false },
    });
  });

  it('names the setting when the port is taken', async () => {
    await ask('/healthz', {});
    const settings = { host: '127.0.0.1', port: server?.port ?? 0 };
    await expect(startHealthServer(settings, () => ({ platforms: {} }))).rejects.toThrow(
      /cannot listen on 127\.0\.0\.1:\d+ .*health\.port/,
    );
  });
});
