import type { Phase } from '#core/incident/phase.ts';
import type { ActionItemRow } from '#app/ports/action-items.ts';
import type { IncidentRow } from '#app/ports/incidents.ts';
import type { Json, NullableJson } from './json-column.ts';

/** Incidents and their words. */
export interface IncidentTables {
  texts: { id: string; body: string; author_id: string | null };
  incidents: {
    id: string;
    number: number;
    title_text_id: string;
    phase: Phase;
    priority: string | null;
    assumed: boolean;
    opened_at: number;
    resolved_at: number | null;
    group_id: string | null;
    feature_id: string | null;
    cause_change_id: string | null;
    open_duties: number;
    late_duties: number;
    next: NullableJson<NonNullable<IncidentRow['next']>>;
    procedure_version_id: string;
    version: number;
    ended: boolean;
  };
  action_items: {
    id: string;
    incident_id: string;
    text_id: string;
    idea_ids: Json<string[]>;
    status: ActionItemRow['status'];
    owner_id: string | null;
    approver_id: string | null;
    due_on: string | null;
    overdue_at: number | null;
    created_at: number;
    ended_at: number | null;
    tracker_key: string | null;
    tracker_url: string | null;
    version: number;
  };
  shared_postmortems: {
    id: string;
    incident_id: string;
    html: string;
    published_at: number;
    published_by: string;
    revoked_at: number | null;
  };
}
