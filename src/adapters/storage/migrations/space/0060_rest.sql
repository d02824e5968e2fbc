-- What a person set about their own rest; who set nothing has no row, and the usual is assumed.
create table rest_settings (
  person_id text primary key,
  settings jsonb not null
);

-- What is known of somebody's rest, by the desk's clock. Nothing that is estimated from it is ever written. Rows go
-- after the procedure's time, and all at once when the person is erased.
create table rest_facts (
  id text primary key,
  person_id text not null,
  at bigint not null,
  kind text not null check (kind in ('page', 'activity', 'to-bed', 'awake', 'slept', 'zone')),
  -- When a page was answered; null while it was not.
  answered_at bigint,
  -- What was stated of a sleep.
  from_at bigint,
  to_at bigint,
  -- A journey from one IANA zone to another.
  from_zone text,
  to_zone text
);
create index rest_facts_person on rest_facts (person_id, at);
create index rest_facts_at on rest_facts (at);
