import { describe, expect, it } from 'vitest';
import { KEYS } from './known-keys.ts';
import { hasOpenApi, openApiKeys } from './openapi.ts';
import { validateCommands, validateInteractionResponse, validateMessage } from './validate.ts';

const V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

const quiet = { allowed_mentions: { parse: [] } };
const x = (length: number) => 'x'.repeat(length);
const button = (more: object = {}) => ({
  type: 2,
  style: 1,
  label: 'Go',
  custom_id: 'go',
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const rows = (count: number) =>
  Array.from({ length: count }, (_, id) => row(button({ custom_id: `${id}` })));
const words = (content: string) => ({ type: 10, content });
const link = (url: string) => button({ style: 5, url, custom_id: undefined });
const content = (more: object) => ({ content: 'x', ...quiet, ...more });
const v2 = (...components: object[]) => ({ flags: V2, ...quiet, components });
const embed = (more: object) => content({ embeds: [{ title: 'x', ...more }] });

describe('validateMessage', () => {
  it.each<[string, object]>([
    ['content', content({})],
    ['content of 2,000 characters', content({ content: x(2000) })],
    ['a reply', content({ message_reference: { message_id: '1', fail_if_not_exists: false } })],
    ['a nonce', content({ nonce: 'a-nonce_of.25 characters!', enforce_nonce: true, tts: false })],
    [
      'five rows of five buttons',
      content({
        components: Array.from({ length: 5 }, (_, at) =>
          row(...Array.from({ length: 5 }, (__, id) => button({ custom_id: `${at} ${id}` }))),
        ),
      }),
    ],
    [
      'a button with an emoji alone',
      content({
        components: [row(button({ label: undefined, emoji: { name: '👍' } }))],
      }),
    ],
    ['a link', content({ components: [row(link('https://news.example/a?b=c#:~:text=d'))] })],
    [
      'a select',
      content({
        components: [row({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'b' }] })],
      }),
    ],
    ['buttons alone', { ...quiet, components: [row(button())] }],
    [
      'embeds of 6,000 characters',
      {
        ...quiet,
        embeds: [
          { title: x(256), description: x(4096), footer: { text: x(1000) } },
          {
            author: { name: x(256), url: 'https://news.example/' },
            fields: [{ name: x(200), value: x(192) }],
          },
        ],
      },
    ],
    [
      'components v2',
      v2(
        {
          type: 17,
          accent_color: 0xff0000,
          components: [
            words('# Answer'),
            { type: 14, divider: true, spacing: 2 },
            { type: 9, components: [words('a'), words('b')], accessory: button() },
            {
              type: 9,
              components: [words('c')],
              accessory: { type: 11, media: { url: 'https://a.example/i.png' } },
            },
            row(link('https://news.example/')),
          ],
        },
        { type: 12, items: [{ media: { url: 'https://a.example/i.png' }, description: 'a map' }] },
      ),
    ],
    ['components v2 of 4,000 characters', v2(words(x(2000)), words(x(2000)))],
    ['40 components', v2(...Array.from({ length: 40 }, () => words('x')))],
    [
      'named users that may be called',
      content({ allowed_mentions: { parse: [], users: ['1'], replied_user: true } }),
    ],
  ])('takes %s', (_, body) => {
    expect(validateMessage(body)).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'content of 2,001 characters',
      content({ content: x(2001) }),
      'content[BASE_TYPE_MAX_LENGTH]: Must be 2000 or fewer in length.',
    ],
    ['content that is no text', content({ content: 5 }), 'content[STRING_TYPE_CONVERT]'],
    ['nothing', quiet, 'Cannot send an empty message'],
    ['blank content', content({ content: ' \n' }), 'Cannot send an empty message'],
    ['lists of nothing', { ...quiet, embeds: [], components: [] }, 'Cannot send an empty message'],
    [
      'half of an emoji',
      content({ content: 'x\ud83d' }),
      'content[INVALID_UNICODE]: lone surrogate',
    ],
    [
      'half of an emoji on a button',
      content({ components: [row(button({ label: '\udc4d' }))] }),
      'components[0].components[0].label[INVALID_UNICODE]: lone surrogate',
    ],
    ['no allowed_mentions', { content: 'x' }, 'allowed_mentions missing'],
    [
      'all users and some',
      content({ allowed_mentions: { parse: ['users'], users: ['1'] } }),
      'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
    ],
    [
      '101 users to call',
      content({
        allowed_mentions: { users: Array.from({ length: 101 }, (_, id) => `${id}`) },
      }),
      'allowed_mentions.users[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.',
    ],
    ['an unknown key', content({ colour: 'red' }), 'unknown key "colour" of message'],
    [
      'an unknown key of a button',
      content({ components: [row(button({ value: '1' }))] }),
      'unknown key "value" of button',
    ],
    [
      'a nonce of 26 characters',
      content({ nonce: x(26) }),
      'nonce[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.',
    ],
    [
      'an ephemeral message that nobody asked for',
      content({ flags: EPHEMERAL }),
      'everybody sees it: only interactions are answered ephemerally',
    ],

    [
      '11 embeds',
      content({ embeds: Array(11).fill({ title: 'x' }) }),
      'embeds[BASE_TYPE_MAX_LENGTH]: Must be 10 or fewer in length.',
    ],
    [
      '6,001 characters over all embeds',
      content({
        embeds: [{ description: x(4000) }, { description: x(2000), fields: [] }, { title: 'x' }],
      }),
      'embeds[MAX_EMBED_SIZE_EXCEEDED]: Embed size exceeds maximum size of 6000',
    ],
    [
      'an embed of nothing',
      content({ embeds: [{ color: 5, title: '' }] }),
      'embeds[0].description[BASE_TYPE_REQUIRED]: This field is required',
    ],
    [
      'a title of 257 characters',
      embed({ title: x(257) }),
      'embeds[0].title[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a description of 4,097',
      embed({ description: x(4097) }),
      'embeds[0].description[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      '26 fields',
      embed({ fields: Array(26).fill({ name: 'x', value: 'x' }) }),
      'embeds[0].fields[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a field without value',
      embed({ fields: [{ name: 'x', value: '' }] }),
      'embeds[0].fields[0].value[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 1024 in length.',
    ],
    [
      'a field with a name of 257',
      embed({ fields: [{ name: x(257), value: 'x' }] }),
      'embeds[0].fields[0].name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a footer of 2,049',
      embed({ footer: { text: x(2049) } }),
      'embeds[0].footer.text[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'an author of 257',
      embed({ author: { name: x(257) } }),
      'embeds[0].author.name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'an embed that leads to a script',
      embed({ url: 'javascript:alert(1)' }),
      'embeds[0].url[URL_TYPE_INVALID_URL]',
    ],

    [
      'six rows',
      content({ components: rows(6) }),
      'components[BASE_TYPE_BAD_LENGTH]: Must be 5 or fewer in length.',
    ],
    [
      'six buttons in a row',
      content({ components: [row(...rows(6).flatMap((one) => one.components))] }),
      'components[0].components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5 in length.',
    ],
    [
      'a row of nothing',
      content({ components: [row()] }),
      'components[0].components[BASE_TYPE_BAD_LENGTH]',
    ],
    [
      'a button outside a row',
      content({ components: [button()] }),
      'components[0].type[BASE_TYPE_CHOICES]: Value of field "type" must be one of (1).',
    ],
    [
      'two selects in a row',
      content({
        components: [row(...['a', 'b'].map((custom_id) => ({ type: 5, custom_id })))],
      }),
      'components[0].components[COMPONENT_LAYOUT_WIDTH_EXCEEDED]',
    ],
    [
      'a button without custom_id',
      content({ components: [row(button({ custom_id: undefined }))] }),
      'components[0].components[0].custom_id[BASE_TYPE_REQUIRED]: This field is required',
    ],
    [
      'a custom_id of 101 characters',
      content({ components: [row(button({ custom_id: x(101) }))] }),
      'components[0].components[0].custom_id[BASE_TYPE_MAX_LENGTH]: Must be 100 or fewer in length.',
    ],
    [
      'a link without address',
      content({ components: [row(button({ style: 5, custom_id: undefined }))] }),
      'components[0].components[0].url[BASE_TYPE_REQUIRED]: This field is required',
    ],
    [
      'a link with custom_id',
      content({ components: [row({ ...link('https://a.example/'), custom_id: 'x' })] }),
      'components[0].components[0].custom_id[BUTTON_COMPONENT_CUSTOM_ID_AND_URL]',
    ],
    [
      'a link of 513 characters',
      content({ components: [row(link(`https://a.example/${x(495)}`))] }),
      'components[0].components[0].url[BASE_TYPE_MAX_LENGTH]: Must be 512 or fewer in length.',
    ],
    [
      'a link to a script',
      content({ components: [row(link('javascript:alert(1)'))] }),
      'components[0].components[0].url[URL_TYPE_INVALID_URL]',
    ],
    [
      'a label of 81 characters',
      content({ components: [row(button({ label: x(81) }))] }),
      'components[0].components[0].label[BASE_TYPE_MAX_LENGTH]: Must be 80 or fewer in length.',
    ],
    [
      'an empty label',
      content({ components: [row(button({ label: '' }))] }),
      'components[0].components[0].label[BUTTON_COMPONENT_LABEL_OR_EMOJI]',
    ],
    [
      'an unknown style',
      content({ components: [row(button({ style: 9 }))] }),
      'components[0].components[0].style[BASE_TYPE_CHOICES]',
    ],
    [
      'one custom_id for two buttons',
      content({ components: [row(button()), row(button())] }),
      'components[1].components[0].custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]: Component custom_id cannot be duplicated',
    ],
    [
      '26 options',
      content({
        components: [
          row({
            type: 3,
            custom_id: 's',
            options: Array.from({ length: 26 }, (_, id) => ({ label: 'x', value: `${id}` })),
          }),
        ],
      }),
      'components[0].components[0].options[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 25 in length.',
    ],

    [
      'components v2 without the flag',
      content({ components: [words('x')] }),
      'components[0].type[BASE_TYPE_CHOICES]',
    ],
    [
      'components v2 beside content',
      { ...v2(words('x')), content: 'x' },
      "content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]: The 'content' field cannot be used",
    ],
    [
      'components v2 beside embeds',
      { ...v2(words('x')), embeds: [{ title: 'x' }] },
      'embeds[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
    ],
    ['components v2 of nothing', v2(), 'Cannot send an empty message'],
    [
      '4,001 characters over all components',
      v2(words(x(2000)), words(x(2001))),
      'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]: Total displayable text size exceeds maximum size of 4000',
    ],
    [
      '10,171 bytes over all components',
      v2(words('한'.repeat(3387))),
      'components[UNDOCUMENTED_SIZE]: 10173 bytes of text, over 10170',
    ],
    [
      '41 components, nested ones too',
      v2({ type: 17, components: Array.from({ length: 38 }, () => words('x')) }, row(button())),
      'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]: Total number of components must not exceed 40.',
    ],
    ['a text of nothing', v2(words(' ')), 'components[0].content[BASE_TYPE_BAD_LENGTH]'],
    [
      'a section of four texts',
      v2({ type: 9, components: Array(4).fill(words('x')), accessory: button() }),
      'components[0].components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 3 in length.',
    ],
    [
      'a section without accessory',
      v2({ type: 9, components: [words('x')] }),
      'components[0].accessory[BASE_TYPE_REQUIRED]',
    ],
    [
      'a container in a container',
      v2({ type: 17, components: [{ type: 17, components: [words('x')] }] }),
      'components[0].components[0].type[BASE_TYPE_CHOICES]',
    ],
    [
      'a component that is none',
      v2(words('x'), [] as unknown as object),
      'components[1][DICT_TYPE_CONVERT]',
    ],
  ])('refuses %s', (_, body, reason) => {
    expect(validateMessage(body).join('\n')).toContain(reason);
  });

  it('reports a mistake once', () => {
    expect(validateMessage(content({ components: [row(button({ label: x(81) }))] }))).toHaveLength(
      1,
    );
    expect(validateMessage(v2(words('')))).toHaveLength(1);
  });

  it.each([[undefined], [null], ['x'], [[]]])('refuses %j for a message', (body) => {
    expect(validateMessage(body)).not.toEqual([]);
  });

  it('takes components v2 in the edit of a message that has them, without the flag', () => {
    const body = { ...quiet, components: [words('x')] };
    expect(validateMessage(body, { flags: V2, kind: 'edit' })).toEqual([]);
    expect(validateMessage(body, { kind: 'edit' })).not.toEqual([]);
    expect(validateMessage({ ...quiet, content: 'x' }, { flags: V2, kind: 'edit' })).not.toEqual(
      [],
    );
  });
});

describe('validateCommands', () => {
  const option = (more: object = {}) => ({ type: 3, name: 'question', description: 'x', ...more });
  const command = (more: object = {}) => ({ name: 'ask', description: 'Ask', ...more });
  const many = (count: number, make: (id: number) => object) =>
    Array.from({ length: count }, (_, id) => make(id));

  it('takes good commands', () => {
    const subcommand = option({
      type: 1,
      name: 'ask',
      options: [option({ required: true, autocomplete: true })],
    });
    expect(
      validateCommands([
        command({
          name: 'summit-brief',
          options: [subcommand],
          contexts: [0, 1, 2],
          integration_types: [0, 1],
        }),
        command({ name: 'вопрос' }),
        { type: 3, name: 'Check this message', description: '' },
      ]),
    ).toEqual([]);
    expect(validateCommands([])).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a name with capitals',
      command({ name: 'Ask' }),
      '[0].name[APPLICATION_COMMAND_INVALID_NAME]',
    ],
    [
      'a name with a space',
      command({ name: 'ask me' }),
      '[0].name[APPLICATION_COMMAND_INVALID_NAME]',
    ],
    ['a name of 33 characters', command({ name: x(33) }), '[0].name[BASE_TYPE_MAX_LENGTH]'],
    ['no name', { description: 'x' }, '[0].name[BASE_TYPE_REQUIRED]'],
    ['no description', { name: 'x' }, '[0].description[BASE_TYPE_REQUIRED]'],
    [
      'a description of 101 characters',
      command({ description: x(101) }),
      '[0].description[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a description of a message command',
      { type: 3, name: 'x', description: 'x' },
      '[0].description[APPLICATION_COMMAND_INVALID_DESCRIPTION]',
    ],
    ['an unknown key', command({ colour: 'red' }), 'unknown key "colour" of command'],
    [
      '26 options',
      command({ options: many(26, (id) => option({ name: `o${id}` })) }),
      '[0].options[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'two options of one name',
      command({ options: [option(), option()] }),
      '"question" is used twice',
    ],
    [
      'a bad name of an option',
      command({ options: [option({ name: 'A' })] }),
      '[0].options[0].name[APPLICATION_COMMAND_INVALID_NAME]',
    ],
    [
      'what is required after what is not',
      command({ options: [option(), option({ name: 'b', required: true })] }),
      '[0].options[APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID]',
    ],
    [
      'subcommands beside options',
      command({ options: [option({ type: 1, name: 'a' }), option()] }),
      '[0].options[APPLICATION_COMMAND_OPTIONS_TYPE_INVALID]',
    ],
    [
      '26 choices',
      command({
        options: [option({ choices: many(26, (id) => ({ name: `${id}`, value: `${id}` })) })],
      }),
      '[0].options[0].choices[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'choices that are completed',
      command({ options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })] }),
      '[0].options[0].autocomplete[APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES]',
    ],
    [
      'over 8,000 characters',
      command({
        options: many(3, (id) =>
          option({
            name: `o${id}`,
            choices: many(25, (one) => ({ name: `${one}${x(90)}`, value: x(99) })),
          }),
        ),
      }),
      '[0][APPLICATION_COMMAND_TOO_LARGE]: Command exceeds maximum size (8000)',
    ],
  ])('refuses %s', (_, body, reason) => {
    expect(validateCommands([body]).join('\n')).toContain(reason);
  });

  it('refuses too many commands, and two of one name and type', () => {
    expect(validateCommands(many(101, (id) => command({ name: `c${id}` }))).join()).toContain(
      'over 100 commands',
    );
    expect(validateCommands(many(16, (id) => ({ type: 3, name: `c${id}` }))).join()).toContain(
      'over 15 commands',
    );
    expect(validateCommands([command(), command()]).join()).toContain('names must be unique');
    expect(validateCommands([command(), { type: 3, name: 'ask' }])).toEqual([]);
    expect(validateCommands({}).join()).toContain('LIST_TYPE_CONVERT');
  });
});

describe('validateInteractionResponse', () => {
  const input = { type: 18, label: 'Why?', component: { type: 4, custom_id: 'why', style: 2 } };

  it.each<[string, object]>([
    ['a message', { type: 4, data: { ...content({}), flags: EPHEMERAL } }],
    ['a deferral', { type: 5, data: { flags: EPHEMERAL } }],
    ['a deferral without data', { type: 5 }],
    ['a deferred update', { type: 6 }],
    ['an update', { type: 7, data: content({ components: [] }) }],
    [
      'choices',
      {
        type: 8,
        data: {
          choices: [
            { name: 'a', value: 'b' },
            { name: 'c', value: 1 },
          ],
        },
      },
    ],
    ['a modal', { type: 9, data: { custom_id: 'm', title: 'Tell us', components: [input] } }],
  ])('takes %s', (_, body) => {
    expect(validateInteractionResponse(body)).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'type[BASE_TYPE_CHOICES]'],
    [
      'an unknown type',
      { type: 3 },
      'type[BASE_TYPE_CHOICES]: Value must be one of {1, 4, 5, 6, 7, 8, 9}.',
    ],
    ['a message without data', { type: 4 }, 'data[DICT_TYPE_CONVERT]'],
    [
      'a long message',
      { type: 4, data: content({ content: x(2001) }) },
      'data.content[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a message that may call anybody',
      { type: 4, data: { content: 'x' } },
      'allowed_mentions missing',
    ],
    [
      'an update that may call anybody',
      { type: 7, data: { content: 'x' } },
      'allowed_mentions missing',
    ],
    [
      '26 choices',
      { type: 8, data: { choices: Array(26).fill({ name: 'a', value: 'b' }) } },
      'data.choices[BASE_TYPE_MAX_LENGTH]: Must be 25 or fewer in length.',
    ],
    [
      'a choice of 101 characters',
      { type: 8, data: { choices: [{ name: x(101), value: 'a' }] } },
      'data.choices[0].name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a choice with a long value',
      { type: 8, data: { choices: [{ name: 'a', value: x(101) }] } },
      'data.choices[0].value[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a choice without name',
      { type: 8, data: { choices: [{ name: '', value: 'a' }] } },
      'data.choices[0].name[BASE_TYPE_BAD_LENGTH]',
    ],
    [
      'a modal with a long title',
      { type: 9, data: { custom_id: 'm', title: x(46), components: [input] } },
      'data.title[BASE_TYPE_MAX_LENGTH]: Must be 45 or fewer in length.',
    ],
    [
      'a modal of six',
      { type: 9, data: { custom_id: 'm', title: 'x', components: Array(6).fill(input) } },
      'data.components[BASE_TYPE_BAD_LENGTH]: Must be between 1 and 5 in length.',
    ],
    ['an unknown key', { type: 6, content: 'x' }, 'unknown key "content" of callback'],
  ])('refuses %s', (_, body, reason) => {
    expect(validateInteractionResponse(body).join('\n')).toContain(reason);
  });
});

describe.skipIf(!hasOpenApi)("Discord's OpenAPI document", () => {
  it.each<[keyof typeof KEYS, string, ...string[]]>([
    ['allowedMentions', 'MessageAllowedMentionsRequest'],
    ['messageReference', 'MessageReferenceRequest'],
    ['embed', 'RichEmbed'],
    ['embedField', 'RichEmbedField'],
    ['embedFooter', 'RichEmbedFooter'],
    ['embedAuthor', 'RichEmbedAuthor'],
    ['actionRow', 'ActionRowComponentForMessageRequest'],
    ['button', 'ButtonComponentForMessageRequest'],
    ['stringSelect', 'StringSelectComponentForMessageRequest'],
    ['section', 'SectionComponentForMessageRequest'],
    ['textDisplay', 'TextDisplayComponentForMessageRequest'],
    ['thumbnail', 'ThumbnailComponentForMessageRequest'],
    ['mediaGallery', 'MediaGalleryComponentForMessageRequest'],
    ['file', 'FileComponentForMessageRequest'],
    ['separator', 'SeparatorComponentForMessageRequest'],
    ['container', 'ContainerComponentForMessageRequest'],
    ['modal', 'ModalInteractionCallbackRequestData'],
    ['choice', 'ApplicationCommandOptionStringChoice'],
    ['command', 'ApplicationCommandUpdateRequest', 'nsfw'],
    ['message', 'MessageCreateRequest', 'applied_tags', 'avatar_url', 'thread_name', 'username'],
  ])('has the keys that are known of %s', (kind, schema, ...others) => {
    const keys = openApiKeys(schema) ?? [];
    expect([...KEYS[kind]].sort()).toEqual([...new Set([...keys, ...others])].sort());
  });

  it('tells what the rules by hand do not', () => {
    expect(validateMessage(content({ embeds: [{ title: 'x', color: 'red' }] }))).toEqual([
      'embeds[0].color[SCHEMA_TYPE]: must be integer,null',
    ]);
    expect(validateMessage(v2({ type: 14, spacing: 7 }))).toEqual([
      'components[0].spacing[BASE_TYPE_CHOICES]: Value must be one of {1, 2}.',
    ]);
    expect(validateMessage(content({ allowed_mentions: { parse: ['all'] } }))).toEqual([
      'allowed_mentions.parse[0][BASE_TYPE_CHOICES]: Value must be one of {users, roles, everyone}.',
    ]);
  });
});
