import type { Tense, Token } from '../token.ts';

const WILL = new Set(['will', "'ll", 'shall', 'wo', 'gonna', 'should', 'must', 'ought']);
/** `should have alerted us`: it did not. */
const SHOULD = new Set(['should', 'must', 'ought']);
const MAYBE = new Set(['may', 'might', 'could', 'would', "'d", 'can', 'ca']);
const PRESENT_BE = new Set(['am', 'are', 'is', "'re", "'m", "'s"]);
const HAVE = new Set(['have', 'has', "'ve", 'had', 'having']);
const PAST_AUX = new Set(['was', 'were', 'did', 'been', 'got']);
/** Between an auxiliary and its verb. */
const SKIPPED = new Set(['ADV', 'PART', 'SCONJ']);
/** What is begun, meant or planned is still to come, also when the meaning of it is past. */
const INTENDING = new Set(
  'plan begin start intend commit decide schedule initiate commence aim agree continue want need hope expect resolve pledge propose prepare go seek promise look undertake include involve strive'.split(
    ' ',
  ),
);
const MANNERS = new Set(['further', 'first', 'next', 'still', 'now', 'all', 'both']);
const RIGHT_NOW = new Set(['currently', 'now', 'still', 'actively', 'presently']);
const SUBJECTS = new Set(['we', 'i', 'they', 'he', 'she', 'it', 'this', 'that', 'which', 'who']);
const MOST_AUXILIARIES = 5;

/** Gives every verb its tense: what is still to come, what is done, what may be, what is. */
export function withTenses(tokens: readonly Token[]): Token[] {
  const read: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    const tense = isVerbal(tokens, index) ? tenseOf(tokens, index, read) : undefined;
    read.push(tense === undefined ? token : { ...token, tense });
  }
  return read;
}

function isVerbal(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.time !== undefined) return false;
  if (token.kind === 'VERB') return true;
  if (token.kind === 'AUX') return false;
  if (token.kind === 'ADJ') return token.word.endsWith('ed') && SUBJECTS.has(tokens[index - 1]?.word ?? '');
  return (
    token.word.endsWith('ing') && auxiliariesOf(tokens, index).some((word) => PRESENT_BE.has(word) || word === 'be')
  );
}

/** The auxiliaries right before a verb, the nearest first. */
function auxiliariesOf(tokens: readonly Token[], index: number): string[] {
  const found: string[] = [];
  for (let at = index - 1; at >= 0 && found.length < MOST_AUXILIARIES; at -= 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.kind === 'AUX' || token.word === 'being' || token.word === 'been') found.push(token.word);
    else if (!(SKIPPED.has(token.kind) || MANNERS.has(token.word)) || token.word === 'to') break;
  }
  return found;
}

function tenseOf(tokens: readonly Token[], index: number, before: readonly Token[]): Tense {
  const token = tokens[index];
  const auxiliaries = auxiliariesOf(tokens, index);
  const has = (words: ReadonlySet<string>): boolean => auxiliaries.some((word) => words.has(word));
  if (has(HAVE) && has(SHOULD)) return 'done';
  if (has(WILL)) return 'ahead';
  if (has(MAYBE)) return has(HAVE) ? 'done' : 'maybe';
  if (has(HAVE) || has(PAST_AUX)) return 'done';
  const word = token?.word ?? '';
  if (auxiliaries.includes('being')) return 'ahead';
  if (has(PRESENT_BE)) return word.endsWith('ing') ? 'ahead' : 'now';
  return bareTense(tokens, index, before, auxiliaries.includes('be'));
}

/** A verb without auxiliaries follows the verb that governs it. */
function bareTense(tokens: readonly Token[], index: number, before: readonly Token[], isToBe: boolean): Tense {
  const { word = '', lemma = '', kind } = tokens[index] ?? {};
  const lead = leadOf(tokens, index);
  const governor = before.slice(0, index).findLast((token) => saidTense(token) !== undefined);
  if (lead === 'to' && PURPOSES.has(nounBefore(tokens, index)) && !isFinished(governor)) return 'ahead';
  if (lead === 'to' && governor === undefined && isDoneAfter(tokens, index)) return 'done';
  if (isNarrated(before, governor)) return 'done';
  if (lead === 'to' || isToBe) return governedBy(governor);
  if (JOINING.has(lead)) {
    const twin = before.findLast((token) => token.tense !== undefined && formOf(token) === formOf({ word, lemma }));
    if (twin?.tense !== undefined && formOf({ word, lemma }) !== 's') return twin.tense;
  }
  if (lead === 'due') return 'done';
  if (word.endsWith('ing') && RIGHT_NOW.has(tokens[index - 1]?.word ?? '')) return 'ahead';
  if (word.endsWith('ing')) return governedBy(governor);
  return kind === 'ADJ' || formOf({ word, lemma }) === 'past' ? 'done' : 'now';
}

/** `We then began moving it`: told as a story, what was begun is behind. */
function isNarrated(before: readonly Token[], governor: Token | undefined): boolean {
  if (governor?.tense !== 'done' || !BEGINNING.has(governor.lemma)) return false;
  const adverb = before[before.indexOf(governor) - 1];
  const subject = before[before.indexOf(governor) - 2];
  return NARRATING.has(adverb?.word ?? '') && subject?.kind !== 'AUX';
}

const BEGINNING = new Set(['begin', 'start', 'commence']);
const NARRATING = new Set(['subsequently', 'then', 'immediately', 'promptly', 'thereafter', 'thereupon']);

const JOINING = new Set(['and', ',', ';', 'or', 'then', '&']);

/** `To prevent this, we have …`: the purpose of what is done. */
function isDoneAfter(tokens: readonly Token[], index: number): boolean {
  const auxiliary = tokens.slice(index).find(({ kind }) => kind === 'AUX');
  return auxiliary !== undefined && (HAVE.has(auxiliary.word) || PAST_AUX.has(auxiliary.word));
}

/** `have taken steps to`: what they were for is done as well. */
function isFinished(governor: Token | undefined): boolean {
  return governor?.tense === 'done' && FINISHING.has(governor.lemma);
}

const FINISHING = new Set([
  'take',
  'make',
  'complete',
  'finish',
  'implement',
  'deploy',
  'do',
  'put',
  'apply',
  'add',
  'introduce',
]);

/** `steps to`, `plans to`: what they are for is still to come. */
const PURPOSES = new Set(
  'need plan plans effort efforts step steps way ways work opportunity opportunities commitment intention measure measures change changes improvement improvements option options roadmap follow-up follow-ups ticket tickets project item items task tasks priority goal'.split(
    ' ',
  ),
);

function nounBefore(tokens: readonly Token[], index: number): string {
  const to = tokens.slice(0, index).findLastIndex(({ word }) => word === 'to');
  return tokens[to - 1]?.word ?? '';
}

/** The word before a verb and its adverbs. */
function leadOf(tokens: readonly Token[], index: number): string {
  let at = index - 1;
  while (tokens[at]?.kind === 'ADV' || tokens[at]?.word === ':') at -= 1;
  const word = tokens[at]?.word ?? '';
  return word === 'to' && tokens[at - 1]?.word === 'due' ? 'due' : word;
}

function governedBy(governor: Token | undefined): Tense {
  const tense = governor === undefined ? undefined : saidTense(governor);
  if (governor === undefined || tense === undefined) return 'ahead';
  if (tense === 'now') return INTENDING.has(governor.lemma) || governor.lemma === 'work' ? 'ahead' : 'now';
  return tense === 'done' && INTENDING.has(governor.lemma) ? 'ahead' : tense;
}

const AUXILIARY_TENSES: Readonly<Record<string, Tense>> = {
  will: 'ahead',
  "'ll": 'ahead',
  shall: 'ahead',
  should: 'ahead',
  may: 'maybe',
  might: 'maybe',
  could: 'maybe',
  would: 'maybe',
  was: 'done',
  were: 'done',
  had: 'done',
  been: 'done',
};

/** The tense of a verb, also of an auxiliary that stands alone: `will`, `was`. */
export function saidTense({ tense, word, kind }: Token): Tense | undefined {
  return tense ?? (kind === 'AUX' ? AUXILIARY_TENSES[word] : undefined);
}

function formOf({ word, lemma }: { word: string; lemma: string }): 'bare' | 's' | 'ing' | 'past' {
  if (word.endsWith('ing')) return 'ing';
  if (word === lemma) return 'bare';
  return word === `${lemma}s` || word === `${lemma}es` || word.endsWith('ies') ? 's' : 'past';
}
