/** Slack's limits as data. Text is counted in UTF-16 units, which is never less than what Slack counts. */
export const LIMITS = {
  /** JSON of all blocks of one message. Undocumented: refused from about 13,200, and rich text's structure counts. */
  messageJson: 12_000,
  /** Top-level `text`; Slack splits above about 4,040. */
  messageText: 4_000,
  metadataJson: 2_000,
  sectionText: 3_000,
  buttonText: 75,
  accessibilityLabel: 75,
  buttonValue: 2_000,
  url: 3_000,
  /** A modal's `title`, `submit` and `close`. */
  viewTitle: 24,
} as const;
