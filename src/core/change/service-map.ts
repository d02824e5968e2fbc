/** What of the catalogue says where harm can spread. Ids only; edges may be missing and may form cycles. */
export interface ServiceCatalogue {
  features: readonly { id: string; name: string; services: readonly string[] }[];
  services: readonly { id: string; name: string; dependsOn: readonly string[] }[];
}

/** How one service lies to another: the same, one or two calls above it, called by it, or none of these. */
export type Relation = 'same' | 'caller' | 'caller-of-caller' | 'callee' | 'unrelated';

/** How often harm that begins at a service is first seen there, at one that calls it, and so on. */
const SHARE: Record<Relation, number> = {
  same: 0.46,
  caller: 0.33,
  'caller-of-caller': 0.08,
  callee: 0.04,
  unrelated: 0.09,
};

/** The services as a map on which harm spreads from what is broken to whoever calls it. */
export interface ServiceMap {
  readonly ids: readonly string[];
  relation(broken: string, hurt: string): Relation;
  /** Probability that harm which begins at `broken` is seen at `hurt`; over all services it adds up to about 1. */
  spread(broken: string, hurt: string): number;
}

/** Reads the map once; every question after is a look-up. Unknown services are related to nothing but themselves. */
export function serviceMap(catalogue: ServiceCatalogue): ServiceMap {
  const ids = catalogue.services.map(({ id }) => id);
  const callees = new Map(catalogue.services.map(({ id, dependsOn }) => [id, new Set(dependsOn)]));
  const callers = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
  for (const { id, dependsOn } of catalogue.services) for (const callee of dependsOn) callers.get(callee)?.add(id);
  const around = new Map(ids.map((id) => [id, neighbours(id, callers, callees)]));
  const relation = (broken: string, hurt: string): Relation =>
    broken === hurt ? 'same' : (around.get(broken)?.relations.get(hurt) ?? 'unrelated');
  return {
    ids,
    relation,
    spread: (broken, hurt) => {
      const kind = relation(broken, hurt);
      const size = kind === 'same' ? 1 : kind === 'unrelated' ? ids.length : (around.get(broken)?.sizes[kind] ?? 1);
      return SHARE[kind] / Math.max(1, size);
    },
  };
}

interface Neighbours {
  relations: Map<string, Relation>;
  sizes: Record<Relation, number>;
}

function neighbours(id: string, callers: Map<string, Set<string>>, callees: Map<string, Set<string>>): Neighbours {
  const relations = new Map<string, Relation>();
  const sizes: Record<Relation, number> = { same: 1, caller: 0, 'caller-of-caller': 0, callee: 0, unrelated: 0 };
  const put = (other: string, relation: Relation): void => {
    if (other === id || relations.has(other)) return;
    relations.set(other, relation);
    sizes[relation] += 1;
  };
  const direct = callers.get(id) ?? new Set();
  for (const caller of direct) put(caller, 'caller');
  for (const caller of direct) for (const above of callers.get(caller) ?? []) put(above, 'caller-of-caller');
  for (const callee of callees.get(id) ?? []) put(callee, 'callee');
  return { relations, sizes };
}
