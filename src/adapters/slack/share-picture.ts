import type { DrawnPicture } from '../../picture/index.ts';
import type { Outcome } from '../outcome.ts';
import { outcomeOf, outcomeOfRequest, outcomeOfStatus } from './outcome.ts';
import type { Call } from './post.ts';

export interface ShareOptions {
  readonly call: Call;
  readonly fetchUrl: typeof fetch;
  /** How long one call may take. */
  readonly timeoutMs: number;
}

/**
 * Shows a picture in a thread for all to see. Resolves with undefined when it is there, and otherwise with the code of what
 * failed; never rejects. Nothing is tried again: the words stand already, and no picture is better than two.
 *
 * @see https://docs.slack.dev/messaging/working-with-files#upload (read 2026-11-26)
 */
export async function sharePicture(
  { call, fetchUrl, timeoutMs }: ShareOptions,
  place: { readonly channel: string; readonly threadTs: string },
  { name, png, alt }: DrawnPicture,
): Promise<string | undefined> {
  try {
    const upload = await call('files.getUploadURLExternal', {
      filename: name,
      length: png.length,
      alt_txt: alt,
    });
    const failure = await send(fetchUrl, String(upload['upload_url']), png, timeoutMs);
    if (failure !== undefined) return failure;
    await call('files.completeUploadExternal', {
      files: [{ id: upload['file_id'] }],
      channel_id: place.channel,
      thread_ts: place.threadTs,
    });
    return undefined;
  } catch (error) {
    return codeOf(outcomeOf(error));
  }
}

/** Sends the bytes to the address that Slack gave for them; resolves with what failed. */
async function send(
  fetchUrl: typeof fetch,
  url: string,
  bytes: Uint8Array,
  timeoutMs: number,
): Promise<string | undefined> {
  try {
    const response = await fetchUrl(url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    });
    await response.body?.cancel();
    return response.ok ? undefined : codeOf(outcomeOfStatus(response.status));
  } catch (error) {
    return codeOf(outcomeOfRequest(error));
  }
}

function codeOf(outcome: Outcome): string | undefined {
  return outcome.kind === 'posted' ? undefined : outcome.code;
}
