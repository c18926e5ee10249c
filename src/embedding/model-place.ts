/** Where a sentence model is: a folder on this machine, or a name on the Hugging Face hub. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { UserError } from '../lib/errors.js';

/** What the thread needs to load it. */
export const modelPlace = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('folder'),
    dir: z.string(),
    /** Where in the folder the weights are, and their kind as transformers.js calls it. */
    subfolder: z.string(),
    dtype: z.string(),
  }),
  z.object({
    kind: z.literal('hub'),
    name: z.string(),
    /** Where what was downloaded is kept. */
    cacheDir: z.string(),
  }),
]);
type ModelPlace = z.infer<typeof modelPlace>;

export interface FoundModel {
  readonly place: ModelPlace;
  /** As people know it. */
  readonly name: string;
  /** Tells it from another of the same name. */
  readonly version: string;
}

/** Files of weights by the kind of their numbers, the most exact first. */
const WEIGHTS = [
  ['fp32', 'model.onnx'],
  ['fp16', 'model_fp16.onnx'],
  ['q8', 'model_quantized.onnx'],
  ['int8', 'model_int8.onnx'],
] as const;
const SUBFOLDERS = ['onnx', ''];

/**
 * A folder where there is one of this name, else a name on the hub. Rejects with a `UserError` that says what the folder
 * lacks; whether the hub has the model is seen when it is loaded.
 */
export async function findModel(model: string, cacheDir: string): Promise<FoundModel> {
  const dir = resolve(model);
  if (!(await stat(dir).catch(() => undefined))?.isDirectory()) {
    if (/^[\w.-]+(\/[\w.-]+)?$/.test(model) && !/^\.{1,2}(\/|$)/.test(model)) {
      return {
        place: { kind: 'hub', name: model, cacheDir: resolve(cacheDir) },
        name: model,
        version: 'hub',
      };
    }
    throw new UserError(
      `EMBEDDING_MODEL: there is no folder ${model}, and a name on the hub is written owner/name.`,
    );
  }
  const missing: string[] = [];
  for (const file of ['config.json', 'tokenizer.json', 'tokenizer_config.json']) {
    if (!(await stat(join(dir, file)).catch(() => undefined))) missing.push(file);
  }
  const weights = await weightsIn(dir);
  if (!weights) missing.push('onnx/model.onnx');
  if (!weights || missing.length > 0) {
    throw new UserError(
      `EMBEDDING_MODEL: the folder ${model} is no model in ONNX's form: it lacks ${missing.join(', ')}.`,
    );
  }
  const { subfolder, dtype, version } = weights;
  return { place: { kind: 'folder', dir, subfolder, dtype }, name: basename(dir), version };
}

async function weightsIn(dir: string) {
  for (const subfolder of SUBFOLDERS) {
    for (const [dtype, file] of WEIGHTS) {
      const found = await stat(join(dir, subfolder, file)).catch(() => undefined);
      if (found?.isFile()) {
        const state = `${dir} ${file} ${found.size} ${found.mtimeMs}`;
        return { subfolder, dtype, version: createHash('sha256').update(state).digest('hex').slice(0, 12) };
      }
    }
  }
  return undefined;
}
