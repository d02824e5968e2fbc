import type { CommitmentLabel } from '../finding.ts';
import { readPatterns, type Patterns } from '../pattern.ts';
import type { Token } from '../token.ts';
import type { Sentence } from './sentences.ts';
import { CLASSES } from './words.ts';

/** What one reader saw in a sentence; indices of its tokens, `end` is exclusive. */
export interface Reading {
  label: CommitmentLabel;
  strength: 'hard' | 'soft';
  start: number;
  end: number;
}

/** Reads one kind of commitment in a sentence whose clauses are given. */
export type Reader = (sentence: Sentence, clauses: readonly Clause[]) => Reading[];

/** A part of a sentence with a verb of its own. */
export interface Clause {
  tokens: readonly Token[];
  /** Index of its first token in the sentence. */
  start: number;
}

/** Patterns over the English classes, one a line. */
export function patterns(lines: string): Patterns {
  return readPatterns(lines, CLASSES);
}

/** `Add retries`, `Alerting: expand tests`: a list of what is to be done has no subject. */
export function isTask(tokens: readonly Token[]): boolean {
  const first = tokens.findIndex(({ kind }) => kind !== 'PUNCT' && kind !== 'NUM' && kind !== 'SYM');
  const colon = tokens.findIndex(({ word }) => word === ':');
  return beginsTask(tokens, first) || (colon > 0 && colon <= LONGEST_HEADING && beginsTask(tokens, colon + 1));
}

/** `Update the runbook`, but neither `Update: …` nor `Update is`. */
function beginsTask(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return TASKS.has(tokens[at]?.word ?? '') && next !== undefined && next.kind !== 'PUNCT' && next.kind !== 'AUX';
}

const LONGEST_HEADING = 6;

const TASKS = new Set(
  'add identify improve enhance expand implement introduce create enforce increase automate review update upgrade migrate document strengthen refactor redesign extend build develop establish investigate evaluate move replace remove reduce ensure tune adjust define train audit test validate set configure enable assess isolate separate split decouple adopt prevent limit harden simplify consolidate eliminate alert instrument rework revise setup consider schedule fix'.split(
    ' ',
  ),
);

const JOINS = new Set([
  'and',
  'but',
  'so',
  'while',
  'however',
  'although',
  'though',
  'whereas',
  'which',
  'as',
  ',',
  'with',
  'once',
  'when',
  'until',
  'if',
]);
const FINITE = new Set(['AUX']);
const STARTERS = new Set([
  'expect',
  'hope',
  'anticipate',
  'estimate',
  'plan',
  'aim',
  'will',
  'should',
  'provide',
  'post',
  'send',
  'update',
]);
const LOOK_AHEAD = 4;

/** Splits a sentence where a conjunction, a comma or a dash begins words with a verb of their own. */
export function clausesOf({ tokens }: Sentence): Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (let index = 1; index < tokens.length; index += 1) {
    if (!beginsClause(tokens, index) || index - start < 2 || !hasVerb(tokens.slice(start, index))) continue;
    clauses.push({ tokens: tokens.slice(start, index), start });
    start = index;
  }
  clauses.push({ tokens: tokens.slice(start), start });
  return clauses;
}

/** `On Monday, we …`: what has no verb belongs to what follows. */
function hasVerb(tokens: readonly Token[]): boolean {
  return tokens.some(({ kind, tense }) => kind === 'AUX' || tense !== undefined);
}

function beginsClause(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (token.word === ';' || token.word === '—' || token.word === '–') return true;
  if (!JOINS.has(token.word)) return false;
  return tokens.slice(index + 1, index + 1 + LOOK_AHEAD).some((next, ahead) => {
    if (FINITE.has(next.kind)) return true;
    return ahead < 2 && STARTERS.has(next.lemma);
  });
}
