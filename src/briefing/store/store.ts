import type { SentenceNote } from '../annotate/types.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { atOnce } from '../turns.ts';
import type { ArticleState, Source, Span } from '../types.ts';
import { openDriver } from './driver.ts';
import { readNames } from './names.ts';
import { ensureSchema, SENTENCE_COLUMNS } from './schema.ts';
import { syncArticles } from './sync.ts';
import type { Hit, Store, StoredArticle, StoredName, StoredRole, StoredSentence } from './types.ts';

/** Sentences and articles kept in memory between questions. */
const CACHE_SENTENCES = 3_000;
const CACHE_ARTICLES = 1_200;
/** Roles of one person that are looked at: much-named people have thousands, and one question must not read them all. */
const ROLES_MAX = 300;
const ROLES = 'SELECT person, sid, span, articles.id AS id FROM roles JOIN articles USING (aid)';

/** Hits read beyond the limit, so that a row of equal scores is cut by the written rule. */
const TIES = 8;

/** A full-text table with its ranking, and the table that tells the article of its rows. */
interface Searched {
  readonly table: string;
  readonly rank: string;
  readonly owner: string;
  readonly key: string;
}

// The second weight is that of the names a sentence only refers to, and of a paragraph's title.
const SEARCHED = {
  sentences: {
    table: 'sentence_fts',
    rank: 'bm25(sentence_fts, 1.0, 0.4)',
    owner: 'sentences',
    key: 'sid',
  },
  paragraphs: {
    table: 'paragraph_fts',
    rank: 'bm25(paragraph_fts, 1.0, 0.7)',
    owner: 'sentences',
    key: 'pid',
  },
  roles: { table: 'role_fts', rank: 'bm25(role_fts)', owner: 'roles', key: 'rid' },
} as const satisfies Readonly<Record<string, Searched>>;

/** Opens (or makes) the index at `path`. */
export function openStore(path: string): Store {
  const driver = openDriver(path);
  try {
    ensureSchema(driver);
  } catch (error) {
    driver.close();
    throw error;
  }
  const sentences = new Map<number, StoredSentence>();
  /** Sentence numbers only: the sentences themselves are bounded by their own cache. */
  const paragraphs = new Map<number, number[]>();
  const articles = new Map<number, StoredArticle>();
  const frequencies = new Map<string, number>();
  let ids = new Map<string, number>();
  let names: StoredName[] | undefined;
  let size = 0;
  let state = 0;
  let pinned = 0;

  /** Tells one state of the index from another; only what other connections write changes it. */
  const version = (): number =>
    driver.all<{ data_version: number }>('PRAGMA data_version')[0]?.data_version ?? 0;
  // A transaction that only reads keeps the state it began with, and does not keep others from writing.
  const begin = (): void => {
    driver.exec('BEGIN');
    pinned = version();
  };
  const refresh = (): void => {
    for (const cache of [sentences, paragraphs, articles, frequencies]) cache.clear();
    names = undefined;
    ids = new Map(
      driver
        .all<{ aid: number; id: string }>('SELECT aid, id FROM articles ORDER BY id')
        .map((row) => [row.id, row.aid]),
    );
    size = driver.all<{ n: number }>('SELECT count(*) AS n FROM sentences')[0]?.n ?? 0;
    state++;
  };

  const article = (aid: number): StoredArticle | undefined => {
    const cached = articles.get(aid);
    if (cached !== undefined) return cached;
    const row = driver.all<{ source: string; text: Uint8Array }>(
      'SELECT source, text FROM articles WHERE aid = ?',
      aid,
    )[0];
    if (row === undefined) return undefined;
    const stored = {
      aid,
      source: JSON.parse(row.source) as Source,
      text: Buffer.from(row.text).toString('utf8'),
    };
    bound(articles, CACHE_ARTICLES).set(aid, stored);
    return stored;
  };

  interface RoleRow {
    person: string;
    sid: number;
    span: string;
    /** The article's. */
    id: string;
  }
  interface Row {
    sid: number;
    pid: number;
    aid: number;
    position: number;
    start: number;
    end: number;
    words: string;
    note: string;
  }
  const toSentence = (row: Row): StoredSentence | undefined => {
    const cached = sentences.get(row.sid);
    if (cached !== undefined) return cached;
    const owner = article(row.aid);
    if (owner === undefined) return undefined;
    const { note: packed, ...plain } = row;
    const text = owner.text.slice(row.start, row.end);
    let tokens: readonly Token[] | undefined;
    let note: SentenceNote | undefined;
    const stored = {
      ...plain,
      articleId: owner.source.id,
      text,
      get note(): SentenceNote {
        note ??= JSON.parse(packed) as SentenceNote;
        return note;
      },
      get tokens(): readonly Token[] {
        tokens ??= tokenize(text).map((t) => ({
          ...t,
          start: t.start + row.start,
          end: t.end + row.start,
        }));
        return tokens;
      },
    };
    bound(sentences, CACHE_SENTENCES).set(row.sid, stored);
    return stored;
  };
  const select = (where: string, id: number): StoredSentence[] =>
    driver
      .all<Row>(`SELECT ${SENTENCE_COLUMNS} FROM sentences WHERE ${where} ORDER BY sid`, id)
      .flatMap((row) => toSentence(row) ?? []);
  const sentence = (sid: number): StoredSentence | undefined =>
    sentences.get(sid) ?? select('sid = ?', sid)[0];
  const search = (
    { table, rank, owner, key }: Searched,
    terms: readonly string[],
    limit: number,
  ): Hit[] =>
    terms.length === 0
      ? []
      : driver
          .all<{ id: number; score: number }>(
            // Equal scores by article id and position, read for a few more than wanted: ties at the end count as well.
            `SELECT h.id AS id, h.score AS score FROM
               (SELECT rowid AS id, ${rank} AS score FROM ${table} WHERE ${table} MATCH ? ORDER BY score LIMIT ?) h
             JOIN ${owner} o ON o.${key} = h.id JOIN articles USING (aid)
             GROUP BY h.id ORDER BY h.score, articles.id, min(o.rowid) LIMIT ?`,
            toMatch(terms),
            limit + TIES,
            limit,
          )
          .map((row) => ({ id: row.id, score: -row.score }));
  const toRole = ({ person, sid, span }: RoleRow): StoredRole => ({
    person,
    sid,
    ...(JSON.parse(span) as Span & { name: Span }),
  });

  begin();
  refresh();
  return {
    sync: async (articles, onProgress) => {
      const byId = new Map(articles.map((one) => [one.id, one]));
      driver.exec('COMMIT');
      try {
        await syncArticles(driver, { articles, read: (id) => byId.get(id) }, onProgress);
      } finally {
        begin();
        refresh();
      }
    },
    advance: () => {
      const before = pinned;
      driver.exec('COMMIT');
      begin();
      if (pinned === before) return false;
      refresh();
      return true;
    },
    get size() {
      return size;
    },
    get state() {
      return state;
    },
    get articleIds() {
      return ids;
    },
    frequency: (term) => {
      let known = frequencies.get(term);
      if (known === undefined) {
        known =
          driver.all<{ count: number }>('SELECT count FROM sentence_terms WHERE term = ?', term)[0]
            ?.count ?? 0;
        bound(frequencies, 50_000).set(term, known);
      }
      return known;
    },
    findSentences: (terms, limit) => search(SEARCHED.sentences, terms, limit),
    findParagraphs: (terms, limit) => search(SEARCHED.paragraphs, terms, limit),
    // Equal ones by article id: numbers of rows tell in which order articles came, and that must not show.
    findRoles: (terms, limit) =>
      search(SEARCHED.roles, terms, limit)
        .flatMap(({ id, score }) =>
          driver.all<RoleRow>(`${ROLES} WHERE rid = ?`, id).map((row) => ({ row, score })),
        )
        .sort((a, b) => b.score - a.score || compare(a.row.id, b.row.id) || a.row.sid - b.row.sid)
        .map(({ row }) => toRole(row)),
    rolesOf: (person) =>
      driver
        .all<RoleRow>(
          `${ROLES} WHERE person = ? ORDER BY articles.id, rid LIMIT ${ROLES_MAX}`,
          person,
        )
        .map(toRole),
    sentence,
    prefetch: (sids, pids = []) => {
      const unread = [...new Set(sids)].filter((sid) => !sentences.has(sid));
      // Of a paragraph read before, sentences may have been dropped since.
      const unreadParagraphs = [...new Set(pids)].filter(
        (pid) => paragraphs.get(pid)?.every((sid) => sentences.has(sid)) !== true,
      );
      const list = 'IN (SELECT value FROM json_each(?)) ORDER BY sid';
      if (unread.length > 0)
        for (const row of driver.all<Row>(
          `SELECT ${SENTENCE_COLUMNS} FROM sentences WHERE sid ${list}`,
          JSON.stringify(unread),
        ))
          toSentence(row);
      if (unreadParagraphs.length === 0) return;
      for (const pid of unreadParagraphs) bound(paragraphs, CACHE_SENTENCES).set(pid, []);
      for (const row of driver.all<Row>(
        `SELECT ${SENTENCE_COLUMNS} FROM sentences WHERE pid ${list}`,
        JSON.stringify(unreadParagraphs),
      )) {
        toSentence(row);
        paragraphs.get(row.pid)?.push(row.sid);
      }
    },
    sentencesOfParagraph: (pid) =>
      paragraphs.get(pid)?.flatMap((sid) => sentence(sid) ?? []) ?? select('pid = ?', pid),
    sentencesOfArticle: (aid) => select('aid = ?', aid),
    heads: (aids, count) =>
      driver
        .all<{ sid: number }>(
          'SELECT sid FROM sentences WHERE aid IN (SELECT value FROM json_each(?)) AND position < ? ORDER BY sid',
          JSON.stringify(aids),
          count,
        )
        .map((row) => row.sid),
    sentencesNaming: (key, limit) =>
      driver
        .all<{ sid: number }>(
          'SELECT sid FROM mentions JOIN articles USING (aid) WHERE key = ? GROUP BY sid ORDER BY articles.id, sid LIMIT ?',
          key,
          limit,
        )
        .map((row) => row.sid),
    hashOf: (id) =>
      driver.all<{ hash: string }>('SELECT hash FROM articles WHERE id = ?', id)[0]?.hash,
    articlesNaming: (key) =>
      driver
        .all<{ aid: number }>(
          'SELECT aid FROM mentions JOIN articles USING (aid) WHERE key = ? GROUP BY aid ORDER BY articles.id',
          key,
        )
        .map((row) => row.aid),
    article,
    sketchOf: (aid) => {
      const [row] = driver.all<{ sketch: Uint8Array }>(
        'SELECT sketch FROM articles WHERE aid = ?',
        aid,
      );
      const bytes = Buffer.from(row?.sketch ?? []);
      return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => bytes.readUInt32LE(i * 4));
    },
    termsFrom: (letter) =>
      driver
        .all<{ term: string }>(
          'SELECT term FROM sentence_terms WHERE term >= ? AND term < ? ORDER BY count DESC, term',
          letter,
          `${letter}\uffff`,
        )
        .map((row) => row.term),
    publishers: () =>
      driver
        .all<{ name: string }>(
          `SELECT DISTINCT json_extract(source, '$.publisher') AS name FROM articles WHERE name IS NOT NULL ORDER BY name`,
        )
        .map((row) => row.name),
    states: () => driver.all<ArticleState>('SELECT id, hash FROM articles ORDER BY id'),
    sources: () =>
      driver
        .all<{ source: string }>('SELECT source FROM articles ORDER BY id')
        .map((row) => JSON.parse(row.source) as Source),
    names: () => {
      names ??= atOnce(readNames(driver));
      return names;
    },
    readNames: function* () {
      names ??= yield* readNames(driver);
      return names;
    },
    close: () => driver.close(),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Drops the oldest entry of a full cache. */
function bound<K, V>(cache: Map<K, V>, max: number): Map<K, V> {
  if (cache.size >= max)
    for (const key of cache.keys()) {
      cache.delete(key);
      break;
    }
  return cache;
}

/** Terms become quoted strings of an OR query: nothing in them can be read as query syntax. */
function toMatch(terms: readonly string[]): string {
  return [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}
