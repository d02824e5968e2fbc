-- A change with how it went, what ran before it, how it came and how it is undone.
alter table changes
  add column description text not null default '',
  add column status text not null default 'succeeded',
  -- When the status became what it is; older news does not change it.
  add column status_at bigint,
  add column ends_at bigint,
  add column size jsonb,
  add column version text,
  add column previous_version text,
  add column repository text,
  add column source text not null default 'api',
  add column is_revert boolean not null default false,
  add column reverts text,
  add column plan jsonb,
  add column gate jsonb;
update changes set status_at = at;
alter table changes alter column status_at set not null;
-- What a hook's dialect is told, such as a mapping.
alter table hooks add column settings jsonb;
create index changes_environment on changes (environment, kind, at desc);
