import * as contract from '#contract/rest-protection.ts';
import { coverCandidates, type RestConflict } from '#core/rest/cover.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Contexts } from '../space-context.ts';
import { readProtection, type Protection } from './read-protection.ts';
import { swapCover } from './swap-cover.ts';

/** Routes of rest after a night of work. They tell names and times, and nothing of how anybody is. */
export function protectionRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.getRestProtection, async ({ query }) => shown(await readProtection(await context(query.space)))),
    bind(contract.swapCover, async ({ query, body }) => {
      const { swapped, protection } = await swapCover(await context(query.space), body);
      const cover = named(protection, swapped.coverId);
      return { id: swapped.rotationId, ...shownDuty(protection, swapped), cover };
    }),
  ];
}

function shown(protection: Protection): contract.RestProtection {
  return {
    protections: protection.rests.map(({ personId, fromAt, untilAt }) => ({
      person: named(protection, personId),
      untilAt: toIso(untilAt),
      works: fromAt === null,
    })),
    conflicts: protection.conflicts.map((conflict) => ({
      ...shownDuty(protection, conflict),
      candidates: coverCandidates(conflict, protection).map((personId) => named(protection, personId)),
    })),
    covered: protection.covered.map((one) => ({
      ...shownDuty(protection, one),
      cover: named(protection, one.coverId),
    })),
  };
}

function shownDuty(protection: Protection, { rotationId, personId, fromAt, toAt }: RestConflict) {
  const rotation = protection.rotations.find(({ id }) => id === rotationId);
  return {
    rotation: { id: rotationId, name: rotation?.name ?? rotationId },
    person: named(protection, personId),
    fromAt: toIso(fromAt),
    toAt: toIso(toAt),
  };
}

function named({ people }: Protection, id: string): { id: string; name: string } {
  return { id, name: people.get(id)?.name ?? 'somebody' };
}
