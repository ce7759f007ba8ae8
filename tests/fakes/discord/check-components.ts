import { isObject, type Json, listOf } from '../json.ts';
import { BUTTON_STYLE, COMPONENT } from './component-types.ts';
import { LIMITS } from './limits.ts';
import type { Add } from './problems.ts';
import {
  distinct,
  each,
  items,
  known,
  length,
  lengthOf,
  link,
  type Rule,
  required,
} from './rules.ts';

const { actionRow, button, section, textDisplay, thumbnail, container } = COMPONENT;
const { stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect } = COMPONENT;
const { mediaGallery, file, separator } = COMPONENT;

const SELECTS: readonly unknown[] = [
  ...[stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect],
];
const IN_ROW = [button, ...SELECTS];
const IN_CONTAINER = [actionRow, section, textDisplay, mediaGallery, file, separator];
const AT_TOP = [...IN_CONTAINER, container];
const AT_TOP_BEFORE_V2 = [actionRow];

const anySelect: readonly Rule[] = [
  length('custom_id', LIMITS.customId, 1),
  length('placeholder', LIMITS.selectPlaceholder),
];

const RULES: Readonly<Record<number, readonly Rule[]>> = {
  [actionRow]: [known('actionRow'), items('components', LIMITS.rowButtons, 1), alone],
  [button]: [known('button'), buttonRule],
  [stringSelect]: [
    known('stringSelect'),
    ...anySelect,
    items('options', LIMITS.selectOptions, 1),
    each('options', [
      known('selectOption'),
      length('label', LIMITS.selectOptionText, 1),
      length('value', LIMITS.selectOptionText, 1),
      length('description', LIMITS.selectOptionText),
    ]),
    distinct('options', 'value'),
  ],
  [userSelect]: anySelect,
  [roleSelect]: anySelect,
  [mentionableSelect]: anySelect,
  [channelSelect]: anySelect,
  [section]: [known('section'), items('components', LIMITS.sectionTexts, 1), required('accessory')],
  [textDisplay]: [known('textDisplay'), length('content', LIMITS.displayedText, 1)],
  [thumbnail]: [
    known('thumbnail'),
    required('media'),
    length('description', LIMITS.mediaDescription),
  ],
  [mediaGallery]: [known('mediaGallery'), items('items', LIMITS.galleryItems, 1)],
  [file]: [known('file'), required('file')],
  [separator]: [known('separator')],
  [container]: [known('container'), items('components', LIMITS.components, 1)],
};

/** Reports what Discord refuses in the components of a message; `isV2`: the message has the flag of components v2. */
export function checkComponents(components: unknown, isV2: boolean, at: string, add: Add): void {
  const nodes: { node: Json; at: string }[] = [];
  const visit = (node: unknown, here: string, allowed: readonly unknown[]): void => {
    if (!isObject(node)) {
      add(here, 'DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType');
      return;
    }
    nodes.push({ node, at: here });
    const { type } = node;
    if (!allowed.includes(type)) {
      const said = `Value of field "type" must be one of (${allowed.join(', ')}).`;
      add(`${here}/type`, 'BASE_TYPE_CHOICES', said);
      return;
    }
    for (const rule of RULES[Number(type)] ?? []) rule(node, here, add);
    for (const [index, child] of listOf(node['components']).entries()) {
      visit(child, `${here}/components/${index}`, childrenOf(type));
    }
    if (node['accessory']) visit(node['accessory'], `${here}/accessory`, [button, thumbnail]);
  };
  for (const [index, node] of listOf(components).entries()) {
    visit(node, `${at}/${index}`, isV2 ? AT_TOP : AT_TOP_BEFORE_V2);
  }
  checkTotals(nodes, at, add);
}

function childrenOf(type: unknown): readonly unknown[] {
  if (type === actionRow) return IN_ROW;
  return type === section ? [textDisplay] : IN_CONTAINER;
}

function checkTotals(nodes: readonly { node: Json; at: string }[], at: string, add: Add): void {
  if (nodes.length > LIMITS.components) {
    const said = `Total number of components must not exceed ${LIMITS.components}.`;
    add(at, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', said);
  }
  const texts = nodes
    .filter(({ node }) => node['type'] === textDisplay)
    .map(({ node }) => (typeof node['content'] === 'string' ? node['content'] : ''));
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  if (characters > LIMITS.displayedText) {
    const said = `Total displayable text size exceeds maximum size of ${LIMITS.displayedText}`;
    add(at, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', said);
  }
  const bytes = texts.reduce(
    (sum, text) => sum + Buffer.byteLength(text) + LIMITS.displayOverheadBytes,
    0,
  );
  if (bytes > LIMITS.displayedBytes) {
    add(at, 'UNDOCUMENTED_SIZE', `${bytes} bytes of text, over ${LIMITS.displayedBytes}`);
  }
  checkUnique(nodes, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', add);
  checkUnique(nodes, 'id', 'COMPONENT_ID_DUPLICATED', add);
}

function checkUnique(
  nodes: readonly { node: Json; at: string }[],
  key: string,
  code: string,
  add: Add,
): void {
  const seen = new Set<unknown>();
  for (const { node, at } of nodes) {
    const value = node[key];
    // Discord gives an id to what has none or 0.
    if (value === undefined || value === null || value === 0) continue;
    if (seen.has(value)) add(`${at}/${key}`, code, `Component ${key} cannot be duplicated`);
    seen.add(value);
  }
}

/** A row holds buttons or one select. */
function alone(node: Json, at: string, add: Add): void {
  const children = listOf(node['components']);
  const isSelect = (child: unknown) => isObject(child) && SELECTS.includes(child['type']);
  if (children.length < 2 || !children.some(isSelect)) return;
  const said = 'The specified component exceeds the maximum width';
  add(`${at}/components`, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', said);
}

function buttonRule(node: Json, at: string, add: Add): void {
  const { style, label, emoji, custom_id: id, url } = node;
  length('label', LIMITS.buttonLabel)(node, at, add);
  if (lengthOf(label) === 0 && !emoji && style !== BUTTON_STYLE.premium) {
    add(`${at}/label`, 'BUTTON_COMPONENT_LABEL_OR_EMOJI', 'A label or an emoji must be specified');
  }
  if (!Number.isInteger(style) || Number(style) < 1 || Number(style) > BUTTON_STYLE.premium) {
    const said = 'Value must be one of {1, 2, 3, 4, 5, 6}.';
    add(`${at}/style`, 'BASE_TYPE_CHOICES', said);
  } else if (style === BUTTON_STYLE.link) {
    required('url')(node, at, add);
    link('url', LIMITS.buttonUrl)(node, at, add);
    if (id !== undefined && id !== null) add(`${at}/custom_id`, ...EITHER);
  } else if (style === BUTTON_STYLE.premium) {
    required('sku_id')(node, at, add);
  } else {
    length('custom_id', LIMITS.customId, 1)(node, at, add);
    if (url !== undefined && url !== null) add(`${at}/url`, ...EITHER);
  }
}

const EITHER = [
  'BUTTON_COMPONENT_CUSTOM_ID_AND_URL',
  'A custom id and url cannot both be specified',
] as const;
