-- Planned work that the status page tells of.
create table maintenances (
  id text primary key,
  version integer not null,
  title text not null,
  component_ids jsonb not null,
  starts_at bigint not null,
  ends_at bigint not null,
  created_at bigint not null,
  entries jsonb not null
);
create index maintenances_starts_at on maintenances (starts_at desc);
