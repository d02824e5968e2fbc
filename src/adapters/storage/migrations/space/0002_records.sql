create table people (
  id text primary key,
  name text not null,
  email text,
  zone text not null,
  contacts jsonb not null,
  label text not null unique,
  erased_at bigint
);

create table rotations (
  id text primary key,
  name text not null,
  zone text not null,
  starts_on text not null,
  people jsonb not null,
  overrides jsonb not null
);

create table procedures (
  id text primary key,
  version integer not null unique,
  name text not null,
  yaml text not null,
  note text not null,
  published_at bigint not null,
  published_by jsonb not null
);

create table catalogue (
  one boolean primary key default true check (one),
  body jsonb not null
);

create table changes (
  id text primary key,
  title text not null,
  kind text not null,
  services jsonb not null,
  at bigint not null,
  author text,
  environment text not null,
  revert_plan text,
  link text,
  key text,
  -- A person may be erased from a key; the hash still recognises the repeat.
  key_hash text unique
);
create index changes_at on changes (at desc);

-- What the status page shows.
create table public_words (
  incident_id text primary key,
  title text not null,
  state text not null,
  started_at bigint not null,
  resolved_at bigint,
  feature_id text,
  entries jsonb not null,
  next_update_at bigint
);
create index public_words_started_at on public_words (started_at desc);
