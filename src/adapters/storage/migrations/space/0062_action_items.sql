-- Action items as their streams left them; their words are texts.
create table action_items (
  id text primary key,
  incident_id text not null,
  text_id text not null,
  idea_ids jsonb not null,
  status text not null,
  owner_id text,
  approver_id text,
  due_on text,
  overdue_at bigint,
  created_at bigint not null,
  ended_at bigint,
  tracker_key text,
  tracker_url text,
  version integer not null
);
create index action_items_incident on action_items (incident_id);
create index action_items_due on action_items (overdue_at, id) where status in ('draft', 'agreed');
create index action_items_tracker on action_items (tracker_key) where tracker_key is not null;

-- Postmortems that anybody with the address may read: whole pages without names, frozen when they were published.
create table shared_postmortems (
  id text primary key,
  incident_id text not null,
  html text not null,
  published_at bigint not null,
  published_by text not null,
  revoked_at bigint
);
create index shared_postmortems_incident on shared_postmortems (incident_id, published_at desc);
