import type { Tense, Token } from '../../token.ts';
import { saidTense } from '../tense.ts';

const APPROXIMATE = new Set([
  'about',
  'approximately',
  'around',
  'roughly',
  'approx.',
  'approx',
  '~',
  'just',
  'only',
  'another',
  'up',
  'to',
  'most',
  'less',
  'than',
  'under',
  'over',
  'maybe',
  'perhaps',
  'the',
  'a',
  'further',
  'at',
  'least',
  'max',
  'maximum',
  'early',
  'late',
  '(',
  ':',
  '=',
]);
const AHEAD = new Set(['within', 'in', 'inside', 'by', 'before', 'until', 'till', 'til', 'as']);
const PERHAPS_AHEAD = new Set(['at', 'on', 'around', 'for', 'from', 'to', 'than', 'during', 'between']);
const BEHIND = new Set([
  'for',
  'from',
  'since',
  'after',
  'last',
  'past',
  'of',
  'over',
  'during',
  'lasted',
  'between',
  'every',
  'each',
  'ago',
  'following',
  'with',
  'through',
  'throughout',
]);
const AHEAD_BY_ITSELF =
  /^(?:the )?(?:next|coming|following)\b|tomorrow|tonight|\b(?:later|end of|next|eod|eow|cob|eob)\b|^(?:early |late )?this (?:afternoon|evening|week|month|quarter|sprint|morning)/;

const FORETOLD = new Set(['expected', 'estimated', 'anticipated', 'scheduled', 'planned', 'projected', 'hoped']);

/** The word before an expression of time that says how it is meant: `within`, `by`, `for`. */
export function leadOf(tokens: readonly Token[], index: number): string {
  let at = index - 1;
  while (at >= 0 && APPROXIMATE.has(tokens[at]?.word ?? '') && !isLead(tokens, at)) at -= 1;
  return tokens[at]?.word ?? '';
}

function isLead(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  return word === 'at' && tokens[at + 1]?.word !== 'least' && tokens[at + 1]?.word !== 'most';
}

/** Whether an expression of time lies ahead of the speaker by its own words, whatever the verb says. */
export function isAhead(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.time === undefined) return false;
  if (tokens[index + 1]?.word === 'ago' || tokens[index + 1]?.word === 'later') return false;
  const lead = leadOf(tokens, index);
  if (token.time === 'vague') return true;
  if (/(?:coming|next) (?:weeks|months|quarters|years)|few (?:weeks|months)/.test(token.word)) return false;
  if (lead === 'and' || lead === '-')
    return tokens.slice(Math.max(0, index - 5), index).some(({ word }) => word === 'now');
  if (/^(?:the )?(?:next|coming)\b/.test(token.word)) return lead !== 'after' && lead !== 'from';
  if (BEHIND.has(lead)) return false;
  return AHEAD.has(lead) || AHEAD_BY_ITSELF.test(token.word);
}

/** The same where the verb speaks of the future already. */
export function mayBeAhead(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.time === undefined) return false;
  if (isAhead(tokens, index)) return true;
  const lead = leadOf(tokens, index);
  if (token.time === 'length') return false;
  if (
    token.time === 'clock' &&
    (lead === '' || /^(?:around|about|approximately|~)$/.test(tokens[index - 1]?.word ?? ''))
  )
    return true;
  if (lead === 'for') return token.time === 'clock';
  if (lead === 'from' || lead === 'between' || lead === 'and' || lead === '-') return false;
  if (PERHAPS_AHEAD.has(lead)) return !hasPast(tokens.slice(0, index));
  const isWhose = tokens[index + 1]?.word === "'s";
  return token.time === 'day' && !BEHIND.has(lead) && !isWhose && !hasPast(tokens.slice(0, index));
}

/** Whether something was done: `reported`, but neither `be reported` nor a forecast such as `expected`. */
function hasPast(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, word, lemma }, index) => {
    const isParticiple = ['be', 'get', 'have'].includes(tokens[index - 1]?.lemma ?? '');
    const isPast = kind === 'VERB' && word !== lemma && !word.endsWith('ing') && !word.endsWith('s');
    return isPast && !isParticiple && !FORETOLD.has(word);
  });
}

/** The indices of expressions of time. */
export function timeIndices(tokens: readonly Token[]): number[] {
  return tokens.flatMap((token, index) => (token.time === undefined ? [] : [index]));
}

const FORECASTING = new Set([
  'expect',
  'estimate',
  'anticipate',
  'schedule',
  'plan',
  'project',
  'hope',
  'slate',
  'aim',
]);
/** The tense of the verb that an expression of time belongs to: the one before it, else the first after it. */
export function tenseAt(tokens: readonly Token[], index: number): Tense | undefined {
  if (isPeriodBehind(tokens)) return 'done';
  const before = tokens.slice(0, index).findLast(hasTense);
  return tenseOf(before ?? tokens.slice(index).find(hasTense));
}

/** `From 10:00 to 12:00, customers did not …`: the period is the past one that is told of. */
function isPeriodBehind(tokens: readonly Token[]): boolean {
  const [first, second] = tokens;
  if (!PERIODS.has(first?.word ?? '') || second?.time === undefined) return false;
  const isAnyAhead = tokens.some((token) => ['ahead', 'maybe'].includes(tenseOf(token) ?? ''));
  return !isAnyAhead && tokens.some(({ kind, word }) => kind === 'AUX' && PAST.has(word));
}

const PERIODS = new Set(['from', 'between', 'during']);
const PAST = new Set(['did', 'was', 'were', 'had']);

function hasTense(token: Token): boolean {
  return saidTense(token) !== undefined;
}

function tenseOf(token: Token | undefined): Tense | undefined {
  if (token === undefined) return undefined;
  return FORECASTING.has(token.lemma) ? 'ahead' : saidTense(token);
}
