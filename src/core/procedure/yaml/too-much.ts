import { Lexer } from 'yaml';

/** Largest file, in characters. */
const MAX_FILE_LENGTH = 1_000_000;
/** A file of 200 steps has about 15,000; reading takes time for each. */
const MAX_LEXEMES = 60_000;

/** Deepest nesting that is read; each level costs time and stack. */
export const MAX_DEPTH = 24;

/** Why a file is not read at all: it is longer, or has more parts, than `noun` has; null when it may be read. */
export function tooMuch(text: string, noun: string): string | null {
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
