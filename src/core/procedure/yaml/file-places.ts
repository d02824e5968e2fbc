import type { LineCounter } from 'yaml';
import type { Fault, FilePath, FoundFault } from '../fault.ts';

/** Where a value stands, in characters from the start of the file. */
export interface Place {
  keyAt: number;
  valueAt: number;
  text: TextPlace | null;
}

/** Where the characters of a text stand in the file, as far as they stand there as they are read. */
export type TextPlace =
  | { kind: 'inline'; from: number }
  | { kind: 'block'; from: number; indent: number; value: string };

/** Remembers where each value of a file stands, and gives faults their line, column and readable path. */
export class FilePlaces {
  readonly #lines: LineCounter;
  readonly #places = new Map<string, Place>();
  readonly #ids = new Map<string, string>();

  constructor(lines: LineCounter) {
    this.#lines = lines;
  }

  get(path: FilePath): Place | undefined {
    return this.#places.get(keyOf(path));
  }

  set(path: FilePath, place: Place): void {
    this.#places.set(keyOf(path), place);
  }

  /** Says the id of the item at a path, by which people know it better than by its number. */
  name(path: FilePath, id: string): void {
    this.#ids.set(keyOf(path), id);
  }

  /** A fault at a character of the file. */
  faultAt(offset: number, path: FilePath, message: string, hint?: string): Fault {
    return {
      ...this.#position(offset),
      path: this.#readable(path),
      message,
      ...(hint === undefined ? {} : { hint }),
    };
  }

  /** Gives a fault its line and column. */
  place(fault: FoundFault): Fault {
    const place = this.#nearest(fault.path);
    const hint = typeof fault.hint === 'function' ? fault.hint() : fault.hint;
    const inText = place === undefined || fault.at === 'key' ? null : offsetInText(place.text, fault.offset);
    const at = inText ?? (fault.at === 'key' ? place?.keyAt : place?.valueAt) ?? 0;
    return this.faultAt(at, fault.path, fault.message, hint);
  }

  /** 1-based line and column of a value, or of the nearest one around it. */
  positionOf(path: FilePath): { line: number; column: number } {
    return this.#position(this.#nearest(path)?.valueAt ?? 0);
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
function offsetInText(text: TextPlace | null, offset: number): number | null {
  if (text === null || offset === 0) return null;
  if (text.kind === 'inline') return text.from + offset;
  const linesBefore = text.value.slice(0, offset).split('\n').length;
  return text.from + offset + linesBefore * text.indent;
}

function keyOf(path: FilePath): string {
  return JSON.stringify(path);
}
