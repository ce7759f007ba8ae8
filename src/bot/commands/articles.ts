import type { Briefing } from '../../briefing/index.ts';
import { type Block, own, type Reply, text } from '../reply.ts';

const SHOWN_MAX = 50;

/** Returns the articles that answers come from, with what is known of each. */
export function articles(briefing: Briefing): Reply {
  const { sources } = briefing;
  const shown = sources
    .slice(0, SHOWN_MAX)
    .map((source, index) => ({ ...source, number: index + 1 }));
  const more = sources.length - shown.length;
  const blocks: Block[] = [
    text(
      own(
        sources.length === 1
          ? 'I answer from this article:'
          : `I answer from these ${sources.length} articles:`,
      ),
    ),
    { kind: 'sources', sources: shown },
  ];
  if (more > 0) blocks.push(text(own(`And ${more} more.`)));
  return { status: 'info', blocks };
}
