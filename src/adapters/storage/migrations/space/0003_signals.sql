create table signal_groups (
  id text primary key,
  -- Of the alerts it was opened for; null for a group that a report opened.
  hook_id text,
  group_key text,
  -- Hashes stand in for keys in indexes: a tool may send longer ones than an index can hold, and a key stays
  -- recognisable after a person was erased from it.
  group_key_hash text,
  title text not null,
  status text not null check (status in ('open', 'closed', 'declared', 'joined', 'dismissed')),
  source text not null,
  firing integer not null,
  resolved integer not null,
  reports integer not null,
  customer_ids jsonb not null,
  feature_id text,
  service text,
  severity text,
  opened_at bigint not null,
  last_signal_at bigint not null,
  incident_id text,
  page_id text
);
create index signal_groups_opened_at on signal_groups (opened_at desc);
create index signal_groups_incident on signal_groups (incident_id) where incident_id is not null;
-- Only these can take new signals.
create index signal_groups_taking_alerts on signal_groups (group_key_hash) where status in ('open', 'declared', 'joined');
create index signal_groups_taking_reports on signal_groups (feature_id) where status in ('open', 'declared', 'joined');

create table alerts (
  id text primary key,
  group_id text not null,
  hook_id text not null,
  dedup_key text not null,
  -- Of hook and dedup key.
  dedup_key_hash text not null,
  group_key text not null,
  status text not null check (status in ('firing', 'resolved')),
  title text not null,
  details text not null,
  severity text,
  service text,
  feature_id text,
  labels jsonb not null,
  link text,
  started_at bigint not null,
  ended_at bigint,
  lease_until_at bigint
);
create unique index alerts_one_firing on alerts (dedup_key_hash) where status = 'firing';
create index alerts_lease on alerts (lease_until_at) where status = 'firing' and lease_until_at is not null;
create index alerts_group on alerts (group_id);

create table reports (
  id text primary key,
  group_id text not null,
  title text not null,
  details text not null,
  feature_id text,
  customer_id text,
  customer_text text,
  ticket text,
  reporter_name text,
  reporter_email text,
  key text,
  key_hash text unique,
  at bigint not null
);
create index reports_group on reports (group_id);

create table hooks (
  id text primary key,
  kind text not null,
  name text not null,
  key text not null unique,
  -- Sealed with the key file, which is not in the database.
  secret bytea,
  last_used_at bigint
);

-- Rows that folding locks, so that two deliveries of one hook, or two reports, are folded one after the other.
create table fold_locks (
  name text primary key
);
