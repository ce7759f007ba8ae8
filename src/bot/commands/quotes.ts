import type { Briefing, QuotationGroup, QuotationVersion } from '../../briefing/index.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { type Block, exact, type Item, own, type Reply, type Run, text, user } from '../reply.ts';

/** Returns what people are quoted with, each quotation once with its other wordings and what differs in them. */
export async function quotes(briefing: Briefing, who: string | undefined): Promise<Reply> {
  const { groups, left } = await briefing.quotations({ who });
  if (groups.length === 0) {
    const words = who === undefined ? [] : [own(' of '), user(who)];
    return {
      status: 'notFound',
      blocks: [text(own('The articles quote no words'), ...words, own('.'))],
    };
  }
  const numbering = createNumbering();
  const shown = groups.flatMap((group) => quotationBlocks(group, numbering));
  const advice = who === undefined ? ' Ask for one speaker: quotes NAME.' : '';
  const rest = left > 0 ? [text(own(`And ${left} more.${advice}`))] : [];
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
function wordingItem(
  { text: words, diff, citation }: QuotationVersion,
  numbering: Numbering,
): Item {
  const isExtract = diff.filter(({ kind }) => kind !== 'only there').length === 1;
  if (isExtract)
    return { runs: [own('Shorter: '), exact(words)], sources: numbering.at([citation]) };
  const missing = diff.filter(({ kind }) => kind === 'only there').map(({ text: lost }) => lost);
  const there = diff.filter(({ kind }) => kind !== 'only there');
  const runs = there.flatMap(({ kind, text: part }, index): Run[] => [
    ...(index === 0 ? [] : [own(' ')]),
    kind === 'same' ? { kind: 'around', text: part } : exact(part),
  ]);
  const lacks = missing.flatMap((part, index): Run[] => [
    own(index === 0 ? ' (without: ' : '; '),
    { kind: 'around', text: part },
  ]);
  return {
    runs: [own('In other words: '), ...runs, ...lacks, ...(lacks.length > 0 ? [own(')')] : [])],
    sources: numbering.at([citation]),
  };
}
