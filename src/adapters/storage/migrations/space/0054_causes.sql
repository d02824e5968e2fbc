-- The change that was found to be the cause of an incident.
alter table incidents add column cause_change_id text;
