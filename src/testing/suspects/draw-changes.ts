import type { ChangeKind, RecordedChange } from '#core/change/recorded-change.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { Draw } from './draw.ts';
import type { Company } from './draw-catalogue.ts';
import { workingInstant } from './working-time.ts';
import type { Topic, World } from './world.ts';

/** What is drawn from, together. */
export interface Scene {
  draw: Draw;
  world: World;
  company: Company;
}

/** A change and what it is about, which only the simulation knows. */
export interface DrawnChange {
  change: RecordedChange;
  topic: Topic;
  isSpokenOf: boolean;
}

const AUTHORS = ['ada', 'bo', 'cy', 'dee', 'eli', 'deploy-robot'];
const LONGEST_MINUTES: Record<ChangeKind, number> = {
  deploy: 15,
  config: 1,
  migration: 40,
  flag: 0,
  infra: 45,
  command: 5,
};

/** One change to a service at an instant, with the words people would write over it. */
export function drawChange(
  { draw, world, company }: Scene,
  at: Instant,
  given: Partial<RecordedChange> = {},
): DrawnChange {
  const kind = given.kind ?? draw.weighted(world.kinds);
  const services = given.services ?? servicesOf({ draw, world, company }, world.severalServices);
  const service = draw.oneOf(services);
  const topic = draw.oneOf(company.topics.get(service) ?? world.topics);
  const isTitled = draw.chance(world.titled);
  const isDescribed = !isTitled && draw.chance(0.5);
  const fill = (text: string): string =>
    text
      .replace('{topic}', topic.title)
      .replace('{service}', service)
      .replace('{n}', String(draw.whole(2, 900)));
  const minutes = LONGEST_MINUTES[kind];
  return {
    topic,
    isSpokenOf: isTitled || isDescribed,
    change: {
      id: `c${draw.whole(0, 2 ** 40)}`,
      at,
      endsAt: minutes === 0 ? null : at + Math.ceil(draw.between(minutes / 4, minutes) * MINUTE_MS),
      kind,
      services,
      title: fill(draw.oneOf(isTitled ? world.titles : world.releases)),
      description: isDescribed ? `${topic.title}. ${draw.oneOf(world.descriptions)}` : draw.oneOf(world.descriptions),
      environment: draw.chance(0.8) ? world.environments.hurt : draw.oneOf(world.environments.others),
      status: draw.chance(0.03) ? 'failed' : 'succeeded',
      author: draw.oneOf(AUTHORS),
      size: { files: draw.whole(1, 20), lines: Math.ceil(draw.logNormal(60, 1.2)) },
      ...given,
    },
  };
}

/** The services of a change: one, or a few that are often neighbours. */
export function servicesOf({ draw, company }: Scene, several: number): string[] {
  const first = draw.chance(0.2) ? draw.oneOf(company.shared) : draw.oneOf(company.ids);
  if (!draw.chance(several)) return [first];
  const near = [...(company.calls.get(first) ?? []), ...(company.callers.get(first) ?? [])];
  const others = draw.someOf(draw.chance(0.5) && near.length > 0 ? near : company.ids, draw.whole(1, 3));
  return [...new Set([first, ...others])];
}

/** Two weeks of changes that hurt nobody, some of them undone after a while. */
export function drawInnocents(scene: Scene, until: Instant): RecordedChange[] {
  const { draw, world } = scene;
  return Array.from({ length: draw.whole(...world.changeCount) }, () => {
    const { change } = drawChange(scene, workingInstant(draw, world, until - 14 * DAY_MS, until));
    if (!draw.chance(0.04)) return change;
    const undoneAt = change.at + Math.floor(draw.between(0.2, 4) * HOUR_MS);
    return undoneAt < until ? { ...change, status: 'rolled-back' as const, endsAt: undoneAt } : change;
  });
}
