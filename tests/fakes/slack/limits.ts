/**
 * Slack's lengths (characters) and counts, as of 2026-11-22. "docs" is the page of the block or element under
 * https://docs.slack.dev/reference/block-kit, "types" the doc comments of `@slack/types` 3.2.0.
 */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks: modals and Home tabs. */
  viewBlocks: 100,
  /** Undocumented; the whole JSON of the blocks: https://github.com/slackapi/bolt-js/issues/2509 */
  messageBlocksJson: 13_200,
  /** Bytes; error `view_too_large` of https://docs.slack.dev/reference/methods/views.publish */
  viewJson: 250 * 1024,
  /** https://docs.slack.dev/reference/methods/chat.postMessage: `text`. */
  messageText: 40_000,
  /** docs, markdown block; `markdown_text` of chat.postMessage. All markdown of a message together. */
  markdown: 12_000,
  /** types, TextObject */
  textObject: 3_000,
  /** types, Block and Actionable */
  id: 255,

  /** types, HeaderBlock */
  header: 150,
  /** types, SectionBlock */
  sectionFields: 10,
  sectionField: 2_000,
  /** types, ContextBlock */
  contextElements: 10,
  /** types, ActionsBlock */
  actionsElements: 25,
  /** types, ContextActionsBlock */
  contextActionsElements: 5,
  /** types, ImageBlock */
  imageTitle: 2_000,
  altText: 2_000,
  /** docs, image block */
  imageUrl: 3_000,
  /** types, InputBlock */
  inputLabel: 2_000,
  inputHint: 2_000,
  /** types, ContainerBlock */
  containerChildren: 10,
  containerTitle: 150,
  containerSubtitle: 150,
  /** types, CardBlock */
  cardTitle: 150,
  cardSubtitle: 150,
  cardBody: 200,
  /** docs, card block */
  cardActions: 3,
  /** types, CarouselBlock */
  carouselCards: 10,
  /** https://github.com/slackapi/node-slack-sdk/pull/2567 */
  alert: 200,
  /** types, TableBlock */
  tableRows: 100,
  tableColumns: 20,
  /** docs, data table block: 100 rows and the head. */
  dataTableRows: 101,
  dataTableText: 10_000,
  dataTablePage: 100,
  /** types, VideoBlock: "less than 200", "less than 50". */
  videoTitle: 199,
  videoAuthor: 49,

  /** types, Button, IconButton and FeedbackButtons */
  buttonText: 75,
  buttonValue: 2_000,
  buttonUrl: 3_000,
  accessibilityLabel: 75,
  /** types, OptionGroup, PlainTextOption and StaticSelect */
  selectOptions: 100,
  optionGroups: 100,
  optionText: 75,
  optionUrl: 3_000,
  /** types, OptionDescriptor. (docs say 150 since 2024; ours stays at the smaller.) */
  optionValue: 75,
  /** types, Checkboxes and RadioButtons */
  choices: 10,
  /** docs, overflow menu element */
  overflowOptions: 5,
  /** docs, select menu and plain-text input elements */
  placeholder: 150,
  /** types, Confirm */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,

  /** types, ModalView and BaseView */
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3_000,

  /** https://docs.slack.dev/reference/methods/files.getUploadURLExternal: `alt_txt`. */
  fileAltText: 1_000,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts */
  suggestedPrompts: 4,
  /** https://docs.slack.dev/reference/methods/assistant.threads.setStatus */
  loadingMessages: 10,
  /** https://docs.slack.dev/reference/methods/conversations.history: `limit`. */
  historyPage: 999,
  /** https://docs.slack.dev/interactivity/handling-user-interaction: uses of a `response_url`, and its minutes. */
  responseUrlUses: 5,
  responseUrlMinutes: 30,
  /** The same page: milliseconds until an acknowledgement is too late; also the life of a `trigger_id`. */
  ackMs: 3_000,
  triggerMs: 3_000,
  /** https://docs.slack.dev/apis/events-api/using-socket-mode: open connections an app. */
  sockets: 10,
} as const;
