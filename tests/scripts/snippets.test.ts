import { expect, it } from 'vitest';
import { snippetsOf } from '../../scripts/tune/snippets.ts';

const article = (text: string) => ({ id: 'a', title: 'Pier', file: 'a.txt', hash: '', text });

it('an article becomes snippets that cut no sentence and leave none out', () => {
  const sentences = [...'ABCDEFGH'].map((name) => `Ferry ${name} ${'sailed on '.repeat(8)}time.`);
  const snippets = snippetsOf(article(sentences.join(' ')));
  expect(snippets.length).toBeGreaterThan(2);
  expect(snippets.map((s) => s.text).join(' ')).toBe(sentences.join(' '));
  for (const { text } of snippets) expect(text).toMatch(/^Ferry .*time\.$/);
});

it('a sentence longer than a snippet stays whole', () => {
  const long = `It ${'sailed on and '.repeat(30)}on.`;
  expect(snippetsOf(article(`${long} It sank.`)).map((s) => s.text)).toEqual([long, 'It sank.']);
});

it('snippets keep the title and have ids of their own', () => {
  const long = `It ${'sailed on and '.repeat(30)}on.`;
  expect(snippetsOf(article(`${long} It sank.`)).map(({ id, title }) => [id, title])).toEqual([
    ['a#0', 'Pier'],
    ['a#1', 'Pier'],
  ]);
});
