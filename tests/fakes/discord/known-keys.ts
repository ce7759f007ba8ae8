/**
 * The keys that Discord has for what is sent to it. A test compares them with the OpenAPI document, where it is there.
 *
 * A key that Discord does not know is ignored by it; so it is a mistake that only a test can find.
 */
export const KEYS = {
  message: [
    ...['allowed_mentions', 'attachments', 'components', 'content', 'embeds', 'enforce_nonce'],
    ...['flags', 'message_reference', 'nonce', 'poll', 'shared_client_theme', 'sticker_ids', 'tts'],
    // Of webhooks.
    ...['applied_tags', 'avatar_url', 'thread_name', 'username'],
  ],
  allowedMentions: ['parse', 'replied_user', 'roles', 'users'],
  messageReference: ['channel_id', 'fail_if_not_exists', 'guild_id', 'message_id', 'type'],

  embed: [
    ...['author', 'color', 'description', 'fields', 'footer', 'image', 'provider', 'thumbnail'],
    ...['timestamp', 'title', 'type', 'url', 'video'],
  ],
  embedField: ['inline', 'name', 'value'],
  embedFooter: ['icon_url', 'text'],
  embedAuthor: ['icon_url', 'name', 'url'],

  actionRow: ['components', 'id', 'type'],
  button: ['custom_id', 'disabled', 'emoji', 'id', 'label', 'sku_id', 'style', 'type', 'url'],
  stringSelect: [
    ...['custom_id', 'disabled', 'id', 'max_values', 'min_values', 'options', 'placeholder'],
    ...['required', 'type'],
  ],
  selectOption: ['default', 'description', 'emoji', 'label', 'value'],
  section: ['accessory', 'components', 'id', 'type'],
  textDisplay: ['content', 'id', 'type'],
  thumbnail: ['description', 'id', 'media', 'spoiler', 'type'],
  mediaGallery: ['id', 'items', 'type'],
  file: ['file', 'id', 'spoiler', 'type'],
  separator: ['divider', 'id', 'spacing', 'type'],
  container: ['accent_color', 'components', 'id', 'spoiler', 'type'],

  command: [
    ...['contexts', 'default_member_permissions', 'description', 'description_localizations'],
    ...['dm_permission', 'handler', 'id', 'integration_types', 'name', 'name_localizations'],
    // `nsfw` is not in the document but in the documentation; discord.js always sends it.
    ...['nsfw', 'options', 'type'],
  ],
  option: [
    ...['autocomplete', 'channel_types', 'choices', 'description', 'description_localizations'],
    ...['max_length', 'max_value', 'min_length', 'min_value', 'name', 'name_localizations'],
    ...['options', 'required', 'type'],
  ],
  choice: ['name', 'name_localizations', 'value'],

  callback: ['data', 'type'],
  autocomplete: ['choices'],
  modal: ['components', 'custom_id', 'title'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Known = keyof typeof KEYS;
