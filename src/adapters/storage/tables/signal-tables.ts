import type { HookRow } from '#app/ports/hooks.ts';
import type { GroupRow } from '#app/ports/signals.ts';
import type { Json, NullableJson } from './json-column.ts';

/** What comes in, and where. */
export interface SignalTables {
  signal_groups: {
    id: string;
    hook_id: string | null;
    group_key: string | null;
    group_key_hash: string | null;
    title: string;
    status: GroupRow['status'];
    source: string;
    firing: number;
    resolved: number;
    reports: number;
    customer_ids: Json<string[]>;
    feature_id: string | null;
    service: string | null;
    severity: string | null;
    opened_at: number;
    last_signal_at: number;
    incident_id: string | null;
    page_id: string | null;
  };
  alerts: {
    id: string;
    group_id: string;
    hook_id: string;
    dedup_key: string;
    dedup_key_hash: string;
    group_key: string;
    status: 'firing' | 'resolved';
    title: string;
    details: string;
    severity: string | null;
    service: string | null;
    feature_id: string | null;
    labels: Json<Record<string, string>>;
    link: string | null;
    started_at: number;
    ended_at: number | null;
    lease_until_at: number | null;
  };
  reports: {
    id: string;
    group_id: string;
    title: string;
    details: string;
    feature_id: string | null;
    customer_id: string | null;
    customer_text: string | null;
    ticket: string | null;
    reporter_name: string | null;
    reporter_email: string | null;
    mail_message_id: string | null;
    key: string | null;
    key_hash: string | null;
    at: number;
  };
  hooks: {
    id: string;
    kind: HookRow['kind'];
    name: string;
    key: string;
    secret: Buffer | null;
    settings: NullableJson<unknown>;
    last_used_at: number | null;
  };
  fold_locks: { name: string };
}
