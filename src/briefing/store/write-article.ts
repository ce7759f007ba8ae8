import { annotateArticle } from '../annotate/article.ts';
import { findCredits } from '../annotate/credits.ts';
import { findOwnWords } from '../annotate/own-words.ts';
import type { SentenceNote } from '../annotate/types.ts';
import { packWords } from '../text/packed-words.ts';
import { findPhrasalVerbs } from '../text/phrasal-verbs.ts';
import { sketch } from '../text/sketch.ts';
import { termsOf } from '../text/terms.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import type { Article } from '../types.ts';
import { packArticle } from './article-words.ts';
import { toBytes } from './bytes.ts';
import type { Driver } from './driver.ts';
import { contextOf } from './sentence-context.ts';
import { numberTerms } from './vocabulary.ts';

/** Writes an article in place of its older state. Another process may have written it since it was looked for. */
export function replaceArticle(driver: Driver, article: Article): void {
  const [stored] = driver.all<{ aid: number; hash: string }>(
    'SELECT aid, hash FROM articles WHERE id = ?',
    article.id,
  );
  if (stored?.hash === article.hash) return;
  if (stored !== undefined) remove(driver, stored.aid);
  insert(driver, article);
}

/** Takes an article out of the index, if it is still there: its row may have become another one's since it was looked for. */
export function removeArticle(driver: Driver, id: string): void {
  const [stored] = driver.all<{ aid: number }>('SELECT aid FROM articles WHERE id = ?', id);
  if (stored !== undefined) remove(driver, stored.aid);
}

function remove(driver: Driver, aid: number): void {
  driver.run('DELETE FROM role_fts WHERE rowid IN (SELECT rid FROM roles WHERE aid = ?)', aid);
  for (const table of ['sentences', 'mentions', 'roles', 'article_words', 'articles'])
    driver.run(`DELETE FROM ${table} WHERE aid = ?`, aid);
}

function insert(driver: Driver, article: Article): void {
  const { text, hash, ...source } = article;
  const sentences = annotateArticle(text, article.title).map((note) => ({
    note,
    tokens: tokenize(text.slice(note.start, note.end)),
  }));
  driver.run(
    'INSERT INTO articles (id, hash, source, text, sketch, credits) VALUES (?, ?, ?, ?, ?, ?)',
    article.id,
    hash,
    JSON.stringify(source),
    Buffer.from(text, 'utf8'),
    toBytes(sketch(findOwnWords(sentences))),
    JSON.stringify([...findCredits(text, article.title)]),
  );
  const aid = lastRowId(driver, 'articles', 'aid');
  const firstSid = lastRowId(driver, 'sentences', 'sid') + 1;
  writeWords(driver, { aid, firstSid }, article, sentences);
  for (const [position, { note }] of sentences.entries()) {
    const sid = firstSid + position;
    driver.run(
      'INSERT INTO sentences (sid, aid, position, note) VALUES (?, ?, ?, ?)',
      sid,
      aid,
      position,
      JSON.stringify(note),
    );
    for (const m of note.mentions)
      driver.run(
        'INSERT INTO mentions (key, kind, sid, aid, shown) VALUES (?, ?, ?, ?, ?)',
        m.key,
        m.kind,
        sid,
        aid,
        text.slice(m.start, m.end),
      );
    for (const role of note.roles) {
      driver.run(
        'INSERT INTO roles (person, sid, aid, span) VALUES (?, ?, ?, ?)',
        role.person,
        sid,
        aid,
        JSON.stringify({ start: role.start, end: role.end, name: role.name }),
      );
      driver.run(
        'INSERT INTO role_fts (rowid, terms) VALUES (?, ?)',
        lastRowId(driver, 'roles', 'rid'),
        termsOf(tokenize(text.slice(role.start, role.end))).join(' '),
      );
    }
  }
}

/** Writes the words by which the sentences are found and ranked; see `WordIndex`. */
function writeWords(
  driver: Driver,
  { aid, firstSid }: { readonly aid: number; readonly firstSid: number },
  { title, publisher }: Article,
  sentences: readonly { readonly note: SentenceNote; readonly tokens: readonly Token[] }[],
): void {
  const heading = termsOf(tokenize(`${title ?? ''} . ${publisher ?? ''}`));
  const contexts = sentences.map(({ note, tokens }) => contextOf(note, tokens));
  const numberOf = numberTerms(driver, [
    ...heading,
    ...contexts.flat(),
    ...sentences.flatMap(({ tokens }) => [
      ...tokens.map((t) => t.stem),
      ...termsOf(tokens),
      ...findPhrasalVerbs(tokens).map(({ term }) => term),
    ]),
  ]);
  let paragraph = 0;
  const packed = sentences.map(({ note, tokens }, i) => {
    if (note.paragraph !== sentences[i - 1]?.note.paragraph) paragraph = i;
    return { paragraph, words: packWords(tokens, contexts[i] ?? [], numberOf) };
  });
  driver.run(
    'INSERT INTO article_words (aid, firstSid, words) VALUES (?, ?, ?)',
    aid,
    firstSid,
    packArticle(heading.map(numberOf), packed),
  );
}

function lastRowId(driver: Driver, table: string, column: string): number {
  return driver.all<{ id: number | null }>(`SELECT max(${column}) AS id FROM ${table}`)[0]?.id ?? 0;
}
