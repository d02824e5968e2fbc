import { onCallAt, type Rotation } from '../oncall/rotation.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Instant } from '../shared/instant.ts';
import { NIGHT, isWithin } from './night.ts';
import type { ProtectedRest } from './protection.ts';

/** Duty inside of somebody's protected rest, `[fromAt, toAt)`. */
export interface RestConflict {
  rotationId: string;
  personId: string;
  fromAt: Instant;
  toAt: Instant;
}

/** A conflict that somebody's override has taken away. */
export interface Covered extends RestConflict {
  coverId: string;
}

/** Who could take over, and what is known of them. */
export interface CoverFacts {
  procedure: Procedure;
  rotations: readonly Rotation[];
  rests: readonly ProtectedRest[];
  zoneOf(personId: string): string;
  isAskable(personId: string): boolean;
}

/**
 * When rotations name people who are to rest, from now on. What comes after a part that somebody has taken over waits
 * while the work goes on: only its end says how much is left.
 */
export function restConflicts(
  rotations: readonly Rotation[],
  rests: readonly ProtectedRest[],
  now: Instant,
): RestConflict[] {
  return rotations.flatMap((rotation) =>
    rests.flatMap(({ personId, fromAt: restsSince, untilAt }) =>
      dutySpans(rotation, now, untilAt)
        .filter((span) => span.personId === personId)
        .filter(({ fromAt }) => restsSince !== null || !rotation.overrides.some(({ toAt }) => toAt === fromAt))
        .map(({ fromAt, toAt }) => ({ rotationId: rotation.id, personId, fromAt, toAt })),
    ),
  );
}

/** Overrides by which somebody has taken over duty that would fall into another's rest. */
export function coveredRests(rotations: readonly Rotation[], rests: readonly ProtectedRest[], now: Instant): Covered[] {
  return rotations.flatMap((rotation) =>
    restConflicts([{ ...rotation, overrides: [] }], rests, now).flatMap((conflict) => {
      const spans = dutySpans(rotation, conflict.fromAt, conflict.toAt);
      const taken = spans.filter(({ personId }) => personId !== conflict.personId);
      const overrides = taken.flatMap(
        ({ fromAt: at }) => rotation.overrides.findLast(({ fromAt, toAt }) => fromAt <= at && at < toAt) ?? [],
      );
      return [...new Set(overrides)].map(({ personId: coverId, fromAt, toAt }) => ({
        rotationId: rotation.id,
        personId: conflict.personId,
        coverId,
        fromAt,
        toAt,
      }));
    }),
  );
}

/**
 * Who could take over, the best first: those for whom it is day, then others; each time members of the same rotation
 * before those of the deputies' rotations. Nobody who is to rest, or who has been erased.
 */
export function coverCandidates(conflict: RestConflict, facts: CoverFacts): string[] {
  const rotation = facts.rotations.find(({ id }) => id === conflict.rotationId);
  if (rotation === undefined) return [];
  const asked = [...inTurnAfter(rotation, conflict.personId), ...deputies(rotation, facts)];
  const able = [...new Set(asked)].filter((personId) => mayCover(personId, conflict, facts));
  const isDay = (personId: string): boolean => !isWithin(NIGHT, facts.zoneOf(personId), conflict.fromAt);
  return [...able.filter(isDay), ...able.filter((personId) => !isDay(personId))];
}

/** Whether somebody can be asked and does not rest themselves when the duty begins. */
export function mayCover(
  personId: string,
  { personId: resting, fromAt }: RestConflict,
  { rests, isAskable }: Pick<CoverFacts, 'rests' | 'isAskable'>,
): boolean {
  const own = rests.find((rest) => rest.personId === personId);
  return personId !== resting && isAskable(personId) && (own === undefined || own.untilAt <= fromAt);
}

function inTurnAfter({ people }: Rotation, personId: string): string[] {
  const place = people.indexOf(personId);
  return [...people.slice(place + 1), ...people.slice(0, Math.max(0, place))];
}

function deputies(rotation: Rotation, { procedure, rotations }: CoverFacts): string[] {
  const filled = procedure.roles.filter(({ filledBy }) => 'schedule' in filledBy && filledBy.schedule === rotation.id);
  return filled
    .flatMap((role) => role.deputies)
    .flatMap((id) => procedure.roles.find((role) => role.id === id) ?? [])
    .flatMap(({ filledBy }) =>
      'people' in filledBy ? filledBy.people : (rotations.find(({ id }) => id === filledBy.schedule)?.people ?? []),
    );
}

/** Who is on duty by a rotation in `[fromAt, toAt)`, one span for each stretch of one person. */
function dutySpans(
  rotation: Rotation,
  fromAt: Instant,
  toAt: Instant,
): { personId: string; fromAt: Instant; toAt: Instant }[] {
  const spans: { personId: string; fromAt: Instant; toAt: Instant }[] = [];
  for (let at = fromAt; at < toAt;) {
    const onCall = onCallAt(rotation, at);
    const until = Math.min(onCall?.untilAt ?? nextStart(rotation, at), toAt);
    const last = spans.at(-1);
    if (onCall !== null && last?.personId === onCall.personId && last.toAt === at) last.toAt = until;
    else if (onCall !== null) spans.push({ personId: onCall.personId, fromAt: at, toAt: until });
    at = until;
  }
  return spans;
}

/** Where nobody is on duty: when somebody may be again. */
function nextStart(rotation: Rotation, at: Instant): Instant {
  const starts = rotation.overrides.map((one) => one.fromAt).filter((start) => start > at);
  const first = Temporal.PlainDateTime.from(rotation.startsOn).toZonedDateTime(rotation.zone).epochMilliseconds;
  return Math.min(...starts, first > at ? first : Infinity);
}
