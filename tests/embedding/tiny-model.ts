/** A sentence model of a few words, small enough to be written by hand: a real ONNX graph and a real tokenizer. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { isInstalled } from '../../src/embedding/transformers.js';

/** What `describe.skipIf` asks, and says. */
export const notInstalled = !isInstalled();
export const whereInstalled = notInstalled ? ' (skipped: transformers.js is not installed)' : '';

/** Words with their vectors; a text's vector is the mean of its words'. The first two are for padding and for all others. */
const WORDS: Readonly<Record<string, readonly number[]>> = {
  '[PAD]': [0, 0, 0],
  '[UNK]': [0, 0, 0.1],
  car: [1, 0, 0],
  automobile: [0.9, 0.1, 0],
  fish: [0, 1, 0],
  'query:': [0, 0, 5],
};
const DIMENSIONS = 3;

/** Writes the model into a new folder of this name, and returns the folder. */
export function aTinyModel(name = 'tiny', subfolder = 'onnx'): string {
  const parent = mkdtempSync(join(tmpdir(), 'paperboy-model-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const dir = join(parent, name);
  mkdirSync(join(dir, subfolder), { recursive: true });
  writeFileSync(join(dir, subfolder, 'model.onnx'), onnxModel());
  const json = (file: string, content: unknown) => writeFileSync(join(dir, file), JSON.stringify(content));
  json('config.json', { model_type: 'bert', hidden_size: DIMENSIONS });
  json('tokenizer_config.json', {
    tokenizer_class: 'PreTrainedTokenizerFast',
    model_max_length: 64,
    ...TOKENS,
  });
  json('tokenizer.json', tokenizer());
  return dir;
}

const TOKENS = { pad_token: '[PAD]', unk_token: '[UNK]' };

function tokenizer() {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: Object.values(TOKENS).map((content, id) => ({ id, content, special: true })),
    normalizer: { type: 'Lowercase' },
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordLevel',
      vocab: Object.fromEntries(Object.keys(WORDS).map((word, id) => [word, id])),
      unk_token: '[UNK]',
    },
  };
}

/** `last_hidden_state = Gather(table, input_ids)`, by the field numbers of onnx.proto. */
function onnxModel(): Buffer {
  const [int64, float] = [7, 1];
  const numbers = Float32Array.from(Object.values(WORDS).flat());
  const table = Buffer.concat([
    number(1, Object.keys(WORDS).length),
    number(1, DIMENSIONS),
    number(2, float),
    bytes(8, 'table'),
    bytes(9, Buffer.from(numbers.buffer)),
  ]);
  const gather = Buffer.concat([
    bytes(1, 'table'),
    bytes(1, 'input_ids'),
    bytes(2, 'last_hidden_state'),
    bytes(4, 'Gather'),
  ]);
  const [batch, length] = [bytes(1, bytes(2, 'batch')), bytes(1, bytes(2, 'length'))];
  const graph = Buffer.concat([
    bytes(1, gather),
    bytes(2, 'tiny'),
    bytes(5, table),
    bytes(11, tensor('input_ids', int64, [batch, length])),
    bytes(11, tensor('attention_mask', int64, [batch, length])),
    bytes(12, tensor('last_hidden_state', float, [batch, length, bytes(1, number(1, DIMENSIONS))])),
  ]);
  const operators = Buffer.concat([bytes(1, ''), number(2, 13)]);
  return Buffer.concat([number(1, 8), bytes(7, graph), bytes(8, operators)]);
}

function tensor(name: string, type: number, shape: readonly Buffer[]): Buffer {
  const kind = Buffer.concat([number(1, type), bytes(2, Buffer.concat(shape))]);
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, kind))]);
}

/** A field of the protocol buffers' wire format that is a number. */
function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

/** And one that is bytes, a text or another message. */
function bytes(field: number, value: string | Buffer): Buffer {
  const content = Buffer.from(value);
  return Buffer.concat([varint((field << 3) | 2), varint(content.length), content]);
}

function varint(value: number): Buffer {
  const low = value & 0x7f;
  return value > 0x7f ? Buffer.concat([Buffer.from([low | 0x80]), varint(value >>> 7)]) : Buffer.from([low]);
}
