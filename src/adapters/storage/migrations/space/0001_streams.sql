-- Run once per space with the space's schema as search path.

-- Head of a stream: its version, and its only wake-up with the claim on it.
create table streams (
  kind text not null,
  id text not null,
  version integer not null,
  wake_at bigint,
  -- Set by every append, cleared by a claim: what was appended meanwhile outlives the release of the claim.
  wake_moved boolean not null default false,
  fence bigint not null default 0,
  lease_until timestamptz,
  attempts integer not null default 0,
  primary key (kind, id)
);
create index streams_wake_at on streams (wake_at) where wake_at is not null;

create table events (
  kind text not null,
  id text not null,
  seq integer not null,
  type text not null,
  v integer not null,
  at bigint not null,
  actor jsonb not null,
  data jsonb not null,
  primary key (kind, id, seq)
);

-- Words, apart from the events that point to them, so that a person can be erased from them.
create table texts (
  id text primary key,
  body text not null,
  author_id text
);

-- What lists show of an incident; rebuilt from its stream at any time.
create table incidents (
  id text primary key,
  number integer not null unique,
  title_text_id text not null,
  phase text not null,
  priority text,
  assumed boolean not null,
  opened_at bigint not null,
  resolved_at bigint,
  group_id text,
  feature_id text,
  open_duties integer not null,
  late_duties integer not null,
  next jsonb,
  procedure_version_id text not null,
  version integer not null,
  ended boolean not null
);
create index incidents_opened_at on incidents (ended, opened_at desc);

create table outbox (
  message_id text primary key,
  channel text not null,
  recipient_id text,
  address text,
  subject text not null,
  body text not null,
  about text not null,
  stream_kind text,
  stream_id text,
  payload jsonb,
  not_before bigint not null,
  created_at bigint not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'kept', 'failed')),
  -- When it is to be sent or its outcome told next; null when nothing is left to do.
  next_at bigint,
  attempts integer not null default 0,
  first_tried_at bigint,
  sent_at bigint,
  proof text,
  fence bigint not null default 0,
  lease_until timestamptz
);
create index outbox_next_at on outbox (next_at) where next_at is not null;
create index outbox_created_at on outbox (created_at desc);
create index outbox_stream on outbox (stream_kind, stream_id);

-- Numbers that never repeat. Rows, not sequences: a backup holds them like everything else.
create table counters (
  name text primary key,
  value bigint not null
);
