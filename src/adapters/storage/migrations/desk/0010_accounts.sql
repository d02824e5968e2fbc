-- Who may sign in. `accounts`, `sessions`, `credentials` and `verifications` are better-auth's user, session, account
-- and verification under our names (src/adapters/http/auth/login.ts maps them); the rest is ours.

create table twoam.accounts (
  id text primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  role text not null check (role in ('admin', 'responder', 'viewer')),
  may_publish boolean not null default false,
  -- The person who acts in incidents; people live in the real space and are erased there.
  person_id text unique,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table twoam.sessions (
  id text primary key,
  account_id text not null references twoam.accounts (id) on delete cascade,
  -- The cookie carries it signed with the desk's key, so a copy of this table alone signs nobody in.
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text
);
create index sessions_account on twoam.sessions (account_id);

-- Ways to prove who one is: a password today, an identity provider's account later.
create table twoam.credentials (
  id text primary key,
  account_id text not null references twoam.accounts (id) on delete cascade,
  provider_id text not null,
  provider_account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, provider_account_id)
);
create index credentials_account on twoam.credentials (account_id);

create table twoam.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_identifier on twoam.verifications (identifier);

create table twoam.one_time_links (
  token_hash text primary key,
  kind text not null check (kind in ('first-administrator', 'invitation', 'new-password')),
  -- Null only for the first administrator, whose account comes into being by the link.
  account_id text references twoam.accounts (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index one_time_links_account on twoam.one_time_links (account_id);

-- One row at most: set in the transaction that makes the first administrator, so that of two links only one wins.
create table twoam.first_account (
  "only" boolean primary key default true check ("only"),
  account_id text not null,
  made_at timestamptz not null
);

create table twoam.api_tokens (
  id text primary key,
  name text not null,
  -- sha256 of the secret part, in hex; the secret itself is shown once and kept nowhere.
  secret_hash text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz
);
