/** Slack over HTTP: a request that is forged, too old or too large never reaches Bolt. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ParsedUrlQuery, parse } from 'node:querystring';
import { HTTPModuleFunctions, HTTPReceiver, isRawBodyError, verifySlackRequest } from '@slack/bolt';
import { messageOf } from '../lib/errors.js';
import { parseJson } from '../lib/json.js';
import type { Logger } from '../lib/logger.js';
import { boltLogger } from './bolt-log.js';
import type { Connection, Surroundings } from './connection.js';

/** Slack allows five minutes; Bolt applies them to the past only and would take a timestamp of tomorrow. */
const MAX_SKEW_S = 5 * 60;
const MAX_BODY_BYTES = HTTPModuleFunctions.defaultBodyLimit;
const FORM = 'application/x-www-form-urlencoded';

/**
 * Bolt's HTTP receiver behind a guard. The guard verifies signatures, with Bolt's own function; the receiver's own
 * check is off, because it reads the clock itself.
 */
export function createHttpConnection(
  signingSecret: string,
  { logger, now, newReference }: Surroundings,
): Connection {
  const receiver = new HTTPReceiver({
    signingSecret,
    signatureVerification: false,
    logger: boltLogger(logger),
    customPropertiesExtractor: ({ headers }) => ({
      reference: newReference(),
      signature: single(headers['x-slack-signature']),
    }),
  });
  return {
    receiver,
    listener: (request, response) => {
      admit(request, response, signingSecret, now())
        .then((admitted) => admitted && receiver.requestListener(request, response))
        .catch((error: unknown) => refuse(error, response, logger));
    },
    open: async () => undefined,
    close: async () => undefined,
    isOpen: () => true,
  };
}

/** Whether the request, buffered by now, is for Bolt. Rejects where it cannot be trusted. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  signingSecret: string,
  now: Date,
): Promise<boolean> {
  const { rawBody, headers } = await HTTPModuleFunctions.bufferIncomingMessage(request, MAX_BODY_BYTES);
  const body = rawBody.toString();
  // Bolt knows a form by exactly this; a proxy on the way may have added a charset.
  if (headers['content-type']?.startsWith(FORM)) headers['content-type'] = FORM;
  const form = headers['content-type'] === FORM ? parse(body) : undefined;
  if (form?.['ssl_check'] === '1') {
    HTTPModuleFunctions.buildSSLCheckResponse(response); // The one thing that Slack sends unsigned.
    return false;
  }
  verify(headers, body, signingSecret, now);
  if (!isObject(contentOf(body, form))) throw new NoDelivery();
  return true;
}

/** Bolt would die of a body that is `null`, and let one that is a list or a number wait for three seconds. */
class NoDelivery extends Error {
  override readonly message = 'the body is no JSON object';
}

/** As Bolt reads it: a form's `payload`, else the form itself, or JSON. */
function contentOf(body: string, form: ParsedUrlQuery | undefined): unknown {
  const json = form ? form['payload'] : body;
  return typeof json === 'string' ? parseJson(json) : form;
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function verify(headers: IncomingMessage['headers'], body: string, signingSecret: string, now: Date): void {
  const signature = single(headers['x-slack-signature']) ?? '';
  const timestamp = Number.parseInt(single(headers['x-slack-request-timestamp']) ?? '', 10);
  const nowMs = now.getTime();
  const isNear = Math.abs(nowMs / 1000 - timestamp) <= MAX_SKEW_S;
  if (!isNear) throw new Error('x-slack-request-timestamp is missing or more than five minutes off');
  verifySlackRequest({
    signingSecret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    nowMilliseconds: nowMs,
  });
}

function refuse(error: unknown, response: ServerResponse, logger: Logger): void {
  const status = isRawBodyError(error) ? error.statusCode : error instanceof NoDelivery ? 400 : 401;
  logger.warn({ status, reason: messageOf(error) }, 'a request was refused');
  response.writeHead(status, { connection: 'close' });
  response.end();
}

function single(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : undefined;
}
