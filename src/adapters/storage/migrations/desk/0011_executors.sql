-- Who performs steps of revert plans outside the desk. They belong to the whole desk: a drill performs nothing outside.

create table twoam.connections (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  connection jsonb not null,
  -- Sealed with the key file, which is not in the database.
  secret bytea,
  changed_at bigint not null
);

create table twoam.runners (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
  -- Ed25519, SPKI in base64. The private half never leaves the runner's machine.
  public_key text not null,
  -- Names of the commands on its own list, with their parameters, as it last said.
  commands jsonb not null default '[]',
  version text,
  enrolled_at bigint not null,
  last_seen_at bigint,
  revoked_at bigint
);

create table twoam.runner_enrolments (
  -- sha256 of the token, in hex; the token itself is shown once and kept nowhere.
  token_hash text primary key,
  name text not null,
  created_at bigint not null,
  expires_at bigint not null,
  used_at bigint
);

-- Requests of runners that were seen, until they would be refused as late anyway.
create table twoam.runner_requests (
  runner text not null,
  nonce text not null,
  expires_at bigint not null,
  primary key (runner, nonce)
);
create index runner_requests_expires on twoam.runner_requests (expires_at);
