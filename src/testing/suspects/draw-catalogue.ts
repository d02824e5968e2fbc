import type { ServiceCatalogue } from '#core/change/service-map.ts';
import type { Draw } from './draw.ts';
import type { Topic, World } from './world.ts';

/** A company's parts: as they are, and as its catalogue knows them. */
export interface Company {
  ids: string[];
  shared: string[];
  calls: Map<string, string[]>;
  callers: Map<string, string[]>;
  topics: Map<string, Topic[]>;
  known: ServiceCatalogue;
}

const SUFFIXES = ['', '', '', '-api', '-worker', '-sync', '-store', '-v2'];
const FEWEST_SHARED = 2;
const MOST_FEATURES = 16;

/** Draws services, who calls whom, what each deals in, and the features they serve. */
export function drawCompany(draw: Draw, world: World): Company {
  const shared = draw.someOf(world.shared, Math.max(FEWEST_SHARED, world.shared.length - 1));
  const own = namesOf(draw, world, draw.whole(...world.serviceCount) - shared.length);
  const ids = [...own, ...shared];
  const calls = new Map(ids.map((id, index) => [id, callsOf(draw, world, { own, shared, index })]));
  const callers = new Map<string, string[]>(ids.map((id) => [id, []]));
  for (const [id, called] of calls) for (const one of called) callers.get(one)?.push(id);
  const topics = new Map(ids.map((id) => [id, draw.someOf(world.topics, 2)]));
  const features = draw.someOf(world.features, Math.min(MOST_FEATURES, Math.ceil(own.length / 2)));
  return {
    ids,
    shared,
    calls,
    callers,
    topics,
    known: {
      services: ids.map((id) => ({
        id,
        name: id.replaceAll('-', ' '),
        dependsOn: (calls.get(id) ?? []).filter(() => !draw.chance(world.missingCalls)),
      })),
      features: features.map((name, index) => ({
        id: name.toLowerCase().replaceAll(' ', '-'),
        name,
        services: draw.someOf(own.slice(0, Math.ceil(own.length / 2)), index % 5 === 0 ? 2 : 1),
      })),
    },
  };
}

function namesOf(draw: Draw, world: World, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(`${draw.oneOf(world.services)}${draw.oneOf(SUFFIXES)}`);
  return [...names];
}

/** Services call those that come later, seldom earlier, and the shared ones often. */
function callsOf(
  draw: Draw,
  world: World,
  { own, shared, index }: { own: string[]; shared: string[]; index: number },
): string[] {
  if (index >= own.length)
    return draw.chance(0.3) ? [draw.oneOf(shared)].filter((id) => id !== shared[index - own.length]) : [];
  const later = own.slice(index + 1);
  const called = draw.someOf(later, draw.whole(...world.calls));
  if (draw.chance(0.6)) called.push(draw.oneOf(shared));
  if (index > 0 && draw.chance(0.08)) called.push(draw.oneOf(own.slice(0, index)));
  return [...new Set(called)];
}
