import type { Briefing, TimelineEntry } from '../../briefing/index.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import type { Picture, PicturedEvent } from '../picture.ts';
import {
  type Block,
  exact,
  heading,
  type Item,
  own,
  type Reply,
  type Run,
  text,
  user,
} from '../reply.ts';

/** Returns dated events in order, with the differing times side by side. */
export async function timeline(briefing: Briefing, about: string | undefined): Promise<Reply> {
  const { entries, undated, left } = await briefing.timeline({ about });
  if (entries.length + undated.length === 0) {
    const words = about === undefined ? [] : [own(' about '), user(about)];
    return {
      status: 'notFound',
      blocks: [text(own('The articles give no times'), ...words, own('.'))],
    };
  }
  const numbering = createNumbering();
  const listOf = (list: readonly TimelineEntry[]): Block[] =>
    list.length > 0
      ? [{ kind: 'list', items: list.map((entry) => entryItem(entry, numbering)) }]
      : [];
  const blocks: Block[] = [
    ...listOf(entries),
    ...(undated.length > 0
      ? [heading('When, the articles do not say exactly'), ...listOf(undated)]
      : []),
    ...(left > 0 ? [text(own(`And ${left} more; ask for a subject: timeline SUBJECT.`))] : []),
  ];
  const events = [...entries, ...undated].flatMap((entry) => picturedEvent(entry, numbering));
  const sources = numbering.pictured();
  const of: Picture = { kind: 'timeline', about, events, left, sources };
  return {
    status: 'info',
    blocks: [...blocks, ...numbering.sources(), { kind: 'picture', of }],
  };
}

/** Day, what happened in the words of an article, and where articles give other times, those beside each other. */
export function entryItem(entry: TimelineEntry, numbering: Numbering): Item {
  const first = entry.tellings[0];
  if (first === undefined) return { runs: [], sources: [] };
  const day = dayOf(entry);
  const times = timesOf(entry, numbering).flatMap(({ text, sources }, index): Run[] => [
    own(index === 0 ? '' : ' / '),
    exact(text, sources),
  ]);
  return {
    runs: [
      own(day === '' ? '' : `${day}: `),
      { kind: 'around', text: first.clause.text },
      own(entry.isExpected ? ' (expected; ' : ' ('),
      ...times,
      own(entry.differs ? '; the articles differ)' : ')'),
    ],
    sources: numbering.at(entry.tellings.map(({ citation }) => citation)),
  };
}

function picturedEvent(entry: TimelineEntry, numbering: Numbering): PicturedEvent[] {
  const { tellings, differs, isExpected } = entry;
  return tellings.slice(0, 1).map(({ clause }) => ({
    day: dayOf(entry),
    text: clause.text,
    times: timesOf(entry, numbering),
    differs,
    isExpected,
  }));
}

/** The times given, as they are written, each with the articles that give it. */
function timesOf({ values, tellings }: TimelineEntry, numbering: Numbering) {
  return values.map(({ text, tellings: indexes }) => ({
    text,
    sources: numbering.at(indexes.flatMap((index) => tellings[index]?.citation ?? [])),
  }));
}

/** The days of an event, several where the articles differ. */
function dayOf({ values }: TimelineEntry): string {
  const days = values.flatMap(({ when }) =>
    when === undefined ? [] : dayInWords(when.from, when.precision),
  );
  return [...new Set(days)].filter(Boolean).join(' / ');
}

/** The day (or month, or year) that a time was resolved to; empty for a year that the articles do not name. */
function dayInWords(from: string, precision: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d\d)-(\d\d)/.exec(from) ?? [];
  const known = year === '-' ? '' : year;
  if (precision === 'year') return known;
  const name = MONTHS[Number(month) - 1] ?? '';
  if (precision === 'month') return [name, known].filter(Boolean).join(' ');
  return [String(Number(day)), name, known].filter(Boolean).join(' ');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
