import { isObject, type Json, listOf, stringOf } from '../json.ts';
import { LIMITS } from './limits.ts';
import { threadOf } from './methods-chat.ts';
import type { Method } from './web-api.ts';
import { wireFile } from './wire.ts';
import { SlackRefusal, type World } from './world.ts';

const SCOPE = 'files:write';

/**
 * Uploading a file in three steps: an address, the bytes, and where it is shown.
 *
 * @see https://docs.slack.dev/reference/methods/files.getUploadURLExternal and files.completeUploadExternal (read 2026-11-26)
 */
export const FILE_METHODS: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal'(args, world) {
    checkScope(world);
    const filename = stringOf(args['filename']);
    const length = Number(args['length']);
    const altText = stringOf(args['alt_txt']);
    if (!filename || !(Number.isInteger(length) && length > 0)) {
      throw new SlackRefusal('missing_argument', ['filename and length are needed']);
    }
    if ((altText?.length ?? 0) > LIMITS.fileAltText) {
      throw new SlackRefusal('alt_txt_too_large', [`alt_txt has more than ${LIMITS.fileAltText}`]);
    }
    const id = world.clock.id('F');
    world.uploads.set(id, { id, filename, length, ...(altText !== undefined && { altText }) });
    return { upload_url: `${world.origin()}${UPLOAD_PATH}${id}`, file_id: id };
  },

  'files.completeUploadExternal'(args, world) {
    checkScope(world);
    const given = listOf(args['files']);
    if (given.length === 0) throw new SlackRefusal('invalid_arguments', ['files is missing']);
    const ids = given.map((file) => (isObject(file) ? stringOf(file['id']) : undefined) ?? '');
    const files = ids.map((id) => {
      const { bytes, length: _, ...file } = world.uploads.get(id) ?? {};
      if (bytes === undefined) throw new SlackRefusal('file_not_found', [`no bytes of "${id}"`]);
      return { ...(file as { id: string; filename: string }), bytes };
    });
    const channelId = stringOf(args['channel_id']);
    if (channelId !== undefined) {
      if (/^[UW]/.test(channelId))
        throw new SlackRefusal('channel_not_found', ['a user id is no channel here']);
      const channel = world.channels.resolve(channelId);
      if (!world.channels.isMember(channel)) throw new SlackRefusal('not_in_channel');
      world.messages.post({
        ...threadOf(args, world, channel),
        channel,
        ts: world.clock.ts(),
        text: '',
        blocks: [],
        files,
        args,
        ephemeral: false,
        via: 'api',
      });
    }
    // A file is completed once.
    for (const id of ids) world.uploads.delete(id);
    return { files: files.map(wireFile) };
  },
};

export const UPLOAD_PATH = '/upload/v1/';

/** Takes the bytes of a file; those that are not as many as were announced are refused. */
export function takeUpload(world: World, id: string, bytes: Buffer): boolean {
  const upload = world.uploads.get(id);
  if (upload === undefined || upload.bytes !== undefined) return false;
  if (upload.length !== bytes.length) {
    const reasons = [`${bytes.length} bytes instead of ${upload.length}`];
    world.invalid.push({ method: 'upload_url', error: 'wrong_length', reasons, args: {} });
    return false;
  }
  world.uploads.set(id, { ...upload, bytes });
  return true;
}

function checkScope({ identity }: World): void {
  if (identity.scopes.includes(SCOPE)) return;
  const extra: Json = { needed: SCOPE, provided: identity.scopes.join(',') };
  throw new SlackRefusal('missing_scope', undefined, extra);
}
