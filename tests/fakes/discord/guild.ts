import type { Json } from '../json.ts';
import { CHANNEL, wireChannel } from './channels.ts';
import { isoOf } from './clock.ts';
import { EVERYONE_MAY } from './flags.ts';
import { LOCALE } from './identity.ts';
import { memberOf, userOf } from './users.ts';
import type { World } from './world.ts';

/** `application.flags`: the Message Content intent is given, as to an app in few servers. */
const CONTENT_LIMITED = 1 << 19;

/** The guild as `GUILD_CREATE` has it. */
export function wireGuild({ identity, channels, clock }: World): Json {
  const { guildId, botUserId } = identity;
  const joined = isoOf(clock.now());
  const wired = channels
    .all()
    .filter(({ type, isForeign }) => type !== CHANNEL.direct && !isForeign)
    .map((channel) => ({ type: channel.type, wire: wireChannel(channel, identity) }));
  return {
    id: guildId,
    name: 'Fake',
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: '1100000000000000009',
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: LOCALE,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    max_members: 500_000,
    features: [],
    emojis: [],
    stickers: [],
    roles: [everyone(guildId)],
    joined_at: joined,
    large: false,
    unavailable: false,
    member_count: 2,
    members: [{ ...memberOf(joined), user: userOf(botUserId, true) }],
    channels: wired.filter(({ type }) => type !== CHANNEL.thread).map(({ wire }) => wire),
    threads: wired.filter(({ type }) => type === CHANNEL.thread).map(({ wire }) => wire),
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function wireApplication({ identity }: World): Json {
  return {
    id: identity.applicationId,
    name: 'fake bot',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: identity.hasMessageContent ? CONTENT_LIMITED : 0,
    bot: userOf(identity.botUserId, true),
    owner: userOf('1100000000000000009'),
    team: null,
    integration_types_config: { 0: {}, 1: {} },
  };
}

function everyone(guildId: string): Json {
  return {
    id: guildId,
    name: '@everyone',
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    permissions: String(EVERYONE_MAY),
    managed: false,
    mentionable: false,
    flags: 0,
  };
}
