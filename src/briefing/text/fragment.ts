import type { Span } from '../types.ts';

/** Words at either end of a long passage by which a browser finds it. */
const EDGE_WORDS = 5;
const EDGE_WORDS_MAX = 12;
/** Up to so many words are written out whole; longer passages only where nothing shorter tells them apart. */
const WHOLE_WORDS = 10;
const WHOLE_MAX_CHARS = 300;
/** Articles beyond this length are linked without a fragment: looking for other places would take too long. */
const TEXT_MAX_CHARS = 200_000;

/**
 * Returns an article's address that leads a browser to the words of the span, or undefined when there is no web
 * address or other words of the text would be found first.
 *
 * @see https://wicg.github.io/scroll-to-text-fragment/ (read 2026-11-25)
 */
export function linkTo(url: string | undefined, text: string, span: Span): string | undefined {
  if (url === undefined || text.length > TEXT_MAX_CHARS || !isWebAddress(url)) return undefined;
  const directive = textDirective(text, span);
  if (directive === undefined) return undefined;
  // A fragment of the address's own stays in front of the directive.
  return `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}

/** Tells whether an address is one a reader can open: http or https. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

function textDirective(text: string, { start, end }: Span): string | undefined {
  const words = text.slice(start, end).match(/\S+/g) ?? [];
  if (words.length === 0) return undefined;
  const haystack = fold(text);
  // Where the span begins in the folded text: folding what is before it keeps the count.
  const at = fold(text.slice(0, start)).trimEnd().length;
  const isFirst = (needle: string): boolean => {
    const found = haystack.indexOf(fold(needle));
    return found >= at && found <= at + 1;
  };
  if (words.length <= WHOLE_WORDS) {
    const whole = words.join(' ');
    return isFirst(whole) ? `text=${encode(whole)}` : undefined;
  }
  const last = words.slice(-EDGE_WORDS).join(' ');
  // The end is looked for behind the beginning, so the two must not overlap.
  for (
    let count = EDGE_WORDS;
    count <= Math.min(EDGE_WORDS_MAX, words.length - EDGE_WORDS);
    count++
  ) {
    const first = words.slice(0, count).join(' ');
    if (isFirst(first)) return `text=${encode(first)},${encode(last)}`;
  }
  const whole = words.join(' ');
  return whole.length <= WHOLE_MAX_CHARS && isFirst(whole) ? `text=${encode(whole)}` : undefined;
}

/** Browsers look without regard to case and to how much white space stands between words. */
function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ');
}

/** The comma, hyphen and ampersand mean something in a directive. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replace(/-/g, '%2D');
}
