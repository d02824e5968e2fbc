import type { Catalogue } from '#contract/catalogue.ts';
import type { GameDayRow } from '#app/ports/game-days.ts';
import type { PersonRow } from '#app/ports/people.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { faultCount, Refused } from '#app/refused.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { assumedSettings } from '#core/rest/person-rest.ts';
import type { Instant } from '#core/shared/instant.ts';
import { beginDrill } from '../begin-drill.ts';
import { settleCompany, type Company } from '../company.ts';
import { changeSpace } from '../desk/drill-house.ts';
import { schemaFor } from '../desk/schema-for.ts';
import { loadDrill } from '../drill-stream.ts';
import { fillRoles } from '../fill-roles.ts';
import { instantIn, type Scenario } from '../scenario.ts';
import { ownWays } from './answer-invitation.ts';
import { gameDayOf, type GameDayHouse } from './game-day-house.ts';
import { gameScenario } from './game-scenario.ts';
import { tellPages } from './plan-game-day.ts';
import { playedAddress } from './played-address.ts';
import { seatPeople } from './seat-people.ts';
import { sayItBegan } from './say-it-began.ts';

/** More at once would only slow each other down. */
const MOST_UNDER_WAY = 5;

/** Makes the space of a game day for those who agreed and lets its time run. After a crash in between, starting it again goes on. */
export async function startGameDay(house: GameDayHouse, id: string): Promise<GameDayRow> {
  const gameDay = await gameDayOf(house, id);
  const scenario = gameScenario(gameDay.scenario);
  if (scenario === null) throw new Refused('unknown-reference', { what: 'scenario', id: gameDay.scenario ?? '' });
  await mayStart(house, gameDay);
  const beginsAt = gameDay.scenario === null ? house.realNow() : instantIn(scenario, scenario.startsAt);
  const row = (await house.spaces.get(id)) ?? (await makeSpace(house, gameDay, beginsAt));
  await house.refresh(id);
  await settlePlayers(house, gameDay, scenario, row.clock.baseAt);
  await house.gameDays.start(id, house.realNow());
  await changeSpace(house, id, { state: 'running', clock: { ...row.clock, realBaseAt: house.realNow() } });
  await sayItBegan(await house.context(id), gameDay);
  tellPages(house);
  return gameDayOf(house, id);
}

async function mayStart(house: GameDayHouse, { startedAt, endedAt, invitations }: GameDayRow): Promise<void> {
  if (startedAt !== null)
    throw new Refused('refused', {
      reason: endedAt === null ? 'This game day has started already.' : 'This game day has ended.',
      next: endedAt === null ? 'Let it go on if it is paused.' : 'Plan another one.',
    });
  if (!invitations.some(({ answer }) => answer === 'agreed'))
    throw new Refused('refused', {
      reason: 'Nobody has agreed to play yet.',
      next: 'Wait for an answer, or invite somebody else.',
    });
  const underWay = (await house.gameDays.list()).filter((one) => one.startedAt !== null && one.endedAt === null);
  if (underWay.length >= MOST_UNDER_WAY)
    throw new Refused('refused', {
      reason: `${MOST_UNDER_WAY} game days are under way already.`,
      next: 'End one of them first.',
    });
}

async function makeSpace(house: GameDayHouse, { id, speed, scenario }: GameDayRow, baseAt: Instant): Promise<SpaceRow> {
  const row: SpaceRow = {
    ...{ id, schema: schemaFor(id), kind: 'game-day', title: 'Game day', scenario, seat: null },
    // Its time stands still until everything is in place.
    ...{ state: 'paused', waitingFor: null, cursor: 0, createdAt: house.realNow() },
    clock: { baseAt, realBaseAt: house.realNow(), speed },
  };
  await house.spaces.create(row);
  return row;
}

/** Puts the company, the players in their roles and the procedure in force into the space. Safe to repeat. */
async function settlePlayers(
  house: GameDayHouse,
  { id, scenario: scenarioId, invitations }: GameDayRow,
  scenario: Scenario,
  at: Instant,
): Promise<void> {
  const { storage } = await house.context(id);
  if ((await loadDrill({ storage })) !== null) return;
  const real = (await house.context('real')).storage;
  const current = await real.procedures.current();
  if (current === null)
    throw new Refused('refused', { reason: 'No procedure is published yet.', next: 'Publish one, then start.' });
  const agreed = invitations.filter(({ answer }) => answer === 'agreed');
  const yaml = seatPeople(current.yaml, agreed);
  const parsed = parseProcedure(yaml);
  if (!parsed.ok) throw new Refused('bad-procedure', { faults: faultCount(parsed.faults.length) }, parsed.faults);
  const rows = await Promise.all(agreed.map(({ personId }) => real.people.get(personId)));
  const company: Company = {
    ...scenario.company,
    ...(scenarioId === null ? { catalogue: withoutAddresses(await real.catalogue.get()) } : {}),
    people: [...rows.flatMap((person) => (person === null ? [] : [asPlayer(person)])), ...scenario.company.people],
  };
  await settleCompany(storage, fillRoles({ ...scenario, company }, parsed.procedure), { ...current, yaml }, at);
  await keepEstimatesOff(real, storage, agreed);
  await beginDrill({ storage }, scenario, at);
}

/** Whoever is not estimated is not in a game day either; of everybody else's rest the space knows nothing. */
async function keepEstimatesOff(
  real: Pick<SpaceStorage, 'rest'>,
  played: Pick<SpaceStorage, 'rest'>,
  agreed: GameDayRow['invitations'],
): Promise<void> {
  for (const [personId, { settings }] of await real.rest.of(agreed.map((one) => one.personId)))
    if (settings?.estimate === false)
      await played.rest.putSettings(personId, { ...assumedSettings('UTC'), estimate: false });
}

/** The person as the space knows them: by name, and by addresses that lead nowhere outside. */
function asPlayer(person: PersonRow): Company['people'][number] {
  const played = ownWays(person).map(({ channel }) => ({ channel, address: playedAddress(channel, person.id) }));
  const mail = played.find(({ channel }) => channel === 'mail');
  return {
    ...{ id: person.id, name: person.name, zone: person.zone, email: mail?.address ?? null },
    contacts: played.filter(({ channel }) => channel !== 'mail'),
  };
}

/** The company's own catalogue, in which no customer can be written to. */
function withoutAddresses(catalogue: Catalogue): Catalogue {
  return { ...catalogue, customers: catalogue.customers.map((one) => ({ ...one, emails: [], contacts: [] })) };
}
