import * as contract from '#contract/maintenance.ts';
import type { AnswerOf } from '#contract/route.ts';
import type { MaintenanceChange } from '#core/status/change-maintenance.ts';
import { maintenanceState, shownEntries } from '#core/status/maintenance.ts';
import { fromIso, toIso, type Instant } from '#core/shared/instant.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { MaintenanceRow } from '../ports/maintenances.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { mustPromiseNothing } from './maintenance-words.ts';
import { putMaintenance } from './maintenances.ts';

const MOST_LISTED = 200;

/** Routes of planned maintenance, in the real space alone. */
export function maintenanceRoutes(context: SpaceContext): BoundRoute[] {
  const put = async (id: string | null, change: MaintenanceChange, caller: Caller): Promise<Shown> => {
    mustPromiseNothing(change, caller);
    return shown(await putMaintenance(context, id, change));
  };
  const shown = (row: MaintenanceRow): Shown => shownMaintenance(row, context.clock.now());
  return [
    bind(contract.listMaintenances, async () => ({
      maintenances: (await context.storage.maintenances.list(MOST_LISTED)).map(shown),
    })),
    bind(contract.planMaintenance, async ({ body, caller }) =>
      put(null, { kind: 'plan', ...(await planOf(context, body)) }, caller),
    ),
    bind(contract.changeMaintenance, async ({ params, body, caller }) =>
      put(params.id, { kind: 'plan', ...(await planOf(context, body)) }, caller),
    ),
    bind(contract.sayOfMaintenance, async ({ params, body, caller }) =>
      put(params.id, { kind: 'say', ...body }, caller),
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
