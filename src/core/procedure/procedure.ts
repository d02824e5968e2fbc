import type { Calendar } from '../shared/calendar.ts';
import type { FatiguePolicy } from '../rest/fatigue-level.ts';
import type { DurationMs } from '../shared/instant.ts';

/** How far TwoAM goes by itself: `auto` does it, `draft` lets it go out at the due time unless somebody holds it, `ask` reminds a person. */
export type AutomationLevel = 'auto' | 'draft' | 'ask';

/** What a step asks for. Each act is fulfilled by one kind of event (`core/obligation/fulfilment.ts`). */
export type Act =
  | 'page' // ask the holder of a role to come
  | 'acknowledge' // somebody says: I am on it
  | 'mitigate' // an attempt to restore service, verified
  | 'assess' // estimate the impact, which yields the priority
  | 'open-channel' // the incident's own conversation
  | 'update' // words to an audience
  | 'verify' // say that service is restored
  | 'sum-up' // close with a summary in the channel
  | 'write-postmortem'
  | 'share-postmortem'
  | 'task'; // anything else a person ticks off

/** When time is worked on an incident: at any hour, or only inside the procedure's calendar. */
export type WorkingHours = 'around-the-clock' | 'business-hours';

/** What makes a step's obligation arise: a moment of the incident, or another step being done. */
export type Trigger = { moment: Moment } | { step: string };

/** Moments of an incident's life that steps can follow. */
export type Moment =
  | 'reported'
  | 'acknowledged'
  | 'assessed'
  | 'mitigation-started'
  | 'mitigated'
  | 'resolved'
  | 'reopened'
  | 'resumed'
  | 'not-an-incident';

/** A role, and who fills it. */
export interface Role {
  id: string;
  title: string;
  /** Filled by the person a schedule names now, or by people named in the file, first reachable first. */
  filledBy: { schedule: string } | { people: string[] };
  /** Roles asked next, in order, when this one's holder is late or cannot be reached. */
  deputies: string[];
  /** What may be done only by this role, for instance `commitments`. */
  approves: string[];
}

/** One row of the priority table. */
export interface Priority {
  id: string;
  title: string;
  /** CEL over the assessment; the first priority whose condition holds applies. */
  when: string;
  hours: WorkingHours;
  /** Whether words may reach customers and the public on this priority. */
  publish: boolean;
  /** Independent sources of evidence needed, unless a named person overrides with a reason. */
  sources: number;
}

/** Where no priority's condition holds. */
export interface Otherwise {
  outcome: 'bug';
  hours: WorkingHours;
  title: string;
}

/** What the assessment may ask about; anything else is a question of the procedure's own, answered yes or no. */
export type ImpactQuestionId = 'feature' | 'customers' | 'workaround' | 'data-at-risk' | 'worsening';

/** One question of the assessment, in the order in which it is asked. */
export interface ImpactQuestion {
  /** One of `ImpactQuestionId`, or an id of the procedure's own, which conditions ask for as `answers.<id>`. */
  id: string;
  /** The question as people read it. */
  ask: string;
  /** Whether the table gives no priority before it is answered. */
  required: boolean;
}

/** One row of the rule for an assessment that did not come in time; the first whose condition holds applies. */
export interface AssumedPriority {
  when: string;
  priority: string;
  /** False keeps every public word back while the priority is only assumed. */
  publish: boolean;
}

/** One line of the procedure. */
export interface Step {
  id: string;
  /** The number of the step in the company's written procedure, for people. */
  number: number;
  title: string;
  act: Act;
  /** The role paged (act `page`); otherwise absent. */
  page: string | null;
  /** The audience addressed (act `update`); otherwise absent. */
  audience: string | null;
  /** Any one of these makes the obligation arise. */
  after: Trigger[];
  /** Waits this long after its trigger before it arises. */
  waitMs: DurationMs;
  /** CEL over the incident; the obligation lapses when it stops holding. */
  when: string | null;
  /** The role that owes it. */
  owner: string;
  /** Due this long after it arose, counted in `hours`. */
  withinMs: DurationMs;
  /** `by-priority` counts business hours only when the incident's priority says so. */
  hours: WorkingHours | 'by-priority';
  level: AutomationLevel;
  /** For a repeated step: each occurrence is due this long after the last was done, or by the audience's cadence. */
  repeat: { everyMs: DurationMs } | { cadence: true } | null;
  /** Moments that end it; absent means it ends when done (or, repeated, when resolved). */
  until: Moment[];
  late: LateRule;
}

/** Who is added when a duty is late. The first owner always keeps it too. */
export interface LateRule {
  /** Delay after the due time before each further role is added. */
  afterMs: DurationMs;
  /** Roles in order. */
  add: string[];
}

/** People who are told. */
export interface Audience {
  id: string;
  title: string;
  /**
   * `public` reaches the status page, `customers` those the assessment names, `all-customers` everybody in the catalogue,
   * `reporters` who reported it, `people` the holders of roles, named people and addresses such as a mailing list.
   */
  reach:
    | { kind: 'public' }
    | { kind: 'customers' }
    | { kind: 'all-customers' }
    | { kind: 'reporters' }
    | { kind: 'people'; roles: string[]; people: string[]; addresses: string[] };
  /** Channels by which words reach it, in order: the next one is used for whom the one before cannot reach. */
  channels: string[];
  /** BCP 47 of the language it reads unless one of its members has another. */
  language: string;
  /** How often words are owed, per priority id, per phase (`default` where a phase is not named). */
  cadence: Record<string, Partial<Record<string, DurationMs>>>;
  /** Template ids by moment of use: `first`, `holding`, `resolved`. */
  templates: { first: string; holding: string; resolved: string };
  /** Role whose holder must write free text to this audience. */
  freeTextRole: string | null;
}

/** Words with fields. */
export interface Template {
  id: string;
  subject: string;
  /** Text with `{{field}}` places and `{{#field}}...{{/field}}` parts that appear only when the field has a value. */
  body: string;
  /** BCP 47 of the words above. */
  language: string;
  /** The same words in other languages, by BCP 47. */
  translations: Record<string, { subject: string; body: string }>;
}

/** What was promised to customers of a tier that have no contract in the catalogue. */
export interface SlaTarget {
  tier: string;
  /** When its time runs: at any hour, or in the procedure's calendar. */
  hours: WorkingHours;
  /** Priorities on which notification, updates and restoration are promised; empty means all. */
  priorities: string[];
  firstResponseMs: DurationMs | null;
  notificationMs: DurationMs | null;
  updateEveryMs: DurationMs | null;
  restoreMs: DurationMs | null;
  warnBeforeMs: DurationMs;
  /** Per cent of its hours per month in which core features work. */
  availability: number | null;
}

/** How signals become incidents. */
export interface IntakePolicy {
  /** A report by people: opens an incident at once, or waits in triage; the on-call is paged in both cases. */
  report: 'open-incident' | 'triage';
  /** An alert group: pages the on-call to triage it, or waits silently. */
  alert: 'page' | 'queue';
  /** The role that is paged for triage. */
  triageRole: string;
  /** Reports on the same feature within this time belong together. */
  groupWithinMs: DurationMs;
}

/** Revert first. */
export interface RevertPolicy {
  /** CEL over the change; those for which it holds are complex and need a plan. Null: none does. */
  requirePlanWhen: string | null;
  fixForwardNeedsReason: boolean;
  /** How recent the last rehearsal of a plan must be; null: rehearsals are not asked for. */
  planRehearsedWithinMs: DurationMs | null;
  /** How long the gate only warns, from its first question. */
  warnOnlyForMs: DurationMs;
  /** If a revert has not helped by then, the next option is asked for. */
  timeBoxMs: DurationMs;
  /** If fixing forward has not helped by then, the revert is offered again. */
  fixForwardTimeBoxMs: DurationMs;
  /** A revert that changes or loses data needs two people. */
  twoPeopleWhenData: boolean;
}

/** Call it a night. */
export interface RestPolicy {
  /** Whether the desk proposes handovers by itself; off, it only does what people ask for. */
  lookAfterPeople: boolean;
  /** From which figures on a level applies; `handOver.inRoleMs` is the longest stint. */
  levels: FatiguePolicy;
  /** Added to the model's alertness on the Karolinska scale; 10.9 in most work, 10.6 in some. */
  sleepinessIntercept: number;
  /** A handover is proposed this long before a stint is over. */
  proposeAheadMs: DurationMs;
  /** Rest after work at night before the next duty. */
  restAfterMs: DurationMs;
  /** How long is kept what is known of people's sleep. */
  keepMs: DurationMs;
  pause: PausePolicy;
}

/** When work may stand down until morning. */
export interface PausePolicy {
  /** Priorities on which work may stand down while the harm does not grow. */
  allowed: string[];
  /** Priorities on which it may once service is restored; those in neither list go on by rotation. */
  whenMitigated: string[];
  /** For this long no new signal may have come. */
  quietForMs: DurationMs;
  /** Local time in the procedure's zone at which work resumes unless somebody says otherwise, as minutes of the day. */
  resumeMinute: number;
  /** No pause is longer. */
  longestMs: DurationMs;
}

/** The company's outage procedure, read and complete: defaults filled in, durations in milliseconds. */
export interface Procedure {
  name: string;
  calendar: Calendar;
  intake: IntakePolicy;
  roles: Role[];
  priorities: Priority[];
  otherwise: Otherwise;
  assessment: { role: string; questions: ImpactQuestion[]; assumed: AssumedPriority[] };
  steps: Step[];
  audiences: Audience[];
  templates: Template[];
  sla: SlaTarget[];
  revert: RevertPolicy;
  rest: RestPolicy;
  commitments: { approverRole: string; parkWhileOpen: boolean; answerWithinMs: DurationMs };
  /** The role that owes the next duty when no step says otherwise. */
  commander: string;
}
