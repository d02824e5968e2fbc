-- Keys of people's devices that sign them in. Nothing here is secret: the private half never leaves the device.
create table twoam.passkeys (
  id text primary key,
  account_id text not null references twoam.accounts (id) on delete cascade,
  -- As its owner calls it, like "This phone".
  name text not null,
  -- What the device calls it, in base64url.
  credential_id text not null unique,
  public_key bytea not null,
  -- Uses, as the device counts them; always 0 for keys that several devices share.
  counter bigint not null,
  transports text[] not null,
  -- The name of the desk that it was made for. Devices offer it nowhere else.
  host text not null,
  synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_account on twoam.passkeys (account_id);

-- Each challenge proves something once. Written only after a proof was good, so that strangers fill nothing.
create table twoam.used_challenges (
  challenge text primary key,
  used_at timestamptz not null
);

-- A session that a passkey opened ends with it.
alter table twoam.sessions add column passkey_id text references twoam.passkeys (id) on delete cascade;
create index sessions_passkey on twoam.sessions (passkey_id);
