import { compact, isObject, type Json, listOf, stringOf } from '../json.ts';
import type { Before } from './check-message.ts';
import { FLAGS } from './flags.ts';
import type { PostedMessage } from './types.ts';
import { filesOf, type UploadedFile } from './uploads.ts';

type Content = Pick<
  PostedMessage,
  'content' | 'embeds' | 'components' | 'files' | 'flags' | 'allowedMentions' | 'body'
>;

/** Of what a request gives, these flags are heeded when a message is posted, and when it is edited. */
const POSTED = FLAGS.suppressEmbeds | FLAGS.suppressNotifications | FLAGS.componentsV2;
const EDITED = FLAGS.suppressEmbeds;

/** What a body says that posts a message or, where there is an old one, edits it; it was validated. */
export function contentOf(
  body: Json,
  files: readonly UploadedFile[],
  old?: Before & Pick<PostedMessage, 'files'>,
): Content {
  const { content, embeds, components, allowed_mentions: mentions } = body;
  return compact({
    content: content === undefined ? (old?.content ?? '') : (stringOf(content) ?? ''),
    embeds: (embeds === undefined ? (old?.embeds ?? []) : listOf(embeds)) as Content['embeds'],
    components: (components === undefined
      ? (old?.components ?? [])
      : listOf(components)) as Content['components'],
    files: filesOf(body, files, old?.files),
    flags: old ? editedFlags(body, old.flags) : flagsOf(body) & POSTED,
    allowedMentions: isObject(mentions) ? mentions : undefined,
    body,
  }) as Content;
}

export function flagsOf(body: Json): number {
  return typeof body['flags'] === 'number' ? body['flags'] : 0;
}

/** A message that has components v2 keeps them. */
function editedFlags(body: Json, old: number): number {
  const kept = body['flags'] === undefined ? old : (old & ~EDITED) | (flagsOf(body) & EDITED);
  return kept | (flagsOf(body) & FLAGS.componentsV2);
}
