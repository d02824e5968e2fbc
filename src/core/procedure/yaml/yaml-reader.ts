import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Document,
  type LineCounter,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import type { Fault, FilePath, FoundFault } from '../fault.ts';
import { FilePlaces, type TextPlace } from './file-places.ts';
import { followsFromAnother, short, syntaxWords } from './syntax-words.ts';
import { MAX_DEPTH } from './too-much.ts';

const MAX_VALUES = 20_000;

/** Data of a YAML file that remembers where each value stands. */
export interface PlacedYaml {
  data: unknown;
  faults: Fault[];
  /** False when parts could not be read, so that what seems missing may be there. */
  whole: boolean;
  /** Gives a fault its line and column. */
  place: (fault: FoundFault) => Fault;
  /** 1-based line and column of a value (or of the nearest one around it). */
  positionOf: (path: FilePath) => { line: number; column: number };
}

/** Turns a parsed document into data, faults and places; what cannot be read is a fault and leaves a hole. */
export class YamlReader {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #noun: string;
  readonly #places: FilePlaces;
  readonly #faults: Fault[] = [];
  readonly #anchors = new Map<string, Node>();
  #values = 0;

  constructor(text: string, document: Document.Parsed, lines: LineCounter, noun: string) {
    this.#text = text;
    this.#document = document;
    this.#noun = noun;
    this.#places = new FilePlaces(lines);
  }

  read(): PlacedYaml {
    this.#document.errors.forEach((error, index) => {
      if (index === 0 || !followsFromAnother(error.code))
        this.#faultAt(error.pos[0], [], syntaxWords(error.code, error.message, this.#noun));
    });
    const data = this.#document.contents === null ? undefined : this.#value(this.#document.contents, [], 0);
    const tooMany = this.#values > MAX_VALUES;
    return {
      data: tooMany ? undefined : data,
      faults: this.#faults,
      whole: this.#document.errors.length === 0 && !tooMany,
      place: (fault) => this.#places.place(fault),
      positionOf: (path) => this.#places.positionOf(path),
    };
  }

  #value(node: Node | null, path: FilePath, at: number): unknown {
    const start = node?.range?.[0] ?? at;
    const known = this.#places.get(path);
    this.#places.set(path, { keyAt: known?.keyAt ?? start, valueAt: start, text: textPlace(this.#text, node) });
    this.#values += 1;
    if (this.#values > MAX_VALUES) {
      if (this.#values === MAX_VALUES + 1)
        this.#faultAt(0, [], `The file holds too many values to be ${this.#noun}; it was not read.`);
      return undefined;
    }
    if (path.length > MAX_DEPTH) {
      this.#faultAt(start, path, `This is nested more than ${MAX_DEPTH} deep.`);
      return undefined;
    }
    if (node === null) return null;
    if (isAlias(node)) return this.#alias(node.source, start, path);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (node.tag !== undefined && !PLAIN_TAGS.has(node.tag)) return this.#tagged(node, node.tag, path, start);
    if (isMap(node)) return this.#map(node.items, path, start);
    if (isSeq(node)) return node.items.map((item, index) => this.#value(asNode(item), [...path, index], start));
    if (isScalar(node)) return this.#scalar(node.value, start, path);
    return undefined;
  }

  /** Mostly a condition that begins with "!" and is not in quotes; it is read on as the text that was meant. */
  #tagged(node: Node, tag: string, path: FilePath, start: number): unknown {
    const tagAt = this.#text.lastIndexOf('!', start);
    const place = this.#places.get(path);
    if (place !== undefined) this.#places.set(path, { ...place, valueAt: tagAt });
    this.#faultAt(
      tagAt,
      path,
      `"${short(tag.replace('tag:yaml.org,2002:', '!!'))}" is a YAML tag, which ${this.#noun} has no use for.`,
      'If it begins a condition or a text, put the whole of it in quotes.',
    );
    return isScalar(node) ? `${tag} ${node.source ?? ''}`.trim() : undefined;
  }

  #alias(anchor: string, start: number, path: FilePath): unknown {
    const target = this.#anchors.get(anchor);
    if (target === undefined) {
      this.#faultAt(
        start,
        path,
        `There is no anchor "${anchor}" before this line.`,
        'If it is a text, put it in quotes.',
      );
      return undefined;
    }
    const place = this.#places.get(path);
    const value = this.#value(target, path, start);
    // The value itself is shown where it is used; what is inside it, where it was written.
    if (place !== undefined) this.#places.set(path, place);
    return value;
  }

  #map(items: Pair[], path: FilePath, start: number): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    for (const pair of items) {
      const keyNode = asNode(pair.key);
      const keyAt = keyNode?.range?.[0] ?? start;
      const key = isScalar(keyNode) ? textOfKey(keyNode) : null;
      if (key === null) this.#faultAt(keyAt, path, 'A key must be a plain name.');
      else if (key in {}) this.#faultAt(keyAt, path, `"${key}" is a reserved word; choose another name.`);
      else if (Object.hasOwn(data, key))
        this.#faultAt(keyAt, [...path, key], `"${key}" is there twice.`, 'Keep one of them.');
      else {
        this.#places.set([...path, key], { keyAt, valueAt: keyAt, text: null });
        data[key] = this.#value(asNode(pair.value), [...path, key], keyAt);
      }
    }
    return data;
  }

  #scalar(value: unknown, start: number, path: FilePath): unknown {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      if (path.at(-1) === 'id' && typeof value === 'string') this.#places.name(path.slice(0, -1), value);
      return value;
    }
    this.#faultAt(
      start,
      path,
      `This kind of value has no place in ${this.#noun}.`,
      'Put it in quotes if it is a text.',
    );
    return undefined;
  }

  #faultAt(offset: number, path: FilePath, message: string, hint?: string): void {
    this.#faults.push(this.#places.faultAt(offset, path, message, hint));
  }
}

function textPlace(text: string, node: Node | null): TextPlace | null {
  if (!isScalar(node) || typeof node.value !== 'string' || !Array.isArray(node.range)) return null;
  const start = node.range[0];
  if (node.type === 'BLOCK_LITERAL') {
    const from = text.indexOf('\n', start) + 1;
    const indent = /^ */.exec(text.slice(from, from + 200))?.[0].length ?? 0;
    return { kind: 'block', from, indent, value: node.value };
  }
  const from = start + (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0);
  return text.startsWith(node.value, from) ? { kind: 'inline', from } : null;
}

const PLAIN_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

function textOfKey(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function asNode(value: unknown): Node | null {
  return value as Node | null;
}
