import { coverCandidates, mayCover, type Covered, type RestConflict } from '#core/rest/cover.ts';
import type { RotationRow } from '../ports/rotations.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { readProtection, type Protection } from './read-protection.ts';
import { swapMessages } from './swap-messages.ts';

export interface AskedSwap {
  rotationId: string;
  /** Who rests. */
  personId: string;
  coverId?: string | undefined;
}

const MOST_TRIES = 5;
/** As many as a rotation may have by the API; those that are over make room. */
const MOST_OVERRIDES = 500;

/** Puts somebody in place of one who rests, until the rest or the duty is over, and tells both. A repeat changes nothing. */
export async function swapCover(
  context: SpaceContext,
  asked: AskedSwap,
): Promise<{ swapped: Covered; protection: Protection }> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const protection = await readProtection(context);
    const conflict = protection.conflicts.find((one) => isAbout(one, asked));
    const swapped = conflict === undefined ? doneBefore(protection, asked) : takenOver(protection, conflict, asked);
    if (conflict === undefined || (await write(context, protection, swapped))) {
      // A crash between the swap and its messages is mended by the next press: their ids are the same.
      await context.storage.outbox.put(swapMessages(protection, swapped), protection.now);
      context.live.tell({ topic: 'people', id: null, version: null });
      return { swapped, protection };
    }
  }
  throw new Refused('version-conflict');
}

function isAbout(one: RestConflict, { rotationId, personId }: AskedSwap): boolean {
  return one.rotationId === rotationId && one.personId === personId;
}

function doneBefore({ covered }: Protection, asked: AskedSwap): Covered {
  const done = covered.find(
    (one) => isAbout(one, asked) && (asked.coverId === undefined || one.coverId === asked.coverId),
  );
  if (done !== undefined) return done;
  throw new Refused('refused', {
    reason: 'No duty of theirs in this rotation falls into a rest that is protected now.',
    next: 'Look at who is on call; an administrator can add an override for any other time.',
  });
}

function takenOver(protection: Protection, conflict: RestConflict, { coverId }: AskedSwap): Covered {
  const chosen = coverId ?? coverCandidates(conflict, protection)[0];
  if (chosen === undefined)
    throw new Refused('refused', {
      reason: 'Nobody of this rotation or of its deputies is rested.',
      next: 'Ask somebody else, and name them as cover.',
    });
  if (!protection.isAskable(chosen)) throw new Refused('unknown-reference', { what: 'person', id: chosen });
  if (!mayCover(chosen, conflict, protection))
    throw new Refused('refused', {
      reason:
        chosen === conflict.personId
          ? 'They cannot cover for themselves.'
          : 'They rest too after a night of work when this duty begins.',
      next: 'Choose somebody who is rested.',
    });
  return { ...conflict, coverId: chosen };
}

async function write(context: SpaceContext, { rotations, now }: Protection, swapped: Covered): Promise<boolean> {
  const rotation = rotations.find(({ id }) => id === swapped.rotationId);
  if (rotation === undefined) return false;
  const { coverId: personId, fromAt, toAt } = swapped;
  const kept = withRoom(rotation.overrides, now);
  return context.storage.rotations.setOverrides(rotation.id, rotation.overrides, [...kept, { personId, fromAt, toAt }]);
}

function withRoom(overrides: RotationRow['overrides'], now: number): RotationRow['overrides'] {
  return overrides.length < MOST_OVERRIDES ? overrides : overrides.filter(({ toAt }) => toAt > now);
}
