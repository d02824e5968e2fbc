import type { PlanCatalogue } from './planned-change.ts';

/**
 * Services in the order in which they are reverted: whoever calls comes before what it calls, also across services in
 * between. Inside a circle of calls, and where nothing is known, the given order stays.
 */
export function revertOrder(services: readonly string[], catalogue: PlanCatalogue): string[] {
  const waiting = [...new Set(services)];
  const calls = new Map(waiting.map((id) => [id, calledBy(id, catalogue)]));
  const comesBefore = (one: string, other: string): boolean =>
    calls.get(one)?.has(other) === true && calls.get(other)?.has(one) !== true;
  const order: string[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((id) => !waiting.some((other) => comesBefore(other, id)));
    order.push(...waiting.splice(Math.max(0, next), 1));
  }
  return order;
}

/** Every service that one calls, directly or through others. Itself only where it is part of a circle. */
function calledBy(id: string, { services }: PlanCatalogue): Set<string> {
  return reachable([id], new Map(services.map((service) => [service.id, service.dependsOn])));
}

/** Every service that calls one of these, directly or through others. */
export function callersOf(ids: Iterable<string>, { services }: PlanCatalogue): Set<string> {
  const callers = new Map<string, string[]>();
  for (const { id, dependsOn } of services) {
    for (const callee of dependsOn) callers.set(callee, [...(callers.get(callee) ?? []), id]);
  }
  return reachable([...ids], callers);
}

function reachable(from: readonly string[], edges: ReadonlyMap<string, readonly string[]>): Set<string> {
  const found = new Set<string>();
  const toVisit = from.flatMap((id) => edges.get(id) ?? []);
  for (let next = toVisit.pop(); next !== undefined; next = toVisit.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    toVisit.push(...(edges.get(next) ?? []));
  }
  return found;
}
