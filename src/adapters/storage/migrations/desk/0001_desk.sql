-- What belongs to the whole desk. Instants of a space's time are epoch milliseconds in bigint; timestamptz is the
-- database's own time, which only leases and sessions use, so that the two are never compared by mistake.

create table twoam.spaces (
  id text primary key,
  schema text not null unique check (schema ~ '^space_[a-z0-9_]{1,40}$'),
  kind text not null check (kind in ('real', 'drill')),
  title text not null,
  scenario text,
  seat text check (seat in ('on-call', 'imoc', 'soc')),
  state text not null check (state in ('running', 'paused', 'waiting-for-you', 'finished')),
  waiting_for text,
  clock_base_at bigint not null,
  clock_real_base_at bigint not null,
  clock_speed double precision not null,
  cursor integer not null,
  created_at bigint not null
);

create table twoam.audit (
  -- Made by the desk in the order of writing, so that entries of one instant keep their order.
  id text primary key,
  at bigint not null,
  actor jsonb not null,
  who text not null,
  what text not null,
  target text not null,
  outcome text not null check (outcome in ('done', 'refused'))
);
create index audit_at on twoam.audit (at desc, id desc);

create table twoam.settings (
  key text primary key,
  value jsonb not null,
  -- Sealed with the key file, which is not in the database.
  secret bytea
);
