/** A file that goes with a message. */
export interface UploadFile {
  readonly name: string;
  readonly data: Uint8Array;
  readonly contentType: string;
}

/**
 * Returns a message with a file as bytes, as Discord takes them, and their content type.
 *
 * discord.js would take the file as it is; but its HTTP client cannot send a form once another library in the process
 * has loaded a newer version of that client, as Slack's has: both share one connection pool by a global name.
 *
 * @see https://docs.discord.com/developers/reference#uploading-files (read 2026-11-26)
 */
export async function encodeForm(
  body: Readonly<Record<string, unknown>>,
  { name, data, contentType }: UploadFile,
): Promise<{ readonly bytes: Uint8Array; readonly contentType: string }> {
  const form = new FormData();
  form.set('payload_json', JSON.stringify(body));
  form.set('files[0]', new Blob([new Uint8Array(data)], { type: contentType }), name);
  const encoded = new Response(form);
  return {
    bytes: new Uint8Array(await encoded.arrayBuffer()),
    contentType: encoded.headers.get('content-type') ?? '',
  };
}
