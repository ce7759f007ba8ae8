import { isObject, type Json, walk } from '../json.ts';
import { LIMITS } from './limits.ts';

/** Reports what is wrong with an object that stands at a JSON pointer. */
export type Rule = (node: Json, pointer: string, add: Add) => void;
export type Add = (problem: string, pointer: string) => void;

const ANY = Number.POSITIVE_INFINITY;
const LINK = /^(?:https?|mailto):/i;

const confirmation: readonly Rule[] = [
  length('title', LIMITS.confirmTitle),
  length('text', LIMITS.confirmText),
  length('confirm', LIMITS.confirmButton),
  length('deny', LIMITS.confirmButton),
];
const option: readonly Rule[] = [
  length('text', LIMITS.optionText),
  length('description', LIMITS.optionText),
  length('value', LIMITS.optionValue, 0),
  length('url', LIMITS.optionUrl),
];
const feedback: readonly Rule[] = [
  length('text', LIMITS.buttonText),
  length('value', LIMITS.buttonValue),
];
const button: readonly Rule[] = [
  length('text', LIMITS.buttonText),
  length('value', LIMITS.buttonValue, 0),
  length('url', LIMITS.buttonUrl),
];
const textObject: readonly Rule[] = [length('text', LIMITS.textObject)];
const anyText: readonly Rule[] = [length('text', ANY)];
const anyElements: readonly Rule[] = [items('elements', ANY)];
const select: readonly Rule[] = [
  items('option_groups', LIMITS.optionGroups),
  ...options(LIMITS.selectOptions),
  each('option_groups', [length('label', LIMITS.optionText), ...options(LIMITS.selectOptions)]),
];
const choices = options(LIMITS.choices);

/** What holds of an object whatever it is. */
export const COMMON_RULES: readonly Rule[] = [
  length('block_id', LIMITS.id, 0),
  length('action_id', LIMITS.id, 0),
  length('accessibility_label', LIMITS.accessibilityLabel),
  length('alt_text', LIMITS.altText),
  length('placeholder', LIMITS.placeholder),
  length('image_url', LIMITS.imageUrl),
  ...['url', 'image_url', 'video_url', 'thumbnail_url', 'title_url'].map(link),
  within('confirm', confirmation),
];

/** What holds of a block, an element or a text object by its `type`. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  plain_text: textObject,
  mrkdwn: textObject,

  text: anyText,
  link: anyText,
  rich_text: anyElements,
  rich_text_section: anyElements,
  rich_text_list: anyElements,
  rich_text_quote: anyElements,
  rich_text_preformatted: anyElements,

  header: [length('text', LIMITS.header)],
  section: [
    oneOf('text', 'fields'),
    items('fields', LIMITS.sectionFields),
    each('fields', [length('text', LIMITS.sectionField)]),
  ],
  context: [items('elements', LIMITS.contextElements)],
  actions: [items('elements', LIMITS.actionsElements)],
  context_actions: [items('elements', LIMITS.contextActionsElements)],
  image: [length('title', LIMITS.imageTitle)],
  input: [length('label', LIMITS.inputLabel), length('hint', LIMITS.inputHint)],
  markdown: anyText,
  alert: [length('text', LIMITS.alert)],
  container: [
    oneOf('title', 'rich_text_title'),
    needs('default_collapsed', 'is_collapsible'),
    length('title', LIMITS.containerTitle),
    length('subtitle', LIMITS.containerSubtitle),
    items('child_blocks', LIMITS.containerChildren),
  ],
  card: [
    oneOf('hero_image', 'title', 'actions', 'body'),
    length('title', LIMITS.cardTitle),
    length('subtitle', LIMITS.cardSubtitle),
    length('body', LIMITS.cardBody),
    items('actions', LIMITS.cardActions),
  ],
  carousel: [items('elements', LIMITS.carouselCards)],
  table: [
    items('rows', LIMITS.tableRows),
    items('column_settings', LIMITS.tableColumns, 0),
    cells(LIMITS.tableColumns),
  ],
  data_table: [
    length('caption', ANY),
    items('rows', LIMITS.dataTableRows),
    cells(LIMITS.tableColumns),
    cellTexts(LIMITS.dataTableText),
    number('page_size', 1, LIMITS.dataTablePage),
  ],
  raw_text: anyText,
  raw_number: anyText,
  video: [length('title', LIMITS.videoTitle), length('author_name', LIMITS.videoAuthor)],

  button,
  icon_button: button,
  workflow_button: button,
  feedback_buttons: [within('positive_button', feedback), within('negative_button', feedback)],
  static_select: select,
  multi_static_select: select,
  checkboxes: choices,
  radio_buttons: choices,
  overflow: options(LIMITS.overflowOptions),
};

/** The characters of a string or a text object; 0 for anything else. */
export function lengthOf(value: unknown): number {
  const string = isObject(value) ? value['text'] : value;
  return typeof string === 'string' ? string.length : 0;
}

/** The length of a string or a text object, where there is one. */
function length(key: string, max: number, min = 1): Rule {
  return (node, pointer, add) => {
    const value = node[key];
    if (value === undefined) return;
    const at = `${pointer}/${key}${isObject(value) ? '/text' : ''}`;
    if (lengthOf(value) > max) add(`must be less than ${max + 1} characters`, at);
    if (lengthOf(value) < min) add(`must be more than ${min - 1} characters`, at);
  };
}

function items(key: string, max: number, min = 1): Rule {
  return (node, pointer, add) => {
    const value = node[key];
    if (!Array.isArray(value)) return;
    if (value.length > max) add(`no more than ${max} items allowed`, `${pointer}/${key}`);
    if (value.length < min) add(`no fewer than ${min} items allowed`, `${pointer}/${key}`);
  };
}

function number(key: string, min: number, max: number): Rule {
  return (node, pointer, add) => {
    const value = node[key];
    if (typeof value !== 'number' || (value >= min && value <= max)) return;
    add(`must be from ${min} to ${max}`, `${pointer}/${key}`);
  };
}

function link(key: string): Rule {
  return (node, pointer, add) => {
    const url = node[key];
    if (typeof url !== 'string' || (LINK.test(url) && URL.canParse(url))) return;
    add(`invalid url: ${url}`, `${pointer}/${key}`);
  };
}

function oneOf(...keys: readonly string[]): Rule {
  return (node, pointer, add) => {
    if (keys.every((key) => node[key] === undefined)) add(`${keys.join(' or ')} needed`, pointer);
  };
}

function needs(key: string, other: string): Rule {
  return (node, pointer, add) => {
    if (node[key] && !node[other]) add(`${key} needs ${other}`, pointer);
  };
}

function within(key: string, rules: readonly Rule[]): Rule {
  return (node, pointer, add) => {
    const value = node[key];
    if (isObject(value)) for (const rule of rules) rule(value, `${pointer}/${key}`, add);
  };
}

function each(key: string, rules: readonly Rule[]): Rule {
  return (node, pointer, add) => {
    const value = node[key];
    if (!Array.isArray(value)) return;
    for (const [index, item] of value.entries()) {
      for (const rule of rules) rule(item, `${pointer}/${key}/${index}`, add);
    }
  };
}

function options(max: number): readonly Rule[] {
  return [items('options', max), each('options', option)];
}

function cells(columns: number): Rule {
  return (node, pointer, add) => {
    const rows = node['rows'];
    if (!Array.isArray(rows)) return;
    for (const [index, row] of rows.entries()) {
      items('cells', columns)({ cells: row }, `${pointer}/rows/${index}`, add);
    }
  };
}

/** The characters of all texts of a table. */
function cellTexts(max: number): Rule {
  return (node, pointer, add) => {
    let characters = 0;
    walk(node['rows'], pointer, (value) => {
      if (isObject(value)) characters += lengthOf(value);
    });
    if (characters > max) add(`must be less than ${max + 1} characters`, `${pointer}/rows`);
  };
}
