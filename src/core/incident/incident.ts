import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Obligation } from '../obligation/obligation.ts';
import type { CommitmentLabel } from '../commitment/finding.ts';
import type { Customers } from '../sla/customer-state.ts';
import type { Approval } from './approval-request.ts';
import type { Assessment, FeatureTier } from './assessment.ts';
import type { MitigationKind, MitigationOutcome, PostmortemReview, PublicState, RankedSuspect } from './events.ts';
import type { Handover, Narrowing } from './handover-state.ts';
import type { Phase } from './phase.ts';
import type { Pause, StandDown, Watch } from './stand-down.ts';

/** A role that somebody was asked to come as, and what became of it. */
export interface PageState {
  role: string;
  /** The page by which people are asked: another one's where it asks for several roles. */
  callId: string;
  personIds: string[];
  at: Instant;
  by: Actor;
  outcome: 'waiting' | 'acknowledged' | 'exhausted' | 'cancelled';
  answeredBy: string | null;
  /** When it was answered, given up or called off; null while it waits. */
  answeredAt: Instant | null;
}

/** An attempt to restore service, and what it did once it is verified. */
export interface MitigationState {
  id: string;
  kind: MitigationKind;
  changeId: string | null;
  startedAt: Instant;
  by: Actor;
  noteTextId: string | null;
  reasonTextId: string | null;
  /** The run of the plan that does it; null when people do it by hand. */
  runId: string | null;
  timeBoxEndsAt: Instant | null;
  timeBoxEnded: boolean;
  outcome: MitigationOutcome | null;
  verifiedAt: Instant | null;
}

/** Words that went to an audience. */
export interface PostedUpdate {
  id: string;
  audience: string;
  textId: string;
  kind: 'first' | 'holding' | 'resolved' | 'correction' | 'free';
  state: PublicState;
  at: Instant;
  by: Actor;
  nextUpdateAt: Instant | null;
  language: string | null;
  translations: { language: string; textId: string }[];
  /** Customers known to be hurt when it was posted. */
  customerIds: string[];
  /** In which round it was posted; a reopening starts the next round. */
  round: number;
}

/** A report or an alert that belongs to the incident. */
export interface LinkedSignal {
  id: string;
  kind: 'report' | 'alert';
  customerId: string | null;
  featureId: string | null;
  tier: FeatureTier;
  /** The signal group an alert came with; null where that was not recorded. */
  groupId: string | null;
  /** What an alert measures, as a key of `measureOf`. */
  measure: string | null;
  at: Instant;
  /** When the desk received it. */
  receivedAt: Instant;
}

/** A postmortem that was handed in for review, and what became of it. */
export interface HandedIn {
  textId: string;
  at: Instant;
  by: Actor;
  review: { outcome: PostmortemReview; textId: string | null; at: Instant; by: Actor } | null;
  sharedAt: Instant | null;
}

/** What is true of one incident, folded from its events. */
export interface Incident {
  /** Number of events folded in. */
  version: number;
  /** When the last of them happened. */
  lastEventAt: Instant;
  number: number;
  titleTextId: string;
  groupId: string | null;
  procedureVersionId: string;
  featureId: string | null;
  tier: FeatureTier;
  phase: Phase;
  /** 0, and one more for each reopening. */
  round: number;
  openedAt: Instant;
  openedBy: Actor;
  acknowledgedAt: Instant | null;
  mitigatedAt: Instant | null;
  resolvedAt: Instant | null;
  endedAt: Instant | null;
  /** Whom the schedules name per role, first choice first. */
  roster: Record<string, string[]>;
  /** Who holds each role; `onItSinceAt`: since when they have held any role here without a break. */
  holders: Record<string, { personId: string; sinceAt: Instant; onItSinceAt: Instant }>;
  /** Who held a role until somebody else took it or work rested, the earliest end first. */
  formerHolders: { role: string; personId: string; fromAt: Instant; toAt: Instant }[];
  /** Every handover that was proposed, the oldest first. */
  handovers: Record<string, Handover>;
  /** Until when holders keep a role by their own word, by role. */
  restOverrides: Record<string, { personId: string; untilAt: Instant }>;
  /** The last time work was narrowed for want of relief from each role; `narrowings` says which still count. */
  narrowings: Record<string, Narrowing>;
  pages: Record<string, PageState>;
  signals: LinkedSignal[];
  /** Whom it hurts or hurt, since when, and what was promised and told to them. */
  customers: Customers;
  assessment: Assessment | null;
  /** Every assessment so far, the current one last. */
  assessments: Assessment[];
  channel: { channel: string; ref: string; openedAt: Instant } | null;
  updates: PostedUpdate[];
  /** Who writes to an audience, until words go out to it. */
  drafts: Record<string, { by: Actor; at: Instant }>;
  /** Tickets that were linked by hand; those of reports are known from the reports. */
  tickets: { id: string; textId: string; customerId: string | null; at: Instant; by: Actor }[];
  /** Tickets, or reports with tickets, that get no words any more. */
  unlinked: string[];
  approvals: Record<string, Approval>;
  /** Promises that were approved. */
  commitments: { label: CommitmentLabel; textId: string; key: string; at: Instant; by: Actor }[];
  /** What people said of changes: added as suspects, confirmed, ruled out. */
  suspects: Record<string, 'open' | 'confirmed' | 'ruled-out'>;
  /** The last ranking of recorded changes as causes, the likeliest first. */
  ranking: { at: Instant; suspects: RankedSuspect[]; strongId: string | null } | null;
  /** Since when each change has been a strong suspect or one that somebody named. */
  suspectedAt: Record<string, Instant>;
  /** People who agreed to undo a change although that affects data. */
  agreements: Record<string, string[]>;
  mitigations: MitigationState[];
  /** Who was asked to keep an eye on the service while work rests; null for nobody. */
  watch: Watch | null;
  /** The pause that lasts now; null while people work. */
  standDown: StandDown | null;
  /**
   * When a signal or a person last ended a pause: whoever is called for it comes at any hour. Null once the impact was
   * assessed since, or work rested again.
   */
  wokenAt: Instant | null;
  /** Every pause so far; the last one's end is the planned one while it lasts. */
  pauses: Pause[];
  ideas: { id: string; textId: string; at: Instant; by: Actor }[];
  summaryTextId: string | null;
  /** The document as it was last handed in; null before. */
  postmortem: HandedIn | null;
  duplicateOf: string | null;
  /** Incidents whose signals it took over, when they are being merged into it. */
  absorbed: string[];
  ticketTextId: string | null;
  /** Ids of messages whose outcome is recorded. */
  deliveries: Record<string, 'sent' | 'kept' | 'failed'>;
  /** People who did anything here. */
  participants: string[];
  obligations: Record<string, Obligation>;
  /** Last arrival of each trigger: a moment's name, or `step:<id>` for a step that was done. */
  arrivals: Record<string, { at: Instant; round: number }>;
  /** How often each step arose, and how its latest instance stands. */
  arisen: Record<string, { count: number; round: number; latestKey: string }>;
}

/** An incident together with the procedure it opened under. */
export interface IncidentUnderProcedure {
  incident: Incident;
  procedure: Procedure;
}

/** The person who answers for a role: its holder, else the first whom the schedule names, else null. */
export function personFor(incident: Incident, role: string): string | null {
  return incident.holders[role]?.personId ?? incident.roster[role]?.[0] ?? null;
}

/** Obligations neither done, waived nor lapsed. */
export function openObligations(incident: Incident): Obligation[] {
  return Object.values(incident.obligations).filter((obligation) => obligation.endedAt === null);
}

/** Words last posted to an audience in the current round, or null; words that closed the matter begin it anew. */
export function lastPosted(incident: Incident, audience: string): PostedUpdate | null {
  const last = incident.updates.findLast((update) => update.audience === audience && update.round === incident.round);
  return last === undefined || last.state === 'resolved' ? null : last;
}

/** Distinct customers named by reports. */
export function reportingCustomers(incident: Incident): string[] {
  return [
    ...new Set(
      incident.signals.flatMap((signal) =>
        signal.kind === 'report' && signal.customerId !== null ? [signal.customerId] : [],
      ),
    ),
  ];
}
