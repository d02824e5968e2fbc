import type { HurtSignal } from '#core/change/hurt-signal.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { Scene } from './draw-changes.ts';
import type { Topic } from './world.ts';

/** What the simulation knows of an outage when it draws its signals. */
export interface Outage {
  at: Instant;
  began: string;
  /** Where it is first seen. */
  seen: string;
  /** What it is about, when that shows. */
  topic: Topic | null;
  /** A text that names a cause other than a change. */
  namedCause: string | null;
}

/** Where harm that began at a service is first seen. */
export function firstSeen({ draw, world, company }: Scene, began: string): string {
  const callers = company.callers.get(began) ?? [];
  const above = callers.flatMap((id) => company.callers.get(id) ?? []);
  const callees = company.calls.get(began) ?? [];
  const places = { same: [began], caller: callers, 'caller-of-caller': above, callee: callees, anywhere: company.ids };
  const drawn = places[draw.weighted(world.firstSeen)];
  return draw.oneOf(drawn.length > 0 ? drawn : callers.length > 0 ? callers : [began]);
}

/** The signals of an outage, the first at its onset. */
export function drawSignals(scene: Scene, outage: Outage): HurtSignal[] {
  const { draw, world, company } = scene;
  const count = draw.whole(1, 6);
  const namesCauseAt = outage.namedCause === null ? -1 : draw.whole(0, Math.min(1, count - 1));
  const signals = Array.from({ length: count }, (_, index) => {
    const place = index === 0 ? outage.seen : draw.chance(0.7) ? outage.seen : firstSeen(scene, outage.began);
    const at = outage.at + (index === 0 ? 0 : Math.floor(draw.between(1, 30) * MINUTE_MS));
    const topic = outage.topic !== null && draw.chance(index === 0 ? 0.8 : 0.4) ? outage.topic : null;
    const text = index === namesCauseAt ? outage.namedCause : null;
    return drawSignal(scene, { at, place, topic, text });
  });
  if (draw.chance(world.noise)) {
    const place = draw.oneOf(company.ids);
    const at = outage.at + Math.floor(draw.between(draw.chance(0.15) ? -20 : 1, 20) * MINUTE_MS);
    const topic = draw.oneOf(company.topics.get(place) ?? world.topics);
    signals.push({
      ...drawSignal(scene, { at, place, topic, text: null }),
      severity: draw.chance(0.6) ? 'info' : 'warning',
    });
  }
  return signals.toSorted((one, other) => one.at - other.at);
}

interface Seen {
  at: Instant;
  place: string;
  topic: Topic | null;
  text: string | null;
}

function drawSignal({ draw, world, company }: Scene, { at, place, topic, text }: Seen): HurtSignal {
  const served = company.known.features.filter(({ services }) => services.includes(place));
  const feature = served.length > 0 ? draw.oneOf(served) : null;
  const isReport = feature !== null && draw.chance(world.reports);
  const isPlaceless = draw.chance(world.placeless);
  const told =
    text ??
    (isReport
      ? topic === null
        ? draw.oneOf(world.generic.complaints)
        : draw.chance(0.4)
          ? topic.alert
          : topic.complaint
      : (topic?.alert ?? draw.oneOf(world.generic.alerts)));
  const environment = !isReport && draw.chance(0.7) ? world.environments.hurt : null;
  const quiet = { at, environment, service: null, feature: null, instance: null, severity: null };
  if (isReport) {
    const words = draw.oneOf(world.report).replace('{feature}', feature.name).replace('{text}', told);
    return { ...quiet, source: 'report', text: words, feature: isPlaceless ? null : feature.id };
  }
  const code = draw.whole(4096, 65_535).toString(16);
  if (isPlaceless)
    return { ...quiet, source: 'alert', severity: 'critical', text: told, instance: world.instance(place, code) };
  if (feature !== null && draw.chance(0.25))
    return { ...quiet, source: 'alert', severity: 'critical', text: told, feature: feature.id };
  return { ...quiet, source: 'alert', severity: 'critical', text: `${place}: ${told}`, service: place };
}
