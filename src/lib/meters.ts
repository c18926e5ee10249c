/** What is counted while Paperboy works; whoever counts need not know how it is told. */
export interface Meters {
  /** Does the work, and notes how long that verb took, however it ended. */
  timed<Result>(verb: string, work: () => Promise<Result>): Promise<Result>;
  /** Slack delivered something of this kind, such as `command` or `app_mention`. */
  delivered(kind: string, outcome: DeliveryOutcome, seconds: number): void;
  /** Papers are searched in another index from now on. */
  engineSwapped(): void;
}

/** A `repeated` one had been handled before. */
export type DeliveryOutcome = 'answered' | 'failed' | 'repeated';
