import { LineCounter, parseDocument, type Document } from 'yaml';
import type { Fault } from '../fault.ts';
import { tooMuch } from './too-much.ts';
import { YamlReader, type PlacedYaml } from './yaml-reader.ts';

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
