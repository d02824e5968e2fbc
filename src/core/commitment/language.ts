import { readEnglish } from './en/english.ts';
import { isEnglish } from './en/english-words.ts';
import type { Finding } from './finding.ts';
import { FOREIGN_WORDS } from './foreign-words.ts';

/** A language whose commitments can be read. A further one is a folder beside `en` and a line in `LANGUAGES`. */
export interface CommitmentLanguage {
  /** BCP 47, such as `en`. */
  code: string;
  /** Whether a word, in small letters, is one of this language's. */
  knows(word: string): boolean;
  read(text: string): Finding[];
}

const ENGLISH: CommitmentLanguage = { code: 'en', knows: isEnglish, read: readEnglish };

const LANGUAGES: readonly CommitmentLanguage[] = [ENGLISH];

/** The language a text is written in, or null when a part of it is in none that can be read. */
export function languageOf(text: string): CommitmentLanguage | null {
  const parts = partsOf(text);
  return LANGUAGES.find((language) => !parts.some((part) => isForeign(part, language))) ?? null;
}

const SENTENCE_ENDS = /[.!?;:。！？]+\s|[\n\r,()[\]"“”«»—–|。！？]+/u;
/** Addresses, paths, names of code and numbers are in no language. */
const CODE = /[!-~]*(?:https?:|www\.|[/\\@_=<>{}$#*`]|\.\w|\(\)|\d|::)[!-~]*/g;
const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;

function partsOf(text: string): string[][] {
  return text.split(SENTENCE_ENDS).map((part) => [...(part.replaceAll(CODE, ' ').match(WORD) ?? [])]);
}

const LATIN = /^[\p{Script=Latin}\p{M}'’]+$/u;
const PLAIN = /^[a-z'’]+$/i;
/** `OK`, `iPhone`, `NullPointerException` are names. */
const NAME = /^\p{Lu}{2,}|\p{Ll}\p{Lu}/u;
const FEWEST_LETTERS = 2;
/** So many words of a language that none of them is of are in another one; fewer may be names. */
const ENOUGH_UNKNOWN = 6;

function isForeign(words: readonly string[], language: CommitmentLanguage): boolean {
  const said = saidWords(words);
  if (windowsOf(words).some(isOtherScript)) return true;
  if (said.some((word) => isOther(word, language)) && windowsOf(said).some((window) => isInAnother(window, language)))
    return true;
  if (said.some((word) => language.knows(word)) || hasNames(words)) return false;
  return (
    said.some((word) => !PLAIN.test(word)) ||
    said.filter((word) => word.length > FEWEST_LETTERS).length >= ENOUGH_UNKNOWN
  );
}

const ANY_FOREIGN_WORD: ReadonlySet<string> = new Set(FOREIGN_WORDS.flatMap((small) => [...small]));

function isOther(word: string, language: CommitmentLanguage): boolean {
  return (ANY_FOREIGN_WORD.has(word) || !PLAIN.test(word)) && !language.knows(word);
}

function isInAnother(said: readonly string[], language: CommitmentLanguage): boolean {
  return FOREIGN_WORDS.some((small) => isIn(said, small, language));
}

/** A change of language within a sentence shows in some words that follow each other. */
const WINDOW = 8;

function windowsOf(words: readonly string[]): (readonly string[])[] {
  if (words.length <= WINDOW) return [words];
  const windows: string[][] = [];
  for (let at = 0; at < words.length; at += WINDOW / 2)
    windows.push(words.slice(Math.min(at, words.length - WINDOW), at + WINDOW));
  return windows;
}

function isOtherScript(words: readonly string[]): boolean {
  const other = words.filter((word) => !LATIN.test(word));
  return other.join('').length >= FEWEST_LETTERS && other.length * 4 >= words.length;
}

function saidWords(words: readonly string[]): string[] {
  return words
    .filter((word) => LATIN.test(word) && !NAME.test(word))
    .map((word) => word.toLowerCase().replaceAll('’', "'"));
}

/** Whether more words are of this other language than of the one that is read; a word of both counts for either. */
function isIn(said: readonly string[], small: ReadonlySet<string>, language: CommitmentLanguage): boolean {
  const theirs = said.filter((word) => small.has(word) || (!PLAIN.test(word) && !language.knows(word)));
  const onlyTheirs = theirs.filter((word) => !language.knows(word));
  const onlyOurs = said.filter((word) => language.knows(word) && !small.has(word)).length;
  const isSure = onlyTheirs.some((word) => small.has(word)) || (onlyTheirs.length > 0 && onlyOurs === 0);
  return isSure && theirs.length >= 2 && theirs.length > onlyOurs;
}

/** Lists of products and places are written with capitals. */
function hasNames(words: readonly string[]): boolean {
  return words.filter((word) => /^\p{Lu}/u.test(word)).length * 2 >= words.length;
}
