import { isOpen, type Phase } from '../incident/phase.ts';
import type { CommitmentLabel, Finding } from './finding.ts';
import { languageOf, type CommitmentLanguage } from './language.ts';
import { clearRewrite } from './rewrite.ts';

/** Where words go: to people outside, to colleagues as an update, or into the incident's conversation. */
export type WordsTo = 'outside' | 'inside' | 'room';

/** What follows for a finding: nothing, a hint, or that the approver must agree first. */
export type Judgement = 'allow' | 'hint' | 'stop';

export interface JudgedFinding extends Finding {
  judgement: Judgement;
  /** Why, as one sentence to whoever writes. */
  reason: string;
}

export interface JudgedWords {
  /** BCP 47 of the language they were read in; null when none could read them. */
  language: string | null;
  findings: JudgedFinding[];
  /** Whether the words may go out without anybody's approval. */
  isClear: boolean;
  /** The words without what was stopped, with all other facts kept; null when nothing was stopped. */
  rewrite: string | null;
}

const REASONS: Record<CommitmentLabel, string> = {
  eta: 'This promises a time. Nobody can keep it for you; say when you write next instead.',
  fix_promise: 'This promises an improvement. It is decided after the outage, with those who would have to do it.',
  never_again: 'This promises that it will not come back. Nobody knows that yet.',
  compensation: 'This speaks of credits or bills. That is for the contract and the approver.',
  root_cause_claim: 'This states a cause as a fact. It belongs into the postmortem, when it is known.',
  blame: 'This puts the fault on somebody. It belongs nowhere, least of all now.',
  next_update: 'The next update is promised, as the plan wants it.',
  speculation: 'This guesses at the cause. Say what customers see and what is done.',
};

/**
 * Reads words and says which of them may go out in an incident's phase. The label describes the words; the phase and
 * whom they go to decide. Pure, linear in the text's length, about half a millisecond a sentence.
 */
export function judgeWords(text: string, { phase, to }: { phase: Phase; to: WordsTo }): JudgedWords {
  const language = languageOf(text);
  if (language === null) return { language: null, findings: [], isClear: to === 'room', rewrite: null };
  const findings = language.read(text).map((finding) => ({
    ...finding,
    judgement: judgementOf(finding, phase, to),
    reason: REASONS[finding.label],
  }));
  const stopped = findings.filter(({ judgement }) => judgement === 'stop');
  return {
    language: language.code,
    findings,
    isClear: stopped.length === 0,
    rewrite: stopped.length === 0 ? null : clearRewrite(text, stopped, (words) => stopsIn(words, language, phase, to)),
  };
}

function stopsIn(text: string, language: CommitmentLanguage, phase: Phase, to: WordsTo): Finding[] {
  return language.read(text).filter((finding) => judgementOf(finding, phase, to) === 'stop');
}

function judgementOf({ label, strength }: Finding, phase: Phase, to: WordsTo): Judgement {
  if (label === 'next_update') return 'allow';
  const isOver = !isOpen(phase);
  if (to === 'room') return inTheRoom(label, isOver);
  if (isOver && ALLOWED_AFTERWARDS.has(label)) return phase === 'resolved' ? 'hint' : 'allow';
  if (label === 'speculation') return to === 'outside' ? 'stop' : 'allow';
  if (to === 'inside' && (label === 'root_cause_claim' || label === 'eta')) return 'hint';
  return strength === 'soft' ? 'hint' : 'stop';
}

/** When it is over, causes, plans and dates are what people ask for. */
const ALLOWED_AFTERWARDS: ReadonlySet<CommitmentLabel> = new Set([
  'root_cause_claim',
  'fix_promise',
  'eta',
  'speculation',
]);

/** Among colleagues causes are talked about freely; what commits the company is parked as an idea. */
function inTheRoom(label: CommitmentLabel, isOver: boolean): Judgement {
  if (isOver || label === 'root_cause_claim' || label === 'speculation' || label === 'eta') return 'allow';
  return 'hint';
}
