import type { Outcome } from '../outcome.ts';
import { outcomeOf, outcomeOfRequest, outcomeOfStatus } from './outcome.ts';
import type { SlackMessage } from './render.ts';

/** Calls a method of Slack's Web API; rejects as the official client does. */
export type Call = (
  method: string,
  args: Record<string, unknown>,
) => Promise<Readonly<Record<string, unknown>>>;

/** Marks a message as a part of an answer, so that it can be found again. */
export interface Mark {
  /** Of the question. */
  readonly key: string;
  /** From 0. */
  readonly part: number;
}

/** A message, with or without blocks. */
export type Body = Pick<SlackMessage, 'text'> &
  Partial<Pick<SlackMessage, 'blocks'>> & { readonly mrkdwn?: false };

const EVENT_TYPE = 'briefing_answer';
/** Nobody's message may bring a preview with it, which would bury the answer. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** Posts a message for all in a channel (or direct message) to see. */
export async function postToChannel(
  call: Call,
  channel: string,
  body: Body,
  { threadTs, mark }: { threadTs?: string | undefined; mark: Mark },
): Promise<Outcome> {
  return attempt(call, 'chat.postMessage', {
    channel,
    ...body,
    ...NO_PREVIEWS,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    metadata: { event_type: EVENT_TYPE, event_payload: { key: mark.key, part: mark.part } },
  });
}

/** Posts a message that only one person in the channel sees. */
export async function postToUser(
  call: Call,
  channel: string,
  user: string,
  body: Body,
  threadTs?: string,
): Promise<Outcome> {
  return attempt(call, 'chat.postEphemeral', {
    channel,
    user,
    ...body,
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  });
}

/** Posts through the address that came with a command, shortcut or button. */
export async function postToUrl(
  fetchUrl: typeof fetch,
  url: string,
  body: Readonly<Record<string, unknown>>,
  timeoutMs: number,
): Promise<Outcome> {
  try {
    const response = await fetchUrl(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...NO_PREVIEWS, ...body }),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    const answer = await response.text();
    if (response.ok) {
      // Some refusals come with status 200 and a body that says so.
      const error = /"error"\s*:\s*"(\w+)"/.exec(answer)?.[1];
      return error === undefined
        ? { kind: 'posted', id: undefined }
        : { kind: 'refused', code: error };
    }
    return outcomeOfStatus(response.status, response.headers.get('retry-after'));
  } catch (error) {
    return outcomeOfRequest(error);
  }
}

/** Messages looked through for the parts of an answer, 200 a page. */
const PAGES_MAX = 10;

/** Where parts are looked for. */
export interface Search {
  readonly channel: string;
  /** Only in this thread. */
  readonly threadTs?: string | undefined;
  readonly key: string;
  /** Only later messages, in milliseconds since 1970; without it, a channel's last 200. */
  readonly since?: number | undefined;
}

/** The parts of an answer that stand in a channel or thread; undefined when the bot may not look. */
export async function findParts(
  call: Call,
  search: Search,
): Promise<ReadonlyMap<number, string> | undefined> {
  try {
    const parts = await searchParts(call, search);
    const first = parts.get(0);
    if (search.threadTs !== undefined || first === undefined) return parts;
    // The rest of an answer that begins in the channel stands in the thread of its first part.
    const rest = await searchParts(call, { ...search, threadTs: first });
    return new Map([...parts, ...rest]);
  } catch {
    return undefined;
  }
}

/** The same in one place only. @throws as the official client does, and when there is too much to look through. */
export async function searchParts(
  call: Call,
  { channel, threadTs, key, since }: Search,
): Promise<ReadonlyMap<number, string>> {
  const parts = new Map<number, string>();
  let cursor: unknown;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { messages, response_metadata: more } = await call(
      threadTs === undefined ? 'conversations.history' : 'conversations.replies',
      {
        channel,
        ...(threadTs === undefined ? {} : { ts: threadTs }),
        ...(since === undefined ? {} : { oldest: String(since / 1000) }),
        ...(cursor ? { cursor } : {}),
        include_all_metadata: true,
        limit: 200,
      },
    );
    for (const message of Array.isArray(messages) ? messages : []) {
      const { event_type: type, event_payload: payload } = message.metadata ?? {};
      if (type === EVENT_TYPE && payload?.key === key) parts.set(Number(payload.part), message.ts);
    }
    cursor = (more as { next_cursor?: unknown } | undefined)?.next_cursor;
    // A channel's newest messages come first, a thread's last: of a channel one page is enough, where nobody says from when on.
    if (!cursor || (threadTs === undefined && since === undefined)) return parts;
  }
  if (since === undefined) return parts;
  throw new Error('there is too much to look through');
}

async function attempt(
  call: Call,
  method: string,
  args: Record<string, unknown>,
): Promise<Outcome> {
  try {
    const { ts } = await call(method, args);
    return { kind: 'posted', id: typeof ts === 'string' ? ts : undefined };
  } catch (error) {
    return outcomeOf(error);
  }
}
