-- The change that a run undoes, until the run has ended: no change is undone by two runs at once, whichever incidents
-- they belong to.
alter table plan_runs add column undoing text;
create unique index plan_runs_undoing on plan_runs (undoing);
