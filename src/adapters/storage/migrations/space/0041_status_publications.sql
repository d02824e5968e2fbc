-- How the status page stands at each place where it is published. Rebuilt from the settings when it is missing.
create table status_publications (
  target_id text primary key,
  -- Counts requests, so that one made while a publication is under way is not lost.
  wanted integer not null default 0,
  next_at bigint not null,
  attempts integer not null default 0,
  tried_at bigint,
  published_at bigint,
  proof text,
  failure text,
  -- Paths that stand there, each with the hash of what was written.
  files jsonb not null default '{}',
  fence bigint not null default 0,
  lease_until timestamptz
);
