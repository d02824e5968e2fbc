import type { Rehearsal, RevertPlans, TemplateRow } from '#app/ports/revert-plans.ts';
import { sameTemplate } from '#core/revert/same-template.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import type { Actor } from '#core/shared/actor.ts';
import { jsonText, storableText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

interface TemplateColumns {
  service: string;
  version: number;
  since: number;
  put_by: Actor;
  source: string;
  template: PlanTemplate;
  rehearsals: Rehearsal[];
}

/** Templates of services; versions of one service are numbered under its row lock by the unique key. */
export function createRevertPlans(database: SpaceDatabase): RevertPlans {
  const table = `${database.schema}.revert_templates`;
  const read = async (name: string, text: string, values: unknown[] = []): Promise<TemplateRow[]> =>
    (await database.run<TemplateColumns>({ name, text }, values)).map(rowFrom);
  const history = (service: string) =>
    read('history of revert template', `select * from ${table} where service = $1 order by version desc`, [service]);
  return {
    current: () =>
      read('current revert templates', `select distinct on (service) * from ${table} order by service, version desc`),
    all: () => read('all revert templates', `select * from ${table} order by since, service, version`),
    history,

    async put(template, { putBy, source, since }) {
      for (;;) {
        const [newest] = await history(template.service);
        if (newest !== undefined && sameTemplate(newest, template)) return { version: newest.version, changed: false };
        const version = (newest?.version ?? 0) + 1;
        const text = `insert into ${table} (id, service, version, since, put_by, source, template)
          values ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb) on conflict do nothing returning version`;
        const values = [`${template.service}.${version}`, template.service, version, since];
        const words = [jsonText(putBy), storableText(source), jsonText({ ...template, rehearsedAt: null })];
        const written = await database.run({ name: 'put revert template', text }, [...values, ...words]);
        // Somebody put one at the same moment: look again what it says.
        if (written.length > 0) return { version, changed: true };
      }
    },

    async rehearsed(service, version, rehearsal) {
      const text = `update ${table}
        set rehearsals = case when rehearsals @> $3::jsonb then rehearsals else rehearsals || $4::jsonb end
        where service = $1 and version = $2 returning version`;
      const values = [service, version, jsonText([{ runId: rehearsal.runId }]), jsonText([rehearsal])];
      const written = await database.run({ name: 'revert template rehearsed', text }, values);
      return written.length > 0;
    },
  };
}

function rowFrom(row: TemplateColumns): TemplateRow {
  const { service, version, since, source, template, rehearsals } = row;
  return {
    ...template,
    service,
    version,
    since,
    putBy: row.put_by,
    source,
    rehearsals,
    rehearsedAt: rehearsals.length === 0 ? null : Math.max(...rehearsals.map(({ at }) => at)),
  };
}
