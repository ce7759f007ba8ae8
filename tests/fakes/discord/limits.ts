/**
 * Discord's lengths (characters), counts and times, as of 2026-11-22. A page is one of https://docs.discord.com/developers;
 * "document" is Discord's OpenAPI document (`openapi.ts`).
 */
export const LIMITS = {
  /** resources/message#create-message: `content`. (The document says 4,000, which is for people who pay.) */
  content: 2_000,
  /** resources/message#create-message: `nonce`. */
  nonce: 25,
  /** The same: "the past few minutes", in milliseconds; ours is the least that this can mean. */
  nonceMs: 2 * 60_000,
  /** reference#uploading-files: of each file, where nothing more was paid for; files of a message. */
  fileBytes: 10 * 1024 * 1024,
  files: 10,
  /** resources/message#attachment-object: `description`. */
  fileDescription: 1_024,
  /** resources/message#allowed-mentions-object: `users` and `roles`. */
  allowedMentions: 100,

  /** resources/message#create-message: `embeds`. */
  embeds: 10,
  /** resources/message#embed-object-embed-limits, here to `embedAuthor`. All texts of all embeds of a message together. */
  embedsText: 6_000,
  embedTitle: 256,
  embedDescription: 4_096,
  embedFields: 25,
  embedFieldName: 256,
  embedFieldValue: 1_024,
  embedFooter: 2_048,
  embedAuthor: 256,
  /** document, RichEmbed: `url`. */
  embedUrl: 2_048,

  /** components/reference#legacy-message-component-behavior: action rows of a message without components v2. */
  actionRows: 5,
  /** components/reference#component-reference: all components of a message, nested ones too. */
  components: 40,
  /** https://github.com/discord/discord-api-docs/pull/8562: all text displays of a message together. */
  displayedText: 4_000,
  /**
   * https://github.com/discord/discord-api-docs/issues/8554, undocumented: bytes of all text displays, each with 12 more.
   * Beyond it Discord answers 500.
   */
  displayedBytes: 10_170,
  displayOverheadBytes: 12,
  /** components/reference#section */
  sectionTexts: 3,
  /** components/reference#action-row */
  rowButtons: 5,
  /** components/reference#anatomy-of-a-component: `custom_id`. */
  customId: 100,
  /** components/reference#button */
  buttonLabel: 80,
  buttonUrl: 512,
  /** components/reference#string-select */
  selectOptions: 25,
  selectOptionText: 100,
  selectPlaceholder: 150,
  /** components/reference#media-gallery */
  galleryItems: 10,
  /** components/reference#thumbnail: `description`; the same in a media gallery. */
  mediaDescription: 1_024,

  /** interactions/receiving-and-responding#interaction-response-object-modal */
  modalTitle: 45,
  modalComponents: 5,
  /** interactions/receiving-and-responding#interaction-response-object-autocomplete; also `choices` of an option. */
  choices: 25,
  /** interactions/application-commands#application-command-object-application-command-option-choice-structure */
  choiceName: 100,
  choiceValue: 100,
  /** interactions/receiving-and-responding: milliseconds until the first response, and those that the token lives. */
  ackMs: 3_000,
  tokenMs: 15 * 60_000,
  /** interactions/receiving-and-responding#followup-messages: of an app that only the user installed. */
  userInstallFollowUps: 5,

  /** interactions/application-commands#registering-a-command */
  chatCommands: 100,
  userCommands: 15,
  messageCommands: 15,
  /** interactions/application-commands#application-command-object-application-command-structure */
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  /** interactions/application-commands#slash-commands: names, descriptions and values of a command together. */
  commandText: 8_000,

  /** resources/message#get-channel-messages: `limit`. */
  historyPage: 100,
  historyDefault: 50,
  /** events/gateway#session-start-limit-object: identifies a day. */
  sessionStarts: 1_000,
  /** events/gateway#sending-heartbeats: an interval that Discord gives, in milliseconds. */
  heartbeatMs: 41_250,
  /** events/gateway#sending-events: bytes of what a client sends. */
  gatewayBytes: 4_096,
} as const;
