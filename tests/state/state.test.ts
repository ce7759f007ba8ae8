import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Noted } from '../../src/bot/inbox.ts';
import { openState, type State } from '../../src/state/open-state.ts';
import { answer, BRIDGE, cite } from '../fixtures/answers.ts';

const LIMITS = { perUser: 2, perChannel: 3 };
const MINUTE = 60_000;

let folder: string;
let time: number;
let opened: State[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'summit-brief-'));
  time = 1_000_000_000;
  opened = [];
});
afterEach(async () => {
  for (const state of opened) await state.close();
  rmSync(folder, { recursive: true });
});

async function open(owner: string): Promise<State> {
  const path = join(folder, 'state.db');
  const state = await openState({ path, now: () => new Date(time), owner });
  opened.push(state);
  return state;
}

function message(id: string, parts: Partial<Noted> = {}): Noted {
  return { id, platform: 'test', user: 'ann', channel: 'news', request: { text: id }, ...parts };
}

const MINE = { kind: 'mine', wasPosting: false };

describe('the inbox', () => {
  it('gives a message to one of two processes, however often it comes', async () => {
    const [one, two] = await Promise.all([open('one'), open('two')]);
    for (const { inbox } of [one, two, one]) await inbox.note(message('m'));
    const claims = await Promise.all([one, two, one, two].map(({ inbox }) => inbox.claim('m')));
    expect(claims.filter(({ kind }) => kind === 'mine')).toHaveLength(1);
    expect(claims.filter(({ kind }) => kind === 'taken')).toHaveLength(3);
  });

  it('still knows an answered message after 23 hours and a restart', async () => {
    const { inbox } = await open('one');
    await inbox.note(message('m'));
    await inbox.claim('m');
    await inbox.done('m');
    time += 23 * 60 * MINUTE;
    const later = await open('two');
    await later.inbox.note(message('m'));
    expect(await later.inbox.claim('m')).toEqual({ kind: 'taken' });
  });

  it('forgets messages after a day', async () => {
    const { inbox } = await open('one');
    await inbox.note(message('m'));
    await inbox.claim('m');
    await inbox.done('m');
    time += 25 * 60 * MINUTE;
    await inbox.note(message('m'));
    expect(await inbox.claim('m')).toEqual(MINE);
  });

  it('gives up a message of a process that went silent, and says whether it was posting', async () => {
    const dead = await open('dead');
    for (const id of ['a', 'b', 'c']) await dead.inbox.note(message(id));
    await dead.inbox.claim('a');
    await dead.inbox.claim('b');
    await dead.inbox.posting('b');
    const { inbox } = await open('alive');
    time += 2_000;
    expect(await inbox.abandoned('test')).toEqual([]);
    time += 14_000;
    const abandoned = await inbox.abandoned('test');
    expect(abandoned.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(abandoned[0]).toEqual(message('a'));
    expect(await inbox.abandoned('other')).toEqual([]);
    expect(await inbox.claim('a')).toEqual(MINE);
    expect(await inbox.claim('b')).toEqual({ kind: 'mine', wasPosting: true });
    expect(await dead.inbox.claim('a')).toEqual({ kind: 'taken' });
  });

  it('lets questions that nobody waits for any more be', async () => {
    const { inbox } = await open('dead');
    await inbox.note(message('m'));
    time += 2 * MINUTE;
    expect(await (await open('alive')).inbox.abandoned('test')).toEqual([]);
  });

  it('keeps nothing of what was asked once it is answered', async () => {
    const { inbox } = await open('one');
    await inbox.note(message('m'));
    await inbox.claim('m');
    await inbox.done('m');
    time += MINUTE;
    expect(await inbox.abandoned('test')).toEqual([]);
    expect(await inbox.claim('m')).toEqual({ kind: 'taken' });
  });

  it('limits a person over all processes, and tells him once a minute', async () => {
    const [one, two] = await Promise.all([open('one'), open('two')]);
    const claim = async ({ inbox }: State, id: string, parts: Partial<Noted> = {}) => {
      await inbox.note(message(id, parts));
      return inbox.claim(id, LIMITS);
    };
    expect(await claim(one, '1')).toEqual(MINE);
    expect(await claim(two, '2')).toEqual(MINE);
    expect(await claim(one, '3')).toEqual({ kind: 'limited', tell: true });
    expect(await claim(two, '4')).toEqual({ kind: 'limited', tell: false });
    expect(await claim(two, '5', { user: 'bob' })).toEqual(MINE);
    // Bob has asked once only, but the channel is full.
    expect(await claim(one, '6', { user: 'bob' })).toEqual({ kind: 'limited', tell: true });
    expect(await claim(one, '7', { user: 'bob', channel: 'sport' })).toEqual(MINE);
    time += MINUTE;
    expect(await claim(one, '8')).toEqual(MINE);
  });

  it('holds nothing against a message without limits', async () => {
    const { inbox } = await open('one');
    for (const id of ['1', '2', '3', '4']) {
      await inbox.note(message(id));
      expect(await inbox.claim(id)).toEqual(MINE);
    }
  });

  it('holds what counts against no limit against none', async () => {
    const { inbox } = await open('one');
    for (const id of ['1', '2', '3', '4']) {
      await inbox.note(message(id));
      await inbox.claim(id);
    }
    await inbox.note(message('5'));
    expect(await inbox.claim('5', LIMITS)).toEqual(MINE);
  });

  it('keeps hold of a message for as long as its process is at it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const busy = await open('busy');
      const other = await open('other');
      await busy.inbox.note(message('m'));
      await busy.inbox.claim('m');
      for (let second = 0; second < 60; second += 5) {
        time += 5_000;
        vi.advanceTimersByTime(5_000);
        // The renewal is written meanwhile.
        await busy.inbox.abandoned('test');
        expect(await other.inbox.abandoned('test')).toEqual([]);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('lets a message be asked again that is to be forgotten', async () => {
    const { inbox } = await open('one');
    await inbox.note(message('m'));
    await inbox.claim('m');
    await inbox.forget('m');
    await inbox.note(message('m'));
    expect(await inbox.claim('m')).toEqual(MINE);
  });

  it('refuses a file that is no database, naming it a fault', async () => {
    writeFileSync(join(folder, 'state.db'), 'this is a letter to my aunt, and no database at all');
    await expect(open('one')).rejects.toThrow(/not a database/);
  });
});

describe('the other tables', () => {
  it('give a thread to any process, its last turns first to last', async () => {
    const [one, two] = await Promise.all([open('one'), open('two')]);
    for (let n = 1; n <= 8; n++) {
      const turn = { question: `q${n}`, answer: answer({ kind: 'passages' }) };
      const earlier = await one.conversations.history('thread');
      await one.conversations.remember('thread', [...earlier, turn]);
    }
    const turns = await two.conversations.history('thread');
    expect(turns.map(({ question }) => question)).toEqual(['q3', 'q4', 'q5', 'q6', 'q7', 'q8']);
    expect(turns[0]?.answer).toEqual(answer({ kind: 'passages' }));
    expect(await two.conversations.history('other')).toEqual([]);
    time += 24 * 60 * MINUTE + 1;
    expect(await two.conversations.history('thread')).toEqual([]);
  });

  it('give an answer back as it was kept', async () => {
    const { archive } = await open('one');
    const kept = {
      id: '0123456789',
      question: 'who',
      reply: { status: 'answered', blocks: [{ kind: 'heading', text: 'a' }] },
      citations: [cite(BRIDGE, 'Words.')],
    } as const;
    await archive.keep(kept);
    await archive.keep({ ...kept, question: 'who else' });
    expect(await archive.find(kept.id)).toEqual({ ...kept, question: 'who else' });
    expect(await archive.find('9876543210')).toBeUndefined();
    time += 31 * 24 * 60 * MINUTE;
    await archive.keep({ ...kept, id: '9876543210' });
    expect(await archive.find(kept.id)).toBeUndefined();
  });

  it('keep the last vote of each reader on an answer', async () => {
    const { votes, votesOf } = { ...(await open('one')), votesOf: readVotes };
    const vote = { id: 'a', platform: 'test', user: 'ann' } as const;
    await votes.cast({ ...vote, verdict: 'up' });
    await votes.cast({ ...vote, verdict: 'down', complaint: 'wrong' });
    await votes.cast({ ...vote, user: 'bob', verdict: 'up' });
    expect(await votesOf()).toEqual([
      { answer: 'a', voter: 'ann', verdict: 'down', complaint: 'wrong' },
      { answer: 'a', voter: 'bob', verdict: 'up', complaint: null },
    ]);
  });
});

/** Reads the table as an operator would. */
async function readVotes(): Promise<unknown[]> {
  const { default: Libsql } = await import('libsql');
  const database = new Libsql(join(folder, 'state.db'));
  const rows = database
    .prepare('SELECT answer, voter, verdict, complaint FROM vote ORDER BY voter')
    .all() as object[];
  database.close();
  return rows.map((row) => ({ ...row }));
}
