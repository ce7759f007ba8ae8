import { describe, expect, it } from 'vitest';
import { createClock } from './clock.ts';
import {
  appHomeOpened,
  blockAction,
  createPayloads,
  directMessage,
  eventCallback,
  mention,
  messageEvent,
  messageShortcut,
  slashCommand,
} from './payloads.ts';

const PLACE = { channel: 'C1', user: 'U1' };
const RESPONSE = { responseUrl: 'http://127.0.0.1/response' };

describe('events', () => {
  it('are in the wrapping of the Events API', () => {
    expect(eventCallback({ type: 'app_uninstalled' }, 'Ev1')).toMatchObject({
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: 'T0TEAM',
      api_app_id: 'A0APP',
      event: { type: 'app_uninstalled' },
      authorizations: [{ user_id: 'U0BOT', is_bot: true }],
    });
  });

  it('name the bot in a mention, once', () => {
    const { event } = mention({ text: 'R&amp;D?', ...PLACE });
    expect(event).toMatchObject({ type: 'app_mention', text: '<@U0BOT> R&amp;D?', ...PLACE });
    expect(event['blocks']).toMatchObject([
      {
        elements: [
          {
            elements: [
              { type: 'user', user_id: 'U0BOT' },
              { type: 'text', text: ' R&D?' },
            ],
          },
        ],
      },
    ]);
    expect(event).not.toHaveProperty('channel_type');
    const { event: late } = mention({ text: 'who, <@U0BOT>?', ...PLACE });
    expect(late['text']).toBe('who, <@U0BOT>?');
  });

  it('say in which thread, by which app and whether edited', () => {
    const { event } = messageEvent({ text: 'x', ...PLACE, threadTs: '1.000001', botId: 'B1' });
    expect(event).toMatchObject({ type: 'message', thread_ts: '1.000001', bot_id: 'B1' });
    expect(event).not.toHaveProperty('client_msg_id');
    const edited = messageEvent({ text: 'x', ...PLACE, ts: '1.000002', edited: true });
    expect(edited.event).toMatchObject({ edited: { user: 'U1', ts: '1.000002' } });
  });

  it.each([
    ['C1', 'channel'],
    ['G1', 'group'],
    ['D1', 'im'],
  ])('say of %s that it is a %s', (channel, channel_type) => {
    expect(messageEvent({ text: 'x', ...PLACE, channel }).event).toMatchObject({ channel_type });
  });

  it('are direct messages in the channel of a user', () => {
    expect(directMessage({ text: 'x', user: 'U1' }).event).toMatchObject({
      type: 'message',
      channel: 'DU1',
      channel_type: 'im',
    });
  });

  it('hold the message they are about when it was changed or deleted', () => {
    const message = { text: 'x', ...PLACE, ts: '1.000001' };
    const { event: changed } = messageEvent({ ...message, subtype: 'message_changed' });
    expect(changed).toMatchObject({ message: { text: 'x', ts: '1.000001' }, hidden: true });
    expect(changed).not.toHaveProperty('text');
    const { event: deleted } = messageEvent({ ...message, subtype: 'message_deleted' });
    expect(deleted).toMatchObject({ deleted_ts: '1.000001', previous_message: { text: 'x' } });
    const { event: joined } = messageEvent({ ...message, subtype: 'channel_join' });
    expect(joined).toMatchObject({ subtype: 'channel_join', text: 'x' });
  });

  it('tell of the opened Home', () => {
    expect(appHomeOpened({ user: 'U1', tab: 'home' }).event).toMatchObject({
      type: 'app_home_opened',
      user: 'U1',
      channel: 'DU1',
      tab: 'home',
    });
  });
});

describe('interactions', () => {
  it('are commands with flat fields', () => {
    const command = { command: '/brief', text: 'who', ...PLACE, ...RESPONSE };
    expect(slashCommand({ ...command, triggerId: 't1' })).toMatchObject({
      command: '/brief',
      text: 'who',
      channel_id: 'C1',
      user_id: 'U1',
      response_url: RESPONSE.responseUrl,
      trigger_id: 't1',
    });
  });

  it('are shortcuts with the message', () => {
    const shortcut = { callbackId: 'check', messageText: 'said', ...PLACE, ...RESPONSE };
    expect(messageShortcut({ ...shortcut, messageTs: '1.000001' })).toMatchObject({
      type: 'message_action',
      callback_id: 'check',
      channel: { id: 'C1' },
      message_ts: '1.000001',
      message: { text: 'said', ts: '1.000001' },
    });
  });

  it('are presses of a button in a message, which is not sent when it is ephemeral', () => {
    const press = { actionId: 'more', value: '1', ...PLACE, ...RESPONSE, messageTs: '1.000001' };
    expect(blockAction(press)).toMatchObject({
      type: 'block_actions',
      container: { type: 'message', message_ts: '1.000001', is_ephemeral: false },
      message: { ts: '1.000001', user: 'U0BOT' },
      actions: [{ action_id: 'more', value: '1', type: 'button' }],
    });
    const ephemeral = blockAction({ ...press, ephemeral: true });
    expect(ephemeral).toMatchObject({ container: { is_ephemeral: true } });
    expect(ephemeral).not.toHaveProperty('message');
  });

  it('are presses of a button on the Home tab, which has no channel', () => {
    const press = blockAction({ actionId: 'more', value: '1', user: 'U1', container: 'view' });
    expect(press).toMatchObject({ container: { type: 'view' }, view: { type: 'home' } });
    for (const key of ['channel', 'message', 'response_url']) expect(press).not.toHaveProperty(key);
  });
});

it('gives each payload its own ids, by the clock', () => {
  const payloads = createPayloads(
    undefined,
    createClock(() => 1_700_000_000_500),
  );
  const events = Array.from({ length: 3 }, () => payloads.mention({ text: 'x', ...PLACE }));
  const tss = events.map(({ event }) => String(event['ts']));
  expect(tss).toEqual([...new Set(tss)].sort());
  for (const ts of tss) expect(ts).toMatch(/^1700000000\.\d{6}$/);
  expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(3);
});
