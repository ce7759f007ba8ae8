import type { Numbering } from '../numbering.ts';
import { type Block, own, type Reply, sourceDetails, sourceName, text } from '../reply.ts';

/** Blocks that stay together. */
export interface Unit {
  /** What it is part of, in the bot's words: what is left for the thread is named by it. */
  readonly topic: string;
  /** Stands over it; once over several that have the same. */
  readonly heading?: string | undefined;
  /** Its heading is its own, though the one before may have the same words. */
  readonly isOwn?: boolean | undefined;
  readonly blocks: readonly Block[];
}

export interface PartsOptions {
  readonly numbering: Numbering;
  /** About how long a message may be, with its sources; a unit that is longer is a message of its own. */
  readonly maxChars: number;
}

/**
 * Divides what is to be said into messages, in order; every unit stays whole. The first has the head, and what to ask next;
 * it names what the others hold. Each ends with the articles that it cites.
 */
export function inParts(
  head: readonly Block[],
  units: readonly Unit[],
  last: readonly Block[],
  { numbering, maxChars }: PartsOptions,
): Reply[] {
  const parts: Unit[][] = [[]];
  for (const unit of units) {
    const part = parts.at(-1) ?? [];
    const fixed = parts.length === 1 ? [...head, ...last] : [];
    const size = sizeOf([...fixed, ...toBlocks([...part, unit])], numbering);
    if (part.length > 0 && size > maxChars) parts.push([unit]);
    else part.push(unit);
  }
  return parts.map((part, i): Reply => {
    const isFirst = i === 0;
    const topics = [
      ...new Set(
        parts
          .slice(1)
          .flat()
          .map(({ topic }) => topic),
      ),
    ];
    const more = topics.length > 0 ? [text(own(`In the thread: ${inWords(topics)}.`))] : [];
    const blocks = [...(isFirst ? head : []), ...toBlocks(part), ...(isFirst ? more : [])];
    return {
      status: 'info',
      blocks: [...blocks, ...citedIn(blocks, numbering), ...(isFirst ? last : [])],
    };
  });
}

/** The blocks of units; a heading is said once over those that share it, and their lists are one. */
function toBlocks(units: readonly Unit[]): Block[] {
  const blocks: Block[] = [];
  let heading: string | undefined;
  for (const unit of units) {
    const isNew = unit.heading !== heading || unit.isOwn === true;
    heading = unit.heading;
    if (isNew && heading !== undefined) blocks.push({ kind: 'heading', text: heading });
    for (const block of unit.blocks) {
      const before = blocks.at(-1);
      if (!isNew && block.kind === 'list' && before?.kind === 'list')
        blocks[blocks.length - 1] = { kind: 'list', items: [...before.items, ...block.items] };
      else blocks.push(block);
    }
  }
  return blocks;
}

/** The sources that blocks cite. */
function citedIn(blocks: readonly Block[], numbering: Numbering): Block[] {
  const cited = new Set(blocks.flatMap(numbersIn));
  return numbering.sources().flatMap((block): Block[] => {
    if (block.kind !== 'sources') return [];
    const sources = block.sources.filter(({ number }) => cited.has(number));
    return sources.length > 0 ? [{ kind: 'sources', sources }] : [];
  });
}

function numbersIn(block: Block): readonly number[] {
  switch (block.kind) {
    case 'quote':
      return block.sources;
    case 'list':
      return block.items.flatMap(({ sources }) => sources);
    case 'differences':
      return block.rows.flatMap(({ sources }) => sources);
    default:
      return [];
  }
}

/** About how many characters blocks take with their sources. */
function sizeOf(blocks: readonly Block[], numbering: Numbering): number {
  return [...blocks, ...citedIn(blocks, numbering)].reduce(
    (sum, block) => sum + wordsIn(block).join(' ').length,
    0,
  );
}

function wordsIn(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return block.runs.map((run) => run.text);
    case 'heading':
      return [block.text];
    case 'quote':
      return [block.speaker ?? '', block.text, block.via ?? ''];
    case 'list':
      return block.items.flatMap(({ runs }) => runs.map((run) => run.text));
    case 'differences':
      return [
        block.lead ?? '',
        block.about,
        ...block.rows.flatMap((row) => [row.text, ...row.names]),
      ];
    case 'sources':
      return block.sources.flatMap((one) => [sourceName(one), sourceDetails(one), one.url ?? '']);
    case 'choices':
      return block.choices.map(({ label }) => label);
    default:
      return [];
  }
}

function inWords(topics: readonly string[]): string {
  return topics.length < 2
    ? topics.join('')
    : `${topics.slice(0, -1).join(', ')} and ${topics.at(-1)}`;
}
