import type { FiguresStore, KeptFigures } from '#app/ports/kept-figures.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

interface Columns {
  incident_id: string;
  version: number;
  edition: number;
  zones: KeptFigures['zones'];
  figures: KeptFigures['figures'] & { holdUntilAt: number | null };
}

export function createFiguresStore(database: SpaceDatabase): FiguresStore {
  const { schema } = database;
  const table = `${schema}.incident_figures`;
  // People are locked in the order of their ids, and erasing one waits for what is being written.
  const putStatement = {
    name: 'put incident figures',
    text: `with given as (select * from jsonb_populate_recordset(null::${table}, $1::jsonb)),
      people as (select id, zone from ${schema}.people where id = any($2::text[]) order by id for key share)
      insert into ${table} as known
      select g.* from given as g where not exists (
        select from jsonb_each_text(g.zones) as z join people as p on p.id = z.key where p.zone is distinct from z.value
      )
      order by g.incident_id
      on conflict (incident_id) do update set
        version = excluded.version, edition = excluded.edition, zones = excluded.zones, figures = excluded.figures`,
  };
  return {
    async of(incidentIds) {
      const text = `select incident_id, version, edition, zones, figures from ${table} where incident_id = any($1::text[])`;
      const rows = await database.run<Columns>({ name: 'incident figures', text }, [incidentIds]);
      return rows.map(({ incident_id: incidentId, figures, ...row }) => ({
        ...row,
        incidentId,
        figures: { ...figures, holdUntilAt: figures.holdUntilAt ?? Infinity },
      }));
    },

    async put(rows) {
      if (rows.length === 0) return;
      // What holds for good has no end, which JSON writes as null.
      const columns = rows.map(({ incidentId, ...row }) => ({ ...row, incident_id: incidentId }));
      const personIds = [...new Set(rows.flatMap(({ zones }) => Object.keys(zones)))];
      await database.run(putStatement, [jsonText(columns), personIds]);
    },
  };
}
