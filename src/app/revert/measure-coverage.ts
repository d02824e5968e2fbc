import type { Catalogue } from '#contract/catalogue.ts';
import type { RevertPolicy } from '#core/procedure/procedure.ts';
import { planCoverage, type CountedChange } from '#core/revert/plan-coverage.ts';
import { isComplete, isStale } from '#core/revert/plan-faults.ts';
import { planFor } from '#core/revert/plan-for.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { TemplateRow } from '../ports/revert-plans.ts';
import type { SpaceContext } from '../space-context.ts';

const WEEKS = 12;
const MOST_CHANGES = 1000;

/** How many of the changes of the last weeks had a way back, by what was known when each went out. */
export async function measureCoverage(context: SpaceContext) {
  const now = context.clock.now();
  const [rows, changes, catalogue, { procedure }] = await Promise.all([
    context.storage.revertPlans.all(),
    context.storage.changes.list({ fromAt: now - WEEKS * 7 * DAY_MS, limit: MOST_CHANGES }),
    context.storage.catalogue.get(),
    currentProcedure(context),
  ]);
  const known = { rows, changes, catalogue, policy: procedure.revert, zone: procedure.calendar.zone };
  const counted = changes.filter(({ isRevert }) => !isRevert).map((change) => counting(change, known));
  const inForce = templatesAt(rows, now);
  return {
    ...planCoverage(counted),
    unrehearsed: inForce.filter((one) => isStale(one, procedure.revert, now)),
    withoutTemplate: catalogue.services
      .map(({ id }) => id)
      .filter((id) => !inForce.some(({ service }) => service === id)),
  };
}

interface Known {
  rows: readonly TemplateRow[];
  changes: readonly ChangeRow[];
  catalogue: Catalogue;
  policy: RevertPolicy;
  zone: string;
}

function counting(change: ChangeRow, { rows, changes, catalogue, policy, zone }: Known): CountedChange {
  const { at, services } = change;
  const plan = planFor(change, { templates: templatesAt(rows, at), register: changes, catalogue, now: at });
  const owners = catalogue.services.filter(({ id, owner }) => services.includes(id) && owner !== '');
  return {
    services,
    teams: owners.map(({ owner }) => owner),
    weekOn: weekOn(at, zone),
    complete: isComplete(plan),
    rehearsed: !isStale(plan, policy, at),
  };
}

/** The templates that were in force at an instant, as far as they had been rehearsed by then. */
function templatesAt(rows: readonly TemplateRow[], at: Instant): TemplateRow[] {
  const newest = new Map<string, TemplateRow>();
  for (const row of rows) {
    if (row.since <= at && row.version > (newest.get(row.service)?.version ?? 0)) newest.set(row.service, row);
  }
  return [...newest.values()].map((row) => ({
    ...row,
    rehearsedAt: row.rehearsals.flatMap((one) => (one.at <= at ? [one.at] : [])).toSorted((a, b) => b - a)[0] ?? null,
  }));
}

function weekOn(at: Instant, zone: string): string {
  const day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
