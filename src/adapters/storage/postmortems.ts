import type { Postmortems, RevisionRow } from '#app/ports/postmortems.ts';
import type { ProseSectionId, SectionRevision } from '#core/postmortem/postmortem.ts';
import type { Actor } from '#core/shared/actor.ts';
import { jsonText, storableText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

interface Columns {
  section: ProseSectionId;
  version: number;
  body: string;
  saved_by: Actor;
  saved_at: number;
}

/** Parts of postmortems in versions; `told` is called with the incident of each text that was saved. */
export function createPostmortems(database: SpaceDatabase, told: (incidentId: string) => void): Postmortems {
  const table = `${database.schema}.postmortem_revisions`;
  return {
    async current(incidentId) {
      const text = `select distinct on (section) * from ${table} where incident_id = $1 order by section, version desc`;
      const rows = await database.run<Columns>({ name: 'current postmortem', text }, [incidentId]);
      return rows.map(revisionFrom);
    },

    async revision(incidentId, section, version) {
      const text = `select * from ${table} where incident_id = $1 and section = $2 and version = $3`;
      const values = [incidentId, section, version];
      const [row] = await database.run<Columns>({ name: 'postmortem revision', text }, values);
      return row === undefined ? null : revisionFrom(row);
    },

    async history(incidentId, section, limit) {
      const text = `select section, version, saved_by, saved_at, length(body) as length from ${table}
        where incident_id = $1 and section = $2 order by version desc limit $3`;
      const values = [incidentId, section, limit];
      const rows = await database.run<Columns & { length: number }>({ name: 'postmortem history', text }, values);
      return rows.map(({ section: of, version, saved_by, saved_at, length }): RevisionRow => {
        return { section: of, version, by: saved_by, at: saved_at, length };
      });
    },

    async wasSaved(incidentId, section, body, afterVersion) {
      const text = `select version from ${table}
        where incident_id = $1 and section = $2 and version > $3 and body = $4 limit 1`;
      const values = [incidentId, section, afterVersion, storableText(body)];
      return (await database.run({ name: 'was postmortem saved', text }, values)).length > 0;
    },

    async add(incidentId, { section, version, body, by, at }) {
      const text = `insert into ${table} (id, incident_id, section, version, body, saved_by, saved_at)
        values ($1, $2, $3, $4, $5, $6::jsonb, $7) on conflict do nothing returning version`;
      const id = `${incidentId}.${section}.${version}`;
      const values = [id, incidentId, section, version, storableText(body), jsonText(by), at];
      const written = await database.run({ name: 'add postmortem revision', text }, values);
      if (written.length > 0) told(incidentId);
      return written.length > 0;
    },
  };
}

function revisionFrom({ section, version, body, saved_by, saved_at }: Columns): SectionRevision {
  return { section, version, body, by: saved_by, at: saved_at };
}
