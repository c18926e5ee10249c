/** `paperboy ingest huggingface-page`: turns a saved page into a file of the corpus. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { messageOf, UserError } from '../lib/errors.js';
import { parseHuggingFacePage } from '../sources/huggingface-page.js';
import { writeCorpus } from '../store/corpus-files.js';
import { configOf } from './corpus.js';
import { type JsonOption, jsonOption } from './options.js';
import type { CliContext } from './terminal.js';

/** Adds `huggingface-page` to `ingest`. */
export function addSavedPage(ingest: Command, cli: CliContext): void {
  ingest
    .command('huggingface-page')
    .description('the text of a saved paper-search page of Hugging Face')
    .argument('<file>', 'the saved page')
    .addOption(jsonOption())
    .action((file: string, { json }: JsonOption) => ingestPage(file, json ?? false, cli));
}

/** Replaces what an earlier run wrote, whole or not at all. */
async function ingestPage(file: string, json: boolean, { terminal }: CliContext): Promise<void> {
  const { papers, problems } = parseHuggingFacePage(await readText(file));
  if (papers.length === 0) {
    throw new UserError(
      `${file} holds no papers as a saved page of Hugging Face has them; the corpus stays as it was.`,
    );
  }
  const target = join(configOf(terminal).corpusDir, 'huggingface-page.jsonl');
  await writeCorpus(target, papers);
  if (json) {
    terminal.out(`${JSON.stringify({ file: target, papers: papers.length, problems })}\n`);
    return;
  }
  terminal.out(`${papers.length} papers written to ${target}\n`);
  for (const { line, message } of problems) terminal.err(`${file}:${line}: ${message}\n`);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${messageOf(error)}`);
  }
}
