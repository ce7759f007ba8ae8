import type { SentenceNote } from '../annotate/types.ts';
import { compareText } from '../text/compare.ts';
import { type SentenceWords, unpackWords } from '../text/packed-words.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { atOnce, type Turns } from '../turns.ts';
import type { ArticleState, Source, Span } from '../types.ts';
import { bound } from './bounded-cache.ts';
import { fromBytes } from './bytes.ts';
import { type Driver, openDriver } from './driver.ts';
import { editionOf } from './edition.ts';
import { readNames } from './names.ts';
import { ensureSchema } from './schema.ts';
import { syncArticles } from './sync.ts';
import type { Store, StoredArticle, StoredName, StoredRole, StoredSentence } from './types.ts';
import { createWordIndex } from './word-index.ts';

/** Sentences and articles kept in memory between questions. */
const CACHE_SENTENCES = 3_000;
const CACHE_ARTICLES = 1_200;
/** Roles of one person that are looked at: much-named people have thousands, and one question must not read them all. */
const ROLES_MAX = 300;
const ROLES =
  'SELECT rid, person, sid, span, articles.id AS id FROM roles JOIN articles USING (aid)';

/** Roles read beyond the limit, so that a row of equal scores is cut by the written rule. */
const TIES = 8;

/** Opens (or makes) the index at `path`. */
export function openStore(path: string): Store {
  let driver = openDriver(path);
  /** Reads the next state while questions are answered from this one. */
  let spare: Driver | undefined;
  try {
    ensureSchema(driver);
  } catch (error) {
    driver.close();
    throw error;
  }
  const sentences = new Map<number, StoredSentence>();
  const articles = new Map<number, StoredArticle>();
  const words = createWordIndex();
  let ids = new Map<string, number>();
  let names: StoredName[] | undefined;
  let state = 0;
  let edition: string | undefined;

  // A transaction that only reads keeps the state it began with, and does not keep others from writing.
  const begin = (of: Driver): void => of.exec('BEGIN');
  /** Reads the state that a driver shows; what is returned goes on to it. */
  const readState = function* (from: Driver): Turns<() => void> {
    const showWords = yield* words.read(from);
    const nextIds = new Map(
      from
        .all<{ aid: number; id: string }>('SELECT aid, id FROM articles ORDER BY id')
        .map((row) => [row.id, row.aid]),
    );
    return () => {
      showWords();
      for (const cache of [sentences, articles]) cache.clear();
      names = undefined;
      ids = nextIds;
      state++;
      edition = editionOf(from);
    };
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
  /** Makes a sentence of its note as it is stored. */
  const toSentence = (sid: number, packedNote: string): StoredSentence | undefined => {
    const indexed = words.sentence(sid);
    const owner = indexed && article(indexed.aid);
    if (indexed === undefined || owner === undefined) return undefined;
    const { packed, ...place } = indexed;
    let note: SentenceNote | undefined;
    let text: string | undefined;
    let tokens: readonly Token[] | undefined;
    let unpacked: SentenceWords | undefined;
    const stored: StoredSentence = {
      ...place,
      get note() {
        note ??= JSON.parse(packedNote) as SentenceNote;
        return note;
      },
      get start() {
        return stored.note.start;
      },
      get end() {
        return stored.note.end;
      },
      get text() {
        text ??= owner.text.slice(stored.start, stored.end);
        return text;
      },
      get words() {
        unpacked ??= unpackWords(packed, words.vocabulary.termOf);
        return unpacked;
      },
      get tokens() {
        tokens ??= tokenize(stored.text, stored.start);
        return tokens;
      },
    };
    bound(sentences, CACHE_SENTENCES).set(sid, stored);
    return stored;
  };
  /** Reads sentences in the order of their numbers given; those that are not in the index are left out. */
  const read = (sids: readonly number[]): StoredSentence[] => {
    const found = new Map(sids.map((sid) => [sid, sentences.get(sid)]));
    const unread = sids.filter((sid) => found.get(sid) === undefined);
    // In one row: the driver takes longer over rows than the database. A line break cannot stand in JSON.
    const [row] =
      unread.length === 0
        ? []
        : driver.all<{ sids: string | null; notes: string | null }>(
            `SELECT group_concat(sid) AS sids, group_concat(note, char(10)) AS notes FROM sentences
             WHERE sid IN (SELECT value FROM json_each(?))`,
            JSON.stringify(unread),
          );
    const notes = row?.notes?.split('\n') ?? [];
    for (const [i, sid] of (row?.sids?.split(',') ?? []).entries())
      found.set(Number(sid), toSentence(Number(sid), notes[i] as string));
    return sids.flatMap((sid) => found.get(sid) ?? []);
  };
  const toRole = ({ person, sid, span }: RoleRow): StoredRole => ({
    person,
    sid,
    ...(JSON.parse(span) as Span & { name: Span }),
  });

  try {
    begin(driver);
    atOnce(readState(driver))();
  } catch (error) {
    driver.close();
    throw error;
  }
  return {
    sync: async (articles, onProgress) => {
      const byId = new Map(articles.map((one) => [one.id, one]));
      driver.exec('COMMIT');
      try {
        await syncArticles(driver, { articles, read: (id) => byId.get(id) }, onProgress);
      } finally {
        begin(driver);
        if (editionOf(driver) !== edition) atOnce(readState(driver))();
      }
    },
    readNext: function* () {
      spare ??= openDriver(path);
      const next = spare;
      begin(next);
      let show: (() => void) | undefined;
      try {
        if (editionOf(next) !== edition) show = yield* readState(next);
      } finally {
        if (show === undefined) next.exec('COMMIT');
      }
      return (
        show &&
        (() => {
          show();
          driver.exec('COMMIT');
          spare = driver;
          driver = next;
        })
      );
    },
    get state() {
      return state;
    },
    get articleIds() {
      return ids;
    },
    words,
    // Equal ones by article id: numbers of rows tell in which order articles came, and that must not show.
    findRoles: (terms, limit) =>
      terms.length === 0
        ? []
        : driver
            .all<RoleRow>(
              `SELECT person, sid, span, id FROM (${ROLES}) JOIN
                 (SELECT rowid AS rid, bm25(role_fts) AS score FROM role_fts WHERE role_fts MATCH ? ORDER BY score LIMIT ?)
               USING (rid) ORDER BY score, id, sid LIMIT ?`,
              toMatch(terms),
              limit + TIES,
              limit,
            )
            .map(toRole),
    rolesOf: (person) =>
      driver
        .all<RoleRow>(
          `${ROLES} WHERE person = ? ORDER BY articles.id, rid LIMIT ${ROLES_MAX}`,
          person,
        )
        .map(toRole),
    sentence: (sid) => sentences.get(sid) ?? read([sid])[0],
    sentences: read,
    sentencesOfParagraph: (pid) => read(words.sentencesOfParagraph(pid).map((s) => s.sid)),
    sentencesOfArticle: (aid) => read(words.sentencesOfArticle(aid).map((s) => s.sid)),
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
      return new Uint32Array(fromBytes(row?.sketch ?? new Uint8Array()));
    },
    creditsOf: (aid) =>
      driver
        .all<{ credits: string }>('SELECT credits FROM articles WHERE aid = ?', aid)
        .flatMap((row) => JSON.parse(row.credits) as string[]),
    termsFrom: (letter) =>
      [...words.vocabulary.all()]
        .filter((term) => term.startsWith(letter))
        .map((term) => ({ term, count: words.frequency(term) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || compareText(a.term, b.term))
        .map(({ term }) => term),
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
    close: () => {
      driver.close();
      spare?.close();
    },
  };
}

/** Terms become quoted strings of an OR query: nothing in them can be read as query syntax. */
function toMatch(terms: readonly string[]): string {
  return [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
}
