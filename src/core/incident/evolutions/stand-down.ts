import { assertNever } from '../../shared/assert-never.ts';
import { personOf } from '../../shared/actor.ts';
import type { EventOf } from '../events.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Incident } from '../incident.ts';
import type { Phase } from '../phase.ts';
import type { Asked, StandDown, Watch } from '../stand-down.ts';
import { arrived } from './arrived.ts';

/** The part of `evolve` that keeps who watches, and when work rested. */
export function evolveStandDown(
  incident: Incident,
  event: EventOf<'WatcherAsked' | 'WatcherAgreed' | 'StoodDown' | 'WorkResumed'>,
): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'WatcherAsked':
      return { ...incident, watch: asked(incident.watch, { personId: event.data.personId, askedBy: by, askedAt: at }) };
    case 'WatcherAgreed':
      return agreed(incident, event);
    case 'StoodDown':
      return stoodDown(incident, event);
    case 'WorkResumed':
      return arrived(resumed(incident, event), 'resumed', at);
    default:
      return assertNever(event);
  }
}

/** A pause in which one more audience got words; null while nobody rests. */
export function toldOfRest(standDown: StandDown | null, audience: string): StandDown | null {
  return standDown === null || standDown.told.includes(audience)
    ? standDown
    : { ...standDown, told: [...standDown.told, audience] };
}

/** Whoever agreed watches on until the next one agrees too. */
function asked(watch: Watch | null, next: Asked): Watch {
  return watch === null || watch.agreedAt === null ? { ...next, agreedAt: null, next: null } : { ...watch, next };
}

function agreed(incident: Incident, { at, by }: EventOf<'WatcherAgreed'>): Incident {
  const personId = personOf(by);
  if (personId === null) return incident;
  const { standDown, watch } = incident;
  const { askedBy, askedAt } = [watch, watch?.next].find((one) => one?.personId === personId) ?? {
    askedBy: by,
    askedAt: at,
  };
  return {
    ...incident,
    watch: { personId, askedBy, askedAt, agreedAt: at, next: null },
    standDown: standDown === null ? null : { ...standDown, watcherId: personId },
  };
}

/** People are released: their stints end, and nobody holds a role until work goes on. */
function stoodDown(incident: Incident, { at, by, data }: EventOf<'StoodDown'>): Incident {
  const released = Object.fromEntries(Object.entries(incident.holders).map(([role, { personId }]) => [role, personId]));
  return {
    ...incident,
    phase: 'stood-down',
    holders: {},
    formerHolders: [
      ...incident.formerHolders,
      ...Object.entries(incident.holders).map(([role, { personId, sinceAt }]) => ({
        ...{ role, personId },
        ...{ fromAt: sinceAt, toAt: at },
      })),
    ],
    standDown: { at, by, ...data, from: incident.phase, released, told: [] },
    wokenAt: null,
    pauses: [...incident.pauses, { fromAt: at, toAt: data.resumeAt, released: Object.keys(released) }],
  };
}

function resumed(incident: Incident, { at, data }: EventOf<'WorkResumed'>): Incident {
  const { standDown } = incident;
  if (standDown === null) return incident;
  return {
    ...incident,
    phase: phaseInTheMorning(incident, standDown),
    watch: null,
    wokenAt: data.cause === 'time' ? null : at,
    ...pauseEnded(incident, at),
  };
}

/** What was seen to work, or was assessed, during the night holds in the morning. */
function phaseInTheMorning({ mitigatedAt, assessment }: Incident, { from }: StandDown): Phase {
  if (mitigatedAt !== null) return 'monitoring';
  return from === 'assessing' && assessment?.priority != null ? 'mitigating' : from;
}

/** Nobody rests any longer, whatever ended it: time that was to be rested and was not counts again. */
export function pauseEnded({ standDown, pauses }: Incident, at: Instant): Pick<Incident, 'standDown' | 'pauses'> {
  return {
    standDown: null,
    pauses: pauses.map((pause) => (pause.fromAt === standDown?.at ? { ...pause, toAt: at } : pause)),
  };
}
