import type { Briefing, QuotationGroup, QuotationVersion } from '../../briefing/index.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { type Block, exact, type Item, own, type Reply, type Run, text, user } from '../reply.ts';

const SHOWN_MAX = 15;

/** Returns what people are quoted with, each quotation once with its other wordings and what differs in them. */
export function quotes(briefing: Briefing, who: string | undefined): Reply {
  const groups = briefing.quotations({ who });
  if (groups.length === 0) {
    const words = who === undefined ? [] : [own(' of '), user(who)];
    return {
      status: 'notFound',
      blocks: [text(own('The articles quote no words'), ...words, own('.'))],
    };
  }
  const numbering = createNumbering();
  const shown = groups.slice(0, SHOWN_MAX).flatMap((group) => quotationBlocks(group, numbering));
  const more = groups.length - SHOWN_MAX;
  const advice = who === undefined ? ' Ask for one speaker: quotes NAME.' : '';
  const rest = more > 0 ? [text(own(`And ${more} more.${advice}`))] : [];
  return { status: 'info', blocks: [...shown, ...rest, ...numbering.sources()] };
}

/** The longest wording as a quotation, the others below it with their own words marked. */
export function quotationBlocks(group: QuotationGroup, numbering: Numbering): Block[] {
  const [longest, ...others] = group.versions;
  const same = others.filter((version) => version.diff.every(({ kind }) => kind === 'same'));
  const different = others.filter((version) => !same.includes(version));
  const quote: Block = {
    kind: 'quote',
    text: longest.text,
    of: 'speech',
    speaker: group.speaker,
    via: group.via.length > 0 ? group.via.join(', ') : undefined,
    sources: numbering.at([longest, ...same].map(({ citation }) => citation)),
    link: longest.citation.link,
  };
  if (different.length === 0) return [quote];
  return [
    quote,
    { kind: 'list', items: different.map((version) => wordingItem(version, numbering)) },
  ];
}

/** Another wording: what it has of its own stands out, what it lacks is named. */
function wordingItem({ diff, citation }: QuotationVersion, numbering: Numbering): Item {
  const missing = diff.filter(({ kind }) => kind === 'only there').map(({ text: words }) => words);
  const there = diff.filter(({ kind }) => kind !== 'only there');
  const runs = there.flatMap(({ kind, text: words }, index): Run[] => [
    ...(index === 0 ? [] : [own(' ')]),
    kind === 'same' ? { kind: 'around', text: words } : exact(words),
  ]);
  const lacks = missing.flatMap((words, index): Run[] => [
    own(index === 0 ? ' (without: ' : '; '),
    { kind: 'around', text: words },
  ]);
  return {
    runs: [own('In other words: '), ...runs, ...lacks, ...(lacks.length > 0 ? [own(')')] : [])],
    sources: numbering.at([citation]),
  };
}
