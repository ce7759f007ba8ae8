import type {
  Digest,
  DigestDifference,
  DigestNumber,
  DigestQuotation,
  DigestSentence,
  DigestStatus,
  DigestStory,
} from '../../briefing/index.ts';
import { differenceBlock } from '../commands/differs.ts';
import { quotationBlocks } from '../commands/quotes.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { type Block, exact, own, type Reply, text } from '../reply.ts';
import { inParts, type Unit } from './parts.ts';

/** What a digest is headed with. */
export interface DigestHeading {
  /** Such as the bot's name, or what the channel follows. */
  readonly title: string;
  /** The day, as it is to be read; the caller knows the channel's time zone. */
  readonly date: string;
  /** What else is to be said in one line, such as that it is late. */
  readonly note?: string | undefined;
}

/** `parts`: for a channel that has threads; `whole`: for one that has none, as one message. */
export type DigestForm = 'parts' | 'whole';

/** Characters of a part: with its sources it is to be one message on every platform (Discord takes 2,000). */
const PART_MAX_CHARS = 1_500;
const STORIES = 'more stories';
const MARKS: Readonly<Record<DigestStatus, string>> = {
  new: 'New',
  confirmed: 'Now confirmed by another source',
  disputed: 'Now disputed',
  continued: 'More on an earlier story',
};
/** Of a story as a whole: its new sentences are not what is confirmed or disputed. */
const STORY_MARKS: Readonly<Record<DigestStatus, string>> = {
  ...MARKS,
  confirmed: MARKS.continued,
  disputed: `${MARKS.continued}, part of which is now disputed`,
};

/**
 * Returns a digest as messages. In parts, the first stands alone: the others go into its thread. There is always at least one; where
 * nothing is new, it is one line that says so (`digest.isEmpty` tells whether to send it). Each message lists the articles
 * that it cites, under numbers that are the same in all of them.
 */
export function digestReplies(
  digest: Digest,
  { title, date, note }: DigestHeading,
  form: DigestForm = 'parts',
): readonly Reply[] {
  const head: Block[] = [
    { kind: 'heading', text: `${title}: ${date}` },
    ...(note === undefined ? [] : [text(own(note))]),
  ];
  if (digest.isEmpty) return [{ status: 'info', blocks: [...head, text(own(nothingNew(digest)))] }];
  const numbering = createNumbering();
  const units = [
    ...digest.stories.map((story) => storyUnit(story, numbering)),
    ...storiesLeft(digest),
    ...digest.quotations.map((item) => quotationUnit(item, numbering)),
    ...digest.numbers.map((item) => numberUnit(item, numbering)),
    ...digest.differences.map((item) => differenceUnit(item, numbering)),
  ];
  const maxChars = form === 'parts' ? PART_MAX_CHARS : Number.POSITIVE_INFINITY;
  return inParts([...head, text(own(scope(digest)))], units, askNext(digest), {
    numbering,
    maxChars,
  });
}

function nothingNew({ repeats }: Digest): string {
  if (repeats === 0) return 'Nothing new.';
  return `Nothing new: ${count(repeats, 'article')} only ${repeats === 1 ? 'repeats' : 'repeat'} what was there before.`;
}

/** What it covers. */
function scope({ arrived, changed, repeats }: Digest): string {
  const repeated =
    repeats === 0
      ? ''
      : ` ${repeats} of them only ${repeats === 1 ? 'repeats' : 'repeat'} what was there before.`;
  const fresh = arrived.length - changed;
  const came =
    fresh === 0
      ? count(changed, 'changed article')
      : `${count(fresh, 'new article')}${changed === 0 ? '' : `, ${changed} changed`}`;
  return `${came}.${repeated}`;
}

function storyUnit(
  { status, articles, independent, sentences, confirmed }: DigestStory,
  numbering: Numbering,
): Unit {
  const isOnlyConfirmed = status === 'confirmed' && sentences.length === 0;
  const mark = isOnlyConfirmed ? MARKS.confirmed : STORY_MARKS[status];
  const title = [...sentences, ...confirmed].find(({ citation }) => citation.source.title)?.citation
    .source.title;
  const telling =
    articles === 1
      ? '1 article'
      : independent === articles
        ? `${articles} articles, all independent of one another`
        : `${articles} articles, ${count(independent, 'independent source')}`;
  const quote = ({ citation, others }: DigestSentence): Block => ({
    ...numbering.quote(citation),
    sources: numbering.at([citation, ...others]),
  });
  return {
    topic: STORIES,
    // The count comes first: a long title may be cut.
    heading: title === undefined ? `${mark}: ${telling}` : `${mark} (${telling}): ${title}`,
    isOwn: true,
    blocks: [
      ...sentences.map(quote),
      ...(isOnlyConfirmed || confirmed.length === 0
        ? []
        : [{ kind: 'heading', text: MARKS.confirmed } as const]),
      ...confirmed.map(quote),
    ],
  };
}

function storiesLeft({ storiesLeft: left }: Digest): Unit[] {
  if (left === 0) return [];
  const line = `And ${count(left, 'more story', 'more stories')}; ask for a subject: brief SUBJECT.`;
  return [{ topic: STORIES, blocks: [text(own(line))] }];
}

function quotationUnit({ status, quotation }: DigestQuotation, numbering: Numbering): Unit {
  return {
    topic: 'who said what',
    heading: `Who said what (${MARKS[status].toLowerCase()})`,
    // The longest wording: the others are a `quotes` away.
    blocks: quotationBlocks(quotation, numbering).slice(0, 1),
  };
}

function numberUnit(
  { status, text: words, citation, others }: DigestNumber,
  numbering: Numbering,
): Unit {
  const item = {
    runs: [exact(words), own(': '), { kind: 'around', text: citation.text } as const],
    sources: numbering.at([citation, ...others]),
  };
  return {
    topic: 'numbers',
    heading: `Numbers (${MARKS[status].toLowerCase()})`,
    blocks: [{ kind: 'list', items: [item] }],
  };
}

function differenceUnit({ status, difference }: DigestDifference, numbering: Numbering): Unit {
  const block = differenceBlock(difference, numbering);
  // Each has a lead of its own, which is heading enough; that something changed says that it goes on.
  const lead =
    status === 'continued' ? block.lead : `${block.lead} (${MARKS[status].toLowerCase()})`;
  return { topic: 'where the articles differ', blocks: [{ ...block, lead }] };
}

/** What to ask next: about the first difference, about who is quoted most, and the whole picture. */
function askNext({ differences, quotations }: Digest): Block[] {
  const [difference] = differences;
  const speaker = quotations[0]?.quotation.speaker;
  const commands = [
    ...(difference === undefined ? [] : [`differs ${difference.difference.about}`]),
    ...(speaker === undefined ? [] : [`quotes ${speaker}`]),
    'timeline',
  ];
  return [
    text(own('Ask next, in your own words or by a command:')),
    { kind: 'choices', choices: commands.map((command) => ({ label: command, command })) },
  ];
}

function count(n: number, one: string, many = `${one}s`): string {
  return n === 1 ? `1 ${one}` : `${n} ${many}`;
}
