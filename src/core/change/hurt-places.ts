import type { Instant } from '../shared/instant.ts';
import type { HurtSignal } from './hurt-signal.ts';
import type { ServiceCatalogue } from './service-map.ts';

/** Something that is seen to be hurt: any one of these services. */
export interface HurtPlace {
  /** What people call it: a service's id or a feature's name. */
  name: string;
  services: readonly string[];
  at: Instant;
}

/** Most places that are looked at: those that were hurt first say most. */
const MOST_PLACES = 6;

/** Where it hurts, each place once, the earliest first. A signal that names no place is left out. */
export function hurtPlaces(signals: readonly HurtSignal[], catalogue: ServiceCatalogue): HurtPlace[] {
  const byLength = catalogue.services.map(({ id }) => id).toSorted((one, other) => other.length - one.length);
  const places = new Map<string, HurtPlace>();
  for (const signal of signals.toSorted((one, other) => one.at - other.at)) {
    if (signal.severity === 'info') continue;
    const place = placeOf(signal, catalogue, byLength);
    if (place !== null && !places.has(place.name)) places.set(place.name, { ...place, at: signal.at });
  }
  return [...places.values()].slice(0, MOST_PLACES);
}

function placeOf(
  signal: HurtSignal,
  { features, services }: ServiceCatalogue,
  byLength: readonly string[],
): Omit<HurtPlace, 'at'> | null {
  const asService = (id: string) => ({ name: id, services: [id] });
  if (signal.service !== null) return asService(signal.service);
  const asFeature = ({ name, services: serving }: ServiceCatalogue['features'][number]) =>
    serving.length === 0 ? null : { name, services: serving };
  const feature = features.find(({ id }) => id === signal.feature);
  if (feature !== undefined) return asFeature(feature);
  const machine = byLength.find((id) => signal.instance === id || signal.instance?.startsWith(`${id}-`));
  if (machine !== undefined) return asService(machine);
  const meant = features.find(({ name }) => isSaid(signal.text, name));
  if (signal.source === 'report' && meant !== undefined) return asFeature(meant);
  const text = signal.text.toLowerCase();
  const named =
    byLength.find((id) => isSaid(text, id)) ?? services.find(({ name }) => isSaid(text, name.toLowerCase()))?.id;
  if (named !== undefined) return asService(named);
  return meant === undefined ? null : asFeature(meant);
}

/** Whether a text holds these words whole. */
function isSaid(text: string, words: string): boolean {
  if (words === '') return false;
  for (let from = text.indexOf(words); from !== -1; from = text.indexOf(words, from + 1)) {
    const isWhole = !isPartOfName(text.at(from - 1), from) && !isPartOfName(text.at(from + words.length), 1);
    if (isWhole) return true;
  }
  return false;
}

function isPartOfName(character: string | undefined, from: number): boolean {
  return from > 0 && character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
}
