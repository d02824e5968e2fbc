import { EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';

/** Where in the condition the library met an error, in characters from its start; 0 where it does not say. */
export function offsetOf(error: unknown): number {
  const known = error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
  return known ? (error.range?.start ?? 0) : 0;
}

/** The library's words, told so that somebody who does not know CEL can mend it. */
export function wordsOf(error: unknown): string {
  if (error instanceof ParseError) return parseErrorWords(error);
  if (error instanceof CelTypeError) return typeErrorWords(error);
  return 'This is not a condition that can be read.';
}

function parseErrorWords(error: ParseError): string {
  if (error.code === 'limit_exceeded') return 'This condition is too large: split it into several steps or priorities.';
  if (error.summary === 'Unexpected token: EOF') return 'The condition ends too early.';
  if (error.summary === 'Unexpected character: =') return 'Compare with "==", not with "=".';
  if (error.code === 'unexpected_character') return 'From here on this cannot be read as a condition.';
  return `The condition cannot be read here: ${lowerFirst(error.summary)}.`;
}

function typeErrorWords(error: CelTypeError): string {
  const name = /: (\w+)$/.exec(error.summary)?.[1] ?? '';
  if (error.code === 'unknown_variable') return `There is no fact "${name}".`;
  if (error.code === 'no_such_key') return `There is no such fact as "${name}" here.`;
  const overload = /^no such overload: (.+)$/.exec(error.summary)?.[1];
  if (overload !== undefined) return `These do not go together: ${plainTypes(overload)}.`;
  return `The condition does not fit: ${lowerFirst(error.summary)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const PLAIN_TYPES: Record<string, string> = {
  string: 'a text',
  int: 'a number',
  double: 'a decimal',
  bool: 'true or false',
};

/** Types of CEL, in plain words. */
export function plainTypes(words: string): string {
  return words.replace(/\b(string|int|double|bool)\b/g, (type) => PLAIN_TYPES[type] ?? type);
}
