import type { Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { type DrawnPicture, draw } from '../picture/index.ts';

/** Returns the picture of a Reply; undefined where it has none, or there will be none, which is logged. Never rejects. */
export type PictureOf = (reply: Reply) => Promise<DrawnPicture | undefined>;

/** A picture takes about 0.3 s and 14 MB; no answer waits longer than for so many. */
const UNDER_WAY_MAX = 4;
/** As long as the articles stay the same, so do their pictures. */
const KEPT_MAX = 8;

/** Creates what draws the pictures of Replies: one after another, and each once, as many people ask for the same. */
export function createPictures(log: Logger, drawOne: typeof draw = draw): PictureOf {
  const kept = new Map<string, Promise<DrawnPicture | undefined>>();
  let last: Promise<unknown> = Promise.resolve();
  let underWay = 0;

  return async (reply) => {
    const block = reply.blocks.find(({ kind }) => kind === 'picture');
    if (block?.kind !== 'picture') return undefined;
    const key = JSON.stringify(block.of);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (underWay >= UNDER_WAY_MAX) {
      log.info('an answer has no picture, as too many are being drawn');
      return undefined;
    }
    underWay += 1;
    const drawn = last
      .then(() => drawOne(block.of))
      .catch((error: unknown) => {
        log.error('a picture could not be drawn', { error });
        kept.delete(key);
        return undefined;
      })
      .finally(() => {
        underWay -= 1;
      });
    last = drawn;
    for (const oldest of kept.keys()) {
      if (kept.size < KEPT_MAX) break;
      kept.delete(oldest);
    }
    kept.set(key, drawn);
    return drawn;
  };
}
