import type { Token } from '../../token.ts';
import { CLASSES } from '../words.ts';

/** Nouns that say that something is wrong, or where in general, and not what. */
const GENERIC = new Set([
  ...CLASSES.vaguecause,
  ...'system systems service services end side platform reason reasons circumstance circumstances nature maintenance work works window site website access customer customers user users day days time times week number numbers part parts case cases anomaly anomalies mishap difficulty difficulties factor factors trouble cause causes source root delay delays rest inconvenience confusion infrastructure report reports place bit info subset team teams area lot use thing things way'.split(
    ' ',
  ),
]);
/** `an issue with a server` says where and not what. */
const PLACES = new Set([
  'network',
  'networks',
  'server',
  'servers',
  'datacenter',
  'datacentre',
  'center',
  'centre',
  'region',
  'application',
  'backend',
  'cloud',
  'hosting',
  'product',
  'page',
  'pages',
  'feature',
  'web',
]);
/** What customers see failing: no cause. */
const SYMPTOMS = new Set(
  'request requests login logins call calls email emails message messages payment payments build builds job jobs delivery deliveries transaction transactions upload uploads download downloads user users customer customers attempt attempts session sessions document documents order orders sync service services site sites api page pages operation operations notification notifications authentication authentications connection connections import imports export exports test tests check checks webhook webhooks run runs event events search searches report reports subscription subscriptions app apps website websites'.split(
    ' ',
  ),
);
const CONNECTING = new Set([
  'of',
  'in',
  'with',
  'to',
  'on',
  'for',
  'from',
  'between',
  'at',
  'within',
  'and',
  'by',
  'related',
  'our',
  'its',
  'their',
  "'s",
  'during',
  'after',
  'under',
  'up',
  'out',
]);
const RELATIVE = new Set(['that', 'which', 'who', ',', '-', '—', '–', ')']);
const LONGEST = 14;

/** Whether words name something that can go wrong, and not just `an issue`. */
export function isNamed(tokens: readonly Token[]): boolean {
  const nouns = phrase(tokens).filter(isNoun);
  const isVague = CLASSES.vaguecause.has(nouns[0]?.word ?? '');
  return nouns.some(({ lemma, word }) => !GENERIC.has(lemma) && !GENERIC.has(word) && !(isVague && PLACES.has(word)));
}

function isNoun({ kind, word }: Token): boolean {
  return (kind === 'NOUN' || kind === 'PROPN' || CLASSES.concrete.has(word)) && /\p{L}{2}/u.test(word);
}

/** Whether something of ours is said to have failed, and not what customers do with it. */
export function isPartOfOurs(subject: readonly Token[]): boolean {
  const end = subject.findIndex(({ kind }, index) => index > 0 && kind === 'ADP');
  const first = (end === -1 ? subject : subject.slice(0, end)).filter(isNoun);
  const head = first.length > 0 ? first : subject.filter(isNoun);
  return head.length > 0 && isNamed(head) && !head.some(({ word }) => SYMPTOMS.has(word));
}

/** Up to where the sentence goes on with something else. */
function phrase(tokens: readonly Token[]): readonly Token[] {
  const end = tokens.findIndex(
    ({ word }, index) =>
      word === ';' || word === '.' || word === 'so' || (word === ',' && !isAdjective(tokens[index - 1])),
  );
  return end === -1 ? tokens : tokens.slice(0, end);
}

/** `a sustained, substantial increase`: the phrase goes on after such a comma. */
function isAdjective(token: Token | undefined): boolean {
  return token?.kind === 'ADJ' || (token?.tense === 'done' && token.word.endsWith('ed'));
}

/** What a verb is said of: the words before it back to another verb, over `that`, `which` and what stands in brackets. */
export function subjectBefore(tokens: readonly Token[], index: number): Token[] {
  const said: Token[] = [];
  let at = beforeAside(tokens, index);
  while (tokens[at] !== undefined && isBetween(tokens[at])) at = before(tokens, at);
  for (; at >= 0 && said.length < LONGEST; at = before(tokens, at)) {
    const token = tokens[at];
    if (token === undefined || !isNominal(tokens, at)) break;
    said.unshift(token);
  }
  return said;
}

/** `This switch, while not fully down, caused`: what stands between two commas is passed over. */
function beforeAside(tokens: readonly Token[], index: number): number {
  const end = tokens.slice(0, index).findLastIndex(({ kind }) => kind !== 'AUX' && kind !== 'ADV');
  if (tokens[end]?.word !== ',') return index - 1;
  const comma = tokens.slice(0, end).findLastIndex(({ word }) => word === ',');
  const isAside = comma > 0 && end - comma < LONGEST_ASIDE && ASIDES.has(tokens[comma + 1]?.word ?? '');
  return isAside ? comma - 1 : index - 1;
}

const LONGEST_ASIDE = 12;
const ASIDES = new Set(
  'combined while which including along together coupled although though used intended meant such present already in on at during introduced designed'.split(
    ' ',
  ),
);

function before(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.word !== ')') return at - 1;
  return tokens.slice(0, at).findLastIndex(({ word }) => word === '(') - 1;
}

function isBetween(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === 'AUX' || token.kind === 'ADV' || RELATIVE.has(token.word));
}

function isNominal(tokens: readonly Token[], at: number): boolean {
  const { kind = '', word = '', lemma = '', tense, time } = tokens[at] ?? {};
  if (CONNECTING.has(word) || time !== undefined || word === ')') return true;
  const lead = tokens[at - 1];
  if (SUFFERING.has(lemma) && OBJECT_LEADS.has(tokens[at + 1]?.kind ?? '')) return false;
  if (tense !== undefined) return lead?.word === 'to' || (lead?.kind !== 'AUX' && /(?:ed|ing|en)$/.test(word));
  return NOMINAL.has(kind);
}

/** `experienced a disruption`: a verb with its object, and no participle. */
const SUFFERING = new Set(['experience', 'suffer', 'encounter', 'observe', 'notice', 'identify', 'see']);
const OBJECT_LEADS = new Set(['DET', 'PRON', 'NUM']);

const NOMINAL = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART', 'SYM', 'X']);
