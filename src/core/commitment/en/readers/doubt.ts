import { hasAny } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { patterns, type Clause } from '../read.ts';
import { saidTense } from '../tense.ts';

/** Doubt stands anywhere before the link in its clause, or right beside it: `customers may see errors caused by` is none. */
export function isUnsure(tokens: readonly Token[], index: number, clauses: readonly Clause[]): boolean {
  const start = startOfClause(clauses, index);
  const near = tokens.slice(Math.max(start, index - 4), index + 6);
  return hasAny(withoutBrackets(tokens.slice(start, index)), DOUBTS) || hasAny(withoutDenials(near), HEDGES);
}

function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  const [open, close] = [
    tokens.findIndex(({ word }) => word === '('),
    tokens.findLastIndex(({ word }) => word === ')'),
  ];
  return open === -1 || close < open ? tokens : [...tokens.slice(0, open), ...tokens.slice(close)];
}

/** `a lock could not be had` is no guess. */
function withoutDenials(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ word }, index) => word !== 'could' || !DENYING.has(tokens[index + 1]?.word ?? ''));
}

const DENYING = new Set(['not', "n't"]);

function startOfClause(clauses: readonly Clause[], index: number): number {
  return clauses.findLast((one) => one.start <= index)?.start ?? 0;
}

export const DOUBTS = patterns(`
  believe|suspect|suspected|think|appear|seem|theory|hypothesis|suggest|suspicion|presume|assume|whether|if|possible|possibility|unclear|unsure|presumably|probably|likely|seemingly
`);

const HEDGES = patterns(`
  @hedge
`);

/** What will be so by intent has a reason, and no cause. */
export function isPlanned(tokens: readonly Token[], index: number, clauses: readonly Clause[]): boolean {
  const start = startOfClause(clauses, index);
  const before = tokens.slice(start, index);
  if (hasAny(before, STORIES)) return false;
  const verb = before.findLastIndex((token) => saidTense(token) !== undefined || FUTURE.has(token.word));
  const isPurpose =
    before[verb]?.tense === 'ahead' && before[verb - 1]?.word === 'to' && !SUFFERING.has(before[verb]?.lemma ?? '');
  return (
    isPurpose ||
    FUTURE.has(before[verb]?.word ?? '') ||
    hasFuture(tokens, start + verb) ||
    before[verb]?.tense === 'maybe'
  );
}

/** `would not load due to`: told of the past. */
const STORIES = patterns(`
  would not|n't|fail|return|crash
`);

/** `will be unavailable`: the auxiliary stands a few words before. */
function hasFuture(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(Math.max(0, index - 3), index).some(({ word }) => FUTURE.has(word));
}

/** `began to experience`: no purpose. */
const SUFFERING = new Set(['experience', 'see', 'fail', 'suffer', 'have', 'lose', 'return', 'degrade']);

export const FUTURE = new Set(['will', "'ll", 'shall', 'wo', 'would', 'should', 'having', 'if']);
