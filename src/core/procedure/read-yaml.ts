import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type Scalar,
} from 'yaml';
import type { Fault, FilePath, FoundFault } from './fault.ts';

/** Largest file, in characters. */
const MAX_FILE_LENGTH = 1_000_000;
/** A file of 200 steps has about 15,000; reading takes time for each. */
const MAX_LEXEMES = 60_000;
const MAX_VALUES = 20_000;
const MAX_DEPTH = 24;

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

interface Place {
  keyAt: number;
  valueAt: number;
  /** Where the characters of the text stand in the file, as far as they stand there as they are read. */
  text: { kind: 'inline'; from: number } | { kind: 'block'; from: number; indent: number; value: string } | null;
}

/** Reads one YAML 1.2 document. Never throws; what cannot be read is a fault and leaves a hole in the data. */
export function readYaml(text: string, noun = 'a procedure'): PlacedYaml {
  const refusal = tooMuch(text, noun);
  if (refusal !== null) return unreadable(refusal);
  const lines = new LineCounter();
  const document = parse(text, lines);
  if (document === null) return unreadable('The file cannot be read as YAML: it is nested too deeply.');
  return new YamlReader(text, document, lines, noun).read();
}

function parse(text: string, lines: LineCounter): Document.Parsed | null {
  try {
    return parseDocument(text, {
      version: '1.2',
      schema: 'core',
      // Checked while walking: the library compares every key with every other.
      uniqueKeys: false,
      prettyErrors: false,
      // Below this level a second document is not reported.
      logLevel: 'error',
      lineCounter: lines,
    });
  } catch {
    return null;
  }
}

function tooMuch(text: string, noun: string): string | null {
  if (text.length > MAX_FILE_LENGTH) {
    return `The file has ${text.length.toLocaleString('en')} characters; ${noun} has at most ${MAX_FILE_LENGTH.toLocaleString('en')}.`;
  }
  let count = 0;
  let depth = 0;
  for (const lexeme of new Lexer().lex(text)) {
    count += 1;
    if (count > MAX_LEXEMES) return `The file has too many parts to be ${noun}; it was not read.`;
    if (lexeme === '[' || lexeme === '{') depth += 1;
    if (lexeme === ']' || lexeme === '}') depth -= 1;
    if (depth > MAX_DEPTH) return `The file is nested more than ${MAX_DEPTH} deep; it was not read.`;
  }
  return null;
}

function unreadable(message: string): PlacedYaml {
  const start = { line: 1, column: 1 };
  const fault: Fault = { ...start, path: '', message };
  return {
    data: undefined,
    faults: [fault],
    whole: false,
    place: (found) => ({ ...start, path: '', message: found.message }),
    positionOf: () => start,
  };
}

class YamlReader {
  readonly #text: string;
  readonly #document: Document.Parsed;
  readonly #lines: LineCounter;
  readonly #noun: string;
  readonly #places = new Map<string, Place>();
  readonly #faults: Fault[] = [];
  readonly #ids = new Map<string, string>();
  readonly #anchors = new Map<string, Node>();
  #values = 0;

  constructor(text: string, document: Document.Parsed, lines: LineCounter, noun: string) {
    this.#text = text;
    this.#document = document;
    this.#lines = lines;
    this.#noun = noun;
  }

  read(): PlacedYaml {
    this.#document.errors.forEach((error, index) => {
      if (index === 0 || !FOLLOWING_ERRORS.has(error.code))
        this.#faultAt(error.pos[0], [], syntaxWords(error.code, error.message, this.#noun));
    });
    const data = this.#document.contents === null ? undefined : this.#value(this.#document.contents, [], 0);
    const tooMany = this.#values > MAX_VALUES;
    return {
      data: tooMany ? undefined : data,
      faults: this.#faults,
      whole: this.#document.errors.length === 0 && !tooMany,
      place: (fault) => this.#place(fault),
      positionOf: (path) => this.#position(this.#nearest(path)?.valueAt ?? 0),
    };
  }

  #value(node: Node | null, path: FilePath, at: number): unknown {
    const start = node?.range?.[0] ?? at;
    const known = this.#places.get(keyOf(path));
    this.#places.set(keyOf(path), { keyAt: known?.keyAt ?? start, valueAt: start, text: this.#textPlace(node) });
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
    const place = this.#places.get(keyOf(path));
    if (place !== undefined) this.#places.set(keyOf(path), { ...place, valueAt: tagAt });
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
    const place = this.#places.get(keyOf(path));
    const value = this.#value(target, path, start);
    // The value itself is shown where it is used; what is inside it, where it was written.
    if (place !== undefined) this.#places.set(keyOf(path), place);
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
        this.#places.set(keyOf([...path, key]), { keyAt, valueAt: keyAt, text: null });
        data[key] = this.#value(asNode(pair.value), [...path, key], keyAt);
      }
    }
    return data;
  }

  #scalar(value: unknown, start: number, path: FilePath): unknown {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      if (path.at(-1) === 'id' && typeof value === 'string') this.#ids.set(keyOf(path.slice(0, -1)), value);
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

  #textPlace(node: Node | null): Place['text'] {
    if (!isScalar(node) || typeof node.value !== 'string' || !Array.isArray(node.range)) return null;
    const start = node.range[0];
    if (node.type === 'BLOCK_LITERAL') {
      const from = this.#text.indexOf('\n', start) + 1;
      const indent = /^ */.exec(this.#text.slice(from, from + 200))?.[0].length ?? 0;
      return { kind: 'block', from, indent, value: node.value };
    }
    const from = start + (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? 1 : 0);
    return this.#text.startsWith(node.value, from) ? { kind: 'inline', from } : null;
  }

  #place(fault: FoundFault): Fault {
    const place = this.#nearest(fault.path);
    const hint = typeof fault.hint === 'function' ? fault.hint() : fault.hint;
    const inText = place === undefined || fault.at === 'key' ? null : offsetInText(place.text, fault.offset);
    const at = inText ?? (fault.at === 'key' ? place?.keyAt : place?.valueAt) ?? 0;
    return {
      ...this.#position(at),
      path: this.#readable(fault.path),
      message: fault.message,
      ...(hint === undefined ? {} : { hint }),
    };
  }

  #faultAt(offset: number, path: FilePath, message: string, hint?: string): void {
    this.#faults.push({
      ...this.#position(offset),
      path: this.#readable(path),
      message,
      ...(hint === undefined ? {} : { hint }),
    });
  }

  /** The place of a path, or of what is around it when the path is missing in the file. */
  #nearest(path: FilePath): Place | undefined {
    for (let length = path.length; length >= 0; length -= 1) {
      const place = this.#places.get(keyOf(path.slice(0, length)));
      if (place !== undefined) return length === path.length ? place : { ...place, valueAt: place.keyAt, text: null };
    }
    return undefined;
  }

  #position(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  /** `steps.notify.within` where the item has an id, else `steps[3].within`. */
  #readable(path: FilePath): string {
    let words = '';
    path.forEach((part, index) => {
      if (typeof part === 'string') words += words === '' ? part : `.${part}`;
      else {
        const id = this.#ids.get(keyOf(path.slice(0, index + 1)));
        words += id === undefined ? `[${part + 1}]` : `.${id}`;
      }
    });
    return words;
  }
}

/** Where a character of a text stands in the file; null when the text is written differently there. */
function offsetInText(text: Place['text'], offset: number): number | null {
  if (text === null || offset === 0) return null;
  if (text.kind === 'inline') return text.from + offset;
  const linesBefore = text.value.slice(0, offset).split('\n').length;
  return text.from + offset + linesBefore * text.indent;
}

function short(message: string): string {
  return message.length > 120 ? `${message.slice(0, 120)}...` : message;
}

/** Errors that the library reports again and again for the lines after a slip. */
const FOLLOWING_ERRORS = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
]);

const PLAIN_TAGS = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((name) => `tag:yaml.org,2002:${name}`),
);

function textOfKey(key: Scalar): string {
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function keyOf(path: FilePath): string {
  return JSON.stringify(path);
}

function asNode(value: unknown): Node | null {
  return value as Node | null;
}

function syntaxWords(code: string, message: string, noun: string): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return `The file holds more than one document; ${noun} is one, without "---" in between.`;
    case 'TAB_AS_INDENT':
      return 'Lines are indented with blanks in YAML, not with tabs.';
    case 'RESOURCE_EXHAUSTION':
      return 'This is nested too deeply.';
    case 'BAD_INDENT':
      return 'This line is not indented like its neighbours.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'There is a colon too many on this line; if it belongs to a text, put the text in quotes.';
    case 'BAD_SCALAR_START':
      return 'A text cannot begin with this character; put it in quotes.';
    case 'MISSING_CHAR':
      return `Something is not closed or is missing here: ${short(message)}.`;
    default:
      return `This is not valid YAML: ${short(message)}.`;
  }
}
