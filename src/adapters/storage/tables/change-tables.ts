import type { ChangeRow } from '#app/ports/changes.ts';
import type { PlanRunRow } from '#app/ports/revert.ts';
import type { Json, NullableJson } from './json-column.ts';

/** Changes, and how they are undone. */
export interface ChangeTables {
  changes: {
    id: string;
    title: string;
    description: string;
    kind: ChangeRow['kind'];
    services: Json<string[]>;
    at: number;
    status: ChangeRow['status'];
    status_at: number;
    ends_at: number | null;
    author: string | null;
    environment: string;
    size: NullableJson<ChangeRow['size']>;
    version: string | null;
    previous_version: string | null;
    repository: string | null;
    link: string | null;
    source: ChangeRow['source'];
    key: string | null;
    key_hash: string | null;
    is_revert: boolean;
    reverts: string | null;
    revert_plan: string | null;
    plan: NullableJson<ChangeRow['plan']>;
    gate: NullableJson<unknown>;
  };
  plan_runs: {
    id: string;
    purpose: PlanRunRow['purpose'];
    incident_id: string | null;
    change_id: string;
    plan: Json<PlanRunRow['plan']>;
    rehearsal: Json<NonNullable<PlanRunRow['rehearsal']>> | null;
    started_at: number;
    status: PlanRunRow['status'];
    outcome: PlanRunRow['outcome'];
    ended_at: number | null;
    undoing: string | null;
  };
  step_outputs: {
    id: string;
    run_id: string;
    step_id: string;
    attempt_id: string;
    seq: number;
    at: number;
    text: string;
    bytes: number;
  };
}
