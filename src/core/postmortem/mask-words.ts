/** What a public text must not name. */
export interface KnownNames {
  people: readonly string[];
  customers: readonly string[];
  /** Hosts of the company's own, such as the desk's. */
  hosts: readonly string[];
}

/** Words that were replaced, and by what. */
export interface MaskedWords {
  words: string;
  as: string;
}

export const A_COLLEAGUE = 'a colleague';
export const A_CUSTOMER = 'a customer';
const AN_ADDRESS = 'an address';
const INSIDE = 'an internal address';

interface Rule {
  sought: RegExp;
  as: string;
  /** Whether a match is meant; all are, without it. */
  isMeant?(found: string): boolean;
}

/** Finds what names somebody or something inside, and says it without the name. Longer names go first. */
export function wordMasker(known: KnownNames): (text: string) => { text: string; masked: MaskedWords[] } {
  const rules = rulesFor(known);
  return (text) => {
    const masked: MaskedWords[] = [];
    let left = text.replaceAll(MASK, '');
    for (const { sought, as, isMeant } of rules)
      left = left.replaceAll(sought, (words: string) => {
        if (isMeant?.(words) === false) return words;
        masked.push({ words, as });
        return `${MASK}${as}`;
      });
    return { text: fitted(left), masked };
  };
}

/** Stands before each replacement until it is fitted into its sentence; no text holds it. */
const MASK = '\u{F8FF}';
const FITTED = new RegExp(
  String.raw`(^[\s>#*_–-]*|[.!?…]['"”’)]*\s+|\n[\s>#*_–-]*|)(\b(?:the|an?|our|your|their) )?${MASK}(an? )`,
  'giu',
);

/** A replacement begins a sentence with a capital, and has one article: the one that stands there, or its own. */
function fitted(text: string): string {
  return text.replaceAll(FITTED, (_, begin: string, article: string | undefined, own: string, at: number) => {
    const isOwn = article === undefined || /^an? $/i.test(article);
    const isFirst = article === undefined ? begin !== '' || at === 0 : /^\p{Lu}/u.test(article);
    const chosen = isOwn ? own : article;
    return `${begin}${isFirst ? chosen.charAt(0).toUpperCase() : chosen.charAt(0)}${chosen.slice(1)}`;
  });
}

function rulesFor({ people, customers, hosts }: KnownNames): Rule[] {
  const parts = people.flatMap(partsOf);
  return [
    { sought: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, as: AN_ADDRESS },
    {
      sought: /\b[a-z][a-z0-9+.-]*:\/\/[^\s<>()[\]"'`]+/gi,
      as: INSIDE,
      isMeant: (url) => isInside(hostOf(url), hosts),
    },
    { sought: /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/g, as: INSIDE },
    { sought: /(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}[0-9a-f]{1,4}(?![\w:])/gi, as: INSIDE },
    {
      sought: /(?<![\w.@/-])(?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?(?![\w@-])/gi,
      as: INSIDE,
      isMeant: (host) => isInside(host, hosts),
    },
    ...named(customers, A_CUSTOMER),
    ...named(customers.flatMap(shortNameOf), A_CUSTOMER, 'gu'),
    ...named(people, A_COLLEAGUE),
    ...named(
      parts.filter((part) => !isWordToo(part)),
      A_COLLEAGUE,
    ),
    ...named(parts.filter(isWordToo), A_COLLEAGUE, 'gu'),
  ];
}

const INSIDE_ENDINGS = /\.(?:local|localhost|internal|intern|intranet|intra|corp|lan|home|private|svc|test|consul)$/i;

function isInside(host: string, hosts: readonly string[]): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (
    INSIDE_ENDINGS.test(name) ||
    !name.includes('.') ||
    /^(?:\d{1,3}\.){3}\d{1,3}$/.test(name) ||
    name.startsWith('[')
  )
    return true;
  return hosts.some((own) => name === own.toLowerCase() || name.endsWith(`.${own.toLowerCase()}`));
}

function hostOf(url: string): string {
  return /:\/\/(?:[^/@]*@)?([^/?#:]+)/.exec(url)?.[1] ?? '';
}

/** Whole words only, in whatever case, however their parts are spaced. */
function named(names: readonly string[], as: string, flags = 'giu'): Rule[] {
  const distinct = [...new Set(names.map((name) => name.trim()))].filter((name) => name.length > 1);
  return distinct
    .toSorted((a, b) => b.length - a.length)
    .map((name) => ({
      sought: new RegExp(String.raw`(?<![\p{L}\p{N}_])${pattern(name)}(?![\p{L}\p{N}_])`, flags),
      as,
    }));
}

function pattern(name: string): string {
  return name
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
}

/** First and last names alone name somebody too; what joins them does not. */
function partsOf(name: string): string[] {
  return name
    .split(/[\s,]+/)
    .filter((part) => part.length > 2 && /\p{L}/u.test(part) && !JOINS_NAMES.has(part.toLowerCase()));
}

/** People call a customer by the first word of its name, written as a name. */
function shortNameOf(name: string): string[] {
  const [first = ''] = name.trim().split(/[\s,]+/);
  return first.length > 3 && /^\p{Lu}/u.test(first) ? [first] : [];
}

const JOINS_NAMES = new Set('the van von der den del della dos das las los bin ibn ben and'.split(' '));
const WORDS_TOO = new Set(
  'will mark may grant rose bill art hope joy dean chase drew pat sue ray rob jack frank grace faith june april august max page'.split(
    ' ',
  ),
);

/** Names that are words of the language too are masked only as they are written. */
function isWordToo(part: string): boolean {
  return WORDS_TOO.has(part.toLowerCase());
}
