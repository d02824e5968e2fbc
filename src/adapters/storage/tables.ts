import type { ColumnType, Generated } from 'kysely';
import type { Actor } from '#core/shared/actor.ts';
import type { Phase } from '#core/incident/phase.ts';
import type { RestFact, RestSettings } from '#core/rest/person-rest.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { ActionItemRow } from '#app/ports/action-items.ts';
import type { AgreedWay, Invitation } from '#app/ports/game-days.ts';
import type { RunnerRow } from '#app/ports/runners.ts';
import type {
  GroupRow,
  HookRow,
  IncidentRow,
  LedgerRow,
  OutboxRow,
  OutgoingMessage,
  PersonRow,
  PublicWords,
  RotationRow,
  SpaceRow,
  StatusSubscription,
  StreamKind,
} from '#app/ports.ts';
import type { PlanRunRow } from '#app/ports/revert.ts';

/** JSON is written as text, because the driver would write an array as an array of SQL. */
type Json<T> = ColumnType<T, string, string>;
type NullableJson<T> = ColumnType<T | null, string | null, string | null>;

/** Tables of the whole desk, in the schema `twoam`; login's tables belong to the HTTP adapter. */
export interface DeskTables {
  spaces: {
    id: string;
    schema: string;
    kind: SpaceRow['kind'];
    title: string;
    scenario: string | null;
    seat: SpaceRow['seat'];
    state: SpaceRow['state'];
    waiting_for: string | null;
    clock_base_at: number;
    clock_real_base_at: number;
    clock_speed: number;
    cursor: number;
    created_at: number;
  };
  audit: {
    id: string;
    at: number;
    actor: Json<Actor>;
    who: string;
    what: string;
    target: string;
    outcome: 'done' | 'refused';
  };
  settings: { key: string; value: Json<unknown>; secret: Buffer | null };
  connections: { name: string; connection: Json<unknown>; secret: Buffer | null; changed_at: number };
  runners: {
    name: string;
    public_key: string;
    commands: Json<RunnerRow['commands']>;
    version: string | null;
    enrolled_at: number;
    last_seen_at: number | null;
    revoked_at: number | null;
  };
  runner_enrolments: {
    token_hash: string;
    name: string;
    created_at: number;
    expires_at: number;
    used_at: number | null;
  };
  runner_requests: { runner: string; nonce: string; expires_at: number };
  game_days: {
    id: string;
    title: string;
    scenario: string | null;
    starts_at: number;
    speed: number;
    leader_id: string | null;
    created_at: number;
    started_at: Generated<number | null>;
    ended_at: Generated<number | null>;
    alive_at: Generated<number | null>;
  };
  game_day_invitations: {
    game_day_id: string;
    person_id: string;
    role: string;
    answer: Invitation['answer'];
    answered_at: number | null;
    ways: Json<AgreedWay[]>;
  };
}

/** Tables of one space. Streams, events and claims are written by the statements beside their stores. */
export interface SpaceTables {
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
  outbox: {
    message_id: string;
    channel: OutgoingMessage['channel'];
    recipient_id: string | null;
    address: string | null;
    subject: string;
    body: string;
    about: string;
    stream_kind: StreamKind | null;
    stream_id: string | null;
    payload: NullableJson<unknown>;
    not_before: number;
    created_at: number;
    state: OutboxRow['state'];
    next_at: number | null;
    attempts: number;
    sent_at: number | null;
    proof: string | null;
    in_reply_to: string | null;
    patience_ms: number | null;
  };
  people: {
    id: string;
    name: string;
    email: string | null;
    zone: string;
    contacts: Json<PersonRow['contacts']>;
    label: string;
    erased_at: number | null;
  };
  rotations: {
    id: string;
    name: string;
    zone: string;
    starts_on: string;
    people: Json<string[]>;
    overrides: Json<RotationRow['overrides']>;
  };
  procedures: {
    id: string;
    version: number;
    name: string;
    yaml: string;
    note: string;
    published_at: number;
    published_by: Json<Actor>;
  };
  catalogue: { one: boolean; body: Json<Catalogue> };
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
  public_words: {
    incident_id: string;
    title: string;
    state: PublicWords['state'];
    started_at: number;
    resolved_at: number | null;
    feature_id: string | null;
    entries: Json<PublicWords['entries']>;
    next_update_at: number | null;
  };
  status_subscriptions: {
    id: string;
    channel: StatusSubscription['channel'];
    address: string;
    address_hash: string;
    components: NullableJson<string[]>;
    wanted: NullableJson<string[]>;
    created_at: number;
    asked_at: number;
    asks: number;
    confirmed_at: number | null;
  };
  ledger: {
    id: string;
    incident_id: string;
    update_id: string;
    audience: string;
    text_id: string;
    customer_id: string | null;
    recipient_id: string | null;
    channel: string;
    address: string | null;
    at: number;
    outcome: LedgerRow['outcome'];
    outcome_at: number | null;
    proof: string | null;
  };
  harm: { customer_id: string; incident_id: string; from_at: number; to_at: number | null };
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
  rest_settings: { person_id: string; settings: Json<RestSettings> };
  rest_facts: {
    id: string;
    person_id: string;
    at: number;
    kind: RestFact['kind'];
    answered_at: number | null;
    from_at: number | null;
    to_at: number | null;
    from_zone: string | null;
    to_zone: string | null;
  };
  counters: { name: string; value: number };
  fold_locks: { name: string };
}
