-- Who was told what, when, by which channel: one row for each message of an update. It stays when the message goes.
create table ledger (
  id text primary key,
  incident_id text not null,
  update_id text not null,
  audience text not null,
  text_id text not null,
  -- The customer that was told; null for the public and for colleagues.
  customer_id text,
  -- A person, a customer, a report, or null.
  recipient_id text,
  channel text not null,
  address text,
  at bigint not null,
  outcome text not null check (outcome in ('waiting', 'sent', 'kept', 'failed')),
  outcome_at bigint,
  proof text
);
create index ledger_incident on ledger (incident_id, at);
create index ledger_customer on ledger (customer_id, at) where customer_id is not null;

-- Which incidents hurt a customer, from when to when; derived from their streams.
create table harm (
  customer_id text not null,
  incident_id text not null,
  from_at bigint not null,
  to_at bigint,
  primary key (customer_id, incident_id)
);
create index harm_from_at on harm (from_at);
