-- Figures of incidents, kept so that they need not be counted anew. They hold for one version of the incident's stream,
-- one edition of the rules of counting and the zones by which nights were counted. Nobody is counted in them; as zones
-- say where people were, erasing a person deletes every row, and the desk counts anew.
create table incident_figures (
  incident_id text primary key,
  version integer not null,
  edition integer not null,
  -- The zone of each person whose nights were counted.
  zones jsonb not null,
  figures jsonb not null
);
