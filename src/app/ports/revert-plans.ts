import type { GateJudgement, GateReason } from '#core/change/gate.ts';
import type { ChangeKind } from '#core/change/recorded-change.ts';
import type { PlanTemplate, StoredTemplate } from '#core/revert/plan-template.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** That a template was run in another environment with success. */
export interface Rehearsal {
  /** The run that proves it. */
  runId: string;
  environment: string;
  at: Instant;
  by: Actor;
}

/** A version of a service's template. */
export interface TemplateRow extends StoredTemplate {
  putBy: Actor;
  /** Where it comes from, such as a repository; empty where nobody said. */
  source: string;
  /** In the order in which they were kept. */
  rehearsals: Rehearsal[];
}

/** How changes of services are undone. */
export interface RevertPlans {
  /** The template in force of each service, by service. */
  current(): Promise<TemplateRow[]>;
  /** Every version, the oldest first. */
  all(): Promise<TemplateRow[]>;
  /** The versions of one service, the newest first. */
  history(service: string): Promise<TemplateRow[]>;
  /** A new version, unless it says what the one in force says: then that one stays, with its rehearsals. */
  put(
    template: PlanTemplate,
    by: { putBy: Actor; source: string; since: Instant },
  ): Promise<{ version: number; changed: boolean }>;
  /** Keeps a rehearsal, once for each run; false for an unknown version. */
  rehearsed(service: string, version: number, rehearsal: Rehearsal): Promise<boolean>;
}

/** What the gate was asked, and what it said. */
export interface GateDecision extends Pick<GateJudgement, 'verdict' | 'because' | 'missing'> {
  id: string;
  at: Instant;
  title: string;
  kind: ChangeKind;
  services: string[];
  environment: string;
  /** The key by which the change is recorded later. */
  key: string | null;
  /** `desk-away`: it passed because the desk could not be reached. */
  reason: GateReason | 'desk-away';
  override: { by: string; reason: string } | null;
  /** The plan that was handed in. */
  plan: RevertPlan | null;
}

/** Keeps what the gate was asked, and what it said. */
export interface GateDecisions {
  /** False, and nothing is written, when its id is known. */
  record(decision: GateDecision): Promise<boolean>;
  /** The newest first. */
  list(limit: number): Promise<GateDecision[]>;
  /** The newest about a change with this key. */
  byKey(key: string): Promise<GateDecision | null>;
  /** When it was first asked, by the desk's own clock: what was handed in later says its time itself and does not count. */
  firstAt(): Promise<Instant | null>;
}
