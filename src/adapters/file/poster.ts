import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PartPlace, Poster } from '../../bot/digest/poster.ts';
import type { Reply } from '../../bot/reply.ts';

const WIDTH = 80;

/** Creates what adds digests to files, as plain text; a channel is the path of a file. `render` makes the text of a reply. */
export function createFilePoster(
  render: (reply: Reply, look: { readonly width: number; readonly colours: boolean }) => string,
): Poster {
  return {
    hasThreads: false,
    render: (replies) => replies.map((reply) => render(reply, { width: WIDTH, colours: false })),

    async post(message, place) {
      try {
        await mkdir(dirname(place.channel), { recursive: true });
        // In one piece, so that the mark is there when the text is.
        await appendFile(place.channel, `${message}\n${markOf(place)}\n\n`);
        return { kind: 'posted', id: undefined };
      } catch (error) {
        return { kind: 'refused', code: codeOf(error) };
      }
    },

    async find(lost) {
      try {
        const isThere = (await readFile(lost.channel, 'utf8')).includes(`\n${markOf(lost)}\n`);
        return isThere ? { kind: 'there', id: '' } : { kind: 'absent' };
      } catch (error) {
        return codeOf(error) === 'ENOENT' ? { kind: 'absent' } : { kind: 'hidden' };
      }
    },
  };
}

/** By which a message is found again; the path in the key is known where the file is. */
function markOf({ key, channel, part }: PartPlace): string {
  return `[${key.replace(channel, '').replaceAll('::', ':')}, part ${part + 1}]`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'failed';
}
