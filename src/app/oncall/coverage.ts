import type { RoleCoverage } from '#core/procedure/coverage-holes.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { DAY_MS, HOUR_MS, type Instant } from '#core/shared/instant.ts';
import { rosterAt } from '#core/oncall/roster.ts';
import type { SpaceContext } from '../space-context.ts';

const AHEAD_MS = 7 * DAY_MS;

/** The hours of the next week at which nobody holds a role of the procedure. */
export async function coverageAhead(context: SpaceContext, procedure: Procedure): Promise<RoleCoverage[]> {
  const [rotations, people] = await Promise.all([context.storage.rotations.list(), context.storage.people.list()]);
  const askable = new Set(people.filter((person) => person.erasedAt === null).map((person) => person.id));
  const from = Math.floor(context.clock.now() / HOUR_MS) * HOUR_MS;
  const empty = new Map<string, Instant[]>();
  for (let at = from; at < from + AHEAD_MS; at += HOUR_MS) {
    const roster = rosterAt(procedure, rotations, (id) => askable.has(id), at);
    for (const { id } of procedure.roles) {
      if ((roster[id] ?? []).length === 0) empty.set(id, [...(empty.get(id) ?? []), at]);
    }
  }
  return [...empty].map(([role, hours]) => ({ role, gaps: spans(hours) }));
}

function spans(hours: Instant[]): RoleCoverage['gaps'] {
  const gaps: RoleCoverage['gaps'] = [];
  for (const at of hours) {
    const last = gaps.at(-1);
    if (last !== undefined && last.toAt === at) last.toAt = at + HOUR_MS;
    else gaps.push({ fromAt: at, toAt: at + HOUR_MS });
  }
  return gaps;
}
