import { isObject, listOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import type { Add } from './problems.ts';
import { apply, each, items, known, length, lengthOf, link, type Rule, within } from './rules.ts';

const RULES: readonly Rule[] = [
  known('embed'),
  length('title', LIMITS.embedTitle),
  length('description', LIMITS.embedDescription),
  link('url', LIMITS.embedUrl),
  items('fields', LIMITS.embedFields),
  each('fields', [
    known('embedField'),
    length('name', LIMITS.embedFieldName, 1),
    length('value', LIMITS.embedFieldValue, 1),
  ]),
  within('footer', [known('embedFooter'), length('text', LIMITS.embedFooter, 1)]),
  within('author', [
    known('embedAuthor'),
    length('name', LIMITS.embedAuthor, 1),
    link('url', LIMITS.embedUrl),
  ]),
  notEmpty,
];
const SHOWN = ['title', 'description', 'footer', 'author', 'image', 'thumbnail', 'video'];

/** Reports what Discord refuses in the embeds of a message. */
export function checkEmbeds(embeds: unknown, at: string, add: Add): void {
  const list = listOf(embeds);
  for (const [index, embed] of list.entries()) apply(RULES, embed, `${at}/${index}`, add);
  const characters = list.reduce<number>((sum, embed) => sum + charactersOf(embed), 0);
  if (characters > LIMITS.embedsText) {
    const said = `Embed size exceeds maximum size of ${LIMITS.embedsText}`;
    add(at, 'MAX_EMBED_SIZE_EXCEEDED', said);
  }
}

/** What counts of an embed: title, description, names and values of fields, footer and author. */
function charactersOf(embed: unknown): number {
  if (!isObject(embed)) return 0;
  const { title, description, footer, author, fields } = embed;
  const texts = [
    ...[title, description],
    ...[isObject(footer) && footer['text'], isObject(author) && author['name']],
    ...listOf(fields).flatMap((field) => (isObject(field) ? [field['name'], field['value']] : [])),
  ];
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0);
}

function notEmpty(...[embed, at, add]: Parameters<Rule>): void {
  const isShown = (value: unknown) => isObject(value) || lengthOf(value) > 0;
  if (SHOWN.some((key) => isShown(embed[key])) || listOf(embed['fields']).length > 0) return;
  add(`${at}/description`, 'BASE_TYPE_REQUIRED', 'This field is required');
}
