import type { Block, Item, NumberedSource, QuoteBlock, Run } from '../../bot/reply.ts';
import { leadOf, sourceDetails, sourceName } from '../../bot/reply.ts';
import type { Piece } from '../pages.ts';
import { chunks, clip, spaced } from '../text.ts';
import { cleanText, escapeText, linkAddress } from './escape.ts';
import {
  BUTTON_LABEL_MAX_CHARS,
  CUSTOM_ID_MAX_CHARS,
  LINK_MAX_CHARS,
  MESSAGE_MAX_CHARS,
  NAME_MAX_CHARS,
  QUOTE_MAX_CHARS,
} from './limits.ts';

/** A line of a message, or a button below it. */
export interface Unit extends Piece {
  /** Markdown; '' for a button. */
  readonly text: string;
  readonly button?: Button | undefined;
}

export interface Button {
  readonly label: string;
  readonly customId: string;
}

/** Returns a block of a Reply as pieces that each fit into a message. */
export function unitsOf(block: Block): Unit[] {
  switch (block.kind) {
    case 'text': {
      // The bot's own words may be parted, and words of an article not, so a long paragraph goes on in a line of its own.
      const lines: string[] = [];
      for (const part of block.runs.flatMap(runParts)) {
        const line = lines.at(-1);
        if (line !== undefined && line.length + part.length <= MESSAGE_MAX_CHARS) {
          lines[lines.length - 1] = line + part;
        } else {
          lines.push(part);
        }
      }
      return lines
        .filter((line) => line.trim() !== '')
        .map((line) => lineUnit('text', line.trim()));
    }
    case 'heading':
      return [lineUnit('heading', `**${escapeText(clip(block.text, NAME_MAX_CHARS))}**`)];
    case 'quote':
      return [quoteUnit(block)];
    case 'list':
      return block.items.map((item) => lineUnit('list', orTooLong(`- ${itemText(item)}`)));
    case 'differences': {
      const rows = block.rows.map(({ text, sources, names }) => {
        const who = names.map((name, index) => `${shownName(name)} ${mark(sources[index] ?? 0)}`);
        const marks = names.length > 0 ? ` — ${who.join(', ')}` : marksOf(sources);
        return lineUnit('differences', orTooLong(`- ${exactText(text)}${marks}`));
      });
      const lead = `**${escapeText(leadOf(block))} ${shownName(block.about)}**`;
      return [{ ...lineUnit('differences', lead), count: 0 }, ...rows];
    }
    case 'coverage':
      return block.rows.map(({ text, said }) => {
        const silent = block.sources.filter((number) => !said.includes(number));
        const who = `${marksOf(said)}${silent.length > 0 ? `; silent:${marksOf(silent)}` : ''}`;
        return lineUnit('coverage', orTooLong(`- ${escapeText(text)} — said by${who}`));
      });
    case 'picture':
      // It is sent as a file.
      return [];
    case 'sources':
      return block.sources.map((source) => lineUnit('sources', sourceText(source)));
    case 'choices':
      return block.choices.flatMap(({ label, command }) => choiceUnit(label, command) ?? []);
  }
}

/** Returns a line that the renderer itself has to say. */
export function ownUnit(words: string): Unit {
  return lineUnit('text', `*${escapeText(words)}*`);
}

/** Returns the button of a command. `how`: for all to see, or for the one who presses it. */
export function commandButton(label: string, command: string, how: 'all' | 'private'): Button {
  return { label, customId: `${how}:${command}` };
}

function choiceUnit(label: string, command: string): Unit | undefined {
  const words = cleanText(command);
  const shown = clip(cleanText(label), BUTTON_LABEL_MAX_CHARS);
  if (words === '' || shown === '') return undefined;
  const how = /^(?:rate|evidence) /.test(words) ? 'private' : 'all';
  const button = commandButton(shown, words, how);
  // What does not fit on a button can still be copied.
  if (button.customId.length > CUSTOM_ID_MAX_CHARS) {
    return { ...lineUnit('choices', orTooLong(`- ${escapeText(words)}`)) };
  }
  return { kind: 'choices', count: 1, text: '', button };
}

function runParts(run: Run): string[] {
  switch (run.kind) {
    case 'own':
      return chunks(spaced(run.text, escapeText), QUOTE_MAX_CHARS);
    case 'user':
      return chunks(escapeText(run.text), QUOTE_MAX_CHARS);
    case 'around': {
      const words = escapeText(run.text);
      return [words.length > QUOTE_MAX_CHARS ? tooLong(run.text.length) : words];
    }
    case 'exact':
      return [`${exactText(run.text)}${marksOf(run.sources)}`];
  }
}

function itemText({ runs, sources }: Item): string {
  return `${runs.flatMap(runParts).join('')}${marksOf(sources)}`;
}

/** Words of an article, made strong. */
function exactText(text: string): string {
  const words = escapeText(text);
  if (words === '') return '';
  return words.length > QUOTE_MAX_CHARS ? tooLong(text.length) : `**${words}**`;
}

function quoteUnit({ text, of, speaker, via, sources, link }: QuoteBlock): Unit {
  const words = escapeText(text);
  const who = speaker === undefined ? '' : `**${shownName(speaker)}:** `;
  const reported = via === undefined ? '' : ` (reported by ${shownName(via)})`;
  const shown = of === 'speech' ? `“${words}”` : words;
  const address = sources.length === 1 ? linkAddress(link, LINK_MAX_CHARS) : undefined;
  const marks =
    address === undefined ? marksOf(sources) : ` [${mark(sources[0] ?? 0)}](<${address}>)`;
  const line = `> ${who}${shown}${reported}${marks}`;
  if (words.length <= QUOTE_MAX_CHARS && line.length <= MESSAGE_MAX_CHARS) {
    return lineUnit('quote', line);
  }
  const where = sources.length === 0 ? '' : ` Read it in${marks}.`;
  const short = `${tooLong(cleanText(text).length)}${where}`;
  return lineUnit('quote', short.length <= MESSAGE_MAX_CHARS ? short : tooLong(text.length));
}

function sourceText(source: NumberedSource): string {
  const name = shownName(sourceName(source));
  const address = linkAddress(source.url, LINK_MAX_CHARS);
  const title = address === undefined ? name : `[${name}](<${address}>)`;
  const file = source.title === undefined ? '' : `. ${shownName(source.file)}`;
  return `-# ${mark(source.number)} ${title}. ${detailsOf(source)}${file}`;
}

/** Publisher and day; an article that tells the time has the day of the reader's own zone. */
function detailsOf(source: NumberedSource): string {
  const { publisher = 'Publisher not given', published = '' } = source;
  const hasTime = /T\d\d:\d\d/.test(published) && !/T00:00(?::00(?:\.0+)?)?Z?$/.test(published);
  const at = hasTime ? Date.parse(published) : Number.NaN;
  if (Number.isNaN(at)) return shownName(sourceDetails(source));
  return `${shownName(publisher)}, <t:${Math.floor(at / 1000)}:D>`;
}

/** What is said in place of words that no message can hold. */
function tooLong(length: number): string {
  return `*(A passage of ${length.toLocaleString('en-GB')} characters is too long to be shown here.)*`;
}

function orTooLong(line: string): string {
  return line.length <= MESSAGE_MAX_CHARS ? line : `- ${tooLong(line.length)}`;
}

function shownName(name: string): string {
  return escapeText(clip(cleanText(name), NAME_MAX_CHARS));
}

function marksOf(sources: readonly number[]): string {
  return sources.map((number) => ` ${mark(number)}`).join('');
}

function mark(number: number): string {
  return `\\[${number}\\]`;
}

function lineUnit(kind: Unit['kind'], text: string): Unit {
  return { kind, count: 1, text };
}
