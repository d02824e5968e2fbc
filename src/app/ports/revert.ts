import type { DurationMs, Instant } from '#core/shared/instant.ts';
import type { PlanRun, RunOutcome, RunPurpose } from '#core/revert/plan-run.ts';
import type { RevertPlan, StepAction } from '#core/revert/revert-plan.ts';

/** One step as it is handed to what performs it. */
export interface ExecutorStep {
  runId: string;
  stepId: string;
  /** Unique for ever: the idempotency key wherever the other side takes one, and what a lost answer is found by. */
  attemptId: string;
  action: StepAction;
  timeoutMs: DurationMs;
}

/** What an executor says of a step. */
export type ExecutorAnswer =
  /** It certainly did not run, such as a refusal by the other side. */
  | { state: 'refused'; why: string }
  | { state: 'running'; ref: string; output?: string; lookAgainAfterMs: DurationMs }
  | { state: 'ended'; outcome: 'succeeded' | 'failed' | 'cancelled'; output?: string; why?: string }
  /** Nobody can know: the answer was lost on the way. */
  | { state: 'unknown'; why: string };

/**
 * Performs steps of one kind outside the desk. `start` is called at most once per attempt. Secrets are its own: they are
 * read when they are used and appear in no answer. It never rejects.
 */
export interface Executor {
  start(step: ExecutorStep): Promise<ExecutorAnswer>;
  /** Asks after a running one; safe to repeat. */
  look(step: ExecutorStep, ref: string): Promise<ExecutorAnswer>;
  /** Looks for an attempt whose answer was lost; null where the other side cannot be asked or knows nothing of it. */
  find(step: ExecutorStep): Promise<ExecutorAnswer | null>;
  /** Asks the other side to stop; what came of it is seen by `look`. */
  cancel(step: ExecutorStep, ref: string): Promise<void>;
  /** What `start` would do, in words, and what would stop it; calls only what changes nothing. */
  tryOut(action: StepAction): Promise<{ does: string; faults: string[] }>;
}

/** Where a rehearsal is run, and the versions of the services' templates that filled its plan. */
export interface RehearsalOf {
  environment: string;
  templates: { service: string; version: number }[];
}

/** A plan run's row: the frozen plan with its words, and how the run stands. Written with the stream's events. */
export interface PlanRunRow {
  id: string;
  purpose: RunPurpose;
  incidentId: string | null;
  changeId: string;
  plan: RevertPlan;
  rehearsal: RehearsalOf | null;
  startedAt: Instant;
  status: PlanRun['status'];
  outcome: RunOutcome | null;
  endedAt: Instant | null;
}

/** A piece of what a step printed. */
export interface StepOutput {
  runId: string;
  stepId: string;
  attemptId: string;
  /** Counts from 1 within the step, over all its attempts. */
  seq: number;
  at: Instant;
  text: string;
}

/** Runs of revert plans, and what their steps printed. */
export interface PlanRuns {
  get(id: string): Promise<PlanRunRow | null>;
  /** The latest first. */
  list(filter: {
    incidentId?: string | undefined;
    changeId?: string | undefined;
    purpose?: RunPurpose | undefined;
    /** Only those that have not ended. */
    underWay?: boolean | undefined;
    limit: number;
  }): Promise<PlanRunRow[]>;
  /** Keeps a piece, or as much of it as fits (`fitOutput`). A piece whose `key` the attempt has already changes nothing. */
  addOutput(piece: Omit<StepOutput, 'seq'> & { key: string }): Promise<void>;
  /** Pieces of a step after `afterSeq`, in order. */
  output(runId: string, stepId: string, afterSeq: number): Promise<StepOutput[]>;
  /** The latest pieces of each step, about `bytes` for each, in order. */
  latestOutput(runId: string, bytes: number): Promise<StepOutput[]>;
}
