// Slack's limits, and what we keep to. Characters are UTF-16 units.
// @see https://docs.slack.dev/reference/block-kit/blocks (read 2026-11-22)

/** Characters of all blocks of a message as JSON. Slack refuses from about 13,200 on (bolt-js#2509), and says so nowhere. */
export const MESSAGE_MAX_CHARS = 9_000;
/** Blocks of a message; Slack takes 50. */
export const MESSAGE_MAX_BLOCKS = 45;
/** Characters of one block of rich text as JSON. */
export const BLOCK_MAX_CHARS = 4_500;
/** Characters of the longest piece that is shown whole, as JSON. */
export const UNIT_MAX_CHARS = 7_500;
/** The longest quotation that is shown; it is never parted. Slack's own texts end at 3,000. */
export const QUOTE_MAX_CHARS = 2_900;
/** The longest name of a person, a publisher or an article that is shown whole. */
export const NAME_MAX_CHARS = 300;
/** Characters of the text that stands for the blocks in notifications and for screen readers; Slack recommends 4,000. */
export const FALLBACK_MAX_CHARS = 3_900;
export const BUTTON_TEXT_MAX_CHARS = 75;
export const BUTTON_VALUE_MAX_CHARS = 2_000;
export const LINK_MAX_CHARS = 3_000;
/** Buttons of a row; Slack takes 25, a phone shows few. */
export const BUTTONS_MAX = 5;
export const TABLE_MAX_ROWS = 100;
export const TABLE_MAX_COLUMNS = 20;
/** Messages of one reply. */
export const THREAD_MAX_MESSAGES = 8;
/** Messages through one response_url: it can be used five times, and one is kept for what may have to be said. */
export const RESPONSE_URL_MAX_MESSAGES = 4;
/** Blocks of the App Home; Slack takes 100. */
export const HOME_MAX_BLOCKS = 90;
/** Prompts above an empty conversation. */
export const PROMPTS_MAX = 4;
export const PROMPT_TITLE_MAX_CHARS = 75;
