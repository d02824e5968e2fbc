import * as contract from '#contract/maintenance.ts';
import type { AnswerOf } from '#contract/route.ts';
import { maintenanceState, shownEntries } from '#core/status/maintenance.ts';
import { fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { MaintenanceRow } from '../ports.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { putMaintenance } from './maintenances.ts';

const MOST_LISTED = 200;

/** Routes of planned maintenance, in the real space alone. */
export function maintenanceRoutes(context: SpaceContext): BoundRoute[] {
  const shown = (row: MaintenanceRow): Shown => shownMaintenance(row, context.clock.now());
  return [
    bind(contract.listMaintenances, async () => ({
      maintenances: (await context.storage.maintenances.list(MOST_LISTED)).map(shown),
    })),
    bind(contract.planMaintenance, async ({ body }) =>
      shown(await putMaintenance(context, null, { kind: 'plan', ...(await planOf(context, body)) })),
    ),
    bind(contract.changeMaintenance, async ({ params, body }) =>
      shown(await putMaintenance(context, params.id, { kind: 'plan', ...(await planOf(context, body)) })),
    ),
    bind(contract.sayOfMaintenance, async ({ params, body }) =>
      shown(await putMaintenance(context, params.id, { kind: 'say', ...body })),
    ),
  ];
}

type Shown = AnswerOf<typeof contract.planMaintenance>;

interface Plan {
  title: string;
  componentIds: string[];
  startsAt: string;
  endsAt: string;
  text: string;
}

async function planOf(
  context: SpaceContext,
  { startsAt, endsAt, ...plan }: Plan,
): Promise<Omit<Plan, 'startsAt' | 'endsAt'> & { startsAt: Instant; endsAt: Instant }> {
  const { features } = await context.storage.catalogue.get();
  const unknown = plan.componentIds.find((id) => !features.some((feature) => feature.id === id));
  if (unknown !== undefined) throw new Refused('unknown-reference', { what: 'component', id: unknown });
  return { ...plan, startsAt: fromIso(startsAt), endsAt: fromIso(endsAt) };
}

function shownMaintenance(row: MaintenanceRow, now: Instant): Shown {
  return {
    id: row.id,
    title: row.title,
    componentIds: row.componentIds,
    startsAt: toIso(row.startsAt),
    endsAt: toIso(row.endsAt),
    state: maintenanceState(row, now),
    entries: shownEntries(row, now).map(({ at, text, state }) => ({ at: toIso(at), text, state })),
  };
}
