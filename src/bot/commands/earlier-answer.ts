import type { Briefing } from '../../briefing/index.ts';
import type { Archive } from '../archive.ts';
import { type Block, heading, own, type Reply, sourceName, text, user } from '../reply.ts';

/** Returns the paragraphs that an earlier answer's sentences stand in. */
export async function evidence(id: string, archive: Archive, briefing: Briefing): Promise<Reply> {
  const kept = await archive.find(id);
  if (kept === undefined) return notKept();
  const seen = new Set<string>();
  const blocks: Block[] = [];
  for (const citation of kept.citations) {
    const context = briefing.context(citation);
    const name = sourceName(citation.source);
    if (context === undefined) {
      blocks.push(
        heading(name),
        text(own('The article has changed; the words stand there no longer.')),
      );
      continue;
    }
    const place = `${citation.source.id} ${context.sentences[0]?.start ?? citation.start}`;
    if (seen.has(place)) continue;
    seen.add(place);
    blocks.push(heading(name), paragraph(context.sentences));
  }
  if (blocks.length === 0) {
    blocks.push(text(own('That answer cites nothing.')));
  }
  return { status: 'info', blocks };
}

/** Returns an earlier answer as it was given, with its question. */
export async function show(id: string, archive: Archive): Promise<Reply> {
  const kept = await archive.find(id);
  if (kept === undefined) return notKept();
  return {
    ...kept.reply,
    id,
    blocks: [text(own('Asked: '), user(kept.question)), ...kept.reply.blocks],
  };
}

/** Returns that an answer is no longer kept. */
export function notKept(): Reply {
  const advice = 'That answer is no longer kept. Ask the question again.';
  return { status: 'error', blocks: [text(own(advice))] };
}

function paragraph(
  sentences: readonly { readonly text: string; readonly isCited: boolean }[],
): Block {
  return text(
    ...sentences.flatMap(({ text: words, isCited }, index) => [
      ...(index === 0 ? [] : [own(' ')]),
      isCited
        ? ({ kind: 'exact', text: words, sources: [] } as const)
        : ({ kind: 'around', text: words } as const),
    ]),
  );
}
