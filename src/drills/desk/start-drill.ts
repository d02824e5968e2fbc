import type { SpaceRow } from '#app/ports/spaces.ts';
import { faultCount, Refused } from '#app/refused.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { beginDrill } from '../begin-drill.ts';
import { settleCompany } from '../company.ts';
import { loadDrill } from '../drill-stream.ts';
import { fillRoles } from '../fill-roles.ts';
import { instantIn, type Scenario, type Seat } from '../scenario.ts';
import { changeSpace, type DrillHouse } from './drill-house.ts';
import { schemaFor } from './schema-for.ts';

/** More at once would only slow each other down. */
const MOST_DRILLS = 10;

/** Makes a space for a scenario, with its company and the procedure in force on the desk, and lets its time run. */
export async function startDrill(
  house: DrillHouse,
  scenario: Scenario,
  { speed, seat }: { speed: number; seat: Seat | null },
): Promise<SpaceRow> {
  const drills = (await house.spaces.list()).filter((row) => row.kind === 'drill');
  if (drills.length >= MOST_DRILLS)
    throw new Refused('refused', {
      reason: `There are ${MOST_DRILLS} drills already.`,
      next: 'End one of them first.',
    });
  const id = house.ids.next('drill');
  const row: SpaceRow = {
    id,
    schema: schemaFor(id),
    kind: 'drill',
    title: scenario.title,
    scenario: scenario.id,
    seat,
    // Its time stands still until everything is in place.
    state: 'paused',
    waitingFor: null,
    clock: { baseAt: instantIn(scenario, scenario.startsAt), realBaseAt: house.realNow(), speed },
    cursor: 0,
    createdAt: house.realNow(),
  };
  await house.spaces.create(row);
  await prepareDrill(house, row, scenario);
  const running = await changeSpace(house, id, {
    state: 'running',
    clock: { ...row.clock, realBaseAt: house.realNow() },
  });
  if (running === null) throw new Refused('not-found', { what: 'drill', id });
  return running;
}

/** Puts a drill's company and procedure in place. Safe to repeat, after a crash in between. */
export async function prepareDrill(house: DrillHouse, row: SpaceRow, scenario: Scenario): Promise<void> {
  const { storage } = await house.context(row.id);
  if ((await loadDrill({ storage })) !== null) return;
  const current =
    (await storage.procedures.current()) ?? (await (await house.context('real')).storage.procedures.current());
  if (current === null)
    throw new Refused('refused', {
      reason: 'No procedure is published yet.',
      next: 'Publish one, then start the drill.',
    });
  const parsed = parseProcedure(current.yaml);
  if (!parsed.ok) throw new Refused('bad-procedure', { faults: faultCount(parsed.faults.length) }, parsed.faults);
  await settleCompany(storage, fillRoles(scenario, parsed.procedure), current, instantIn(scenario, scenario.startsAt));
  await beginDrill({ storage }, scenario);
}
