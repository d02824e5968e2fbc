import * as contract from '#contract/nights.ts';
import { rehearseAgain } from '#contract/rehearsal.ts';
import { bind, type BoundRoute } from '#app/handlers.ts';
import { loadIncident } from '#app/incident/load-incident.ts';
import { Refused } from '#app/refused.ts';
import type { Contexts, SpaceContext } from '#app/space-context.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { changeProcedure, SettingError } from '../nights/change-procedure.ts';
import { yearOf } from '../nights/rehearse-nights.ts';
import type { Rota } from '../nights/rota.ts';
import { plainScenario, type PlainScenario } from '../past/plain-scenario.ts';
import { scenarioOfIncident } from '../past/scenario-of-incident.ts';
import { findScenario } from '../scenarios/find-scenario.ts';
import { readVirtualPerson, type VirtualPersonOfCast } from '../virtual-people.ts';
import { readProcedure, type RehearsalDone, type RehearsalJob } from './rehearsal-job.ts';

/** What rehearsals on a desk need: its spaces, and a thread beside the one that sends pages. */
export interface RehearsalHouse extends Contexts {
  /** Does a rehearsal elsewhere; refused while another one runs. */
  run<J extends RehearsalJob>(job: J): Promise<RehearsalDone[J['kind']]>;
  /** How far the one that runs has come; null when none does. */
  progress(): { done: number; of: number } | null;
  /** Seconds of real time, to say how long it took. */
  realNow(): number;
}

/** Routes that rehearse with the desk's own people, rotations, incidents and procedure. Nothing of it is kept. */
export function rehearsalRoutes(house: RehearsalHouse): BoundRoute[] {
  return [
    bind(contract.rehearseNights, async ({ query, body }) => {
      const space = await house.context(query.space);
      const { nights, seed } = body;
      const yaml = await fileOf(space, body.procedure);
      readProcedure(yaml);
      const other = changed(body.compare ?? yaml, body.set);
      const compared = body.compare === null && body.set.length === 0 ? null : other;
      if (compared !== null) readProcedure(compared);
      const rota = await rotaOf(space);
      const from = house.realNow();
      const done = await house.run({ kind: 'nights', yaml, other: compared, rota, seed, fromAt: yearOf(rota), nights });
      return { ...done, seconds: Math.round((house.realNow() - from) / 100) / 10 };
    }),
    bind(contract.nightsProgress, async () => ({ running: house.progress() })),
    bind(contract.rehearseOneNight, async ({ query, body }) => {
      const space = await house.context(query.space);
      const { night, seed } = body;
      const yaml = changed(await fileOf(space, body.procedure), body.set);
      readProcedure(yaml);
      const rota = await rotaOf(space);
      const told = await house.run({ kind: 'one-night', yaml, rota, seed, fromAt: yearOf(rota), night });
      return { night, ...told };
    }),
    bind(rehearseAgain, async ({ query, body }) => {
      const space = await house.context(query.space);
      const yaml = await fileOf(space, body.procedure);
      const procedure = readProcedure(yaml);
      const scenario = await scenarioFor(space, body);
      const virtualPeople = body.virtualPeople.map((text) => virtualPerson(text, procedure));
      return house.run({ kind: 'again', yaml, scenario, virtualPeople });
    }),
  ];
}

/** The file that is given, else the one in force. */
async function fileOf({ storage }: SpaceContext, yaml: string | null): Promise<string> {
  if (yaml !== null) return yaml;
  const current = await storage.procedures.current();
  if (current === null)
    throw new Refused('refused', { reason: 'No procedure is published yet.', next: 'Publish one, or hand in a file.' });
  return current.yaml;
}

function changed(yaml: string, settings: string[]): string {
  try {
    return changeProcedure(yaml, settings);
  } catch (error) {
    if (error instanceof SettingError) throw new Refused('bad-input', {}, [{ path: 'set', message: error.message }]);
    throw error;
  }
}

/** Everybody who can be asked. What people told the desk about their sleep is theirs, so all sleep at the usual hours. */
async function rotaOf({ storage }: SpaceContext): Promise<Rota> {
  const [people, rotations] = await Promise.all([storage.people.list(), storage.rotations.list()]);
  const sleep = { fromMinute: 23 * 60, toMinute: 7 * 60 };
  const askable = people.filter(({ erasedAt }) => erasedAt === null);
  if (askable.length === 0)
    throw new Refused('refused', { reason: 'Nobody is on this desk who could be asked.', next: 'Add people first.' });
  return {
    isInvented: false,
    people: askable.map(({ id, zone }) => ({ id, zone, sleep })),
    rotations,
  };
}

async function scenarioFor(
  space: SpaceContext,
  { incident, scenario }: { incident: number | null; scenario: string | null },
): Promise<PlainScenario> {
  if (incident !== null) return pastIncident(space, incident);
  const found = findScenario(scenario ?? 'long-night');
  if (found === null) throw new Refused('unknown-reference', { what: 'scenario', id: scenario ?? '' });
  return plainScenario(found);
}

async function pastIncident(space: SpaceContext, number: number): Promise<PlainScenario> {
  const rows = await space.storage.incidents.list({ state: 'all', limit: 1, number });
  const [row] = rows;
  if (row === undefined) throw new Refused('not-found', { what: 'incident', id: String(number) });
  const { incident: state, procedure } = await loadIncident(space, row.id);
  const stored = await space.storage.events.read<IncidentEvent>({ kind: 'incident', id: row.id });
  const { features } = await space.storage.catalogue.get();
  const events = stored.map(({ event }) => event);
  return scenarioOfIncident({ id: row.id, state, procedure, events, catalogue: { features } });
}

function virtualPerson(text: string, procedure: Procedure): VirtualPersonOfCast {
  const person = readVirtualPerson(text, procedure);
  if (person !== null) return person;
  const roles = procedure.roles.map(({ id }) => id).join(', ');
  const message = `“${text}” is not understood. Write late, asleep or absent, and a role if you like: ${roles}.`;
  throw new Refused('bad-input', {}, [{ path: 'virtualPeople', message }]);
}
