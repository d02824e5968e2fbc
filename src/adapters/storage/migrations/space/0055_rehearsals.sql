-- What a rehearsal was run against, and which templates in which versions filled its plan; null for a revert.
alter table plan_runs add column rehearsal jsonb;
