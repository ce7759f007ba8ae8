import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkTo } from '../../../src/briefing/text/fragment.ts';

const URL_ = 'https://post.example/bridge';
const TEXT = `The bridge opened on Friday. The bridge opened on Friday, the mayor said.

The mayor, Ines Calder, cut the ribbon at 9 a.m. in front of a well-known crowd & a band, and then she crossed the bridge.`;

function link(words: string, url: string | undefined = URL_, text = TEXT): string | undefined {
  const start = text.indexOf(words);
  return linkTo(url, text, { start, end: start + words.length });
}

describe('linkTo', () => {
  it.each([
    ['The bridge opened on Friday.', 'text=The%20bridge%20opened%20on%20Friday.'],
    [
      'The mayor, Ines Calder, cut the ribbon at 9 a.m. in front of a well-known crowd & a band, and then she crossed the bridge.',
      'text=The%20mayor%2C%20Ines%20Calder%2C%20cut,then%20she%20crossed%20the%20bridge.',
    ],
    ['well-known crowd & a band', 'text=well%2Dknown%20crowd%20%26%20a%20band'],
  ])('leads to %s', (words, directive) => {
    expect(link(words)).toBe(`${URL_}#:~:${directive}`);
  });

  it('gives no link to words that stand earlier in the article, too', () => {
    const start = TEXT.lastIndexOf('The bridge opened on Friday');
    expect(linkTo(URL_, TEXT, { start, end: start + 27 })).toBeUndefined();
  });

  it('takes more words from the beginning where five are not enough', () => {
    const tail = 'and the whole town came to see how the mayor cut the long red ribbon';
    const text = `On the first of May it rained all day. On the first of May it snowed, ${tail}.`;
    const words = `On the first of May it snowed, ${tail}.`;
    const directive =
      'text=On%20the%20first%20of%20May%20it%20snowed%2C,cut%20the%20long%20red%20ribbon.';
    expect(link(words, URL_, text)).toBe(`${URL_}#:~:${directive}`);
  });

  it('writes a passage out whole where its beginning and its end would overlap', () => {
    const words = 'one two three four five six seven eight nine ten eleven';
    const text = `one two three four five six seven was there. ${words}.`;
    expect(link(`${words}.`, URL_, text)).toBe(
      `${URL_}#:~:text=${`${words}.`.replaceAll(' ', '%20')}`,
    );
  });

  it('keeps a fragment that the address has', () => {
    expect(link('cut the ribbon', `${URL_}#story`)).toBe(`${URL_}#story:~:text=cut%20the%20ribbon`);
  });

  it.each([undefined, 'bridge.html', 'javascript:alert(1)', 'file:///etc/passwd', ''])(
    'makes no link of %s',
    (url) => {
      expect(linkTo(url, TEXT, { start: 0, end: 10 })).toBeUndefined();
    },
  );

  it('names words that stand first in the article, whatever the article', () => {
    const word = fc.constantFrom('a', 'b', 'Ines', 'bridge', '“Quay', 'well-known', 'ÄÖ', '\n\n');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.nat(),
        fc.nat(),
        (words, a, b) => {
          const text = words.join(' ');
          const [start = 0, end = 0] = [a % text.length, b % text.length].sort((x, y) => x - y);
          const address = linkTo(URL_, text, { start, end });
          if (address === undefined) return;
          const [first = ''] = (address.split(':~:text=')[1] ?? '')
            .split(',')
            .map(decodeURIComponent);
          const folded = text.replace(/\s+/g, ' ');
          const at = folded.toLowerCase().indexOf(first.toLowerCase());
          const wanted = text.slice(0, start).replace(/\s+/g, ' ').length;
          expect(at).toBeGreaterThanOrEqual(0);
          expect(Math.abs(at - wanted)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
