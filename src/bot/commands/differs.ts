import type { Briefing, FoundDifference } from '../../briefing/index.ts';
import { createNumbering, type Numbering } from '../numbering.ts';
import { type DifferencesBlock, own, type Reply, sourceName, text, user } from '../reply.ts';

const SHOWN_MAX = 12;
const LEADS: Readonly<Record<FoundDifference['relation'], string>> = {
  differs: 'The articles differ',
  moreExact: 'No contradiction, but more exact in one of them',
  laterUpdated: 'Changed in a later article',
};

/** Which of the two came later is not said: many articles state no date. */
const DONE = 'Still to come in one article, done in another';

/** Returns what the articles say differently, side by side; what only says more, or came later, by itself. */
export async function differs(briefing: Briefing, about: string | undefined): Promise<Reply> {
  const found = await briefing.differences({ about });
  if (found.length === 0) {
    const words = about === undefined ? [] : [own(' about '), user(about)];
    const blocks = [text(own('I found nothing in which the articles differ'), ...words, own('.'))];
    return { status: 'notFound', blocks };
  }
  const numbering = createNumbering();
  const shown = found.slice(0, SHOWN_MAX);
  // What differs comes first: the rest are no contradictions.
  const inOrder = Object.keys(LEADS).flatMap((relation) =>
    shown.filter((difference) => difference.relation === relation),
  );
  const more = found.length - shown.length;
  return {
    status: 'info',
    blocks: [
      ...inOrder.map((difference) => differenceBlock(difference, numbering)),
      ...(more > 0 ? [text(own(`And ${more} more; ask for a subject: differs SUBJECT.`))] : []),
      ...numbering.sources(),
    ],
  };
}

/** The values side by side, each with the articles that give it. */
export function differenceBlock(
  { about, kind, relation, values }: FoundDifference,
  numbering: Numbering,
): DifferencesBlock {
  return {
    kind: 'differences',
    lead: kind === 'status' ? DONE : LEADS[relation],
    about,
    rows: values.map((value) => {
      const sources = [
        ...new Map(value.citations.map(({ source }) => [source.id, source])).values(),
      ];
      return {
        text: value.text,
        sources: sources.map((source) => numbering.of(source)),
        names: sources.map(sourceName),
      };
    }),
  };
}
