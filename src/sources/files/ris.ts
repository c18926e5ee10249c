/** Reads RIS, as EndNote, publishers and digital libraries write it. */
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-ris';
import { z } from 'zod';
import type { SourceRecord } from '../../ingest/ports.js';
import { messageOf } from '../../lib/errors.js';
import { paperOf } from '../told.js';
import { readItem, toldBy, UNTITLED } from './csl.js';

/** The papers of the text of a file. A record that cannot be read is skipped by its line. */
export function* readRis(text: string, source: string, readAt: string): Generator<SourceRecord> {
  for (const { line, text: record } of recordsOf(text)) {
    const where = `line ${line}`;
    if (!record.startsWith('TY')) {
      yield { kind: 'skipped', where, reason: 'not RIS: a record begins with TY' };
      continue;
    }
    try {
      const item = readItem(itemsIn(record)[0]);
      const paper =
        item &&
        paperOf({
          ...toldBy(item, { source, readAt }),
          names: [item.DOI, tag(record, 'M3'), tag(record, 'AN')],
        });
      yield paper ? { kind: 'paper', paper } : { kind: 'skipped', where, reason: UNTITLED };
    } catch (error) {
      yield { kind: 'skipped', where, reason: `not RIS (${messageOf(error)})` };
    }
  }
}

function itemsIn(record: string): unknown[] {
  const items = plugins.input.chain(record, { forceType: '@ris/file', generateGraph: false });
  return z.array(z.unknown()).parse(items);
}

function tag(record: string, name: string): string | undefined {
  return new RegExp(`^${name}  - (.*)$`, 'm').exec(record)?.[1];
}

/** One ends with `ER`, or before the next `TY` where that was forgotten. */
function* recordsOf(text: string): Generator<{ readonly line: number; readonly text: string }> {
  let lines: string[] = [];
  let first = 1;
  for (const [at, line] of text.split('\n').entries()) {
    const [, name] = /^\s*([A-Z][A-Z0-9])\s{0,3}-(?:\s|$)/.exec(line) ?? [];
    if (name === 'TY' && lines.length > 0) {
      yield { line: first, text: ended(lines) };
      lines = [];
    }
    if (lines.length === 0) {
      if (line.trim() === '' || name === 'ER') continue;
      first = at + 1;
    }
    if (name === 'ER') {
      yield { line: first, text: ended(lines) };
      lines = [];
    } else lines.push(name ? tidied(line, name) : line);
  }
  if (lines.length > 0) yield { line: first, text: ended(lines) };
}

/** With the spaces that the form demands and many writers forget. Citation.js reads no type that it does not know; nothing here asks for it. */
function tidied(line: string, name: string): string {
  if (name === 'TY') return 'TY  - JOUR';
  return `${name}  - ${line.replace(/^\s*\S{2}\s{0,3}-\s?/, '').trim()}`;
}

function ended(lines: readonly string[]): string {
  return [...lines, 'ER  - ', ''].join('\n');
}
