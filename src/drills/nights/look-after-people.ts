import type { Incident } from '#core/incident/incident.ts';
import { pageChain } from '#core/oncall/roster.ts';
import { PACKET_TOPICS } from '#core/rest/handover-packet.ts';
import { packetDigest } from '#core/rest/packet-digest.ts';
import type { PersonRest, RestFact } from '#core/rest/person-rest.ts';
import { planRelief } from '#core/rest/plan-relief.ts';
import { isLookedAfter, reliefs, wasNarrowed } from '#core/rest/relief.ts';
import { DESK } from '#core/shared/actor.ts';
import { trueLevel, trueRest } from './asleep.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { command, performDue, rosterOf } from './desk.ts';
import { later, nextId, type NightWorld } from './night-world.ts';
import { takesMs, type PersonOfTheNight } from './virtual-person.ts';

/**
 * The desk proposes a handover for whoever needs relief, by its own rule and by what it can know: the usual sleep and the
 * pages of the night, never the sleep that somebody really had. Where nobody can take over, work is narrowed.
 */
export function lookAfterPeople(world: NightWorld): void {
  const { incident, procedure, now } = world;
  if (incident === null || !isLookedAfter({ incident, procedure }) || !anybodyMayBeTired(world, incident)) return;
  const rests = new Map([...world.people].map(([id, one]) => [id, restOf(world, one)]));
  const due = reliefs({ incident, procedure }, { rests, incidents: new Map() }, now);
  const { rota } = world;
  const reachable = new Set(world.people.keys());
  const known = { rotations: rota.rotations, rests, reachable, resting: new Set<string>(), elsewhere: new Map() };
  const planned = planRelief({ incident, procedure }, due, known, now);
  const [first, ...alsoRoles] = planned.flatMap(({ role, candidateIds }) =>
    candidateIds.length === 0
      ? []
      : [{ handoverId: nextId(world, 'handover'), pageId: nextId(world, 'page'), role, candidateIds }],
  );
  if (first !== undefined)
    command(world, DESK, { type: 'ProposeHandover', cause: 'rest-policy', noteTextId: null, ...first, alsoRoles });
  for (const { role, candidateIds } of planned) if (candidateIds.length === 0) narrow(world, role);
  performDue(world);
}

/** Estimates are dear: nobody is estimated while everybody is wide awake. */
function anybodyMayBeTired({ people, procedure, now }: NightWorld, { holders }: Incident): boolean {
  const soon = now + procedure.rest.proposeAheadMs;
  return Object.values(holders).some(({ personId, sinceAt, onItSinceAt }) => {
    const one = people.get(personId);
    if (one === undefined) return false;
    const duty = { onIncidentMs: soon - onItSinceAt, inRoleMs: soon - sinceAt };
    return trueLevel(trueRest(one.sleeper, soon), duty, procedure.rest.levels) !== 'rested';
  });
}

function narrow(world: NightWorld, role: string): void {
  const { incident, procedure } = world;
  if (incident === null) return;
  if (wasNarrowed(incident, role)) return;
  const holding = new Set(Object.values(incident.holders).map(({ personId }) => personId));
  const personIds = [procedure.commander, procedure.commitments.approverRole]
    .flatMap((one) => pageChain(procedure, rosterOf(world), one))
    .filter((id) => !holding.has(id));
  command(world, DESK, { type: 'NarrowWork', role, pageId: nextId(world, 'page'), personIds: [...new Set(personIds)] });
}

/** Whoever answered the page of a handover reads the packet, reads it back, and takes over. */
export function readThePacket(world: NightWorld, one: PersonOfTheNight, pageId: string): boolean {
  const { handovers = {}, pages = {} } = world.incident ?? {};
  const [open, ...others] = Object.values(handovers).filter(
    (handover) => handover.end === null && handover.pageId !== null && pages[handover.pageId]?.callId === pageId,
  );
  if (open === undefined) return false;
  const afterMs = takesMs(one, world.now, ASSUMPTIONS.does.packet, world.dice('packet', open.id));
  later(world, afterMs, () => {
    if (world.incident === null) return;
    command(
      world,
      { kind: 'person', id: one.person.id },
      {
        type: 'TakeOver',
        handoverId: open.id,
        alsoIds: others.map(({ id }) => id),
        digest: packetDigest(world.incident),
        confirmed: [...PACKET_TOPICS],
        readBackTextId: nextId(world, 'text'),
      },
    );
    performDue(world);
  });
  return true;
}

/** What a desk would know of somebody's rest. */
function restOf({ askings }: NightWorld, { person }: PersonOfTheNight): PersonRest {
  const { zone, sleep } = person;
  const facts = askings.flatMap(({ at, personId, by, answersAt }, index): RestFact[] =>
    personId === person.id && by === 'page' ? [{ id: `page-${index}`, at, kind: 'page', answeredAt: answersAt }] : [],
  );
  const settings = { zone, usual: sleep, usualBeforeDayOff: sleep, daysOff: [], infer: false, estimate: true };
  return { settings, facts };
}
