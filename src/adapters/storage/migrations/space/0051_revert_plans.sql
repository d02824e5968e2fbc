-- How changes of a service are undone, version by version; the newest applies.
create table revert_templates (
  id text primary key,
  service text not null,
  version integer not null,
  since bigint not null,
  put_by jsonb not null,
  source text not null,
  template jsonb not null,
  -- When it was run against a staging target with success, the oldest first.
  rehearsals jsonb not null default '[]',
  unique (service, version)
);

-- What the gate was asked, and what it said; also what passed while the desk was away.
create table gate_decisions (
  id text primary key,
  at bigint not null,
  title text not null,
  kind text not null,
  services jsonb not null,
  environment text not null,
  key text,
  key_hash text,
  verdict text not null,
  reason text not null,
  because jsonb not null,
  missing jsonb not null,
  override jsonb,
  -- The plan that was handed in, for the change when it is recorded.
  plan jsonb
);
create index gate_decisions_at on gate_decisions (at desc);
create index gate_decisions_key_hash on gate_decisions (key_hash, at desc);
