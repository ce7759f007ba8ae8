import type { Driver } from './driver.ts';

/** Raised whenever what is stored would come out differently; an older file is then rebuilt. */
const INDEX_VERSION = '12';

// The full-text table holds our own folded and stemmed terms, so its tokenizer only has to split at spaces;
// '@' and '_' belong to terms that stand for a country. `detail=full` because bm25 is slower with less.
const FTS = `content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '@_'"`;
const TABLES = `
CREATE TABLE articles (aid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, hash TEXT NOT NULL, source TEXT NOT NULL, text BLOB NOT NULL, sketch BLOB NOT NULL, credits TEXT NOT NULL);
CREATE TABLE sentences (sid INTEGER PRIMARY KEY, aid INTEGER NOT NULL, position INTEGER NOT NULL, note TEXT NOT NULL);
CREATE INDEX sentences_by_article ON sentences (aid);
CREATE TABLE terms (tid INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
CREATE TABLE article_words (aid INTEGER PRIMARY KEY, firstSid INTEGER NOT NULL, words BLOB NOT NULL);
CREATE TABLE mentions (key TEXT NOT NULL, kind TEXT NOT NULL, sid INTEGER NOT NULL, aid INTEGER NOT NULL, shown TEXT NOT NULL);
CREATE INDEX mentions_by_key ON mentions (key, kind, shown);
CREATE INDEX mentions_by_article ON mentions (aid);
CREATE TABLE roles (rid INTEGER PRIMARY KEY, person TEXT NOT NULL, sid INTEGER NOT NULL, aid INTEGER NOT NULL, span TEXT NOT NULL);
CREATE INDEX roles_by_person ON roles (person);
CREATE INDEX roles_by_article ON roles (aid);
CREATE VIRTUAL TABLE role_fts USING fts5 (terms, ${FTS});
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

// An article's text is a BLOB: SQLite ends a TEXT at a NUL character, and offsets behind it would be lost.
// `mentions_by_key` holds all that is asked of all names, so that their rows need not be read at each start.
/** Makes the tables, dropping those of another version of the index: everything in them can be read again. */
export function ensureSchema(driver: Driver): void {
  driver.transaction(() => makeTables(driver));
}

function makeTables(driver: Driver): void {
  const tables = driver.all<{ name: string }>(
    `SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'meta'`,
  );
  const version =
    tables.length === 0
      ? undefined
      : driver.all<{ value: string }>(`SELECT value FROM meta WHERE key = 'version'`)[0]?.value;
  if (version === INDEX_VERSION) return;
  const foreign = driver.all(`SELECT 1 FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' LIMIT 1`);
  if (version === undefined && foreign.length > 0) {
    throw new Error(
      'the database holds tables of another program; name another file, which will be made',
    );
  }
  for (const table of [
    'sentence_terms',
    'sentence_fts',
    'paragraph_fts',
    'role_fts',
    'articles',
    'sentences',
    'mentions',
    'roles',
    'terms',
    'article_words',
    'meta',
  ]) {
    driver.exec(`DROP TABLE IF EXISTS ${table}`);
  }
  driver.exec(TABLES);
  driver.run(`INSERT INTO meta (key, value) VALUES ('version', ?)`, INDEX_VERSION);
}
