import type { Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { type DrawnPicture, draw } from '../picture/index.ts';

/** Returns the picture of a Reply; undefined where it has none or it could not be drawn, which is logged. Never rejects. */
export async function pictureOf(reply: Reply, log: Logger): Promise<DrawnPicture | undefined> {
  const block = reply.blocks.find(({ kind }) => kind === 'picture');
  if (block?.kind !== 'picture') return undefined;
  try {
    return await draw(block.of);
  } catch (error) {
    log.error('a picture could not be drawn', { error });
    return undefined;
  }
}
