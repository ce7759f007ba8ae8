import { expect, it } from 'vitest';
import { createPictures } from '../../src/adapters/pictures.ts';
import type { Picture } from '../../src/bot/picture.ts';
import { own, type Reply, text } from '../../src/bot/reply.ts';
import { createLogger } from '../../src/log.ts';
import type { DrawnPicture } from '../../src/picture/index.ts';

const replyAbout = (about: string): Reply => ({
  status: 'info',
  blocks: [
    text(own('words')),
    { kind: 'picture', of: { kind: 'coverage', about, sources: [], facts: [] } },
  ],
});

/** Draws when it is told to. */
function studio() {
  const log: string[] = [];
  const begun: { readonly about: string; readonly end: (failure?: Error) => void }[] = [];
  const drawOne = ({ about = '' }: Picture): Promise<DrawnPicture> =>
    new Promise((resolve, reject) => {
      const picture = { name: `${about}.png`, png: new Uint8Array(), alt: about };
      begun.push({ about, end: (failure) => (failure ? reject(failure) : resolve(picture)) });
    });
  const pictureOf = createPictures(
    createLogger((line) => log.push(line)),
    drawOne,
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { log, begun, pictureOf, turn };
}

it('draws nothing for a reply without a picture', async () => {
  const { begun, pictureOf } = studio();
  expect(await pictureOf({ status: 'info', blocks: [text(own('words'))] })).toBeUndefined();
  expect(begun).toEqual([]);
});

it('draws one after another, and what several ask for once', async () => {
  const { begun, pictureOf, turn } = studio();
  const asked = ['a', 'b', 'a'].map((about) => pictureOf(replyAbout(about)));
  await turn();
  expect(begun.map(({ about }) => about)).toEqual(['a']);
  begun[0]?.end();
  await turn();
  expect(begun.map(({ about }) => about)).toEqual(['a', 'b']);
  begun[1]?.end();
  expect((await Promise.all(asked)).map((one) => one?.name)).toEqual(['a.png', 'b.png', 'a.png']);
  expect((await pictureOf(replyAbout('a')))?.name).toBe('a.png');
  expect(begun).toHaveLength(2);
});

it('lets an answer go without a picture rather than wait for many', async () => {
  const { begun, log, pictureOf, turn } = studio();
  for (const about of ['a', 'b', 'c', 'd']) void pictureOf(replyAbout(about));
  expect(await pictureOf(replyAbout('e'))).toBeUndefined();
  expect(log.join('')).toContain('too many are being drawn');
  await turn();
  begun[0]?.end();
  await turn();
  void pictureOf(replyAbout('f'));
  for (const index of [1, 2, 3]) {
    begun[index]?.end();
    await turn();
  }
  expect(begun.map(({ about }) => about)).toEqual(['a', 'b', 'c', 'd', 'f']);
});

it('has none where drawing fails, says so in the log, and tries anew the next time', async () => {
  const { begun, log, pictureOf, turn } = studio();
  const first = pictureOf(replyAbout('a'));
  await turn();
  begun[0]?.end(new Error('no font'));
  expect(await first).toBeUndefined();
  expect(log.join('')).toMatch(/a picture could not be drawn.*no font/s);
  const second = pictureOf(replyAbout('a'));
  await turn();
  begun[1]?.end();
  expect((await second)?.name).toBe('a.png');
});
