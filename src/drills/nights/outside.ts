import type { SignalLink } from '#core/incident/commands.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { ASSUMPTIONS } from './assumptions.ts';
import { command, pageForSignals, performDue, rosterOf } from './desk.ts';
import type { DrawnSignal } from './draw-night.ts';
import { later, nextId, type NightWorld } from './night-world.ts';
import { enterRoom, leaveRoom, takesMs, type PersonOfTheNight } from './virtual-person.ts';

/** A signal comes in, as the procedure's intake takes it. */
export function takeSignal(world: NightWorld, signal: DrawnSignal): void {
  const { intake } = world.procedure;
  if (world.groupDismissedAt !== null) return;
  if (world.incident !== null) {
    // Nobody complains of what works again.
    if (hasEnded(world.incident.phase) || world.incident.mitigatedAt !== null) return;
    command(world, DESK, { type: 'LinkSignals', signals: [linkOf(world, signal)] });
    performDue(world);
    return;
  }
  world.waiting.push(signal);
  if (signal.kind === 'report' && intake.report === 'open-incident')
    openIncident(world, { kind: 'reporter', id: 'support' }, 'report');
  else if (world.groupPageId === null && (signal.kind === 'report' || intake.alert === 'page')) pageForSignals(world);
}

/** Whoever was paged for signals looks at them, and opens an incident or sees that there is nothing to it. */
export function lookAtSignals(world: NightWorld, one: PersonOfTheNight): void {
  enterRoom(one, world.now);
  later(world, takesMs(one, world.now, ASSUMPTIONS.does.look, world.dice('look')), () => {
    if (world.incident !== null) return;
    if (world.drawn.seenThrough) {
      world.groupDismissedAt = world.now;
      leaveRoom(one, world.now);
    } else openIncident(world, { kind: 'person', id: one.person.id }, 'alert');
  });
}

function openIncident(world: NightWorld, by: Actor, source: 'report' | 'alert'): void {
  const signals = world.waiting.splice(0).map((signal) => linkOf(world, signal));
  const [first] = signals;
  command(world, by, {
    type: 'Report',
    number: 1,
    titleTextId: nextId(world, 'text'),
    groupId: 'group',
    procedureVersionId: 'procedure',
    source,
    featureId: first?.featureId ?? null,
    tier: first?.tier ?? 'unknown',
    roster: rosterOf(world),
    signals,
  });
  performDue(world);
}

function linkOf({ drawn, serial }: NightWorld, { kind, customerId, measure, at }: DrawnSignal): SignalLink {
  const isSecondary = drawn.kind === 'P3';
  return {
    signal: kind,
    signalId: `${kind}-${customerId ?? measure ?? serial}`,
    customerId,
    featureId: isSecondary ? 'secondary-feature' : 'core-feature',
    tier: isSecondary ? 'secondary' : 'core',
    groupId: 'group',
    measure,
    receivedAt: at,
  };
}
