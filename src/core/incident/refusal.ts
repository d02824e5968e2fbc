/** Why a command was refused. */
export type RefusalReason =
  | 'already-open'
  | 'unknown-incident'
  | 'already-ended'
  | 'already-acknowledged'
  | 'already-resolved'
  | 'not-resolved'
  | 'not-assessed'
  | 'not-yet-mitigated'
  | 'unknown-role'
  | 'already-holds-role'
  | 'unknown-audience'
  | 'unknown-priority'
  | 'not-published-yet'
  | 'sources-missing'
  | 'answer-missing'
  | 'unknown-obligation'
  | 'obligation-ended'
  | 'not-a-task'
  | 'not-a-draft'
  | 'channel-already-open'
  | 'already-linked'
  | 'unknown-change'
  | 'reason-required'
  | 'unknown-mitigation'
  | 'already-verified'
  | 'unknown-page'
  | 'page-already-answered'
  | 'no-postmortem'
  | 'changes-asked'
  | 'same-incident'
  | 'merged-the-other-way'
  | 'mitigation-running'
  | 'revert-under-way'
  | 'not-reversible'
  | 'person-required'
  | 'second-person-required'
  | 'not-yours-to-write'
  | 'needs-a-reader'
  | 'needs-approval'
  | 'approval-waiting'
  | 'unknown-approval'
  | 'unknown-ticket'
  | 'words-overtaken'
  | 'approval-answered'
  | 'not-the-approver'
  | 'own-words'
  | 'nothing-left'
  | 'stood-down'
  | 'not-stood-down'
  | 'not-safe-to-stop'
  | 'watches-already'
  | 'nobody-holds-role'
  | 'nobody-to-ask'
  | 'handover-open'
  | 'unknown-handover'
  | 'handover-ended'
  | 'not-a-candidate'
  | 'packet-outdated'
  | 'packet-not-confirmed'
  | 'not-the-holder'
  | 'time-out-of-range'
  | 'already-narrowed'
  | 'not-narrowed'
  | 'work-narrowed';

/** An expected no: the fact, a sentence a tired person understands, and what to do next. */
export interface Refusal {
  reason: RefusalReason;
  sentence: string;
  next: string;
}

/** A refusal: why, in one sentence, and what to do next. */
export function refuse(reason: RefusalReason, sentence: string, next: string): { refusal: Refusal } {
  return { refusal: { reason, sentence, next } };
}
