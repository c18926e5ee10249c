/** What HTTP and Socket Mode have in common: a connection to Slack, what it is made of, and what it needs. */
import type { RequestListener } from 'node:http';
import type { Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from '../lib/logger.js';

/** `host` and `port` are where our server listens; in Socket Mode it answers the health checks only. */
export type ConnectionOptions =
  | { readonly kind: 'http'; readonly host: string; readonly port: number; readonly signingSecret: string }
  | { readonly kind: 'socket'; readonly host: string; readonly port: number; readonly appToken: string };

/** What a connection needs of the bot around it. */
export interface Surroundings {
  readonly clientOptions: WebClientOptions;
  readonly logger: Logger;
  readonly now: () => Date;
  readonly newReference: () => string;
}

export interface Connection {
  /** Hands the deliveries to Bolt. */
  readonly receiver: Receiver;
  /** Takes Slack's requests, where they come to our server. */
  readonly listener?: RequestListener;
  /** Rejects with a `UserError` when Slack does not want us. */
  open(): Promise<void>;
  close(): Promise<void>;
  isOpen(): boolean;
}
