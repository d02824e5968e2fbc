import { isolated } from '#core/shared/isolated.ts';

/** What is known of a person's names and addresses. */
export interface PersonWords {
  names: string[];
  /** Mail addresses and addresses of webhooks. */
  addresses: string[];
}

/** How much of a name counts: `full` leaves single first and last names alone, where they may be keys of a file. */
export type NameScope = 'full-and-single' | 'full';

type Replace = (text: string) => string;

/**
 * Puts `label` in the place of a person's addresses, full names and single first and last names: whole words, in any
 * case, composed or decomposed. Single names of one or two letters stay: they are too often something else.
 */
export function personReplacer(words: PersonWords, label: string, scope: NameScope = 'full-and-single'): Replace {
  const written = words.names.map((name) => name.trim()).filter((name) => name !== '');
  // In sentences of the desk a name with marks that turn words around may stand without some of them.
  const names = distinct(written.flatMap((name) => [name, isolated(name)]));
  const singles = scope === 'full' ? [] : distinct(names.flatMap(singleNames));
  const patterns = [
    ...longestFirst(distinct(words.addresses)).map(addressPattern),
    ...longestFirst(names.filter((name) => !isEverydayWord(name))).map((name) =>
      wholeWord(fullNameSource(name), name, 'giu'),
    ),
    ...longestFirst(singles).map((name) => wholeWord(spelling(name), name, 'giu')),
    ...longestFirst(scope === 'full' ? [] : distinct(names.flatMap(nameParts)).filter(isEverydayWord)).map((name) =>
      wholeWord(capitalised(name), name, 'gu'),
    ),
  ];
  return (text) => patterns.reduce((result, pattern) => result.replace(pattern, () => label), text);
}

/** Replaces inside every string of a JSON value, names of fields included. */
export function replaceInJson(value: unknown, replace: Replace): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((held) => replaceInJson(held, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [replace(name), replaceInJson(held, replace)]));
}

/** First names and last names that are also everyday words of an incident: only replaced where they are capitalised. */
const EVERYDAY_WORDS = new Set(
  (
    'april art august bill bishop black bob brown bush carter chance chase christian church cook cooper day dean do ' +
    'drew early faith field fisher ford frank gene grace grant green hall hand hill hope hunter iris jack joy june ' +
    'king knight lane law little long major mark may miles miller moon more newman north page park parks pat penny ' +
    'potter price ray reed rich rob rose rush sage say sharp short skip small stone storm strong sue summer van von ' +
    'wade walker ward waters web west white will wills winter wise wood woods young'
  ).split(' '),
);

/** Scripts that are written without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const HEBREW = /\p{Script=Hebrew}/u;
const ARABIC = /\p{Script=Arabic}/u;

const LETTER = '[\\p{L}\\p{N}\\p{M}]';

function nameParts(name: string): string[] {
  return name.split(/[\s,.()"“”]+/u).filter((part) => letters(part) > (UNSPACED.test(part) ? 1 : 2));
}

function singleNames(name: string): string[] {
  return nameParts(name).filter((part) => !isEverydayWord(part));
}

function isEverydayWord(part: string): boolean {
  return EVERYDAY_WORDS.has(part.toLowerCase());
}

function letters(text: string): number {
  return text.normalize('NFC').match(/\p{L}/gu)?.length ?? 0;
}

/** Also as `noa.levi`, `noa_levi` or `NoaLevi`. */
function fullNameSource(name: string): string {
  return name
    .split(/\s+/u)
    .map((part) => spelling(part))
    .join('[\\s._-]*');
}

/** The text as it may be stored: composed, decomposed, and as upper case that case folding does not reach (ß, SS). */
function spelling(text: string): string {
  const cases = [text, text.toUpperCase(), text.toLowerCase()];
  const forms = distinct(cases.flatMap((form) => [form.normalize('NFC'), form.normalize('NFD')]));
  return `(?:${longestFirst(forms).map(RegExp.escape).join('|')})`;
}

function capitalised(name: string): string {
  const [first = '', ...rest] = name.toLowerCase();
  return `(?:${RegExp.escape(first.toUpperCase() + rest.join(''))}|${RegExp.escape(name.toUpperCase())})`;
}

function wholeWord(source: string, name: string, flags: string): RegExp {
  return new RegExp(`${leftEdge(name)}${source}${rightEdge(name)}`, flags);
}

function leftEdge(name: string): string {
  if (UNSPACED.test(name)) return '';
  const free = `(?<!${LETTER})`;
  // Prepositions and articles are written together with the name.
  if (HEBREW.test(name)) return `(?<=${free}[והבלמשכ]{0,3})`;
  if (ARABIC.test(name)) return `(?<=${free}[وفبكل]{0,2})`;
  return free;
}

function rightEdge(name: string): string {
  return UNSPACED.test(name) ? '' : `(?!${LETTER})`;
}

function addressPattern(address: string): RegExp {
  const source = RegExp.escape(address);
  if (!address.includes('@') || address.includes('/')) return new RegExp(source, 'giu');
  return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${source}(?![\\p{L}\\p{N}-]|\\.[\\p{L}\\p{N}])`, 'giu');
}

function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}

function longestFirst(texts: string[]): string[] {
  return texts.toSorted((a, b) => b.length - a.length);
}
