import type { Instant } from '../shared/instant.ts';
import { hurtPlaces, placeReader, type HurtPlace } from './hurt-places.ts';
import type { HurtSignal } from './hurt-signal.ts';
import type { RecordedChange } from './recorded-change.ts';
import { serviceMap, type ServiceCatalogue, type ServiceMap } from './service-map.ts';
import { sharedWords, type SharedWords } from './shared-words.ts';
import { workingWeek, type WorkingWeek } from './working-week.ts';

/** One way to read the signals: which of them belong to the outage, and how likely that reading is. */
export interface Reading {
  share: number;
  onset: Instant;
  places: readonly HurtPlace[];
}

/** What the signals, the catalogue and all changes together say, before any one change is weighed. */
export interface Evidence {
  /** The signals that tell of harm, in time order. */
  signals: readonly HurtSignal[];
  readings: readonly [Reading, ...Reading[]];
  map: ServiceMap;
  environment: string | null;
  /** The changes to the hurt environment. */
  here: readonly RecordedChange[];
  week: WorkingWeek;
  words: ReadonlyMap<string, SharedWords>;
}

/** In one outage of twenty the first signal has nothing to do with it. */
const STRAY = 0.05;

/** Reads what was asked once, so that weighing each change is a matter of look-ups. */
export function readEvidence(
  changes: readonly RecordedChange[],
  told: readonly HurtSignal[],
  catalogue: ServiceCatalogue,
  asOf: Instant,
): Evidence {
  const hurting = told.filter(({ severity }) => severity !== 'info');
  const signals = (hurting.length > 0 ? hurting : told).toSorted(inOrder);
  const map = serviceMap(catalogue);
  const placeOf = placeReader(catalogue);
  const environment = hurtEnvironment(signals, changes);
  const here = changes.filter((change) => change.environment === environment);
  const first = signals.map((signal) => placeOf(signal)).find((place) => place !== null);
  const isBeside = (signal: HurtSignal): boolean => {
    const place = placeOf(signal);
    return place !== null && first !== undefined && !place.services.some((id) => first.services.includes(id));
  };
  const apart = Object.groupBy(signals, (signal) => (isBeside(signal) ? 'beside' : 'atFirstPlace'));
  return {
    signals,
    readings: readingsOf(signals, (some) => hurtPlaces(some, placeOf), { asOf, services: map.ids.length }),
    map,
    environment,
    here,
    week: workingWeek(here.map(({ at }) => at)),
    words: sharedWords(changes, { atFirstPlace: apart.atFirstPlace ?? [], beside: apart.beside ?? [] }, catalogue),
  };
}

/**
 * All signals belong together, or the first is a stray one that might have come from any service. One whose place a later
 * signal names too is none.
 */
function readingsOf(
  signals: readonly HurtSignal[],
  placesOf: (signals: readonly HurtSignal[]) => HurtPlace[],
  { asOf, services }: { asOf: Instant; services: number },
): [Reading, ...Reading[]] {
  const [first, second] = signals;
  const whole: Reading = { share: 1, onset: first?.at ?? asOf, places: placesOf(signals) };
  const later = placesOf(signals.slice(1));
  const own = placesOf(signals.slice(0, 1)).flatMap((place) => place.services);
  const isAlone = own.length > 0 && !later.some((place) => place.services.some((id) => own.includes(id)));
  if (second === undefined || later.length === 0 || !isAlone) return [whole];
  return [
    { ...whole, share: 1 - STRAY },
    { share: STRAY / Math.max(1, services), onset: second.at, places: later },
  ];
}

function inOrder(one: HurtSignal, other: HurtSignal): number {
  return one.at - other.at || compare(one.text, other.text) || compare(one.service ?? '', other.service ?? '');
}

function compare(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

/** The environment the signals name, when changes are made to it; else the one in which most changes are made. */
function hurtEnvironment(signals: readonly HurtSignal[], changes: readonly RecordedChange[]): string | null {
  const counts = Map.groupBy(changes, (change) => change.environment);
  const named = signals.find(({ environment }) => environment !== null && counts.has(environment))?.environment;
  if (named !== undefined) return named;
  const [most] = [...counts].toSorted(([one, some], [other, more]) => more.length - some.length || compare(one, other));
  return most?.[0] ?? null;
}
