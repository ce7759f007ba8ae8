import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createBot } from '../src/bot/bot.ts';
import type { Block, Reply } from '../src/bot/reply.ts';
import { createAsk } from '../src/briefing/answer/ask.ts';
import { findFurniture } from '../src/briefing/articles/furniture.ts';
import { loadArticles } from '../src/briefing/articles/load.ts';
import { type Answer, type Briefing, createBriefing, type Turn } from '../src/briefing/index.ts';
import { openStore } from '../src/briefing/store/store.ts';
import type { Store } from '../src/briefing/store/types.ts';
import { atOnce } from '../src/briefing/turns.ts';
import { parseConfig } from '../src/config.ts';
import { createLogger } from '../src/log.ts';
import { type Folder, TOWN, writeFolder } from './fixtures/town.ts';

/** Questions of every kind about the invented town, with names that are there and names that are not. */
const QUESTIONS = [
  'who is the mayor of Tideford',
  'who is Ines Calder',
  'who was in the delegation',
  'list the members of the Tideford delegation',
  'when did Calder arrive in Karsa',
  'when did Mount Karsa erupt',
  'where did Tideford United win the cup',
  'how many houses were buried',
  'how long has the observatory watched the volcano',
  'what did Calder say',
  'what did Orlik say about the fishermen',
  'who said the lava is slow',
  'was Otto Stein in the delegation',
  'did Orlik deny that the road was closed',
  'why was Orro cleared',
  'what happened in Karsa',
  'what is the Karsa Observatory',
  'which articles say that 140 houses were buried',
  'do the sources agree on when Calder arrived',
  'where do the articles contradict each other',
  'who is Quentin Marsh',
  'who is Bruno Falcone',
  'what did Caldar promise',
  'who came from Norway',
  'karsa',
];

/** Ways to ask for a thing; the kind follows from the words. */
const FRAMES: readonly ((thing: string, other: string) => string)[] = [
  (a) => `who is ${a}`,
  (a) => `what did ${a} say`,
  (a, b) => `what did ${a} say about ${b}`,
  (a, b) => `when did ${a} visit ${b}`,
  (a) => `where is ${a}`,
  (a, b) => `how many ${b} did ${a} count`,
  (a, b) => `who said ${a} ${b}`,
  (a, b) => `did ${a} visit ${b}`,
  (a, b) => `why did ${a} leave ${b}`,
  (a) => `describe ${a}`,
  (a) => `which articles mention ${a}`,
  (a) => `list the members of ${a}`,
  (a) => `what is ${a}`,
  (a) => `do the sources agree on ${a}`,
  (a, b) => `${a} ${b}`,
  (a) => `and ${a}?`,
  () => 'what did he say about it',
  () => 'when did they arrive there',
];

const PEOPLE = ['Ines Calder', 'Otto Stein', 'Lena Voss', 'Kofi Mensah-Berg', 'Sergei O’Neill'];
const THINGS = ['the harbour', 'Karsa', 'Tideford United', 'boats', 'the lava', 'Norway', 'KVO'];
const TIMES = ['on Monday', 'early on Friday', 'on 5 June 2031', 'at 9 p.m.', 'in 1987'];

const person = fc.constantFrom(...PEOPLE);
const thing = fc.constantFrom(...THINGS);
const time = fc.constantFrom(...TIMES);
const sentence = fc.oneof(
  fc.tuple(person, thing, time).map(([p, t, w]) => `Mayor ${p} visited ${t} ${w}.`),
  fc.tuple(person, thing).map(([p, t]) => `“We will not leave ${t},” ${p} said.`),
  fc.tuple(person, thing).map(([p, t]) => `${p}, the head of the council, praised ${t}.`),
  fc.tuple(thing, fc.nat(90_000)).map(([t, n]) => `About ${n} boats were counted near ${t}.`),
  fc.tuple(person, person, person).map(([a, b, c]) => `The team included ${a}, ${b} and ${c}.`),
  fc.tuple(thing, thing).map(([a, b]) => `He said that ${a} was closed because of ${b}.`),
  fc.tuple(thing, time).map(([t, w]) => `They reached ${t} ${w} after the U.S. crew "left". `),
  fc.constantFrom('“We ran. We fought.', 'It is ours,” she added.', '🙂 Naïve? No!', 'Yes\u00a0…'),
);
/** Words that stand in furniture alone. */
const STRANGERS = ['Zerbrugg', 'Quillfeather', 'Wombourne'];
const stranger = fc.constantFrom(...STRANGERS);
const furniture = stranger.chain((name) =>
  fc.constantFrom(
    `Also Read: ${name} wins the lottery again`,
    `READ MORE: ${name} floods hit the south as rivers rise`,
    `Read Next: ${name} cancels her tour`,
    `Photo: ${name}/Reuters`,
    `The mayor in ${name} last week. (AP Photo/${name}, File)`,
    `Reporting by ${name}; editing by Bo Roe`,
    `© 2031 ${name}. All rights reserved.`,
    `Follow ${name} on Facebook`,
    'Advertisement',
    'Comments (12)',
  ),
);
const PROSE = [
  'The storm that had been announced for the morning reached the coast only after dark, when most of the fishing fleet had already been tied up behind the old sea wall.',
  'Nobody was hurt, but the ferry to the islands stayed where it was for a second day, and the shops near the pier began to run out of bread, milk and batteries.',
  'By the end of the week the roads had been cleared of sand, the power was back in all but two of the streets, and the school had opened its doors again.',
  'The council will meet in the coming month to decide whether the sea wall should be raised or whether the houses behind it should be given up one after another.',
];
const story = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 5 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(' ')));
const corpus = fc.array(story, { minLength: 1, maxLength: 4 });
const question = fc
  .tuple(fc.constantFrom(...FRAMES), fc.oneof(person, thing), fc.oneof(thing, person))
  .map(([frame, a, b]) => frame(a, b));
const questions = fc.array(question, { minLength: 4, maxLength: 8 });

/** Every text of an answer that claims to be of an article. */
function expectVerbatim(answer: Answer, texts: ReadonlyMap<string, string>): void {
  const nearest = answer.kind === 'notFound' ? answer.nearest : [];
  for (const { source, start, end, text } of [...answer.citations, ...answer.further, ...nearest]) {
    expect(text).not.toBe('');
    expect(texts.get(source.id)?.slice(start, end)).toBe(text);
  }
  const expectCited = (text: string, citations: readonly number[]): void => {
    expect(text).not.toBe('');
    expect(citations.length).toBeGreaterThan(0);
    const cited = citations.map((i) => answer.citations[i]?.text ?? `no citation ${i}`);
    expect(cited.some((words) => words.includes(text)) ? text : cited).toBe(text);
  };
  const expectInArticle = (text: string, citations: readonly number[]): void => {
    const cited = citations.map((i) => texts.get(answer.citations[i]?.source.id ?? '') ?? '');
    expect(cited.some((words) => words.includes(text)) ? text : cited).toBe(text);
  };
  for (const { values } of answer.differences)
    for (const { text, citations } of values) expectCited(text, citations);
  switch (answer.kind) {
    case 'direct':
      for (const { text, citations } of answer.values) expectCited(text, citations);
      break;
    case 'list':
      for (const { text, detail, spellings, citations } of answer.items)
        for (const words of [text, ...(detail === undefined ? [] : [detail]), ...spellings])
          expectCited(words, citations);
      break;
    case 'quotes':
      for (const { text, speaker, via, direct, citations } of answer.quotes) {
        // A quotation may run over the sentences it is cited with.
        if (direct) expectInArticle(text, citations);
        else expectCited(text, citations);
        if (speaker !== undefined) expectInArticle(speaker, citations);
        if (via !== undefined) expectInArticle(via, citations);
      }
      break;
    default:
  }
}

/** Asks all in one conversation. */
async function converse(briefing: Briefing, asked: readonly string[]): Promise<Answer[]> {
  const history: Turn[] = [];
  for (const one of asked) {
    const answer = await briefing.ask(one, { history: history.slice(-4), top: 10 });
    history.push({ question: one, answer });
  }
  return history.map(({ answer }) => answer);
}

/** Asks a corpus, given as paragraphs, in a fresh index. */
async function withBriefing(
  files: Readonly<Record<string, string>>,
  use: (briefing: Briefing, texts: ReadonlyMap<string, string>) => Promise<void>,
): Promise<void> {
  const folder = writeFolder(files);
  const briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
  const { articles } = loadArticles(folder.articles);
  try {
    await use(briefing, new Map(articles.map(({ id, text }) => [id, text])));
  } finally {
    briefing.close();
    folder.remove();
  }
}

function toFiles(stories: readonly (readonly string[])[]): Record<string, string> {
  return Object.fromEntries(
    // Equal stories would be duplicates and left out.
    stories.map((paragraphs, i) => [
      `a${i}.txt`,
      `${paragraphs.join('\n\n')}\n\nThis was report ${i}.`,
    ]),
  );
}

describe('invariant 1: each quoted or cited text is the article’s', () => {
  it('in the answers about the town', async () => {
    await withBriefing(TOWN, async (briefing, texts) => {
      for (const answer of await converse(briefing, QUESTIONS)) expectVerbatim(answer, texts);
      for (const one of QUESTIONS) expectVerbatim(await briefing.ask(one, { top: 20 }), texts);
    });
  });

  it('in the answers about any articles', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, questions, async (stories, asked) => {
        await withBriefing(toFiles(stories), async (briefing, texts) => {
          for (const answer of await converse(briefing, asked)) expectVerbatim(answer, texts);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('also where it holds half a surrogate pair, a NUL or a control character', async () => {
    const text = 'The \ud800 seal\u0000 of the \u0007 harbour sang. \u{1F9AD} It sang twice.';
    await withBriefing(
      { 'a.jsonl': JSON.stringify({ id: 'a', text }) },
      async (briefing, texts) => {
        for (const answer of await converse(briefing, ['what sang twice', 'the harbour seal'])) {
          expect(answer.citations.length + answer.further.length).toBeGreaterThan(0);
          expectVerbatim(answer, texts);
        }
      },
    );
  });
});

describe('invariant 2: furniture is never cited', () => {
  it('in the answers about any articles with furniture among their paragraphs', async () => {
    // Paragraphs of prose around them, as stories have; a page of links alone is no story.
    const furnished = fc
      .tuple(story, fc.array(fc.tuple(fc.nat(9), furniture), { minLength: 2, maxLength: 3 }))
      .map(([paragraphs, lines]) => {
        const all = [...paragraphs];
        for (const [at, line] of lines) all.splice(Math.min(at, all.length), 0, line);
        return [...PROSE.slice(0, 2), ...all, ...PROSE.slice(2)];
      });
    const asked = fc
      .tuple(questions, fc.array(stranger, { minLength: 1, maxLength: 2 }))
      .map(([some, names]) => [...some, ...names.map((n) => `who is ${n}`), ...names]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(furnished, { minLength: 1, maxLength: 3 }),
        asked,
        async (stories, some) => {
          await withBriefing(toFiles(stories), async (briefing, texts) => {
            for (const answer of await converse(briefing, some)) {
              const nearest = answer.kind === 'notFound' ? answer.nearest : [];
              for (const cited of [...answer.citations, ...answer.further, ...nearest]) {
                for (const name of STRANGERS) expect(cited.text).not.toContain(name);
                const spans = findFurniture(texts.get(cited.source.id) ?? '', cited.source.title);
                const overlap = spans.filter((s) => s.start < cited.end && s.end > cited.start);
                expect(overlap).toEqual([]);
              }
              const asksStranger = STRANGERS.some((name) => answer.question.endsWith(name));
              if (asksStranger) expect(answer.kind).toBe('notFound');
            }
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('invariant 3: every message ends in something to see', () => {
  let folder: Folder;
  let briefing: Briefing;
  let logged: string[];

  beforeAll(async () => {
    folder = writeFolder();
    briefing = await createBriefing({ articles: folder.articles, database: ':memory:' });
  });

  beforeEach(() => {
    logged = [];
  });

  afterAll(() => {
    briefing.close();
    folder.remove();
  });

  const send = (text: string, conversation = 'c', asked: Briefing = briefing): Promise<Reply> =>
    botFor(asked, (line) => logged.push(line))(text, conversation);

  const expectVisible = (reply: Reply): void => {
    expect(['answered', 'notFound', 'error', 'info']).toContain(reply.status);
    expect(reply.blocks.map(wordsOf).join('').trim()).not.toBe('');
    const shown = JSON.stringify(reply);
    expect(shown).not.toMatch(/\bat [^"]*:\d+:\d+|node_modules|SqliteError|TypeError|SQLITE_/);
  };

  it.each(
    [
      '',
      ' ',
      '\n\t',
      '?',
      '...',
      '🙂',
      'ask',
      'ask:',
      '/ask',
      '@',
      '/',
      'help',
      'the of and',
      'who',
      'why?',
      'who who who',
      'and?',
      'he',
      'there',
      'it',
      '"',
      '""',
      '"""',
      '*',
      'calder*',
      'who came from Norway',
      'NEAR(',
      'NEAR(calder karsa, 5)',
      '-',
      '-calder',
      'OR',
      'OR OR OR',
      'AND NOT',
      'calder OR',
      'terms:calder',
      '^calder',
      '{calder}',
      "'; DROP TABLE articles; --",
      'calder" OR "1"="1',
      '%s %n $1 $(calder) {{calder}}',
      '\u0000',
      '\u0000who\u0001is\u0007calder\u001b[31m',
      'who is \u202eredlac\u202c',
      '\ud800',
      'кто мэр Тайдфорда',
      '谁是市长',
      'من هو العمدة',
      'मेयर कौन है',
      'Ποιος είναι ο δήμαρχος',
      '<!channel> @everyone <script>alert(1)</script>',
      'https://herald.example/volcano?who=calder',
      'who is calder'.repeat(50),
      'a '.repeat(400),
      '('.repeat(900),
      'w'.repeat(999),
      `who is ${'very '.repeat(150)}tired`,
      'who is calder '.repeat(1_000),
      '9'.repeat(500),
      'constructor',
      '__proto__',
      'toString hasOwnProperty',
    ].map((text) => [JSON.stringify(text).slice(0, 50), text]),
  )('as after %s', async (_shown, text) => {
    expectVisible(await send(text));
    expect(logged).toEqual([]);
  });

  it('whatever is written, and in whatever order', async () => {
    const piece = fc.oneof(
      fc.constantFrom('"', '*', 'NEAR(', '-', ' OR ', ' AND ', "'", ';', '--', ':', '^', '\u0000'),
      fc.constantFrom('who ', 'what ', 'when ', 'did ', 'say ', 'he ', 'they ', 'it ', 'there '),
      fc.constantFrom('and ', 'the ', 'one ', 'Calder ', 'Karsa ', 'delegation ', 'sources ', '?'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const message = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(message, question), { maxLength: 4 }), async (texts) => {
        const handle = botFor(briefing, (line) => logged.push(line));
        for (const text of texts) expectVisible(await handle(text, 'c'));
        expect(logged).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('also when the core fails: an error with a reference and without its cause', async () => {
    const broken: Briefing = {
      ...briefing,
      ask: () => Promise.reject(new TypeError('secret at /srv/app.ts:1:1')),
    };
    const reply = await send('who is calder', 'c', broken);
    expectVisible(reply);
    expect(reply.status).toBe('error');
    expect(JSON.stringify(reply)).toMatch(/reference [0-9a-f]{8}/);
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });
});

describe('invariant 5: the same question on the same corpus has the same answer', () => {
  let folders: Folder[];
  let briefings: Briefing[];

  beforeEach(() => {
    folders = [];
    briefings = [];
  });

  afterEach(() => {
    for (const briefing of briefings) briefing.close();
    for (const folder of folders) folder.remove();
  });

  const COPY = TOWN['volcano-wire.md'] ?? '';
  /** Two more copies of one article: all their sentences tie. */
  const FILES: Readonly<Record<string, string>> = {
    ...TOWN,
    'copy-a.md': COPY.replace('Island Wire', 'Aye Wire'),
    'copy-b.md': COPY.replace('Island Wire', 'Bee Wire'),
    'copy-visit.md': (TOWN['visit-post.md'] ?? '').replace('Tideford Post', 'Evening Post'),
  };

  async function open(articles: string, database = ':memory:'): Promise<Briefing> {
    const briefing = await createBriefing({ articles, database });
    briefings.push(briefing);
    return briefing;
  }

  function write(files: Readonly<Record<string, string>>): Folder {
    const folder = writeFolder(files);
    folders.push(folder);
    return folder;
  }

  async function answers(briefing: Briefing): Promise<Answer[]> {
    const alone = [];
    for (const one of QUESTIONS) alone.push(await briefing.ask(one, { top: 12 }));
    return [...alone, ...(await converse(briefing, QUESTIONS))];
  }

  it('when it is asked again, also after others', async () => {
    const briefing = await open(write(FILES).articles);
    const first = await answers(briefing);
    expect(await answers(briefing)).toEqual(first);
    for (const [i, one] of QUESTIONS.entries())
      expect(await briefing.ask(one, { top: 12 })).toEqual(first[i]);
  });

  it('in a fresh index, in a renamed folder, and after a restart', async () => {
    const folder = write(FILES);
    const database = join(folder.path, 'index.db');
    const first = await answers(await open(folder.articles, database));
    expect(await answers(await open(folder.articles, database))).toEqual(first);
    const renamed = join(folder.path, 'renamed');
    renameSync(folder.articles, renamed);
    expect(await answers(await open(renamed))).toEqual(first);
  });

  it('in whatever order the articles came', async () => {
    const names = Object.keys(FILES);
    const fresh = await answers(await open(write(FILES).articles));
    for (const order of [names.toReversed(), [...names.slice(4), ...names.slice(0, 4)]]) {
      const folder = write({});
      const database = join(folder.path, 'index.db');
      for (const name of order) {
        folder.write(name, FILES[name] ?? '');
        (await createBriefing({ articles: folder.articles, database })).close();
      }
      expect(await answers(await open(folder.articles, database))).toEqual(fresh);
    }
  });

  it('in whatever order the files were written, for any articles', async () => {
    await fc.assert(
      fc.asyncProperty(corpus, questions, async (stories, asked) => {
        const files = Object.entries(toFiles(stories));
        const results: Answer[][] = [];
        for (const order of [files, files.toReversed()])
          await withBriefing(Object.fromEntries(order), async (briefing) => {
            results.push(await converse(briefing, asked));
          });
        expect(results[1]).toEqual(results[0]);
      }),
      { numRuns: 15 },
    );
  });

  it('on every platform', async () => {
    const briefing = await open(write(TOWN).articles);
    for (const one of QUESTIONS) {
      const [a, b] = ['slack', 'terminal'].map((platform) =>
        botFor(briefing, () => {})(one, 'c', platform),
      );
      expect(await a).toEqual(await b);
    }
  });
});

describe('invariant 7: one bad article stops nothing', () => {
  const BAD: Readonly<Record<string, string | Uint8Array>> = {
    'bad-binary.txt': new Uint8Array([0x41, 0, 0x42]),
    'bad-empty.txt': '',
    'bad-head.md': '---\n: [\n---\nText.',
    'bad-latin.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
    'bad-lines.jsonl': '{"id":"x"}\nnot json\n{"text":"no id"}',
    'bad-size.txt': 'Calder arrived in Karsa in June. '.repeat(3_000),
    'zz-copy.txt': TOWN['match.txt'] ?? '',
  };

  it('not the loading of the others, nor any answer', async () => {
    const good = writeFolder();
    const mixed = writeFolder();
    for (const [name, content] of Object.entries(BAD)) mixed.write(name, content);
    mkdirSync(join(mixed.articles, 'bad-folder.txt'));
    const options = { database: ':memory:', maxFileBytes: 50_000 };
    const a = await createBriefing({ ...options, articles: good.articles });
    const b = await createBriefing({ ...options, articles: mixed.articles });
    const wrong = b.problems.map(({ where }) => where.replace(/:\d+$/, ''));
    expect([...new Set(wrong)].sort()).toEqual([...Object.keys(BAD), 'bad-folder.txt'].sort());
    for (const { message } of b.problems) expect(message).not.toBe('');
    expect(b.sources).toEqual(a.sources);
    for (const one of QUESTIONS) expect(await b.ask(one)).toEqual(await a.ask(one));
    for (const briefing of [a, b]) briefing.close();
    for (const folder of [good, mixed]) folder.remove();
  });

  it.each([
    ['marks alone', '.?! “” "" ... — () [] {} * ^ NEAR'.repeat(200)],
    ['one endless word', 'a'.repeat(20_000)],
    ['quotations that never close', '“We said "and „then «so '.repeat(300)],
    ['capitals', 'MAYOR INES CALDER OF TIDEFORD '.repeat(300)],
    ['titles without names', 'President Minister of Head of the Chief and '.repeat(300)],
    ['numbers and dates', '5 June 2031 1,000,000 9 p.m. 12% '.repeat(300)],
    ['line breaks', 'a\n'.repeat(3_000)],
    ['control characters', '\u0001\u0007\u001b\u202e\u200b '.repeat(500)],
    ['another script', '市長は火山に着いた。「溶岩は遅い」と言った。'.repeat(100)],
    ['SQL', '\'); DROP TABLE sentences; -- " OR 1=1 '.repeat(100)],
    ['emoji', '👩‍👩‍👧 🌋 '.repeat(500)],
  ])('not one of %s', async (_what, text) => {
    await withBriefing({ ...TOWN, 'odd.txt': text }, async (briefing, texts) => {
      for (const one of QUESTIONS) expectVerbatim(await briefing.ask(one, { top: 5 }), texts);
      expect(await briefing.ask('who is the fire chief')).toMatchObject({
        kind: 'direct',
        values: [{ text: 'Tom Bell' }],
      });
    });
  });
});

describe('invariant 9: no question blocks', () => {
  let folder: Folder;
  let store: Store;

  beforeEach(() => {
    folder = writeFolder({});
    store = openStore(':memory:');
  });

  afterEach(() => {
    store.close();
    folder.remove();
  });

  /** Fills the index with so many articles of which each sentence fits many questions. */
  async function fill(articles: number): Promise<void> {
    const lines = Array.from({ length: articles }, (_, i) =>
      JSON.stringify({
        id: `n${i}`,
        text: `Mayor Ines Calder arrived in Karsa on day ${i}.\n\n“We came with ${i} boats,” Calder said. The harbour of Karsa was full of boats.`,
      }),
    );
    writeFileSync(join(folder.articles, 'news.jsonl'), lines.join('\n'));
    await store.sync(loadArticles(folder.articles).articles);
  }

  /** How often the index is asked for something, and for how many things. */
  function count(asked: string, history: readonly Turn[] = []): { calls: number; things: number } {
    const work = { calls: 0, things: 0 };
    let isCounting = false;
    const counted = new Proxy(store, {
      get(target, name, receiver) {
        const member: unknown = Reflect.get(target, name, receiver);
        if (typeof member !== 'function') return member;
        return (...given: readonly unknown[]): unknown => {
          if (isCounting) {
            work.calls++;
            for (const one of given) work.things += Array.isArray(one) ? one.length : 1;
          }
          return Reflect.apply(member, target, given);
        };
      },
    });
    const ask = createAsk(counted);
    isCounting = true;
    atOnce(ask(asked, { history }));
    return work;
  }

  /** Words that all differ. */
  const words = (chars: number): string =>
    Array.from({ length: Math.ceil(chars / 8) }, (_, i) => `w${i.toString(36).padStart(5, 'x')}`)
      .join('  ')
      .slice(0, chars);

  it('by its length: more than can be read is cut, and costs nothing more', async () => {
    await fill(20);
    for (const frame of ['', 'who was ', 'what did Calder say about ', 'did he and they say ']) {
      const long = count(frame + words(10_000));
      expect(count(frame + words(100_000))).toEqual(long);
      expect(long.things).toBeLessThan(5_000);
    }
  });

  it('by its length after another: a follow-up is cut as well', async () => {
    await fill(20);
    const first = 'who arrived in Karsa';
    const history = [{ question: first, answer: atOnce(createAsk(store)(first, {})) }];
    const long = count(`and ${words(10_000)}`, history);
    expect(count(`and ${words(100_000)}`, history)).toEqual(long);
  });

  it('by the number of articles: from some hundreds on, no more is read for an answer', async () => {
    const asked = [
      'who arrived in Karsa',
      'what did Calder say',
      'when did Calder arrive in Karsa',
      'how many boats came',
      'describe the harbour',
      'who is Ines Calder',
      'which articles mention boats',
    ];
    await fill(400);
    const few = asked.map((one) => count(one).things);
    await fill(1_600);
    const many = asked.map((one) => count(one).things);
    for (const [i, things] of many.entries()) expect(things).toBeLessThan(1.3 * (few[i] ?? 0));
  });

  it('by reading articles: others get a turn between a few of them', async () => {
    const turns: number[] = [];
    let turn = 0;
    let isDone = false;
    const spin = (): void => {
      turn++;
      if (!isDone) setImmediate(spin);
    };
    setImmediate(spin);
    const lines = Array.from({ length: 60 }, (_, i) =>
      JSON.stringify({ id: `n${i}`, text: `Boat ${i} came. It left.` }),
    );
    writeFileSync(join(folder.articles, 'news.jsonl'), lines.join('\n'));
    const done: number[] = [];
    const briefing = await createBriefing({
      articles: folder.articles,
      database: ':memory:',
      onProgress: (progress) => {
        expect(progress.total).toBe(60);
        done.push(progress.done);
        turns.push(turn);
      },
    });
    isDone = true;
    briefing.close();
    expect(done.at(-1)).toBe(60);
    // At most ten articles between two turns.
    expect(Math.max(...done.map((n, i) => n - (done[i - 1] ?? 0)))).toBeLessThanOrEqual(10);
    for (const [i, at] of turns.entries()) if (i > 0) expect(at).toBeGreaterThan(turns[i - 1] ?? 0);
  });
});

/** Sends one message to a bot over a briefing. */
function botFor(
  briefing: Briefing,
  log: (line: string) => void,
): (text: string, conversation: string, platform?: string) => Promise<Reply> {
  const config = parseConfig('examples: [who opened the bridge]', {
    file: '/config.yaml',
    shown: 'config.yaml',
    noColour: true,
  });
  const bot = createBot({ briefing, config, log: createLogger(log), now: () => new Date(0) });
  return (text, conversation, platform = 'test') =>
    bot.handle({ id: '1', conversation, user: 'u', text, platform });
}

/** What a reader sees of a block. */
function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'text':
      return block.runs.map(({ text }) => text).join('');
    case 'heading':
    case 'quote':
      return block.text;
    case 'list':
      return block.items.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
    case 'differences':
      return block.about + block.rows.map(({ text }) => text).join('');
    case 'coverage':
      return block.rows.map(({ text }) => text).join('');
    case 'sources':
      return block.sources.map(({ title, file }) => title ?? file).join('');
    case 'picture':
      return '';
    case 'choices':
      return block.choices.map(({ label }) => label).join('');
  }
}
