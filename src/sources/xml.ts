/** Reads the XML of feeds, record by record, so that a damaged one costs itself only and a cut-off answer is noticed. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeEntities } from './xml-entities.js';

/** An element: its text where it holds nothing else, or what it holds by name, without prefixes. */
export type XmlNode = unknown;

export interface XmlDocument {
  /** What stands around the records; undefined where it was cut off, or is no such document. */
  readonly frame: XmlNode | undefined;
  /** How many records are whole. */
  readonly count: number;
  /** These, in order, to be gone through once, each read when it is asked for; undefined for one that is not well formed. */
  readonly records: Iterable<XmlNode | undefined>;
}

/**
 * A document type is passed over unread: what it declares is never expanded, and a record that uses it is not well formed.
 *
 * @param root the name of the outermost element
 * @param record the name of the elements that are read one by one, which must not hold one another
 */
export function readXml(text: string, root: string, record: string): XmlDocument {
  const begin = text.search(new RegExp(`<${root}[\\s>]`));
  if (begin < 0) return { frame: undefined, count: 0, records: [] };
  const parse = createParse();
  const { frame, records } = takeApart(text.slice(begin), record);
  return {
    frame: nodeIn(parse(frame), root),
    count: records.length,
    records: read(records, record, parse),
  };
}

function* read(records: readonly string[], name: string, parse: Parse): Generator<XmlNode | undefined> {
  for (const record of records) yield nodeIn(parse(record), name);
}

/** What is made of each record, when it is asked for: a page of a thousand must not hold others up. */
export function* eachRecord<Read>(
  { records }: XmlDocument,
  readRecord: (record: XmlNode | undefined) => Read,
): Generator<Read> {
  for (const record of records) yield readRecord(record);
}

type Parse = (text: string) => unknown;

function createParse(): Parse {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: true,
    parseTagValue: false,
    entityDecoder: {
      decode: decodeEntities,
      setExternalEntities: () => undefined,
      addInputEntities: () => undefined,
      reset: () => undefined,
      setXmlVersion: () => undefined,
    },
  });
  return (text) => {
    if (XMLValidator.validate(text) !== true) return undefined;
    try {
      return parser.parse(text);
    } catch {
      return undefined;
    }
  };
}

/** By their tags alone. A record whose end is missing stays in the frame, which is then not well formed. */
function takeApart(text: string, name: string): { readonly frame: string; readonly records: string[] } {
  const records: string[] = [];
  const around: string[] = [];
  const [open, close] = [new RegExp(`<${name}(?:[\\s/][^<>]*)?>`, 'g'), `</${name}>`];
  let at = 0;
  for (let found = open.exec(text); found; found = open.exec(text)) {
    const isEmpty = found[0].endsWith('/>');
    const end = isEmpty ? found.index : text.indexOf(close, found.index);
    if (end < 0) break;
    around.push(text.slice(at, found.index));
    at = end + (isEmpty ? found[0] : close).length;
    open.lastIndex = at;
    records.push(text.slice(found.index, at));
  }
  return { frame: around.join('') + text.slice(at), records };
}

/** The first element of this name inside, where there is one. */
export function nodeIn(node: XmlNode, name: string): XmlNode | undefined {
  return nodesIn(node, name)[0];
}

export function nodesIn(node: XmlNode, name: string): readonly XmlNode[] {
  if (!isElement(node)) return [];
  const found = node[name];
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}

/** The text of the first element of this name inside; empty where there is none. */
export function textIn(node: XmlNode, name: string): string {
  return textOf(nodeIn(node, name));
}

export function textOf(node: XmlNode): string {
  const text = isElement(node) ? node['#text'] : node;
  return typeof text === 'string' ? text.trim() : '';
}

export function attributeOf(node: XmlNode, name: string): string {
  const value = isElement(node) ? node[`@${name}`] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

function isElement(node: XmlNode): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
