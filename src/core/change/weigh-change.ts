import { DAY_MS, HOUR_MS, type Instant } from '../shared/instant.ts';
import { delayDensity } from './delay-density.ts';
import type { HurtPlace } from './hurt-places.ts';
import { tellsOfOther } from './other-causes.ts';
import type { ChangeKind, RecordedChange } from './recorded-change.ts';
import type { ServiceMap } from './service-map.ts';
import type { Evidence } from './suspect-evidence.ts';

/**
 * Each weight is a statement about outages that can be argued with; none was fitted.
 * RISK: infrastructure, migrations and settings reach everything at once; a command is mostly a cure. Size is not weighed:
 *   large changes get the most care, and settings of one line cause as many outages.
 * ELSEWHERE: a change in another environment hurts this one only when the wrong environment was recorded: one of 200.
 * UNDONE: what was undone before it hurt leaves harm behind now and then.
 * WITHOUT_PLAN: what the procedure calls complex and somebody let through without a plan went out in a hurry, without the care
 *   that large changes get otherwise: it counts twice, as what stopped half-way does.
 * NONE_PER_CHANGE: for two outages behind which there is a recorded change, one has none: capacity, hardware, expiry, a
 *   supplier, or a change that nobody recorded.
 * BY_ACTIVITY: half of the outages without a change strike any service alike, half where work is going on, since what is
 *   used and changed most breaks most.
 */
const RISK: Record<ChangeKind, number> = { infra: 2, migration: 2, config: 2, deploy: 1, flag: 1, command: 0.5 };
const HALF_WAY = 2;
const WITHOUT_PLAN = 2;
const ELSEWHERE = 0.005;
const UNDONE = 0.03;
const NONE_PER_CHANGE = 1 / 2;
const BY_ACTIVITY = 0.5;

/** How well a change explains when and where it hurts; only the proportion between weights has a meaning. */
export function weighChange(change: RecordedChange, { readings, map, environment, week }: Evidence): number {
  const explained = readings.reduce((sum, { share, onset, places }) => {
    if (change.at > onset) return sum;
    const since = (at: Instant): number => delayDensity(change.kind, at, onset, week);
    const delay = (since(change.at) + since(lastOut(change, onset))) / 2;
    return sum + share * delay * placeWeight(change.services, places, map) * stateWeight(change, onset);
  }, 0);
  const risk = RISK[change.kind] * (change.pastGate === true ? WITHOUT_PLAN : 1);
  return explained * risk * (change.environment === environment ? 1 : ELSEWHERE);
}

/** How well it is explained by something that is no recorded change. */
export function weighNone({ readings, map, here, week, signals }: Evidence): number {
  const [{ onset }] = readings;
  const changed = here.flatMap(({ services }) => services);
  const explained = readings.reduce((sum, { share, places }) => {
    const evenly = meanExplained(map.ids, places, map);
    const byActivity = changed.length === 0 ? evenly : meanExplained(changed, places, map);
    return sum + share * ((1 - BY_ACTIVITY) * evenly + BY_ACTIVITY * byActivity);
  }, 0);
  const whenBusy = (1 + week.busyAt(onset)) / 2;
  return NONE_PER_CHANGE * riskPerHour(here, onset) * explained * whenBusy * tellsOfOther(signals);
}

/** A change goes out part by part: half of its harm counts from its start, half from the last part that was out. */
function lastOut({ at, endsAt, status }: RecordedChange, onset: Instant): Instant {
  if (status === 'in-progress') return onset;
  return endsAt === null || status === 'rolled-back' ? at : Math.min(endsAt, onset);
}

function stateWeight({ status, endsAt }: RecordedChange, onset: Instant): number {
  if (status === 'rolled-back') return endsAt === null || endsAt <= onset ? UNDONE : 1;
  return status === 'failed' ? HALF_WAY : 1;
}

/**
 * Each service of a change is as suspect as if it alone had been changed: a change of several has several parts that can
 * break. As often as one part breaks, several do at once, and each place is hurt by any of them.
 */
function placeWeight(services: readonly string[], places: readonly HurtPlace[], map: ServiceMap): number {
  if (services.length === 0) return 0;
  const onePart = meanExplained(services, places, map);
  if (services.length === 1) return onePart;
  const spread = (place: HurtPlace): number =>
    services.reduce((sum, service) => sum + map.spread(service, place.seen), 0) / services.length;
  const severalParts = places.reduce((product, place) => product * spread(place), 1);
  return (services.length * (onePart + severalParts)) / 2;
}

/** How well harm that begins at one of these services explains all places, on average over them. */
function meanExplained(services: readonly string[], places: readonly HurtPlace[], map: ServiceMap): number {
  if (services.length === 0) return 1;
  const explained = (service: string): number =>
    places.reduce((product, { seen }) => product * map.spread(service, seen), 1);
  return services.reduce((sum, service) => sum + explained(service), 0) / services.length;
}

/** How much is put at risk by changes in an hour: the more a company changes, the less a change nearby means. */
function riskPerHour(here: readonly RecordedChange[], onset: Instant): number {
  const first = here.reduce((earliest, { at }) => Math.min(earliest, at), onset);
  const risk = here.reduce((sum, { kind, services }) => sum + RISK[kind] * services.length, 0);
  return (Math.max(1, risk) * HOUR_MS) / Math.max(DAY_MS, onset - first);
}
