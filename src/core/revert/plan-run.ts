import type { FatigueLevel } from '../rest/fatigue-level.ts';
import type { Actor } from '../shared/actor.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';
import type { ExecutorKind } from './revert-plan.ts';

/** Why a plan is run: to restore service, or against a staging target to know that it would. */
export type RunPurpose = 'revert' | 'rehearsal';

/** Who does a step: a person ticks it, a runner takes it, or the desk has it done by one of its executors. */
export type PerformedBy = 'person' | 'runner' | 'desk';

/** What became of a step. `unknown`: it may or may not have run, and only a person can say. */
export type StepOutcome = 'succeeded' | 'failed' | 'unknown' | 'cancelled' | 'skipped';

/** A step as the run knows it; its words lie in the run's row, where a person can be erased from them. */
export interface RunStep {
  id: string;
  part: 'revert' | 'check';
  executor: ExecutorKind;
  performedBy: PerformedBy;
  timeoutMs: DurationMs;
}

/** What can have happened in a plan run. Ids only. */
export interface PlanRunEventData {
  RunStarted: {
    purpose: RunPurpose;
    incidentId: string | null;
    mitigationId: string | null;
    changeId: string;
    steps: RunStep[];
    timeBoxMs: DurationMs;
    quietWithinMs: DurationMs;
    /** Firing alerts of the incident at the start, to tell whether it got better or worse. */
    firingAtStart: number;
  };
  /** Recorded before anything is done; `attemptId` goes with the step wherever it goes, and is never used twice. */
  StepIntended: { stepId: string; attemptId: string };
  /** A runner has taken it; once more when the one that took it died before it began. */
  StepClaimed: { stepId: string; attemptId: string; runnerId: string };
  /** The other side said that it runs, or a runner was let begin it; `ref` finds it again. */
  StepRunning: { stepId: string; attemptId: string; ref: string };
  /** An answer that comes after `unknown` settles it, until a person has judged. */
  StepEnded: { stepId: string; attemptId: string; outcome: StepOutcome; noteTextId: string | null };
  /** A person says what became of a step that failed or whose answer was lost, or lets it run again. */
  StepJudged: { stepId: string; verdict: StepVerdict; noteTextId: string | null };
  /** One of two people agreed that a step runs again. */
  RunAgainAgreed: { stepId: string; attemptId: string };
  RunCancelAsked: { reasonTextId: string | null };
  /** The time box ran out while it was still going on. */
  RunTimeBoxEnded: Record<never, never>;
  /** It is still stuck, and people are told again. */
  RunReminded: Record<never, never>;
  /** All steps are done; now alerts are watched until `untilAt`. */
  RunVerifying: { untilAt: Instant };
  /** Steps whose turn never came are skipped. */
  RunEnded: {
    outcome: RunOutcome;
    /** Alerts of the incident that fired then; null where they were not looked at. */
    firing: number | null;
  };
}

/** What a person says of a step that failed or is unknown. */
export type StepVerdict = 'succeeded' | 'failed' | 'run-again';

/**
 * How a run ended: `worked` and `not-verified` after all steps succeeded, the second when nothing could prove it;
 * `no-effect` and `worse` when alerts say so; `failed` when a person judged a step so.
 */
export type RunOutcome = 'worked' | 'not-verified' | 'no-effect' | 'worse' | 'failed' | 'cancelled';

export type PlanRunEvent = {
  [T in keyof PlanRunEventData]: { type: T; v: 1; at: Instant; by: Actor; data: PlanRunEventData[T] };
}[keyof PlanRunEventData];

/** How a step stands. `waiting`: not yet its turn; `intended`: recorded, nothing known of it yet. */
export type StepStatus = 'waiting' | 'intended' | 'claimed' | 'running' | StepOutcome;

export interface RunStepState extends RunStep {
  status: StepStatus;
  /** The attempt under way, or the last one; null before the first and after a person let it run again. */
  attemptId: string | null;
  runnerId: string | null;
  ref: string | null;
  intendedAt: Instant | null;
  claimedAt: Instant | null;
  endedAt: Instant | null;
  noteTextId: string | null;
}

/** A plan run folded from its events. One step at a time, in order; checks last. */
export interface PlanRun {
  version: number;
  purpose: RunPurpose;
  incidentId: string | null;
  mitigationId: string | null;
  changeId: string;
  startedAt: Instant;
  startedBy: Actor;
  steps: RunStepState[];
  /** Every attempt so far, the oldest first. */
  attemptIds: string[];
  timeBoxEndsAt: Instant;
  timeBoxEnded: boolean;
  quietWithinMs: DurationMs;
  firingAtStart: number;
  /** `stuck`: a step is unknown or failed, and a person must say how to go on. */
  status: 'running' | 'stuck' | 'cancelling' | 'verifying' | 'ended';
  /** When people are told again that it is stuck; null while it is not. */
  remindAt: Instant | null;
  reminders: number;
  cancelAskedAt: Instant | null;
  verifyUntilAt: Instant | null;
  /** Who agreed that an attempt is followed by another one, while a second person is asked. */
  againAgreed: { attemptId: string; personId: string } | null;
  outcome: RunOutcome | null;
  firingAtEnd: number | null;
  endedAt: Instant | null;
}

/** What the incident's alerts say now; null for a run that no incident watches. */
export interface SignalsNow {
  firing: number;
  /** Those of the firing that began after the run. */
  firingNew: number;
}

export type PlanRunCommand =
  | ({ type: 'Start'; by: Actor } & PlanRunEventData['RunStarted'])
  /** The next step's intent, when it is its turn. */
  | { type: 'Intend'; attemptId: string }
  /** `formerIds`: ids under which the same runner took steps before it was started anew. */
  | {
      type: 'Claim';
      by: Actor;
      stepId: string;
      attemptId: string;
      runnerId: string;
      formerIds?: readonly string[];
    }
  /** The runner that has a step is about to begin it. */
  | { type: 'Begin'; by: Actor; stepId: string; attemptId: string; runnerId: string }
  | { type: 'Running'; stepId: string; attemptId: string; ref: string }
  /** What an executor or, with its id, a runner says. */
  | {
      type: 'EndStep';
      by: Actor;
      stepId: string;
      attemptId: string;
      runnerId: string | null;
      outcome: Exclude<StepOutcome, 'skipped'>;
      noteTextId: string | null;
    }
  /** A person did a manual step, or could not. */
  | {
      type: 'Tick';
      by: Actor;
      stepId: string;
      attemptId: string;
      outcome: 'succeeded' | 'failed';
      noteTextId: string | null;
    }
  | {
      type: 'Judge';
      by: Actor;
      stepId: string;
      attemptId: string;
      verdict: StepVerdict;
      noteTextId: string | null;
      /** How rested whoever judges is, as estimated at this moment; no event says it. */
      level?: FatigueLevel;
    }
  | { type: 'Cancel'; by: Actor; reasonTextId: string | null }
  /** Time has passed. */
  | { type: 'Wake'; signals: SignalsNow | null };

export type PlanRunCommandOf<T extends PlanRunCommand['type']> = Extract<PlanRunCommand, { type: T }>;
