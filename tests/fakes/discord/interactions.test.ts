import {
  type ChatInputCommandInteraction,
  type Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  type Interaction,
  MessageFlags,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { createClient, destroyClients, logIn } from './real-client.ts';
import { buttonsIn } from './render.ts';
import { startFakeDiscord } from './server.ts';
import type { FakeDiscord, FakeDiscordOptions } from './types.ts';

const USER = '222';
const Ephemeral = { flags: MessageFlags.Ephemeral } as const;
const row = (...ids: string[]) => ({
  type: 1,
  components: ids.map((id) => ({ type: 2, style: 1, label: id, custom_id: id })),
});

let fake: FakeDiscord;
let client: Client;
/** What listeners threw, as code. */
let failures: unknown[] = [];

/** A real client that answers interactions so. */
async function start(
  listener: (interaction: Interaction) => Promise<unknown>,
  options: FakeDiscordOptions = {},
  clientOptions: Partial<ClientOptions> = {},
): Promise<void> {
  fake = await startFakeDiscord(options);
  client = createClient(fake, clientOptions);
  const codes: unknown[] = [];
  failures = codes;
  client.on(Events.InteractionCreate, (interaction) => {
    listener(interaction).catch((error: unknown) => {
      codes.push(error instanceof DiscordAPIError ? error.code : error);
    });
  });
  await logIn(client, fake);
}

/** The same for the command alone. */
function startCommand(
  listener: (interaction: ChatInputCommandInteraction) => Promise<unknown>,
  options: FakeDiscordOptions = {},
): Promise<void> {
  return start(async (one) => {
    if (one.isChatInputCommand()) await listener(one);
  }, options);
}

function command(more: object = {}) {
  return fake.payloads.slashCommand({ name: 'ask', options: { q: 'why' }, user: USER, ...more });
}

function webhook(path = ''): `/${string}` {
  return `/webhooks/${fake.applicationId}/${fake.interactions[0]?.token}${path}`;
}

const said = (content: string) => ({
  body: { content, allowed_mentions: { parse: [] } },
  auth: false,
});

async function refusal(request: Promise<unknown>): Promise<unknown> {
  const error = await request.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof DiscordAPIError ? [error.status, error.code] : error;
}

afterEach(async () => {
  await destroyClients();
  await fake.close();
});

describe('a command', () => {
  it('is deferred and then answered', async () => {
    await startCommand(async (one) => {
      await one.deferReply();
      await one.editReply(`because ${one.options.getString('q')}`);
    });
    const { ackMs, response } = await fake.interact(command());
    expect(ackMs).toBeGreaterThan(0);
    expect(response).toEqual({ type: 5, data: { flags: 0 } });
    expect(await fake.nextMessage()).toMatchObject({
      content: 'because why',
      ephemeral: false,
      via: 'webhook',
      interactionId: fake.interactions[0]?.id,
    });
    // The placeholder was no message of its own.
    expect(fake.messages).toHaveLength(1);
    expect(fake.messages[0]).not.toHaveProperty('edited');
    const [state] = fake.interactions;
    expect(state).toMatchObject({ type: 2, ackMs, deferredAtMs: ackMs, isThinking: false });
    expect(fake.invalid).toEqual([]);
  });

  it('is answered at once, to everybody or to one', async () => {
    const replies: unknown[] = [];
    await startCommand(async (one) => {
      const options = { content: 'x', withResponse: true as const };
      const isPrivate = one.options.getString('q') === 'private';
      const reply = await one.reply(isPrivate ? { ...options, ...Ephemeral } : options);
      replies.push(reply.resource?.message?.id);
    });
    await fake.interact(command());
    await fake.interact(command({ options: { q: 'private' } }));
    await fake.until(() => replies.length === 2);
    expect(fake.messages).toMatchObject([
      { via: 'interaction', ephemeral: false, flags: 0 },
      { via: 'interaction', ephemeral: true, flags: 64, recipient: USER },
    ]);
    expect(fake.messages.map(({ id }) => id)).toEqual(replies);
    const [open, hidden] = fake.messages;
    const path = (id: string | undefined) => `/channels/${fake.channelId}/messages/${id}` as const;
    expect(await client.rest.get(path(open?.id))).toMatchObject({
      type: 20,
      interaction_metadata: { user: { id: USER } },
    });
    expect(await refusal(client.rest.get(path(hidden?.id)))).toEqual([404, 10008]);
    expect(await client.rest.get(`/channels/${fake.channelId}/messages`)).toHaveLength(1);
  });

  it('says in its response that it is being thought about', async () => {
    const seen: unknown[] = [];
    await startCommand(async (one) => {
      const { interaction, resource } = await one.deferReply({ ...Ephemeral, withResponse: true });
      seen.push(interaction.responseMessageLoading, resource?.message?.flags.toArray());
      await one.editReply('x');
    });
    await fake.interact(command());
    await fake.nextMessage();
    expect(seen).toEqual([true, ['Ephemeral', 'Loading']]);
  });

  it('has follow-ups, also for one alone', async () => {
    await startCommand(async (one) => {
      await one.deferReply(Ephemeral);
      await one.editReply('first');
      const { id } = await one.followUp({ content: 'second', ...Ephemeral });
      await one.followUp('third');
      await one.editReply({ message: id, content: 'second, mended' });
    });
    await fake.interact(command());
    await fake.nextMessage(({ edited }) => edited === true);
    expect(fake.messages).toMatchObject([
      { content: 'first', ephemeral: true, recipient: USER },
      { content: 'second, mended', ephemeral: true, recipient: USER, via: 'webhook' },
      { content: 'third', ephemeral: false },
    ]);
    expect(fake.interactions[0]).toMatchObject({ followUps: 2 });
  });

  it('takes its first follow-up for the answer that was deferred', async () => {
    await startCommand(async (one) => {
      await one.deferReply(Ephemeral);
      await one.followUp('x');
    });
    await fake.interact(command());
    const { id } = await fake.nextMessage();
    expect(fake.messages).toMatchObject([{ content: 'x', ephemeral: true }]);
    expect(fake.interactions[0]).toMatchObject({ messageId: id, followUps: 0, isThinking: false });
  });

  it('has an answer that can be fetched and removed', async () => {
    await startCommand((one) => one.reply({ content: 'x', ...Ephemeral }));
    await fake.interact(command());
    expect(await client.rest.get(webhook('/messages/@original'), { auth: false })).toMatchObject({
      content: 'x',
    });
    await client.rest.delete(webhook('/messages/@original'), { auth: false });
    expect(fake.messages).toEqual([]);
    expect(await refusal(client.rest.patch(webhook('/messages/@original'), said('y')))).toEqual([
      404, 10008,
    ]);
  });

  it('has none after the deferral was removed', async () => {
    await startCommand(async (one) => {
      await one.deferReply();
      await one.deleteReply();
      await one.editReply('x');
    });
    await fake.interact(command());
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([10008]);
    expect(fake.messages).toEqual([]);
  });

  it('has components v2 if the answer says so', async () => {
    const components = [{ type: 10, content: 'x' }];
    await startCommand(async (one) => {
      await one.deferReply();
      await one.editReply({ components, flags: MessageFlags.IsComponentsV2 });
    });
    await fake.interact(command());
    expect(await fake.nextMessage()).toMatchObject({
      flags: MessageFlags.IsComponentsV2,
      components,
    });
    expect(fake.invalid).toEqual([]);
  });
});

describe('a command that is answered wrongly', () => {
  it('is unknown after three seconds', async () => {
    let now = Date.now();
    await startCommand(
      (one) => {
        now += one.options.getString('q') === 'late' ? 3001 : 3000;
        return one.reply('x');
      },
      { now: () => now },
    );
    await fake.interact(command());
    const late = fake.interact(command({ options: { q: 'late' } }));
    await expect(late).rejects.toMatchObject({ reason: 'expired' });
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([10062]);
    expect(fake.messages).toHaveLength(1);
  });

  it('is unknown with another token', async () => {
    await startCommand(() => Promise.resolve());
    const payload = command();
    fake.deliver('INTERACTION_CREATE', payload);
    const body = { type: 5 };
    const callback = (id: string, token: string) =>
      refusal(client.rest.post(`/interactions/${id}/${token}/callback`, { body, auth: false }));
    expect(await callback(payload.id, 'wrong')).toEqual([404, 10062]);
    expect(await callback('5', payload.token)).toEqual([404, 10062]);
    expect(await callback(payload.id, payload.token)).toBeUndefined();
  });

  it('is acknowledged once', async () => {
    await startCommand(async (one) => {
      await one.reply('x');
      const again = `/interactions/${one.id}/${one.token}/callback` as const;
      await one.client.rest.post(again, { body: { type: 5 }, auth: false });
    });
    await fake.interact(command());
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([40060]);
    expect(fake.interactions[0]?.response?.type).toBe(4);
  });

  it('is not acknowledged by a wrong body, and can be answered again', async () => {
    await startCommand(async (one) => {
      await one.reply('x'.repeat(2001)).catch(() => one.reply('sorry'));
    });
    await fake.interact(command());
    expect(await fake.nextMessage()).toMatchObject({ content: 'sorry' });
    expect(fake.invalid).toMatchObject([
      {
        route: 'POST /interactions/:id/:token/callback',
        code: 50035,
        reasons: ['data.content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.'],
      },
    ]);
  });

  it('takes no answer of another kind', async () => {
    await startCommand((one) =>
      one.client.rest.post(`/interactions/${one.id}/${one.token}/callback`, {
        body: { type: 6 },
        auth: false,
      }),
    );
    const answered = fake.interact(command());
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([50035]);
    await fake.close();
    await expect(answered).rejects.toMatchObject({ reason: 'closed' });
  });

  it('is not answered when nobody answers', async () => {
    await startCommand(() => Promise.resolve(), { ackTimeoutMs: 1 });
    await expect(fake.interact(command())).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('has no webhook before it is acknowledged, nor after fifteen minutes', async () => {
    let now = Date.now();
    await startCommand((one) => one.deferReply(), { now: () => now });
    const waiting = command();
    fake.fail('POST /interactions/:id/:token/callback', { kind: 'hang', posts: false });
    fake.deliver('INTERACTION_CREATE', waiting);
    expect(await refusal(client.rest.post(webhook(), said('x')))).toEqual([404, 10015]);
    await fake.interact(command());
    const token = fake.interactions[1]?.token;
    const path = `/webhooks/${fake.applicationId}/${token}` as const;
    now += 15 * 60_000;
    await client.rest.patch(`${path}/messages/@original`, said('x'));
    now += 1;
    expect(await refusal(client.rest.patch(`${path}/messages/@original`, said('y')))).toEqual([
      401, 50027,
    ]);
    expect(await refusal(client.rest.post(path, said('y')))).toEqual([401, 50027]);
    expect(await refusal(client.rest.post(`/webhooks/5/${token}`, said('y')))).toEqual([
      404, 10015,
    ]);
    expect(
      await refusal(client.rest.post(`/webhooks/${fake.applicationId}/no`, said('y'))),
    ).toEqual([401, 50027]);
  });

  it('has five follow-ups where only the user has the app', async () => {
    await startCommand(async (one) => {
      await one.deferReply();
      await one.editReply('x');
      for (let count = 1; count <= 6; count += 1) await one.followUp(`${count}`);
    });
    await fake.interact(command({ userInstall: true }));
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([40094]);
    expect(fake.messages.map(({ content }) => content)).toEqual(['x', '1', '2', '3', '4', '5']);
  });

  it('is noticed when the answer may call somebody', async () => {
    const careless = { allowedMentions: undefined } as unknown as Partial<ClientOptions>;
    await start(
      async (one) => {
        if (!one.isChatInputCommand()) return;
        await one.deferReply();
        await one.editReply('x');
        await one.followUp('y');
      },
      {},
      careless,
    );
    await fake.interact(command());
    await fake.until(({ messages }) => messages.length === 2);
    expect(fake.invalid).toMatchObject([
      {
        route: 'PATCH /webhooks/:id/:token/messages/@original',
        reasons: ['allowed_mentions missing'],
      },
      { route: 'POST /webhooks/:id/:token', reasons: ['allowed_mentions missing'] },
    ]);
  });
});

describe('a fault', () => {
  it('hits an interaction, which is then not answered', async () => {
    await startCommand((one) => one.deferReply());
    const fault = { kind: 'error', status: 404, code: 10062 } as const;
    fake.fail('POST /interactions/:id/:token/callback', fault);
    await expect(fake.interact(command())).rejects.toMatchObject({ reason: 'expired' });
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([10062]);
    expect((await fake.interact(command())).response.type).toBe(5);
  });
});

describe('autocompletion', () => {
  it('keeps the choices that were offered', async () => {
    await start(async (one) => {
      if (!one.isAutocomplete()) return;
      const typed = one.options.getFocused();
      await one.respond([{ name: `${typed}?`, value: typed }]);
    });
    const typed = { name: 'ask', subcommand: 'now', option: 'q', value: 'who', user: USER };
    const { response } = await fake.interact(fake.payloads.autocomplete(typed));
    expect(response.type).toBe(8);
    expect(fake.interactions).toMatchObject([
      { type: 4, choices: [{ name: 'who?', value: 'who' }] },
    ]);
    expect(fake.messages).toEqual([]);
  });

  it('takes no message', async () => {
    await start((one) =>
      one.client.rest.post(`/interactions/${one.id}/${one.token}/callback`, {
        body: { type: 4, data: said('x').body },
        auth: false,
      }),
    );
    fake.deliver(
      'INTERACTION_CREATE',
      fake.payloads.autocomplete({ name: 'ask', option: 'q', value: '', user: USER }),
    );
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([50035]);
  });
});

describe('a button', () => {
  async function post(): Promise<void> {
    const body = { ...said('x').body, components: [row('more', 'less')] };
    await client.rest.post(`/channels/${fake.channelId}/messages`, { body });
  }

  function press(customId = 'more') {
    const [message] = fake.messages;
    if (!message) throw new Error('no message');
    return fake.payloads.button({ customId, message, user: USER });
  }

  it('changes the message it is on', async () => {
    await start(async (one) => {
      if (one.isButton()) await one.update({ content: `pressed ${one.customId}`, components: [] });
    });
    await post();
    const [message] = fake.messages;
    expect(buttonsIn(message ?? {}).map(({ customId }) => customId)).toEqual(['more', 'less']);
    expect((await fake.interact(press())).response.type).toBe(7);
    expect(fake.messages).toMatchObject([
      {
        id: message?.id,
        content: 'pressed more',
        components: [],
        edited: true,
        via: 'interaction',
      },
    ]);
    expect(fake.interactions[0]?.messageId).toBe(message?.id);
  });

  it('changes it later, after it was acknowledged, and answers beside it', async () => {
    await start(async (one) => {
      if (!one.isButton()) return;
      await one.deferUpdate();
      await one.editReply('pressed');
      await one.followUp({ content: 'for you', ...Ephemeral });
    });
    await post();
    expect((await fake.interact(press())).response.type).toBe(6);
    await fake.until(({ messages }) => messages.length === 2);
    expect(fake.messages).toMatchObject([
      { content: 'pressed', components: [{ type: 1 }], edited: true, via: 'webhook' },
      { content: 'for you', ephemeral: true },
    ]);
    expect(fake.interactions[0]?.deferredAtMs).toBeGreaterThan(0);
  });

  it('works on an ephemeral message, and on one that the fake has not seen', async () => {
    await start(async (one) => {
      if (one.isChatInputCommand())
        await one.reply({ content: 'x', components: [row('more')], ...Ephemeral });
      if (one.isButton()) await one.update('pressed');
    });
    await fake.interact(command());
    await fake.interact(press());
    expect(fake.messages).toMatchObject([{ content: 'pressed', ephemeral: true, edited: true }]);
    const unseen = { ...fake.payloads.messageCreate({ content: 'old', user: USER }), id: '5' };
    await fake.interact(fake.payloads.button({ customId: 'more', message: unseen, user: USER }));
    expect(fake.messages[1]).toMatchObject({ id: '5', content: 'pressed', ephemeral: false });
  });

  it('cannot change what was removed', async () => {
    await start(async (one) => {
      if (one.isButton()) await one.update('pressed');
    });
    await post();
    const payload = press();
    await client.rest.delete(`/channels/${fake.channelId}/messages/${fake.messages[0]?.id}`);
    fake.deliver('INTERACTION_CREATE', payload);
    await fake.until(() => failures.length === 1);
    expect(failures).toEqual([10008]);
  });

  it('is found by the id of its message', async () => {
    await start(async () => {});
    await post();
    const id = fake.messages[0]?.id ?? '';
    const payload = fake.payloads.button({ customId: 'more', message: id, user: USER });
    expect(payload.message).toMatchObject({ id, author: { id: fake.botUserId } });
    expect(() => fake.payloads.button({ customId: 'more', message: '5', user: USER })).toThrow(
      'no message 5',
    );
  });

  it('opens a modal, which is submitted', async () => {
    await start(async (one) => {
      if (one.isButton()) {
        const input = { type: 4, custom_id: 'why', style: 2 } as const;
        await one.showModal({
          custom_id: 'tell',
          title: 'Tell us',
          components: [{ type: 18, label: 'Why?', component: input }],
        });
      }
      if (one.isModalSubmit()) {
        await one.reply({ content: one.fields.getTextInputValue('why'), ...Ephemeral });
      }
    });
    await post();
    const { response } = await fake.interact(press());
    expect(response).toMatchObject({ type: 9, data: { custom_id: 'tell', title: 'Tell us' } });
    const fields = { why: 'because' };
    const [message] = fake.messages;
    const submit = { customId: 'tell', fields, user: USER, ...(message && { message }) };
    await fake.interact(fake.payloads.modalSubmit(submit));
    expect(fake.messages[1]).toMatchObject({ content: 'because', ephemeral: true });
    expect(fake.invalid).toEqual([]);
  });
});

describe('a command on a message', () => {
  it('is given what the message says', async () => {
    await start(async (one) => {
      if (one.isMessageContextMenuCommand()) await one.reply(one.targetMessage.content);
    });
    const message = fake.payloads.messageCreate({ content: 'a claim', user: '333' });
    await fake.interact(fake.payloads.messageCommand({ name: 'Check', message, user: USER }));
    expect(await fake.nextMessage()).toMatchObject({ content: 'a claim' });
  });
});

describe('waiting', () => {
  it('returns each version of a message once', async () => {
    await startCommand(async (one) => {
      await one.reply('one');
      await one.editReply('two');
      await one.followUp('other');
    });
    await fake.interact(command());
    expect(await fake.nextMessage(({ content }) => content === 'other')).toMatchObject({
      via: 'webhook',
    });
    expect(await fake.nextMessage()).toMatchObject({ content: 'one' });
    expect(await fake.nextMessage()).toMatchObject({ content: 'two', edited: true });
  });

  it('says what happened when it was in vain', async () => {
    await startCommand((one) => one.reply('one'));
    await fake.interact(command());
    const waiting = fake.until(({ messages }) => messages.length === 5, { deadlineMs: 1 });
    await expect(waiting).rejects.toThrow(
      /not within 1 ms\nmessages \(1\):\n {2}\d+: one\ninteraction \d+ \(ask\): response 4\nlast calls \(of 2\)/,
    );
  });

  it('ends when the fake is closed', async () => {
    await startCommand(() => Promise.resolve());
    const message = fake.nextMessage();
    await fake.close();
    await expect(message).rejects.toThrow('the fake was closed');
  });
});
