import { findAll, hasAny, type Match, type Patterns } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { isTask, patterns, type Reader, type Reading } from '../read.ts';
import {
  AFTER_THIS,
  BECAUSE,
  BEFORE_THIS,
  BROKE,
  COPULAR,
  FOUND,
  NAMED_TROUBLE,
  NO_CAUSES,
  REASONS_FOR_ELSE,
  SAID_OUTRIGHT,
  STATED,
} from './cause-links.ts';
import { causesHarm, PASSIVE } from './causes-harm.ts';
import { isPlanned, isUnsure } from './doubt.ts';
import { isNamed, isPartOfOurs, subjectBefore } from './named.ts';

const REACH = 9;

/** A concrete cause stated as a fact. */
export const readRootCause: Reader = ({ tokens }, clauses) => {
  const isClaim = (match: Match): boolean => !isUnsure(tokens, match.start, clauses);
  const found =
    first(
      tokens,
      AFTER_THIS,
      (match) => isClaim(match) && !isPlanned(tokens, match.start, clauses) && follows(tokens, match),
    ) ??
    first(
      tokens,
      COPULAR,
      (match) => isClaim(match) && isTogether(tokens, match) && isNamed(tokens.slice(match.end - 1, match.end + REACH)),
    ) ??
    first(tokens, BEFORE_THIS, (match) => isClaim(match) && causesHarm(tokens, match)) ??
    first(tokens, BECAUSE, isClaim) ??
    first(tokens, BROKE, (match) => isClaim(match) && isBroken(tokens, match.start)) ??
    first(tokens, FOUND, (match) => isClaim(match) && isFinding(tokens.slice(match.end - 1, match.end + REACH))) ??
    first(tokens, STATED, (match) => isClaim(match) && !isPlanned(tokens, match.end, clauses));
  if (found === null || isTask(tokens) || (hasAny(tokens, NO_CAUSES) && !hasAny(tokens, SAID_OUTRIGHT))) return [];
  return hasAny(tokens, REASONS_FOR_ELSE) && !hasAny(tokens, NAMED_TROUBLE) ? [] : [found];
};

const TELLING = new Set(['inform', 'notify', 'tell', 'warn', 'communicate', 'respond', 'answer', 'deliver']);

/** `the switch failed`, but not `the first attempt failed` nor `we failed to`. */
function isBroken(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 1]?.word === 'over') return false;
  if (tokens[index + 1]?.word === 'to' && TELLING.has(tokens[index + 2]?.lemma ?? '')) return false;
  const isActive =
    !['be', 'that', 'to'].includes(tokens[index - 1]?.word ?? '') && !PASSIVE.has(tokens[index - 1]?.word ?? '');
  return isActive && tokens[index + 1]?.kind !== 'NOUN' && isPartOfOurs(subjectBefore(tokens, index));
}

function first(tokens: readonly Token[], sought: Patterns, isIt: (match: Match) => boolean): Reading | null {
  const match = findAll(tokens, sought).find(isIt);
  if (match === undefined) return null;
  return {
    label: 'root_cause_claim',
    strength: 'hard',
    start: match.start,
    end: Math.min(tokens.length, match.end + 3),
  };
}

/** `the cause and are working` are two things. */
function isTogether(tokens: readonly Token[], { start, end }: Match): boolean {
  return !tokens.slice(start, end).some(({ word }) => word === 'and' || word === ',' || word === 'but');
}

function follows(tokens: readonly Token[], match: Match): boolean {
  return isNamed(tokens.slice(match.end, match.end + REACH));
}

/** Whether what was found is a cause: named, and not just `the cause` or `an issue`. */
function isFinding(found: readonly Token[]): boolean {
  const comma = found.findIndex(({ word }, index) => word === ',' && index > 1);
  const after = comma === -1 ? found : found.slice(0, comma);
  return hasAny(after, FOUND_THINGS) && !hasAny(after.slice(0, 6), UNNAMED);
}

const FOUND_THINGS = patterns(`
  a|an|the|many|several|some|two *5 @concrete
  that *8 @concrete|@component
  that *6 @supplier
  to|in|as *5 @concrete
  a|an|the *3 bug|culprit|fault|error
`);

const UNNAMED = patterns(`
  cause|causes|root|source
  fix|mitigation|solution|workaround
  an|the|a issue|problem|malfunction
  and
`);
