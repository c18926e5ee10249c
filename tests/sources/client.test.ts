import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnavailableError } from '../../src/lib/errors.js';
import { askJson, userAgent } from '../../src/sources/client.js';
import type { SourceRequest } from '../../src/sources/request.js';
import {
  type Answering,
  floods,
  type HttpDouble,
  hangsUp,
  openHttp,
  redirects,
  refuses,
  sends,
} from '../support/http-double.js';
import { patientTime } from '../support/patient-time.js';
import { aClient, PATIENCE } from './asking.js';

const xml = sends('application/xml; charset=utf-8', '<a>é</a>', { etag: '"1"', 'last-modified': 'then' });
const host = { name: 'letters', title: 'Letters', everyMs: 3_000 };
const time = patientTime();

let server: HttpDouble;
beforeEach(async () => {
  server = await openHttp(xml, time.now);
});
afterEach(() => server.close());

const request = (told: Partial<SourceRequest> = {}): SourceRequest => ({
  host,
  url: `${server.url}/list`,
  accepts: 'xml',
  ...told,
});

async function failureOf(asking: Promise<unknown>): Promise<UnavailableError> {
  const failure = await asking.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure instanceof UnavailableError) return failure;
  throw new Error(`no UnavailableError: ${failure}`);
}

describe('a client of sources', () => {
  it('says who it is, and gives the text with its marks', async () => {
    const { client } = aClient({ userAgent: userAgent('1.2.3', 'lab@example.org') });
    const answer = await client.ask(request());
    expect(answer).toEqual({
      kind: 'body',
      status: 200,
      text: '<a>é</a>',
      marks: { etag: '"1"', lastModified: 'then' },
    });
    expect(server.asked[0]?.headers['user-agent']).toBe('Paperboy/1.2.3 (+mailto:lab@example.org)');
  });

  it('asks whether something changed since', async () => {
    server.next(refuses(304));
    const { client } = aClient();
    const marks = { etag: '"1"', lastModified: 'then' };
    expect(await client.ask(request({ marks }))).toEqual({ kind: 'unchanged' });
    expect(server.asked[0]?.headers).toMatchObject({ 'if-none-match': '"1"', 'if-modified-since': 'then' });
  });

  it('sends JSON, and reads JSON, also of a status that tells something', async () => {
    server.next(refuses(404, { 'content-type': 'application/json' }, '{"error":"none"}'));
    const { client } = aClient();
    const { status, value } = await askJson(client, {
      host,
      url: `${server.url}/batch`,
      body: { ids: [1] },
      telling: [404],
      headers: { 'x-api-key': 'k' },
    });
    expect([status, value]).toEqual([404, { error: 'none' }]);
    expect(server.asked[0]).toMatchObject({ method: 'POST', body: '{"ids":[1]}' });
    expect(server.asked[0]?.headers['x-api-key']).toBe('k');
  });

  it('asks one at a time, three seconds apart, however many want something', async () => {
    const { client } = aClient({}, time);
    await Promise.all([1, 2, 3].map(() => client.ask(request())));
    const times = server.asked.map(({ at }) => at - (server.asked[0]?.at ?? 0));
    expect(times).toEqual([0, 3_000, 6_000]);
    expect(server.asked.map(({ atOnce }) => atOnce)).toEqual([1, 1, 1]);
  });

  it('follows a redirect in a turn of its own, and takes no key along to another server', async () => {
    const other = await openHttp(xml);
    server.next(redirects(`${other.url}/there`));
    const { client, time: passed } = aClient();
    expect(await client.ask(request({ headers: { 'x-api-key': 'k' } }))).toMatchObject({ status: 200 });
    expect(other.asked[0]?.headers).not.toHaveProperty('x-api-key');
    expect(passed.pauses).toEqual([3_000]);
    await other.close();
  });
});

describe('what may pass', () => {
  const at = (iso: string) => new Date(iso).toUTCString();

  it.each<[string, Answering, number[]]>([
    ['a server that is out of order', refuses(503), [750]],
    ['a server that hangs up', hangsUp(), [750]],
    ['an answer that is cut off', hangsUp('application/xml', '<a>'), [750]],
    ['too many requests', refuses(429), [750]],
    ['seconds to wait', refuses(429, { 'retry-after': '20' }), [20_000, 500]],
    ['no seconds to wait', refuses(503, { 'retry-after': '0' }), [750]],
    ['a date to wait for', refuses(503, { 'retry-after': at('2026-11-25T12:00:30Z') }), [30_000, 500]],
    ['a date that is over', refuses(503, { 'retry-after': at('2026-11-25T11:00:00Z') }), [750]],
    ['a word that is no time', refuses(503, { 'retry-after': 'soon' }), [750]],
  ])('%s is asked again', async (_what, answering, [waited = 0, jitter = 0]) => {
    server.next(answering);
    const { client, time: passed } = aClient();
    const begun = passed.now().getTime();
    expect(await client.ask(request())).toMatchObject({ status: 200 });
    expect(server.asked).toHaveLength(2);
    // Never sooner than the source's own rate allows.
    expect(passed.now().getTime() - begun).toBe(Math.max(waited + jitter, 3_000));
  });

  it('is asked a few times only, later and later', async () => {
    server.next(...Array.from({ length: 9 }, () => refuses(500)));
    const { client, time: passed } = aClient();
    const failure = await failureOf(client.ask(request({ host: { ...host, everyMs: 0 } })));
    expect(failure.message).toBe('Letters is out of order (500).');
    expect(passed.pauses).toEqual([750, 1_500, 3_000]);
    expect(server.asked).toHaveLength(4);
  });

  it('is not waited for where the source says an hour, and nobody asks before it is over', async () => {
    server.next(refuses(429, { 'retry-after': '3600' }));
    const { client, time: passed } = aClient();
    const said = 'Letters asks to be left alone for 60 minutes.';
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect(server.asked).toHaveLength(1);
    passed.pass(3_600_000);
    expect(await client.ask(request())).toMatchObject({ status: 200 });
    expect(passed.pauses).toEqual([]);
  });

  it('is not waited for by a clock that was put back meanwhile', async () => {
    server.next(refuses(429, { 'retry-after': '3600' }));
    const { client, time: passed } = aClient({ turns: { take: (_host, _everyMs, run) => run() } });
    await failureOf(client.ask(request()));
    passed.pass(-3_600_000);
    expect(await client.ask(request())).toMatchObject({ status: 200 });
  });
});

describe('what will not pass', () => {
  it('is not read further than it may be', async () => {
    const sent = new Promise<number>((resolve) => {
      server.next(floods('text/xml', 50_000_000, resolve));
    });
    const { client } = aClient();
    const said = 'Letters sent more than 20 MB; the rest was not read.';
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect(await sent).toBeLessThan(40_000_000);
  });

  const packed = { 'content-encoding': 'gzip' };

  it.each<[string, Answering, string]>([
    [
      'the page of a network that wants a login',
      sends('text/html', '<html>'),
      'Letters was asked for XML and a web page came; does the network want a login?',
    ],
    [
      'something else than what was asked for',
      sends('application/pdf', '%'),
      'Letters answered what is no XML, or not all of it.',
    ],
    [
      'a body that is too large',
      sends('text/xml', 'x'.repeat(1_000_001)),
      'Letters sent more than 1 MB; the rest was not read.',
    ],
    [
      'a small body that unpacks to a large one',
      sends('text/xml', gzipSync('x'.repeat(5_000_000)), packed),
      'Letters sent more than 1 MB; the rest was not read.',
    ],
    ['a refusal', refuses(403, {}, 'secret'), 'Letters refuses to answer (403).'],
    ['a key that is none', refuses(401), 'Letters does not accept the key (401).'],
    ['any other answer', refuses(418), 'Letters answered 418.'],
    ['a redirect to no address', refuses(302), 'Letters sends from one address to another without end.'],
    [
      'a redirect to a file',
      redirects('file:///etc/passwd'),
      'Letters sends from one address to another without end.',
    ],
  ])('%s is said, once', async (_what, answering, said) => {
    server.next(answering);
    const { client } = aClient({ mostBytes: 1_000_000 });
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect(server.asked).toHaveLength(1);
  });

  it('redirects without end are followed a few times', async () => {
    server.next(...Array.from({ length: 20 }, (_, index) => redirects(`/${index}`, 307)));
    const { client } = aClient();
    expect((await failureOf(client.ask(request()))).message).toContain('from one address to another');
    expect(server.asked).toHaveLength(5);
  });

  it('JSON that is cut off is not taken for an answer', async () => {
    server.next(sends('application/json', '{"papers": ['));
    const { client } = aClient();
    const asking = askJson(client, { host, url: server.url });
    expect((await failureOf(asking)).message).toBe('Letters answered what is no JSON, or not all of it.');
  });
});

describe('an answer that does not come', () => {
  const begins = (then: () => void): Answering => {
    return (response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<a>', then);
    };
  };

  it('is not waited for longer than the deadline, body and all', async () => {
    const deadline = new AbortController();
    server.next(begins(() => setImmediate(() => deadline.abort())));
    const { client } = aClient({ deadline: () => deadline.signal, patience: { ...PATIENCE, tries: 1 } });
    const failure = await failureOf(client.ask(request()));
    expect(failure.message).toBe('Letters did not answer in full within 30 seconds.');
  });

  it('is given up when Paperboy stops, and nothing is asked after that', async () => {
    const stop = new AbortController();
    server.next(begins(() => setImmediate(() => stop.abort())));
    const { client } = aClient({ stop: stop.signal });
    const said = 'Letters is asked no further: Paperboy is stopping.';
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect((await failureOf(client.ask(request()))).message).toBe(said);
    expect(server.asked).toHaveLength(1);
  });

  it('names what is wrong with the network', async () => {
    const { client } = aClient();
    await server.close();
    const failure = await failureOf(client.ask(request()));
    expect(failure.message).toBe('Letters cannot be reached (ECONNREFUSED).');
    server = await openHttp(xml);
  });
});
