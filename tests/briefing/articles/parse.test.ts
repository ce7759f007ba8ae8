import { describe, expect, it } from 'vitest';
import { parseJsonLines, parseTextFile } from '../../../src/briefing/articles/parse.ts';

function article(content: string) {
  const parsed = parseTextFile('a.txt', content);
  if ('problem' in parsed) throw new Error(parsed.problem.message);
  return parsed.article;
}

function problem(content: string): string {
  const parsed = parseTextFile('a.txt', content);
  return 'problem' in parsed ? parsed.problem.message : 'no problem';
}

describe('a text file', () => {
  it('is its text, with its name as id, when it has no front matter', () => {
    const { hash, ...rest } = article('First.\n\nSecond.');
    expect(rest).toEqual({ id: 'a.txt', file: 'a.txt', text: 'First.\n\nSecond.' });
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('keeps what stands behind the front matter to the last byte', () => {
    const body = '\n  Two blanks before. \r\n\r\n\u00a0\nEnd  ';
    expect(article(`---\ntitle: A title\n---\n${body}`)).toMatchObject({
      title: 'A title',
      text: body,
    });
  });

  it.each([
    ['published: 2024-06-19', { published: '2024-06-19' }],
    ['published: 2024-06-19T08:00:00Z', { published: '2024-06-19T08:00:00Z' }],
    ['published: June 19, 2024', { published: '2024-06-19' }],
    ['published: Wed, 19 Jun 2024 08:00:00 GMT', { published: '2024-06-19' }],
    ['published: Wednesday', { published: 'Wednesday' }],
    ['title: 1984', { title: '1984' }],
    ['source: The Paper', { publisher: 'The Paper' }],
    ['source: The Feed\npublisher: The Paper', { publisher: 'The Paper' }],
    ['author: [Ann Lee, Bo Roe]', { author: 'Ann Lee, Bo Roe' }],
    ['author: None\nurl: null\ntitle:', {}],
    ['section: world', {}],
  ])('reads the front matter %j', (yaml, expected) => {
    const {
      id: _id,
      file: _file,
      text: _text,
      hash: _hash,
      ...metadata
    } = article(`---\n${yaml}\n---\nText.`);
    expect(metadata).toEqual(expected);
  });

  it.each([
    ['--- A dash is no front matter.\nText.'],
    ['---\ntitle: never closed\nText.'],
    ['Text.\n---\ntitle: not at the start\n---\nText.'],
    ['----\ntitle: four dashes\n----\nText.'],
  ])('takes %j as text alone', (content) => {
    expect(article(content)).toMatchObject({ text: content });
    expect(article(content).title).toBeUndefined();
  });

  it.each([
    ['---\ntitle: "open\n---\nText.', /not YAML/],
    ['---\njust words\n---\nText.', /'just words' is not a mapping/],
    ['---\n- a\n- b\n---\nText.', /not a mapping/],
    ['---\ntitle:\n  a: b\n---\nText.', /title: .* is not text/],
    ['---\ntitle: A\n---\n \n', /no text after the front matter/],
    ['', /empty/],
    [' \u00a0\n\t', /empty/],
  ])('reports %j', (content, message) => {
    expect(problem(content)).toMatch(message);
  });

  it('has another hash when text or metadata change, and the same when nothing does', () => {
    const hashes = [
      'Text.',
      'Text!',
      '---\ntitle: A\n---\nText.',
      '---\nauthor: A\n---\nText.',
    ].map((t) => article(t).hash);
    expect(new Set(hashes).size).toBe(4);
    expect(article('Text.').hash).toBe(hashes[0]);
  });
});

describe('a file of JSON lines', () => {
  it('gives one article a line, with null and None as not given', () => {
    const lines = [
      '{"id":"one","title":"T","source":"The Paper","published":"2024-06-19","url":"https://example.org/1","author":"Ann","text":"First."}',
      '',
      '{"id":"two","title":"None","source":null,"text":"Second."}',
    ];
    const { articles, problems } = parseJsonLines('feed.jsonl', lines.join('\r\n'));
    expect(problems).toEqual([]);
    expect(articles[0]).toMatchObject({
      id: 'one',
      file: 'one',
      title: 'T',
      publisher: 'The Paper',
      published: '2024-06-19',
      author: 'Ann',
      url: 'https://example.org/1',
    });
    expect(articles[1]).toMatchObject({ id: 'two', text: 'Second.' });
    expect([articles[1]?.title, articles[1]?.publisher]).toEqual([undefined, undefined]);
  });

  it.each([
    ['{"id":"a",', /not JSON/],
    ['[1]', /not a JSON object/],
    ['{"text":"no id"}', /not an id/],
    ['{"id":"a"}', /text of 'a' is missing/],
    ['{"id":"a","text":7}', /is a number, not a string/],
    ['{"id":"a","text":" \\n"}', /is empty/],
  ])('reports the line %j and loads the others', (line, message) => {
    const { articles, problems } = parseJsonLines(
      'feed.jsonl',
      `{"id":"x","text":"X."}\n${line}\n{"id":"y","text":"Y."}`,
    );
    expect(articles.map((found) => found.id)).toEqual(['x', 'y']);
    expect(problems).toEqual([{ where: 'feed.jsonl:2', message: expect.stringMatching(message) }]);
  });
});
