-- What people wrote of a postmortem: each part in versions, all of them kept.
create table postmortem_revisions (
  id text primary key,
  incident_id text not null,
  section text not null,
  version integer not null,
  body text not null,
  saved_by jsonb not null,
  saved_at bigint not null,
  unique (incident_id, section, version)
);
