/** Slack's limits as data. Text is counted in UTF-16 units, which is never less than what Slack counts. */
export const LIMITS = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** JSON of all blocks of one message. Undocumented: refused from about 13,200, and rich text's structure counts. */
  messageJson: 12_000,
  viewJson: 250_000,
  /** Top-level `text`; Slack splits above about 4,040. */
  messageText: 4_000,
  metadataJson: 2_000,
  sectionText: 3_000,
  headerText: 150,
  contextElements: 10,
  actionsElements: 25,
  buttonText: 75,
  accessibilityLabel: 75,
  buttonValue: 2_000,
  url: 3_000,
  /** `action_id`, `block_id` and `callback_id`. */
  id: 255,
  inputLabel: 2_000,
  inputHint: 2_000,
  placeholder: 150,
  inputText: 3_000,
  privateMetadata: 3_000,
  /** A modal's `title`, `submit` and `close`. */
  viewTitle: 24,
} as const;
