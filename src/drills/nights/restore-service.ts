import { isOpen } from '#core/incident/phase.ts';
import type { MitigationOutcome } from '#core/incident/events.ts';
import type { DurationMs } from '#core/shared/instant.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { command, performDue } from './desk.ts';
import { later, nextId, type NightWorld } from './night-world.ts';
import { isTired, takesMs, type PersonOfTheNight } from './virtual-person.ts';

/** An incident that resists so long is for the day. */
const MOST_ATTEMPTS = 25;

/** Whoever is there tries to restore service, again and again until it works. One attempt at a time. */
export function tryToRestore(world: NightWorld): void {
  const { incident } = world;
  if (incident === null || world.isAttempting || world.attempts >= MOST_ATTEMPTS) return;
  if (!isOpen(incident.phase) || incident.phase === 'stood-down' || incident.mitigatedAt !== null) return;
  const [one] = engineers(world);
  if (one === undefined) return;
  world.isAttempting = true;
  world.attempts += 1;
  const mitigationId = nextId(world, 'mitigation');
  const kind = world.drawn.revertHelps ? 'revert' : 'other';
  const refused = command(world, by(one), {
    type: 'StartMitigation',
    mitigationId,
    kind,
    changeId: null,
    noteTextId: null,
    reasonTextId: null,
  });
  if (refused !== null) {
    world.isAttempting = false;
    later(world, AGAIN_MS, () => tryToRestore(world));
    return;
  }
  const isFirst = world.attempts === 1;
  const luck = world.dice('attempt', world.attempts);
  later(world, attemptMs(world, one), () => seeWhatItDid(world, mitigationId, outcomeOf(world, isFirst, luck)));
}

function seeWhatItDid(world: NightWorld, mitigationId: string, outcome: MitigationOutcome): void {
  world.isAttempting = false;
  const { incident } = world;
  const [one] = engineers(world);
  if (incident === null || !isOpen(incident.phase)) return;
  // Nobody is there any more: it is seen when somebody is.
  if (one === undefined) {
    later(world, AGAIN_MS, () => seeWhatItDid(world, mitigationId, outcome));
    world.isAttempting = true;
    return;
  }
  command(world, by(one), { type: 'VerifyMitigation', mitigationId, outcome, noteTextId: null });
  performDue(world);
  if (outcome === 'worked' || world.drawn.kind === 'false-alarm') return;
  const pauseMs = takesMs(one, world.now, ASSUMPTIONS.does.begin, world.dice('next-attempt', world.attempts));
  later(world, pauseMs, () => tryToRestore(world));
}

const AGAIN_MS: DurationMs = 15 * 60_000;

function outcomeOf(world: NightWorld, isFirst: boolean, luck: number): MitigationOutcome {
  if (world.drawn.kind === 'false-alarm') return 'no-effect';
  const { works } = ASSUMPTIONS;
  const [one] = engineers(world);
  const chance =
    (isFirst ? works.first : works.further) * (one !== undefined && isTired(one, world.now) ? works.whenTired : 1);
  return luck < chance ? 'worked' : 'no-effect';
}

function attemptMs(world: NightWorld, one: PersonOfTheNight): DurationMs {
  const { attempt } = ASSUMPTIONS;
  const spread = world.drawn.revertHelps ? attempt.revert : attempt.other;
  const usualMs = takesMs(one, world.now, spread, world.dice('attempt-takes', world.attempts));
  const withTwo = engineers(world).length > 1 ? attempt.withTwo : 1;
  return Math.round(usualMs * withTwo * (isTired(one, world.now) ? attempt.whenTired : 1));
}

/** Who is there and can do it: whoever came first, the owners of the duty to restore, else anybody who holds a role. */
function engineers({ incident, procedure, people }: NightWorld): PersonOfTheNight[] {
  const owners = procedure.steps.filter(({ act }) => act === 'mitigate').map(({ owner }) => owner);
  const roles = [procedure.intake.triageRole, ...owners, ...Object.keys(incident?.holders ?? {})];
  const ids = new Set(roles.flatMap((role) => incident?.holders[role]?.personId ?? []));
  return [...ids].flatMap((id) => {
    const one = people.get(id);
    return one === undefined || one.inRoomSince === null ? [] : [one];
  });
}

function by({ person }: PersonOfTheNight) {
  return { kind: 'person', id: person.id } as const;
}
