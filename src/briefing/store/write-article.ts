import { annotateArticle } from '../annotate/article.ts';
import { findOwnWords } from '../annotate/own-words.ts';
import type { SentenceNote } from '../annotate/types.ts';
import { packWords } from '../text/packed-words.ts';
import { sketch } from '../text/sketch.ts';
import { termsOf } from '../text/terms.ts';
import { tokenize } from '../text/tokens.ts';
import type { Article } from '../types.ts';
import type { Driver } from './driver.ts';
import { SENTENCE_COLUMNS } from './schema.ts';
import { sentenceTerms } from './sentence-terms.ts';
import { type CountChanges, countSentence } from './term-counts.ts';

/** Writes an article in place of its older state. Another process may have written it since it was looked for. */
export function replaceArticle(driver: Driver, article: Article, changes: CountChanges): void {
  const [stored] = driver.all<{ aid: number; hash: string }>(
    'SELECT aid, hash FROM articles WHERE id = ?',
    article.id,
  );
  if (stored?.hash === article.hash) return;
  if (stored !== undefined) remove(driver, stored.aid, changes);
  insert(driver, article, changes);
}

/** Takes an article out of the index, if it is still there: its row may have become another one's since it was looked for. */
export function removeArticle(driver: Driver, id: string, changes: CountChanges): void {
  const [stored] = driver.all<{ aid: number }>('SELECT aid FROM articles WHERE id = ?', id);
  if (stored !== undefined) remove(driver, stored.aid, changes);
}

function remove(driver: Driver, aid: number, changes: CountChanges): void {
  for (const { note, text } of storedSentences(driver, aid))
    countSentence(changes, sentenceTerms(note, tokenize(text)), -1);
  driver.run(
    'DELETE FROM sentence_fts WHERE rowid IN (SELECT sid FROM sentences WHERE aid = ?)',
    aid,
  );
  driver.run(
    'DELETE FROM paragraph_fts WHERE rowid IN (SELECT DISTINCT pid FROM sentences WHERE aid = ?)',
    aid,
  );
  driver.run('DELETE FROM role_fts WHERE rowid IN (SELECT rid FROM roles WHERE aid = ?)', aid);
  for (const table of ['sentences', 'mentions', 'roles', 'articles'])
    driver.run(`DELETE FROM ${table} WHERE aid = ?`, aid);
}

function* storedSentences(
  driver: Driver,
  aid: number,
): Iterable<{ note: SentenceNote; text: string }> {
  const [article] = driver.all<{ text: Uint8Array }>(
    'SELECT text FROM articles WHERE aid = ?',
    aid,
  );
  const text = Buffer.from(article?.text ?? []).toString('utf8');
  for (const row of driver.all<{ note: string }>('SELECT note FROM sentences WHERE aid = ?', aid)) {
    const note = JSON.parse(row.note) as SentenceNote;
    yield { note, text: text.slice(note.start, note.end) };
  }
}

function insert(driver: Driver, article: Article, changes: CountChanges): void {
  const { text, hash, ...source } = article;
  const sentences = annotateArticle(text, article.title).map((note) => ({
    note,
    tokens: tokenize(text.slice(note.start, note.end)),
  }));
  driver.run(
    'INSERT INTO articles (id, hash, source, text, sketch) VALUES (?, ?, ?, ?, ?)',
    article.id,
    hash,
    JSON.stringify(source),
    Buffer.from(text, 'utf8'),
    toBytes(sketch(findOwnWords(sentences))),
  );
  const aid = lastRowId(driver, 'articles', 'aid');
  let sid = lastRowId(driver, 'sentences', 'sid');
  let pid =
    driver.all<{ pid: number | null }>('SELECT max(pid) AS pid FROM sentences')[0]?.pid ?? 0;
  const heading = termsOf(tokenize(`${article.title ?? ''} . ${article.publisher ?? ''}`)).join(
    ' ',
  );
  let paragraph = -1;
  let paragraphTerms: string[] = [];
  const flush = (): void => {
    if (paragraphTerms.length > 0)
      driver.run(
        'INSERT INTO paragraph_fts (rowid, terms, heading) VALUES (?, ?, ?)',
        pid,
        paragraphTerms.join(' '),
        heading,
      );
    paragraphTerms = [];
  };
  for (const [position, { note, tokens }] of sentences.entries()) {
    if (note.paragraph !== paragraph) {
      flush();
      paragraph = note.paragraph;
      pid++;
    }
    sid++;
    const found = sentenceTerms(note, tokens);
    const { terms, context } = found;
    countSentence(changes, found, 1);
    paragraphTerms.push(...terms, ...context);
    const words = packWords(tokens, context);
    driver.run(
      `INSERT INTO sentences (${SENTENCE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      sid,
      pid,
      aid,
      position,
      note.start,
      note.end,
      words,
      JSON.stringify(note),
    );
    driver.run(
      'INSERT INTO sentence_fts (rowid, terms, context) VALUES (?, ?, ?)',
      sid,
      terms.join(' '),
      context.join(' '),
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
  flush();
}

/** A sketch as it is stored: its numbers in little-endian order, whatever the machine's own is. */
function toBytes(sketched: Uint32Array): Uint8Array {
  const bytes = Buffer.alloc(sketched.length * 4);
  for (const [i, number] of sketched.entries()) bytes.writeUInt32LE(number, i * 4);
  return bytes;
}

function lastRowId(driver: Driver, table: string, column: string): number {
  return driver.all<{ id: number | null }>(`SELECT max(${column}) AS id FROM ${table}`)[0]?.id ?? 0;
}
