import { isObject, type Json, listOf, stringOf } from '../json.ts';
import { COMPONENT } from './component-types.ts';
import { FLAGS } from './flags.ts';
import { renderMarkdown } from './markdown.ts';

/** What is needed of a message to show it; the body of a request will do. */
export interface Shown {
  readonly content?: unknown;
  readonly embeds?: unknown;
  readonly components?: unknown;
  readonly flags?: unknown;
}

/** And to say whom it calls. */
export interface Calling extends Shown {
  readonly allowedMentions?: unknown;
  readonly reference?: unknown;
  /** The same in the body of a request. */
  readonly allowed_mentions?: unknown;
  readonly message_reference?: unknown;
}

/** A button as a reader sees it, with what it sends when pressed. */
export interface ShownButton {
  readonly label: string;
  /** Empty for a link. */
  readonly customId: string;
  readonly style: number;
  readonly disabled: boolean;
  /** Opened instead of telling the app. */
  readonly url?: string;
}

const USER = /<@!?\d+>/g;
const ROLE = /<@&\d+>/g;
const EVERYONE = /@(?:everyone|here)/g;

/**
 * What a reader sees of a message: content, embeds and components in order, a line each or more. Markdown is resolved
 * (`renderMarkdown`); a button shows `[label]`, a picture `(description)`, a line between `---`.
 */
export function visibleText(message: Shown): string {
  return lines(
    partsOf(message).map(({ text, isMarkdown }) => (isMarkdown ? renderMarkdown(text).text : text)),
  );
}

/**
 * What a reader sees as a mention, whether or not it calls anybody, in order and as it is written: `<@1>`, `<@&1>`, `<#1>`,
 * `@everyone`.
 */
export function rawMentionsIn(message: Shown): string[] {
  return markdownOf(message).flatMap((text) => renderMarkdown(text).mentions);
}

/** What a reader can click, in order: addresses in texts, the links of embeds, link buttons. */
export function linksIn(message: Shown): string[] {
  return partsOf(message).flatMap(({ text, isMarkdown, url }) => [
    ...(isMarkdown ? renderMarkdown(text).links : []),
    ...(url === undefined ? [] : [url]),
  ]);
}

/**
 * Whom a message calls, in order and as it is written; `reply` stands for the author of the message it replies to. Embeds call
 * nobody. A mention counts even where markdown hides it.
 *
 * @see https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function mentionsIn(message: Calling): string[] {
  const given = message.allowedMentions ?? message.allowed_mentions;
  const allowed = isObject(given) ? given : undefined;
  const may = (kind: 'users' | 'roles', mention: string): boolean =>
    allowed === undefined ||
    listOf(allowed['parse']).includes(kind) ||
    listOf(allowed[kind]).includes(/\d+/.exec(mention)?.[0]);
  const mayEveryone = allowed === undefined || listOf(allowed['parse']).includes('everyone');
  const text = [message.content, ...displaysIn(message.components)].filter(isText).join('\n');
  const isReply = Boolean(message.reference ?? message.message_reference);
  return [
    ...(text.match(USER) ?? []).filter((mention) => may('users', mention)),
    ...(text.match(ROLE) ?? []).filter((mention) => may('roles', mention)),
    ...(mayEveryone ? (text.match(EVERYONE) ?? []) : []),
    ...(isReply && (allowed === undefined || allowed['replied_user'] === true) ? ['reply'] : []),
  ];
}

/** The buttons of a message in order. */
export function buttonsIn(message: Shown): ShownButton[] {
  return nodesIn(message.components)
    .filter(({ type }) => type === COMPONENT.button)
    .map((node) => {
      const url = stringOf(node['url']);
      return {
        label: labelOf(node),
        customId: stringOf(node['custom_id']) ?? '',
        style: Number(node['style']),
        disabled: node['disabled'] === true,
        ...(url !== undefined && { url }),
      };
    });
}

/** A piece of what is shown. */
interface Part {
  readonly text: string;
  readonly isMarkdown: boolean;
  /** Where a click on it leads. */
  readonly url?: string | undefined;
}

function partsOf({ content, embeds, components, flags }: Shown): Part[] {
  const areHidden = typeof flags === 'number' && (flags & FLAGS.suppressEmbeds) !== 0;
  return [
    ...marked(content),
    ...(areHidden ? [] : listOf(embeds).flatMap(embedParts)),
    ...listOf(components).flatMap(componentParts),
  ];
}

function markdownOf(message: Shown): string[] {
  return partsOf(message)
    .filter(({ isMarkdown }) => isMarkdown)
    .map(({ text }) => text);
}

function embedParts(embed: unknown): Part[] {
  if (!isObject(embed)) return [];
  const author = objectOf(embed['author']);
  const fields = listOf(embed['fields']).map(objectOf);
  return [
    ...plain(author['name'], author['url']),
    ...marked(embed['title'], embed['url']),
    ...marked(embed['description']),
    ...fields.flatMap(({ name, value }) => [...marked(name), ...marked(value)]),
    ...plain(objectOf(embed['footer'])['text']),
  ];
}

function componentParts(node: unknown): Part[] {
  if (!isObject(node)) return [];
  const children = listOf(node['components']);
  switch (node['type']) {
    case COMPONENT.textDisplay:
      return marked(node['content']);
    case COMPONENT.actionRow:
      return inOneLine(children.flatMap(componentParts));
    case COMPONENT.button:
      return [{ ...button(labelOf(node)), url: stringOf(node['url']) }];
    case COMPONENT.separator:
      return node['divider'] === false ? [] : plain('---');
    case COMPONENT.mediaGallery:
      return listOf(node['items']).flatMap((item) => picture(objectOf(item)));
    case COMPONENT.thumbnail:
      return picture(node);
    case COMPONENT.section:
    case COMPONENT.container:
      return [...children.flatMap(componentParts), ...componentParts(node['accessory'])];
    default:
      return 'placeholder' in node ? [button(stringOf(node['placeholder']) ?? '')] : [];
  }
}

/** Each part of a line stands alone, as each leads somewhere else; so their text is put into the first. */
function inOneLine(parts: readonly Part[]): Part[] {
  const text = parts.map((part) => part.text).join(' ');
  return parts.map((part, index) => ({ ...part, text: index === 0 ? text : '' }));
}

function marked(value: unknown, url?: unknown): Part[] {
  return isText(value) ? [{ text: value, isMarkdown: true, url: stringOf(url) }] : [];
}

function plain(value: unknown, url?: unknown): Part[] {
  return isText(value) ? [{ text: value, isMarkdown: false, url: stringOf(url) }] : [];
}

function button(label: string): Part {
  return { text: `[${label}]`, isMarkdown: false };
}

function picture(node: Json): Part[] {
  return plain(`(${stringOf(node['description']) ?? ''})`);
}

function labelOf(node: Json): string {
  const emoji = stringOf(objectOf(node['emoji'])['name']);
  return [emoji, stringOf(node['label'])].filter(isText).join(' ');
}

function displaysIn(components: unknown): unknown[] {
  return nodesIn(components)
    .filter(({ type }) => type === COMPONENT.textDisplay)
    .map((node) => node['content']);
}

/** All components, nested ones too, from the outside in. */
function nodesIn(components: unknown): Json[] {
  return listOf(components)
    .filter(isObject)
    .flatMap((node) => [
      node,
      ...nodesIn(node['components']),
      ...(node['accessory'] ? nodesIn([node['accessory']]) : []),
    ]);
}

function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
