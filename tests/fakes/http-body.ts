import type { IncomingMessage } from 'node:http';

/** The body of a request, read whole. */
export interface Body {
  readonly bytes: Buffer;
  readonly text: string;
  /** The parts of a form with files; undefined where the body is none, or a broken one. */
  readonly form: readonly FormPart[] | undefined;
}

export interface FormPart {
  readonly name: string;
  /** Of a file. */
  readonly filename?: string;
  readonly bytes: Buffer;
}

export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { bytes, text: bytes.toString('utf8'), form: await formOf(request, bytes) };
}

async function formOf(
  { headers }: IncomingMessage,
  bytes: Buffer,
): Promise<readonly FormPart[] | undefined> {
  const { 'content-type': contentType = '' } = headers;
  if (!contentType.startsWith('multipart/form-data')) return undefined;
  try {
    const response = new Response(new Uint8Array(bytes), {
      headers: { 'content-type': contentType },
    });
    const parts = [...(await response.formData())];
    return await Promise.all(
      parts.map(async ([name, value]) =>
        typeof value === 'string'
          ? { name, bytes: Buffer.from(value) }
          : { name, filename: value.name, bytes: Buffer.from(await value.arrayBuffer()) },
      ),
    );
  } catch {
    return undefined;
  }
}
