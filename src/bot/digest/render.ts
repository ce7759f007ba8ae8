import type { Digest } from '../../briefing/index.ts';
import { createNumbering } from '../numbering.ts';
import { type Block, heading, own, type Reply, text } from '../reply.ts';

/** What a digest is headed with. */
export interface DigestHeading {
  /** Such as the bot's name, or what the channel follows. */
  readonly title: string;
  /** The day, as it is to be read; the caller knows the channel's time zone. */
  readonly date: string;
  /** What else is to be said in one line, such as that it is late. */
  readonly note?: string | undefined;
}

/**
 * Returns a digest as messages. The first stands alone: the others go into its thread. There is always at least one; where
 * nothing is new, it is one line that says so (`digest.isEmpty` tells whether to send it).
 */
export function digestReplies(
  digest: Digest,
  { title, date, note }: DigestHeading,
): readonly Reply[] {
  const numbering = createNumbering();
  const stories = digest.stories.flatMap(({ sentences }): Block[] =>
    sentences.map((sentence) => numbering.quote(sentence)),
  );
  const nothing = digest.isEmpty ? [text(own('Nothing new.'))] : [];
  return [
    {
      status: 'info',
      blocks: [
        heading(`${title}: ${date}`),
        ...(note === undefined ? [] : [text(own(note))]),
        ...nothing,
        ...stories,
        ...numbering.sources(),
      ],
    },
  ];
}
