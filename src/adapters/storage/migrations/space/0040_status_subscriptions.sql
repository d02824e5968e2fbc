-- Who is told of each published word. Kept until they leave; those who never confirmed are deleted after two days.
create table status_subscriptions (
  id text primary key,
  channel text not null check (channel in ('mail', 'webhook')),
  address text not null,
  -- A person may be erased from an address; the hash still recognises the repeat.
  address_hash text not null,
  -- Components they are told of, null for all. What was asked for holds once it is confirmed.
  components jsonb,
  wanted jsonb,
  created_at bigint not null,
  asked_at bigint not null,
  asks integer not null default 1,
  confirmed_at bigint,
  unique (channel, address_hash)
);
create index outbox_recipient on outbox (recipient_id) where about = 'subscriber';
