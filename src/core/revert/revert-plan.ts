import type { DurationMs, Instant } from '../shared/instant.ts';

/** How far a change can be undone. */
export type Reversible = 'fully' | 'partly' | 'no';

/** What undoing does to data: nothing, it changes data, or data written since the change is lost. */
export type DataEffect = 'none' | 'changes-data' | 'loses-data';

/** Who or what performs a step. Values are data: they are handed on one by one and never become a command line. */
export type StepAction =
  /** A person does it and ticks it. */
  | { executor: 'manual'; instructions: string }
  /** A signed request to a connection that is set on the desk. */
  | { executor: 'webhook'; connection: string; body: Record<string, string> }
  | {
      executor: 'github-workflow';
      connection: string;
      /** `owner/name`. */
      repository: string;
      /** File name of the workflow, such as `revert.yml`. */
      workflow: string;
      ref: string;
      inputs: Record<string, string>;
    }
  | {
      executor: 'gitlab-pipeline';
      connection: string;
      /** Path or number of the project. */
      project: string;
      ref: string;
      variables: Record<string, string>;
    }
  /** A command that a runner has on its own list; `args` are its parameters by name. */
  | { executor: 'runner'; runner: string; command: string; args: Record<string, string> };

export type ExecutorKind = StepAction['executor'];

/** One step of a plan, in order. */
export interface PlanStep {
  /** Unique in its plan: lower-case letters, digits and dashes. */
  id: string;
  title: string;
  /** The service that it acts on; null for none in particular. */
  service: string | null;
  /** `check` steps run after all others and prove that it worked. */
  part: 'revert' | 'check';
  action: StepAction;
  timeoutMs: DurationMs;
}

/** Where a plan comes from: written for this change, filled from the services' templates, or derived from the register. */
export type PlanOrigin = 'written' | 'template' | 'partly-derived' | 'derived';

/** How one change is undone. */
export interface RevertPlan {
  origin: PlanOrigin;
  reversible: Reversible;
  /** After this it can no longer be undone as planned; null for no end. */
  reversibleUntil: Instant | null;
  /** What to do instead, or besides, where it cannot be undone fully. */
  alternative: string | null;
  data: DataEffect;
  dataNote: string | null;
  steps: PlanStep[];
  /** Alerts and reports of the incident must have gone quiet within this long after the last step. */
  quietWithinMs: DurationMs;
  /** If it has not helped by then, the next option is asked for. */
  timeBoxMs: DurationMs;
  /** A team or a role; null where nobody is named. */
  owner: string | null;
  /** When it was last run against a staging target with success; null: never. */
  rehearsedAt: Instant | null;
}
