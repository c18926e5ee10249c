import { describe, expect, it } from 'vitest';
import { type AddressOptions, createAddressEmbedder } from '../../src/embedding/address.js';
import { type AddressDouble, json, type Misdeed, openAddress, refusal, vectors } from './address-double.js';

const KEY = 'sk-very-private';
const NOW = new Date('2026-11-25T12:00:00Z');

/** An embedder of this address, and how long it waited between its tries. */
function embedderOf({ url }: Pick<AddressDouble, 'url'>, told: Partial<AddressOptions> = {}) {
  const waits: number[] = [];
  const embedder = createAddressEmbedder({
    url,
    model: 'some-model',
    apiKey: KEY,
    now: () => NOW,
    wait: async (ms) => waits.push(ms),
    ...told,
  });
  return { ...embedder, waits };
}

describe('a sentence model behind an address', () => {
  it('is asked by name and key, and gives unit vectors in the order of the texts', async () => {
    const server = await openAddress((text) => (text === 'a' ? [3, 4] : [0, 2]));
    const { embed } = embedderOf({ url: `${server.url}/` });
    expect(await embed(['a', 'b'], 'passage')).toEqual([
      Float32Array.from([0.6, 0.8]),
      Float32Array.from([0, 1]),
    ]);
    expect(server.asked).toMatchObject([
      {
        path: '/v1/embeddings',
        model: 'some-model',
        input: ['a', 'b'],
        headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' },
      },
    ]);
  });

  it('needs no key where the server wants none', async () => {
    const server = await openAddress();
    await embedderOf(server, { apiKey: undefined }).embed(['a'], 'query');
    expect(server.asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it('is asked for many texts in batches, and for no text longer than servers take', async () => {
    const server = await openAddress();
    const texts = Array.from({ length: 70 }, (_, at) => 'x'.repeat(at === 69 ? 100_000 : at + 1));
    expect(await embedderOf(server).embed(texts, 'passage')).toHaveLength(70);
    expect(server.asked.map(({ input }) => input.length)).toEqual([32, 32, 6]);
    expect(server.asked[2]?.input[5]).toHaveLength(8_000);
  });

  it('puts before a text what models of its family want', async () => {
    const server = await openAddress();
    const { embed } = embedderOf(server, { model: 'intfloat/multilingual-e5-small' });
    await embed(['a'], 'query');
    await embed(['a'], 'passage');
    expect(server.asked.map(({ input }) => input[0])).toEqual(['query: a', 'passage: a']);
  });

  it('tries again while the server is busy or broken, after as long as it says', async () => {
    const server = await openAddress();
    const { embed, waits } = embedderOf(server);
    server.next(
      refusal(429, '', { 'retry-after': '7' }),
      refusal(503, '', { 'retry-after': 'Wed, 25 Nov 2026 12:00:30 GMT' }),
      refusal(500),
      refusal(502, '', { 'retry-after': 'soon' }),
    );
    expect(await embed(['a'], 'passage')).toHaveLength(1);
    expect(waits).toEqual([7_000, 30_000, 4_000, 8_000]);
  });

  it('gives up after six tries, or where it should wait too long', async () => {
    const server = await openAddress();
    const { embed, waits } = embedderOf(server);
    server.next(...Array.from({ length: 6 }, () => refusal(500, 'out of\n memory')));
    await expect(embed(['a'], 'passage')).rejects.toThrow(
      /\(127\.0\.0\.1:\d+\) answered 500: out of memory$/,
    );
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    server.next(refusal(429, '', { 'retry-after': '86400' }));
    await expect(embed(['a'], 'passage')).rejects.toThrow(/answered 429\.$/);
    expect(server.asked).toHaveLength(7);
  });

  it('is asked hardly twice for a question, since somebody waits', async () => {
    const server = await openAddress();
    const { embed, waits } = embedderOf(server);
    server.next((response) => response.destroy());
    expect(await embed(['a'], 'query')).toHaveLength(1);
    server.next(refusal(500), refusal(500));
    await expect(embed(['a'], 'query')).rejects.toThrow(/answered 500/);
    server.next(refusal(429, '', { 'retry-after': '1' }));
    await expect(embed(['a'], 'query')).rejects.toThrow(/answered 429/);
    expect([waits, server.asked.length]).toEqual([[100, 100], 5]);
  });

  it.each<[string, Misdeed, RegExp]>([
    [
      'refuses the key',
      refusal(401, `bad key ${KEY}`),
      /refuses the key \(401\): check EMBEDDING_API_KEY\.$/,
    ],
    [
      'does not know the model',
      refusal(404, `no some-model for ${KEY}`),
      /answered 404: no some-model for \[key\]$/,
    ],
    ['gives fewer vectors', vectors([[1, 0]]), /gave 1 vectors for 2 texts/],
    ['gives a place twice', json({ data: [0, 0].map((index) => ({ index, embedding: [1] })) }), /places/],
    [
      'gives no numbers',
      vectors([
        [1, null],
        [0, 1],
      ]),
      /gave numbers that are none/,
    ],
    [
      'gives numbers past all bounds',
      (response) => response.end('{"data":[{"embedding":[1e999]},{"embedding":[1]}]}'),
      /numbers that are none|says nothing/,
    ],
    [
      'gives zeros',
      vectors([
        [0, 0],
        [0, 1],
      ]),
      /says nothing/,
    ],
    ['says NaN', (response) => response.end('{"data":[{"embedding":[NaN]}]}'), /something else than JSON/],
    ['sends a page', (response) => response.end('<html>'), /something else than JSON/],
    ['speaks otherwise', json({ embeddings: [[1, 0]] }), /does not speak as OpenAI's embeddings do/],
  ])(
    'says it in a sentence, at once and without the key, where the server %s',
    async (_what, misdeed, message) => {
      const server = await openAddress();
      const { embed, waits } = embedderOf(server);
      server.next(misdeed);
      const failure = await embed(['a', 'b'], 'passage').catch((error: unknown) => String(error));
      expect(failure).toMatch(message);
      expect(failure).not.toContain(KEY);
      expect(waits).toEqual([]);
    },
  );

  it.each<[string, Misdeed]>([
    ['says nothing', () => undefined],
    ['stops in the middle', (response) => void response.writeHead(200).write('{"data":[')],
  ])('is not waited for where the server %s', async (_what, misdeed) => {
    const server = await openAddress();
    server.next(misdeed, misdeed);
    const { embed } = embedderOf(server, { timeoutMs: 50 });
    await expect(embed(['a'], 'query')).rejects.toThrow(/did not answer within 0\.05 s\.$/);
  });

  it('says that nobody is there', async () => {
    const { embed } = embedderOf({ url: 'http://127.0.0.1:9' });
    await expect(embed(['a'], 'query')).rejects.toThrow(
      /EMBEDDING_URL \(127\.0\.0\.1:9\) cannot be reached: ./,
    );
  });
});
