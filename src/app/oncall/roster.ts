import { rosterAt } from '#core/oncall/roster.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { SpaceContext } from '../space-context.ts';

/** Whom the schedules name for each role at an instant; erased people are left out. */
export async function rosterNow(
  context: SpaceContext,
  procedure: Procedure,
  at: Instant = context.clock.now(),
): Promise<Record<string, string[]>> {
  const [rotations, people] = await Promise.all([context.storage.rotations.list(), context.storage.people.list()]);
  const askable = new Set(people.filter((person) => person.erasedAt === null).map((person) => person.id));
  return rosterAt(procedure, rotations, (id) => askable.has(id), at);
}

/** Whether two rosters name the same people in the same order. */
export function sameRoster(one: Record<string, string[]>, other: Record<string, string[]>): boolean {
  const roles = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...roles].every((role) => (one[role] ?? []).join(' ') === (other[role] ?? []).join(' '));
}
