-- Runs of revert plans: the frozen plan with its words, and how the run stands, as its stream says.
create table plan_runs (
  id text primary key,
  purpose text not null,
  incident_id text,
  change_id text not null,
  plan jsonb not null,
  started_at bigint not null,
  status text not null,
  outcome text,
  ended_at bigint
);
create index plan_runs_started_at on plan_runs (started_at desc, id desc);
create index plan_runs_incident on plan_runs (incident_id) where incident_id is not null;
create index plan_runs_change on plan_runs (change_id);
create index plan_runs_under_way on plan_runs (id) where ended_at is null;

-- What steps printed, piece by piece. The id is the attempt's with the piece's key, so that a repeat is recognised.
create table step_outputs (
  id text primary key,
  run_id text not null,
  step_id text not null,
  attempt_id text not null,
  seq integer not null,
  at bigint not null,
  text text not null,
  bytes integer not null,
  unique (run_id, step_id, seq)
);
