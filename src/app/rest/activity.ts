import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { SpaceContext } from '../space-context.ts';

/** That a person acts, as a sign that they are up; the storage keeps it of those alone who turned that on. */
export function activityOf({ ids }: Pick<SpaceContext, 'ids'>, by: Actor, at: Instant): AlsoWrite[] {
  if (by.kind !== 'person') return [];
  return [{ kind: 'rest-activity', row: { personId: by.id, fact: { id: ids.next('rest'), at, kind: 'activity' } } }];
}
