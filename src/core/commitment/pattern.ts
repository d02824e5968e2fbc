import type { Tense, Token } from './token.ts';

/** Sets of words by name, in base form. */
export type WordClasses = Readonly<Record<string, ReadonlySet<string>>>;

/** Where a pattern was found: indices of tokens, `end` is exclusive. */
export interface Match {
  start: number;
  end: number;
}

type Pattern = readonly Part[];

type Part =
  | { gap: number }
  /** `words` holds all that fits when the part compares words only; null when it looks at more. */
  | { gap: null; isOptional: boolean; words: ReadonlySet<string> | null; fits(token: Token): boolean };

/** Patterns with an index of the words they cannot do without, so that a sentence tries few of them. */
export interface Patterns {
  list: readonly Pattern[];
  byWord: ReadonlyMap<string, readonly number[]>;
  /** Indices of patterns that need no certain word. */
  always: readonly number[];
}

/**
 * Reads patterns, one a line: words in base form or as they stand (`we|team`), classes (`@improve`), parts of speech
 * (`#VERB`, `#NAME` for a company) and tenses (`#ahead`), any of them as one of these (`add|move:VERB`, `@improve:ahead`),
 * expressions of time (`~` for any, `~clock|day` for some), `word-` for words that begin so, `*3` for up to three words
 * in between, `!` before what must not stand there, `?` after what may be missing.
 */
export function readPatterns(lines: string, classes: WordClasses): Patterns {
  const list = lines
    .trim()
    .split('\n')
    .map((line) => readPattern(line, classes));
  const byWord = new Map<string, number[]>();
  const always: number[] = [];
  for (const [index, one] of list.entries()) {
    const needed = neededWords(one);
    if (needed === null) always.push(index);
    else for (const word of needed) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  }
  return { list, byWord, always };
}

function readPattern(line: string, classes: WordClasses): Pattern {
  return line
    .trim()
    .split(/\s+/)
    .map((part) => readPart(part, classes));
}

/** The fewest words of which a pattern needs one. */
function neededWords(one: Pattern): ReadonlySet<string> | null {
  const sets = one.flatMap((part) =>
    part.gap === null && !part.isOptional && part.words !== null ? [part.words] : [],
  );
  return sets.toSorted((set, other) => set.size - other.size)[0] ?? null;
}

function candidates(tokens: readonly Token[], { list, byWord, always }: Patterns): Pattern[] {
  const found = [...always];
  for (const word of wordsIn(tokens)) {
    const indices = byWord.get(word);
    if (indices !== undefined) found.push(...indices);
  }
  if (found.length === 0) return [];
  return [...new Set(found)].toSorted((one, other) => one - other).flatMap((index) => list.slice(index, index + 1));
}

/** A sentence is asked for many patterns; its words are collected once. */
const collected = new WeakMap<readonly Token[], ReadonlySet<string>>();

function wordsIn(tokens: readonly Token[]): ReadonlySet<string> {
  const known = collected.get(tokens);
  if (known !== undefined) return known;
  const words = new Set(tokens.flatMap(({ word, lemma }) => [word, lemma]));
  collected.set(tokens, words);
  return words;
}

function readPart(text: string, classes: WordClasses): Part {
  if (text.startsWith('*')) return { gap: Number(text.slice(1)) };
  const isOptional = text.endsWith('?') && text.length > 1;
  const isNot = text.startsWith('!') && text.length > 1;
  const said = text.slice(isNot ? 1 : 0, isOptional ? -1 : undefined);
  const kind = /.:([A-Za-z]+)$/.exec(said)?.[1];
  const bare = kind === undefined ? said : said.slice(0, -kind.length - 1);
  const alternatives = bare.split('|');
  const words = wordsOf(alternatives, classes);
  const tests = alternatives.flatMap((one) => readTest(one, bare.startsWith('~')));
  const isKind = kind === undefined ? null : isA(kind);
  const matches = (token: Token): boolean =>
    words.has(token.word) || words.has(token.lemma) || tests.some((test) => test(token));
  const fits = (token: Token): boolean => (matches(token) && (isKind === null || isKind(token))) !== isNot;
  return { gap: null, isOptional, words: isNot || tests.length > 0 ? null : words, fits };
}

/** All that is compared word by word, in one set: most of a reader's time goes here. */
function wordsOf(alternatives: readonly string[], classes: WordClasses): ReadonlySet<string> {
  return new Set(
    alternatives.flatMap((one) => {
      if (one.startsWith('@')) return [...classOf(one.slice(1), classes)];
      return /^[~#]|.-$/.test(one) && one !== '~' ? [] : [one];
    }),
  );
}

function classOf(name: string, classes: WordClasses): ReadonlySet<string> {
  const words = classes[name];
  if (words === undefined) throw new Error(`no class of words is called ${name}`);
  return words;
}

function readTest(text: string, isTime: boolean): ((token: Token) => boolean)[] {
  if (isTime) {
    const kind = text.replace('~', '');
    return [(token) => token.time !== undefined && (kind === '' || token.time === kind)];
  }
  if (text.startsWith('#')) return [isA(text.slice(1))];
  if (text.endsWith('-') && text.length > 1) return [(token) => token.word.startsWith(text.slice(0, -1))];
  return [];
}

const TENSES: ReadonlySet<string> = new Set<Tense>(['ahead', 'done', 'maybe', 'now']);

/** A part of speech, a tense, or a name. */
function isA(kind: string): (token: Token) => boolean {
  if (kind === 'NAME') return (token) => token.isName === true;
  return TENSES.has(kind) ? (token) => token.tense === kind : (token) => token.kind === kind;
}

/** Every place where one of the patterns begins, in their order. Gaps do not pass the end of a clause. */
export function findAll(tokens: readonly Token[], sought: Patterns): Match[] {
  return candidates(tokens, sought).flatMap((one) => matchesOf(tokens, one));
}

/** The first match of the first pattern that has one. */
export function findFirst(tokens: readonly Token[], sought: Patterns): Match | null {
  for (const one of candidates(tokens, sought)) {
    const [first] = matchesOf(tokens, one);
    if (first !== undefined) return first;
  }
  return null;
}

/** Whether any of the patterns is found. */
export function hasAny(tokens: readonly Token[], sought: Patterns): boolean {
  return findFirst(tokens, sought) !== null;
}

function matchesOf(tokens: readonly Token[], one: Pattern): Match[] {
  const found: Match[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    const end = reach(tokens, one, start, 0);
    if (end !== null) found.push({ start, end });
  }
  return found;
}

function reach(tokens: readonly Token[], sought: Pattern, at: number, next: number): number | null {
  const part = sought[next];
  if (part === undefined) return at;
  if (part.gap !== null) {
    for (let skipped = 0; skipped <= part.gap; skipped += 1) {
      const end = reach(tokens, sought, at + skipped, next + 1);
      if (end !== null) return end;
      const token = tokens[at + skipped];
      if (token === undefined || endsClause(token)) return null;
    }
    return null;
  }
  const token = tokens[at];
  if (token !== undefined && part.fits(token)) {
    const end = reach(tokens, sought, at + 1, next + 1);
    if (end !== null) return end;
  }
  return part.isOptional ? reach(tokens, sought, at, next + 1) : null;
}

function endsClause({ word }: Token): boolean {
  return word === ';' || word === '.' || word === '!' || word === '?';
}
