import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** One published version of the procedure. */
export interface ProcedureRow {
  id: string;
  version: number;
  name: string;
  yaml: string;
  note: string;
  publishedAt: Instant;
  publishedBy: Actor;
}

/** Keeps every version of the procedure. */
export interface Procedures {
  list(): Promise<Omit<ProcedureRow, 'yaml'>[]>;
  get(id: string): Promise<ProcedureRow | null>;
  current(): Promise<ProcedureRow | null>;
  /** Fails with `conflict` when `basedOn` is given and no longer current. */
  publish(
    row: Omit<ProcedureRow, 'version'>,
    basedOn: string | null,
  ): Promise<{ outcome: 'published'; version: number } | { outcome: 'conflict' }>;
}
