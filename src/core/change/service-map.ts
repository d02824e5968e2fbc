/** What of the catalogue says where harm can spread. Ids only; edges may be missing and may form cycles. */
export interface ServiceCatalogue {
  features: readonly { id: string; name: string; services: readonly string[] }[];
  services: readonly { id: string; name: string; dependsOn: readonly string[] }[];
}

/** How one service lies to another: the same, one or more calls above it, called by it, or none of these. */
export type Relation = 'same' | 'caller' | 'caller-of-caller' | 'further-above' | 'callee' | 'unrelated';

/**
 * How often harm that begins at a service is first seen there, at one that calls it, and so on: mostly at home or one
 * call above, where its answers are missed; now and then below, at what it asks too much of. `unrelated` is what the
 * catalogue does not know and what a stray signal says.
 */
const SHARE: Record<Relation, number> = {
  same: 0.43,
  caller: 0.32,
  'caller-of-caller': 0.1,
  'further-above': 0.03,
  callee: 0.05,
  unrelated: 0.07,
};
/** The relations from the nearest. */
export const RELATIONS = Object.keys(SHARE) as Relation[];
const ABOVE: readonly Relation[] = ['caller', 'caller-of-caller', 'further-above'];

/** Where harm can be seen: at one service, or by people at one feature that any of its services may have hurt. */
export type Seen = { service: string } | { feature: string };

/** The services as a map on which harm spreads from what is broken to whoever calls it. */
export interface ServiceMap {
  readonly ids: readonly string[];
  relation(broken: string, hurt: string): Relation;
  /** Probability that harm which begins at `broken` is seen at this service rather than at another, or at this feature. */
  spread(broken: string, seen: Seen): number;
}

/** Reads the map once; every question after is a look-up. Unknown services are related to nothing but themselves. */
export function serviceMap(catalogue: ServiceCatalogue): ServiceMap {
  const ids = catalogue.services.map(({ id }) => id);
  const callees = new Map(catalogue.services.map(({ id, dependsOn }) => [id, dependsOn]));
  const callers = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const { id, dependsOn } of catalogue.services) for (const callee of dependsOn) callers.get(callee)?.push(id);
  const around = remembered((id) => relationsFrom(id, callers, callees));
  const relation = (broken: string, hurt: string): Relation =>
    broken === hurt ? 'same' : (around(broken).get(hurt) ?? 'unrelated');
  const features = new Map(catalogue.features.map(({ id, services }) => [id, services]));
  const toFeature = (broken: string, id: string): Relation =>
    nearest((features.get(id) ?? []).map((one) => relation(broken, one)));
  const overServices = remembered((id) => shares(ids.map((one) => relation(id, one))));
  const overFeatures = remembered((id) => shares([...features.keys()].map((one) => toFeature(id, one))));
  return {
    ids,
    relation,
    spread: (broken, seen) =>
      'service' in seen
        ? overServices(broken)[relation(broken, seen.service)]
        : overFeatures(broken)[toFeature(broken, seen.feature)],
  };
}

/** What one of a relation's places gets: the relation's share, over how many there are, of what is there at all. */
function shares(relations: readonly Relation[]): Record<Relation, number> {
  const counts = new Map<Relation, number>();
  for (const one of relations) counts.set(one, (counts.get(one) ?? 0) + 1);
  const present = RELATIONS.reduce((sum, one) => sum + (counts.has(one) || one === 'unrelated' ? SHARE[one] : 0), 0);
  const each = (one: Relation): number =>
    SHARE[one] / present / Math.max(1, one === 'unrelated' ? relations.length : (counts.get(one) ?? 0));
  return Object.fromEntries(RELATIONS.map((one) => [one, each(one)])) as Record<Relation, number>;
}

function nearest(relations: readonly Relation[]): Relation {
  return RELATIONS.find((one) => relations.includes(one)) ?? 'unrelated';
}

function relationsFrom(
  id: string,
  callers: ReadonlyMap<string, readonly string[]>,
  callees: ReadonlyMap<string, readonly string[]>,
): Map<string, Relation> {
  const relations = new Map<string, Relation>([[id, 'same']]);
  let level = [id];
  for (const above of ABOVE) {
    level = [...new Set(level.flatMap((one) => callers.get(one) ?? []))].filter((one) => !relations.has(one));
    for (const one of level) relations.set(one, above);
  }
  for (const one of callees.get(id) ?? []) if (!relations.has(one)) relations.set(one, 'callee');
  return relations;
}

function remembered<T>(make: (id: string) => T): (id: string) => T {
  const made = new Map<string, T>();
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const fresh = make(id);
    made.set(id, fresh);
    return fresh;
  };
}
