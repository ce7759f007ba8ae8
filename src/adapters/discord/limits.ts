// Discord's limits, and what we keep to. Characters are UTF-16 units.
// @see https://docs.discord.com/developers/resources/message (read 2026-11-22)

/** Characters of one message; Discord takes 2,000. */
export const MESSAGE_MAX_CHARS = 1_900;
/** The longest quotation that is shown, as Markdown; it is never parted. */
export const QUOTE_MAX_CHARS = 1_750;
/** The longest name of a person, a publisher or an article that is shown whole. */
export const NAME_MAX_CHARS = 200;
export const ROWS_MAX = 5;
export const ROW_BUTTONS_MAX = 5;
export const BUTTON_LABEL_MAX_CHARS = 80;
export const CUSTOM_ID_MAX_CHARS = 100;
/** Longer addresses are left out: they would take up most of a message. */
export const LINK_MAX_CHARS = 500;
/** Messages of one reply in a channel. */
export const CHANNEL_MAX_MESSAGES = 8;
/** Messages of one reply to an interaction: an app that is installed by a user alone may send five more, and one is kept. */
export const INTERACTION_MAX_MESSAGES = 5;
export const CHOICES_MAX = 25;
export const CHOICE_MAX_CHARS = 100;
export const OPTION_MAX_CHARS = 1_000;
export const THREAD_NAME_MAX_CHARS = 100;
