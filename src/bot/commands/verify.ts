import type { Briefing } from '../../briefing/index.ts';
import type { Archive } from '../archive.ts';
import { createNumbering } from '../numbering.ts';
import { type Block, heading, own, type Reply, text, user } from '../reply.ts';
import { notKept } from './earlier-answer.ts';

/** Returns whether the words of an earlier answer still stand in their articles, at their places. */
export async function verify(id: string, archive: Archive, briefing: Briefing): Promise<Reply> {
  if (id === '') {
    const advice = 'Write the id that stands below an answer: verify ID.';
    return { status: 'error', blocks: [text(own(advice))] };
  }
  const kept = await archive.find(id);
  if (kept === undefined) return notKept();
  const numbering = createNumbering();
  const checked = kept.citations.map((citation) => {
    const isThere = briefing.context(citation) !== undefined;
    const isSame =
      citation.hash !== undefined && citation.hash === briefing.hashOf(citation.source.id);
    return { citation, isThere, isSame };
  });
  const gone = checked.filter(({ isThere }) => !isThere);
  const changed = checked.filter(({ isThere, isSame }) => isThere && !isSame);
  const count = checked.length;
  const all =
    count === 1 ? 'The passage stands where it' : `All ${count} passages stand where they`;
  const verdict =
    count === 0
      ? 'That answer cites nothing, so there is nothing to compare.'
      : gone.length > 0
        ? `Of ${count === 1 ? 'one passage' : `${count} passages`} cited, ${gone.length} no longer where it stood.`
        : changed.length > 0
          ? `${all} stood, word for word; elsewhere in the articles something has changed.`
          : `${all} stood, word for word, and nothing in the articles has changed.`;
  const listed = (title: string, list: typeof checked): Block[] =>
    list.length > 0
      ? [heading(title), ...list.map(({ citation }) => numbering.quote(citation))]
      : [];
  return {
    status: 'info',
    blocks: [
      text(own('Asked: '), user(kept.question)),
      text(own(verdict)),
      ...listed('No longer there', gone),
      ...listed(
        'There, word for word',
        checked.filter(({ isThere }) => isThere),
      ),
      ...numbering.sources(),
    ],
  };
}
