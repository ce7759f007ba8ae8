/** What a reader sees of a text with Discord's markdown, and what he can click in it. */
export interface Rendered {
  readonly text: string;
  /** Addresses, in order. */
  readonly links: readonly string[];
  /** What is shown as a mention, as it is written: `<@1>`, `<@&1>`, `<#1>`, `@everyone`, `</name:1>`. */
  readonly mentions: readonly string[];
}

interface Context {
  readonly links: string[];
  readonly mentions: string[];
  /** Whether a line may begin something: a quote, a heading, a list. */
  readonly isBlock: boolean;
  readonly isQuote: boolean;
}

/** A kind of markup that may stand at a place; what is shown of it. */
interface Markup {
  readonly pattern: RegExp;
  readonly atLineStart?: true;
  readonly show: (match: RegExpExecArray, context: Context) => string | undefined;
}

const QUOTE_MARK = /^ *> ?/gm;
/** A label that is an address itself makes no link of the whole. */
const ADDRESS = /https?:\/\/\S/i;
/** What no markup begins with. */
const PLAIN = /(?:(?!https?:\/\/)[\p{L}\p{N} ,.;'"?!%])+/iuy;

/**
 * The kinds in the order in which Discord tries them.
 *
 * @see https://support.discord.com/hc/en-us/articles/210298617 and the grammar of https://github.com/discord/simple-markdown
 */
const MARKUPS: readonly Markup[] = [
  { pattern: /\\([^0-9A-Za-z\s])/uy, show: ([, character = '']) => character },
  {
    pattern: /```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/iy,
    show: ([, code = '']) => code,
  },
  { pattern: /(`+)([\s\S]*?[^`])\1(?!`)/y, show: ([, , code = '']) => code.trim() },

  { pattern: / *>>> ([\s\S]*)/y, atLineStart: true, show: quote },
  { pattern: / *> [^\n]*(?:\n *> [^\n]*)*/y, atLineStart: true, show: quote },
  { pattern: /#{1,3} +(?=\S)([^\n]+)/y, atLineStart: true, show: inside },
  { pattern: /-# +(?=\S)([^\n]+)/y, atLineStart: true, show: inside },
  { pattern: /( *)[-*] +(?=\S)/y, atLineStart: true, show: ([, margin]) => `${margin}• ` },

  { pattern: /<@!?\d+>|<@&\d+>|<#\d+>|<id:\w+>/y, show: mention },
  { pattern: /<(\/[^\n:<>]+):\d+>/y, show: mention },
  { pattern: /<a?:(\w+):\d+>/y, show: ([, name]) => `:${name}:` },
  { pattern: /<t:-?\d{1,17}(?::[tTdDfFRsS])?>/y, show: ([whole]) => whole },
  { pattern: /<(https?:\/\/[^ >]+)>/iy, show: address },
  { pattern: /<([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)>/y, show: address },
  { pattern: /@(?:everyone|here)/y, show: mention },

  // A label, in which brackets come in pairs or are escaped; an address, bare or in angle brackets; perhaps a title.
  {
    pattern:
      /\[((?:\\.|\[[^\][]*\]|[^\][\\])+)\]\(\s*(?:<([^\s<>]+)>|((?:\([^\s()]*\)|[^\s()\\<>]|\\.)+))(?:\s+"[^"]*")?\s*\)/suy,
    show: maskedLink,
  },
  // Brackets of an address come in pairs, and what ends a sentence is none of it.
  {
    pattern: /https?:\/\/(?:\([^\s()<]*\)|[^\s<()])*(?:\([^\s()<]*\)|[^\s<().,:;"'\]])/iy,
    show: address,
  },

  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, show: inside },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, show: inside },
  { pattern: /\b_((?:__|\\[\s\S]|[^\\_])+?)_\b/y, show: inside },
  {
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
    show: inside,
  },
  { pattern: /~~([\s\S]+?)~~(?!_)/y, show: inside },
  { pattern: /\|\|([\s\S]+?)\|\|/y, show: inside },
];

/** A quote shows `> ` before each line, an item of a list `• `; a custom emoji is `:name:`, a mention `MENTION(@1)`. */
export function renderMarkdown(source: string): Rendered {
  const context = { links: [], mentions: [], isBlock: true, isQuote: false };
  return { text: parse(source, context), links: context.links, mentions: context.mentions };
}

function parse(source: string, context: Context): string {
  let shown = '';
  let place = 0;
  while (place < source.length) {
    const isLineStart = context.isBlock && (place === 0 || source[place - 1] === '\n');
    const found = markupAt(source, place, isLineStart, context);
    if (found) {
      shown += found.text;
      place = found.end;
    } else {
      const plain = matchAt(PLAIN, source, place);
      const text = plain?.[0] ?? String.fromCodePoint(source.codePointAt(place) ?? 0);
      shown += text;
      place += text.length;
    }
  }
  return shown;
}

function markupAt(
  source: string,
  place: number,
  isLineStart: boolean,
  context: Context,
): { text: string; end: number } | undefined {
  for (const { pattern, atLineStart, show } of MARKUPS) {
    if (atLineStart && !isLineStart) continue;
    const match = matchAt(pattern, source, place);
    const text = match ? show(match, context) : undefined;
    if (match && text !== undefined) return { text, end: place + match[0].length };
  }
  return undefined;
}

function matchAt(pattern: RegExp, source: string, place: number): RegExpExecArray | null {
  pattern.lastIndex = place;
  return pattern.exec(source);
}

function inside([, text = '']: RegExpExecArray, context: Context): string {
  return parse(text, { ...context, isBlock: false });
}

function quote([whole]: RegExpExecArray, context: Context): string | undefined {
  if (context.isQuote) return undefined;
  const isRest = whole.trimStart().startsWith('>>> ');
  const text = isRest ? whole.replace(/^ *>>> /, '') : whole.replace(QUOTE_MARK, '');
  return parse(text, { ...context, isQuote: true }).replace(/^/gm, '> ');
}

/** A mention in a label counts as well. */
function mention([whole, name]: RegExpExecArray, context: Context): string {
  context.mentions.push(whole);
  // These two look the same whether or not they are mentions.
  return whole.startsWith('@') ? whole : `MENTION(${name ?? whole.slice(1, -1)})`;
}

function address([whole, inner]: RegExpExecArray, context: Context): string {
  const shown = inner ?? whole;
  context.links.push(/^https?:/i.test(shown) ? shown : `mailto:${shown}`);
  return shown;
}

function maskedLink(match: RegExpExecArray, context: Context): string | undefined {
  const [, label = '', bracketed, bare = ''] = match;
  const target = bracketed ?? bare.replaceAll(/\\(.)/gu, '$1');
  if (!ADDRESS.test(target) || ADDRESS.test(label)) return undefined;
  context.links.push(target);
  return parse(label, { ...context, isBlock: false });
}
