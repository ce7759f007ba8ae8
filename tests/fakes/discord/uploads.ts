import type { Body } from '../http-body.ts';
import { isObject, type Json, listOf, parseJson, stringOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import type { Problem } from './problems.ts';

/** A file that came with a request. */
export interface UploadedFile {
  /** The n of `files[n]`. */
  readonly id: string;
  readonly filename: string;
  readonly bytes: Buffer;
}

/** A file of a message. */
export interface PostedFile {
  readonly filename: string;
  readonly bytes: Buffer;
  /** What it is for those who do not see it. */
  readonly description?: string;
}

/**
 * The JSON of a form with files, and the files; undefined where it is no such form.
 *
 * @see https://docs.discord.com/developers/reference#uploading-files (read 2026-11-26)
 */
export function readUpload({
  form,
}: Body): { readonly json: unknown; readonly files: readonly UploadedFile[] } | undefined {
  const payload = form?.find(({ name }) => name === 'payload_json');
  if (form === undefined || payload === undefined) return undefined;
  const files = form
    .filter((part) => part !== payload)
    .map(({ name, filename, bytes }) => ({
      id: /^files\[(\d+)\]$/.exec(name)?.[1],
      filename,
      bytes,
    }));
  const isWhole = files.every(({ id, filename }) => id !== undefined && filename !== undefined);
  if (!isWhole) return undefined;
  return { json: parseJson(payload.bytes.toString('utf8')), files: files as UploadedFile[] };
}

/** What is wrong with the files of a message, and with what its body says of them. */
export function fileProblems(body: Json, files: readonly UploadedFile[]): Problem[] {
  const named = listOf(body['attachments']);
  const problems: Problem[] = [];
  if (files.length > LIMITS.files) {
    const message = `Must be ${LIMITS.files} or fewer in length.`;
    problems.push({ at: '/attachments', code: 'BASE_TYPE_MAX_LENGTH', message });
  }
  for (const [index, attachment] of named.entries()) {
    const at = `/attachments/${index}`;
    const id = isObject(attachment) ? String(attachment['id']) : '';
    if (!files.some((file) => file.id === id)) {
      const message = `Attachment data not found for attachment ID: ${id}`;
      problems.push({ at: `${at}/id`, code: 'ATTACHMENT_NOT_FOUND', message });
    }
    const description = isObject(attachment) ? stringOf(attachment['description']) : undefined;
    if ((description?.length ?? 0) > LIMITS.fileDescription) {
      const message = `Must be ${LIMITS.fileDescription} or fewer in length.`;
      problems.push({ at: `${at}/description`, code: 'BASE_TYPE_MAX_LENGTH', message });
    }
  }
  for (const { id, filename } of files) {
    const isNamed = named.some((one) => isObject(one) && String(one['id']) === id);
    // Discord takes it; but then nobody who does not see it knows what it is.
    if (!isNamed)
      problems.push({
        at: '/attachments',
        code: 'FILE_NOT_DESCRIBED',
        message: `${filename} is not described`,
      });
  }
  return problems;
}

/** The files of a message: those of the request, or those it had where the request says nothing of them. */
export function filesOf(
  body: Json,
  files: readonly UploadedFile[],
  old: readonly PostedFile[] = [],
): readonly PostedFile[] {
  if (body['attachments'] === undefined && files.length === 0) return old;
  return files.map(({ id, filename, bytes }) => {
    const about = listOf(body['attachments']).find(
      (one) => isObject(one) && String(one['id']) === id,
    );
    const description = isObject(about) ? stringOf(about['description']) : undefined;
    return { filename, bytes, ...(description === undefined ? {} : { description }) };
  });
}
