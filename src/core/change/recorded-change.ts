import type { Instant } from '../shared/instant.ts';

/** What kind of change it was. */
export type ChangeKind = 'deploy' | 'config' | 'migration' | 'flag' | 'infra' | 'command';

/** How a change went. `in-progress`: still rolling out; `failed`: stopped half-way; `rolled-back`: undone at `endsAt`. */
export type ChangeStatus = 'succeeded' | 'in-progress' | 'failed' | 'rolled-back';

/** How much it touches. */
export interface ChangeSize {
  files: number;
  lines: number;
}

/** A change that was recorded, as far as ranking suspects reads it. */
export interface RecordedChange {
  id: string;
  at: Instant;
  /** When it was done, or undone; null for what ends at once, still runs, or never said. */
  endsAt: Instant | null;
  kind: ChangeKind;
  services: readonly string[];
  title: string;
  description: string;
  /** The company's own word; only sameness counts. */
  environment: string;
  status: ChangeStatus;
  /** Who made it, a person or a machine; null when nobody said. */
  author: string | null;
  size: ChangeSize | null;
  /** The gate asked for a plan to undo it, and it went out without one. */
  pastGate?: boolean;
}
