import { splitParagraphs } from '../text/paragraphs.ts';
import type { Span } from '../types.ts';
import {
  ALONE,
  AUTHOR_NOTE,
  BANNER,
  BYLINE,
  CREDIT_LINE,
  DATELINE,
  INVITATION,
  LABEL,
  LABEL_WORDS,
  LEAD_IN,
  PHOTO_BRACKET,
  PHOTO_HINT,
  PHOTO_LINE,
  PHOTO_TAIL,
  SECTION_LINK,
  SENTENCE_CASE_LABELS,
  SINGLE_LABELS,
  WIRE_TAIL,
} from './furniture-patterns.ts';

/** What a span of furniture is. `tail` is anything behind the story's end that shows no kind of its own. */
export type FurnitureKind =
  | 'headline'
  | 'leadIn'
  | 'link'
  | 'caption'
  | 'credit'
  | 'dateline'
  | 'label'
  | 'tail';

export interface Furniture extends Span {
  readonly kind: FurnitureKind;
}

/** A paragraph while it is being judged. */
interface Block extends Span {
  readonly text: string;
  readonly words: number;
  /** Length of the agency's credit behind the last sentence, 0 when there is none. */
  readonly wireChars: number;
  /** The last sentence is ended: closing mark, then at most quotes, brackets and an agency's credit. */
  readonly isClosed: boolean;
  kind?: FurnitureKind;
}

/** Furniture lines are short; longer paragraphs are only looked at from their ends. */
const LINE_MAX_CHARS = 600;
const LINE_MAX_WORDS = 40;
const HEADLINE_MAX_WORDS = 30;
/** A longer line in sentence case is a sentence that lost its full stop. */
const SENTENCE_CASE_MAX_WORDS = 18;
const KICKER_MAX_WORDS = 6;
const CAPTION_MAX_WORDS = 90;
/** Prefixes and suffixes are searched in so many characters. */
const EDGE_MAX_CHARS = 160;
/** A paragraph of at least so many words with a closing mark is story, not a slogan. */
const PROSE_MIN_WORDS = 20;
/** So many of them behind a credit mean that the story goes on. */
const RESUMED_MIN_PARAGRAPHS = 2;
/** So many unclosed lines in a row at the end are links to other stories. */
const LINK_RUN_MIN = 3;
/** A label has a sentence behind it. */
const LABELLED_MIN_WORDS = 6;
/** Above this share of the text the weaker kinds are not believed. */
const MAX_SHARE = 0.6;
/** An opening quote behind the last mark is a typist's slip. */
const CLOSED = /[.!?…][\s"'”’)\]»“‘]*$/;
const SENTENCE_INSIDE = /\p{Ll}[.!?]["”’]? ["“‘]?\p{Lu}/u;
/** Kinds known by wording alone, whatever share of the text they cover. */
const CERTAIN: ReadonlySet<FurnitureKind> = new Set(['leadIn']);

/**
 * Finds what is not the story: headlines, links, invitations, captions, credits, datelines and labels.
 * Sorted by place and without overlaps; each span is a whole paragraph, or its head or tail.
 *
 * @param title the stated title, so that its copies in the text are known
 */
export function findFurniture(text: string, title?: string): Furniture[] {
  const blocks = splitParagraphs(text).map((span) => createBlock(text, span));
  if (blocks.length === 0) return [];
  markLines(blocks);
  markHeadlines(blocks, title);
  markCaptionCopies(blocks);
  markLists(blocks);
  markTail(blocks);
  const found = [...wholeBlocks(blocks), ...edges(blocks)].sort((a, b) => a.start - b.start);
  return limitShare(text, found);
}

function createBlock(text: string, span: Span): Block {
  const own = text.slice(span.start, span.end);
  const wireChars = findWireChars(own);
  return {
    ...span,
    text: own,
    words: countWords(own),
    wireChars,
    isClosed: wireChars > 0 || CLOSED.test(own.slice(-8)),
  };
}

function findWireChars(text: string): number {
  const tail = text.slice(-EDGE_MAX_CHARS);
  // Most paragraphs have no dash or bracket near their end and need no closer look.
  if (!/[-–—―(]/.test(tail.slice(-EDGE_MAX_CHARS / 2))) return 0;
  return WIRE_TAIL.exec(tail)?.[0].length ?? 0;
}

/** Lines known by their own wording. */
function markLines(blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    if (block.text.length > LINE_MAX_CHARS || block.words > CAPTION_MAX_WORDS) return;
    const kind =
      lineKind(block) ??
      (index < 4 && block.words <= 16 && BYLINE.test(block.text) ? 'credit' : undefined);
    if (kind) block.kind = kind;
  });
}

function lineKind(block: Block): FurnitureKind | undefined {
  const { text, words } = block;
  if (isPhoto(text)) return 'caption';
  if (words > LINE_MAX_WORDS) return undefined;
  if (words <= 8 && ALONE.test(text)) return 'leadIn';
  if (LEAD_IN.test(text) || INVITATION.test(text) || SECTION_LINK.test(text)) return 'leadIn';
  return CREDIT_LINE.test(text) ? 'credit' : undefined;
}

/** A photo credit, or a caption that ends with one. */
function isPhoto(text: string): boolean {
  if (!PHOTO_HINT.test(text)) return false;
  if (PHOTO_LINE.test(text)) return true;
  const end = text.slice(-EDGE_MAX_CHARS);
  const bracket = PHOTO_BRACKET.exec(end);
  if (bracket && /^[.\s]*$/.test(end.slice(bracket.index + bracket[0].length))) return true;
  return PHOTO_TAIL.test(end);
}

/** The first line when it is a headline, and every copy of it or of the title. */
function markHeadlines(blocks: readonly Block[], title: string | undefined): void {
  const headlines = new Set(titleForms(title));
  const first = blocks[0];
  if (first && isOpeningHeadline(first, blocks)) headlines.add(fold(first.text));
  headlines.delete('');
  // Folding is slow, and a paragraph much longer than any headline cannot be a copy of one.
  const longest = Math.max(0, ...[...headlines].map((headline) => headline.length));
  for (const block of blocks)
    if (!block.kind && block.text.length <= 2 * longest && headlines.has(fold(block.text)))
      block.kind = 'headline';
  markKickers(blocks);
}

/** Names, dates and sections printed between a headline and its story. */
function markKickers(blocks: readonly Block[]): void {
  if (blocks[0]?.kind !== 'headline') return;
  for (const block of blocks) {
    if (isProse(block)) return;
    if (
      !block.kind &&
      !block.isClosed &&
      block.words <= KICKER_MAX_WORDS &&
      !/[:;,]$/.test(block.text)
    )
      block.kind = 'credit';
  }
}

function isOpeningHeadline(first: Block, blocks: readonly Block[]): boolean {
  if (first.isClosed || first.words < 3 || first.words > HEADLINE_MAX_WORDS) return false;
  if (!/^["'“‘]?[\p{Lu}\d$€£]/u.test(first.text) || /[:;,–—-]$/.test(first.text)) return false;
  // A fragment of several sentences without its last full stop is story.
  if (SENTENCE_INSIDE.test(first.text)) return false;
  if (first.words > SENTENCE_CASE_MAX_WORDS && !isTitleCase(first.text)) return false;
  return blocks.slice(1, 8).some((block) => isProse(block));
}

/** The title and its part before a site's name ("... | The Site"), folded. */
function titleForms(title: string | undefined): string[] {
  if (title === undefined) return [];
  const head = title.split(/\s[|–—-]\s(?=[^|–—]{2,40}$)/u)[0] ?? title;
  return countWords(head) >= 4 ? [fold(title), fold(head)] : [fold(title)];
}

/** A caption printed twice often carries its credit once only. */
function markCaptionCopies(blocks: readonly Block[]): void {
  const captions = new Set<string>();
  for (const block of blocks)
    if (block.kind === 'caption' && block.words >= 5)
      captions.add(fold(withoutPhotoCredit(block.text)));
  captions.delete('');
  for (const block of blocks)
    if (!block.kind && captions.has(fold(block.text))) block.kind = 'caption';
}

function withoutPhotoCredit(text: string): string {
  const bracket = PHOTO_BRACKET.exec(text);
  return bracket ? text.slice(0, bracket.index) : text.replace(PHOTO_TAIL, '');
}

/** The links listed below a lead-in that announces nothing itself ("Related:", "Next In World"). */
function markLists(blocks: readonly Block[]): void {
  let inList = false;
  for (const block of blocks) {
    if (block.kind === 'leadIn') inList = announcesList(block.text);
    else if (!block.kind && inList) {
      inList =
        !isProse(block) &&
        block.words <= HEADLINE_MAX_WORDS &&
        !(block.isClosed && /[.]["”’]?$/.test(block.text));
      if (inList) block.kind = 'link';
    }
  }
}

function announcesList(text: string): boolean {
  return (
    /^(?:related|more|most|others?|also|see|read|next|posted|filed|recommended|trending|popular|top|latest|you|up|editor|from|around|tags?|topics?|what|explore|in)\b/i.test(
      text,
    ) && !LEAD_IN.test(text)
  );
}

/** What stands behind the story's end. */
function markTail(blocks: readonly Block[]): void {
  for (const block of blocks.slice(1).slice(-2))
    if (!block.kind && block.words <= LINE_MAX_WORDS && AUTHOR_NOTE.test(block.text))
      block.kind = 'credit';
  const end = findStoryEnd(blocks);
  for (const block of blocks.slice(end)) block.kind ??= 'tail';
  const last = blocks.findLastIndex((block) => !block.kind && isProse(block));
  const behind = blocks.slice(last + 1);
  const open = behind.filter((block) => !block.kind);
  if (
    last < 0 ||
    open.length === 0 ||
    open.some((block) => block.isClosed && !/[?!]["”’]?$/.test(block.text))
  )
    return;
  // A list announced by the story ("He named:") belongs to it.
  if (/[:;,]$/.test(blocks[last]?.text ?? '')) return;
  if (open.some((block) => block.words > HEADLINE_MAX_WORDS || SENTENCE_INSIDE.test(block.text)))
    return;
  const isLinks = open.every(
    (block) =>
      block.words >= 4 && /^["'“‘]?[\p{Lu}\d]/u.test(block.text) && !/[:;,]$/.test(block.text),
  );
  const hasFurniture = behind.some(
    (block) => block.kind === 'leadIn' || block.kind === 'credit' || block.kind === 'tail',
  );
  if (hasFurniture || (isLinks && open.length >= LINK_RUN_MIN))
    for (const block of open) block.kind = 'link';
}

/** Index of the first block behind the credits that close the story; the number of blocks when nothing closes it. */
function findStoryEnd(blocks: readonly Block[]): number {
  const story = blocks.findIndex((block) => isProse(block) && !block.kind);
  let prose = 0;
  let end = blocks.length;
  for (let i = blocks.length - 1; i > story && story >= 0; i--) {
    const block = blocks[i];
    if (!block) continue;
    if (!block.kind && isFullProse(block)) prose++;
    if (prose >= RESUMED_MIN_PARAGRAPHS) break;
    if (block.kind === 'credit') end = i + 1;
  }
  return end;
}

function isProse(block: Block): boolean {
  return block.words >= 8 && block.isClosed && /\p{Ll}/u.test(block.text);
}

/** Long, closed and not spoken to the reader. */
function isFullProse(block: Block): boolean {
  if (!block.isClosed || block.words < PROSE_MIN_WORDS) return false;
  return (
    /["“”]/.test(block.text) ||
    !/\b(?:you|your|our)\b/i.test(block.text) ||
    block.words >= 2 * LINE_MAX_WORDS
  );
}

function wholeBlocks(blocks: readonly Block[]): Furniture[] {
  const found: Furniture[] = [];
  for (const { start, end, kind } of blocks) if (kind) found.push({ start, end, kind });
  return found;
}

/** Datelines and labels at the head, credits at the end of paragraphs that are story. */
function edges(blocks: readonly Block[]): Furniture[] {
  const found: Furniture[] = [];
  const story = blocks.filter((block) => !block.kind);
  const colonHeads = story.filter((block) =>
    /^[\p{Lu}][\p{Lu} .'’-]+:\s/u.test(block.text.slice(0, EDGE_MAX_CHARS)),
  ).length;
  story.forEach((block, index) => {
    const head = findHead(block, index, colonHeads);
    if (head) found.push({ start: block.start, end: block.start + head.length, kind: head.kind });
    const wireStart = block.end - block.wireChars;
    if (block.wireChars > 0 && wireStart > block.start + (head?.length ?? 0))
      found.push({ start: wireStart, end: block.end, kind: 'credit' });
    const photo = findPhotoBracket(block);
    if (photo && photo.start >= block.start + (head?.length ?? 0) && photo.end <= wireStart)
      found.push(photo);
  });
  return found;
}

/** A photo credit that stands inside a paragraph of the story. */
function findPhotoBracket(block: Block): Furniture | undefined {
  if (!/photo|image|getty|shutterstock/i.test(block.text)) return undefined;
  const match = PHOTO_BRACKET.exec(block.text);
  if (!match) return undefined;
  const start = block.start + match.index;
  return { start, end: start + match[0].length, kind: 'caption' };
}

function findHead(
  block: Block,
  index: number,
  colonHeads: number,
): { length: number; kind: FurnitureKind } | undefined {
  const head = block.text.slice(0, EDGE_MAX_CHARS);
  const banner = BANNER.exec(head);
  if (banner && index < 2) return { length: banner[0].length, kind: 'label' };
  const dateline = DATELINE.exec(head);
  if (dateline) {
    const { abroad, agency, caps, mark } = dateline.groups ?? {};
    // In a transcript capitals and a colon name who speaks.
    const isPlace =
      mark === ':'
        ? index === 0 && colonHeads === 1 && (caps?.length ?? 0) >= 4
        : abroad
          ? index === 0
          : agency || !caps || index < 3;
    if (isPlace) return { length: dateline[0].length, kind: 'dateline' };
  }
  const label = LABEL.exec(head);
  if (!label) return undefined;
  const isLabel = isLabelText(label.groups?.['label'] ?? '');
  return isLabel && block.words >= LABELLED_MIN_WORDS
    ? { length: label[0].length, kind: 'label' }
    : undefined;
}

function isLabelText(label: string): boolean {
  const lower = label.toLowerCase();
  const words = lower.split(' ');
  if (words.length === 1) return SINGLE_LABELS.has(lower);
  if (SENTENCE_CASE_LABELS.has(lower)) return true;
  return isTitleCase(label) && words.every((word) => LABEL_WORDS.has(word));
}

/** Fragments of a page may be all headline; then only what its wording gives away is furniture. */
function limitShare(text: string, found: readonly Furniture[]): Furniture[] {
  const covered = found.reduce((sum, span) => sum + span.end - span.start, 0);
  return covered > text.trim().length * MAX_SHARE
    ? found.filter((span) => CERTAIN.has(span.kind))
    : [...found];
}

/** Whether most longer words begin with a capital. */
function isTitleCase(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}’'-]{3,}/gu) ?? [];
  return words.filter((word) => /^\p{Lu}/u.test(word)).length >= words.length * 0.7;
}

/** Letters and digits only, in lower case: equal for texts that differ in quotes, dashes, case and closing marks. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
