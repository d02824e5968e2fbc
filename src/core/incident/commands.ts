import type { CommitmentLabel } from '../commitment/finding.ts';
import type { FatigueLevel } from '../rest/fatigue-level.ts';
import type { Reversible } from '../revert/revert-plan.ts';
import type { NightOutlook } from '../rest/safe-to-stop.ts';
import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { CustomerFacts } from '../sla/customer-facts.ts';
import type { AnswerBasis, Evidence, FeatureTier, ImpactAnswers } from './assessment.ts';
import type { MitigationKind, MitigationOutcome, PostmortemReview, RankedSuspect } from './events.ts';
import type { HandoverCommand } from './handover-commands.ts';

/** What can be asked of an incident. Ids, the schedules' answer and the catalogue's tiers come with the command: the core looks nothing up. */
export type Command = { by: Actor; facts?: CustomerFacts } & (
  | {
      type: 'Report';
      number: number;
      titleTextId: string;
      groupId: string | null;
      procedureVersionId: string;
      source: 'report' | 'alert' | 'person';
      featureId: string | null;
      tier: FeatureTier;
      roster: Record<string, string[]>;
      signals: SignalLink[];
    }
  | { type: 'RecordRoster'; roles: Record<string, string[]> }
  | { type: 'LinkSignals'; signals: SignalLink[] }
  | { type: 'Acknowledge' }
  /** `key` names the obligation it performs, so that it is performed once. */
  | {
      type: 'PageRole';
      pageId: string;
      role: string;
      personIds: string[];
      textId: string | null;
      key: string | null;
      /** Roles for which the same people are asked by the same page, each under its own key. */
      also?: { pageId: string; role: string; personIds: string[]; key: string }[];
    }
  | { type: 'AnswerPage'; pageId: string; outcome: 'acknowledged' | 'exhausted' | 'cancelled'; personId: string | null }
  | { type: 'AssignRole'; role: string; personId: string }
  | HandoverCommand
  | {
      type: 'Assess';
      assessmentId: string;
      answers: ImpactAnswers;
      evidence: Evidence[];
      basis?: AnswerBasis[];
      /** A priority declared by name against the table or without enough sources; null in `priority` means: a bug. */
      override: { priority: string | null; reasonTextId: string } | null;
    }
  | { type: 'OpenChannel'; channel: string; ref: string; key: string | null }
  | {
      type: 'PostUpdate';
      updateId: string;
      audience: string;
      textId: string;
      kind: 'first' | 'holding' | 'resolved' | 'correction' | 'free';
      language?: string;
      translations?: { language: string; textId: string }[];
      key: string | null;
      /** The last words to the audience that the writer had seen, null for none; absent when nobody looked. */
      seenUpdateId?: string | null;
      /** What the commitment guard found in words of somebody's own; null for the plan's words. */
      guard: GuardVerdict | null;
    }
  | { type: 'TakeDraft'; audience: string }
  | { type: 'LinkTicket'; ticketId: string; textId: string; customerId: string | null }
  | { type: 'UnlinkTicket'; ticketId: string }
  | {
      type: 'AskApproval';
      approvalId: string;
      audience: string;
      textId: string;
      cleanTextId: string | null;
      labels: CommitmentLabel[];
      key: string | null;
    }
  | { type: 'AnswerApproval'; approvalId: string; outcome: 'approved' | 'cleaned' | 'refused' }
  | { type: 'HoldDraft'; key: string; untilAt: Instant; reasonTextId: string }
  | { type: 'Waive'; key: string; reasonTextId: string }
  | { type: 'TickTask'; key: string; noteTextId: string | null }
  | { type: 'LinkChange'; changeId: string }
  | { type: 'RankSuspects'; suspects: RankedSuspect[]; strongId: string | null }
  | { type: 'JudgeSuspect'; changeId: string; verdict: 'confirmed' | 'ruled-out'; reasonTextId: string | null }
  | {
      type: 'StartMitigation';
      mitigationId: string;
      kind: MitigationKind;
      changeId: string | null;
      noteTextId: string | null;
      reasonTextId: string | null;
    }
  /** Undo a change by its plan; where data is affected the first press only agrees. */
  | {
      type: 'StartRevert';
      mitigationId: string;
      runId: string;
      changeId: string;
      affectsData: boolean;
      reversible: Reversible;
      /** What the plan says to do instead; null for nothing. */
      alternative: string | null;
      /** How rested whoever presses it is, as estimated at this moment; no event says it. */
      level?: FatigueLevel;
    }
  | { type: 'VerifyMitigation'; mitigationId: string; outcome: MitigationOutcome; noteTextId: string | null }
  | { type: 'PostMessage'; messageId: string; textId: string }
  | { type: 'ParkIdea'; ideaId: string; textId: string }
  | { type: 'Resolve'; verificationTextId: string }
  | { type: 'Reopen'; reasonTextId: string }
  | { type: 'SumUp'; textId: string }
  | { type: 'WritePostmortem'; textId: string }
  | { type: 'ReviewPostmortem'; outcome: PostmortemReview; textId: string | null }
  | { type: 'SharePostmortem'; textId: string | null }
  | { type: 'Dismiss'; ticketTextId: string; reasonTextId: string | null }
  | { type: 'MergeInto'; intoIncidentId: string; intoNumber: number }
  | {
      type: 'AbsorbDuplicate';
      fromIncidentId: string;
      /** People work on it, so that work goes on where it is merged into. */
      isWorkedOn?: boolean;
      signals: SignalLink[];
      /** Tickets that people had linked to the duplicate by hand. */
      tickets?: { ticketId: string; textId: string; customerId: string | null }[];
      /** Tickets and reports that people had unlinked there. */
      unlinked?: string[];
      /** What the duplicate had told customers. */
      words?: { customerId: string; updateId: string; at: Instant }[];
    }
  | {
      type: 'RecordDelivery';
      messageId: string;
      about: 'page' | 'update' | 'reminder' | 'notice';
      channel: string;
      recipientId: string | null;
      outcome: 'sent' | 'kept' | 'failed';
      proofTextId: string | null;
      instead?: string;
    }
  | { type: 'AskWatcher'; personId: string }
  | { type: 'AgreeToWatch' }
  | { type: 'StandDown'; noteTextId: string | null; outlook: NightOutlook }
  | { type: 'ResumeWork'; reasonTextId: string | null }
  /** Nothing new from outside: only the time has passed. */
  | { type: 'Wake' }
);

/** What the commitment guard said of words. */
export interface GuardVerdict {
  /** Labels of what may not go out without approval. */
  stopped: CommitmentLabel[];
  /** Whether the guard could read the words' language. */
  isRead: boolean;
}

/** A signal that belongs to the incident. */
export interface SignalLink {
  signal: 'report' | 'alert';
  signalId: string;
  customerId: string | null;
  featureId: string | null;
  tier: FeatureTier;
  groupId?: string | null;
  measure?: string | null;
  /** When the desk received it; absent: now. */
  receivedAt?: Instant;
}

/** A command of one given type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
