import type { HurtSignal } from './hurt-signal.ts';
import type { Seen, ServiceCatalogue } from './service-map.ts';

/** Something that is seen to be hurt: a service, or a feature that any of its services may have hurt. */
export interface HurtPlace {
  /** What people call it: a service's id or a feature's name. */
  name: string;
  seen: Seen;
  services: readonly string[];
}

/** Says which place a signal names; null when it names none that is known. */
export type PlaceReader = (signal: HurtSignal) => HurtPlace | null;

/** Most places that are looked at: those that were hurt first say most. */
const MOST_PLACES = 6;

/** Where it hurts by signals in time order, each place once. A signal that names no place is left out. */
export function hurtPlaces(signals: readonly HurtSignal[], placeOf: PlaceReader): HurtPlace[] {
  const places = new Map<string, HurtPlace>();
  for (const signal of signals) {
    const place = placeOf(signal);
    if (place !== null && !places.has(place.name)) places.set(place.name, place);
  }
  return [...places.values()].slice(0, MOST_PLACES);
}

/** Reads a service, else a feature, else a machine whose name holds a service's id, else what the text names. */
export function placeReader({ features, services }: ServiceCatalogue): PlaceReader {
  const named = longestFirst(
    services.flatMap(({ id, name }) => [id, name].map((said) => ({ said: said.toLowerCase(), id }))),
  );
  const byName = new Map(named.map(({ said, id }) => [said, id]));
  const told = longestFirst(
    features.flatMap((feature) => [feature.name, feature.id].map((said) => ({ said: said.toLowerCase(), feature }))),
  );
  const asService = (id: string): HurtPlace => ({ name: id, seen: { service: id }, services: [id] });
  const asFeature = (feature: ServiceCatalogue['features'][number] | undefined): HurtPlace | null =>
    feature === undefined || feature.services.length === 0
      ? null
      : { name: feature.name, seen: { feature: feature.id }, services: feature.services };
  return (signal) => {
    if (signal.service !== null) return asService(byName.get(signal.service.toLowerCase()) ?? signal.service);
    const feature = asFeature(features.find(({ id }) => id === signal.feature));
    if (feature !== null) return feature;
    const machine = named.find(({ said }) => isSaid(signal.instance?.toLowerCase() ?? '', said, /[\p{L}\p{N}]/u));
    if (machine !== undefined) return asService(machine.id);
    const text = signal.text.toLowerCase();
    const service = named.find(({ said }) => isSaid(text, said, /[\p{L}\p{N}_-]/u));
    const meant = asFeature(told.find(({ said }) => isSaid(text, said, /[\p{L}\p{N}_-]/u))?.feature);
    if (meant !== null && (signal.source === 'report' || service === undefined)) return meant;
    return service === undefined ? null : asService(service.id);
  };
}

function longestFirst<T extends { said: string }>(names: readonly T[]): T[] {
  return names.filter(({ said }) => said.length > 1).toSorted((one, other) => other.said.length - one.said.length);
}

/** Whether a text holds these words whole: with no such character of a longer name on either side. */
function isSaid(text: string, words: string, ofName: RegExp): boolean {
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
    const before = from === 0 ? '' : text.charAt(from - 1);
    if (!ofName.test(before) && !ofName.test(text.charAt(from + words.length))) return true;
  }
  return false;
}
