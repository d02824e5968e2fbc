import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';

/** An event as it was stored, in whatever version its type had then. */
export interface StoredShape {
  type: string;
  v: number;
  at: Instant;
  by: Actor;
  data: Record<string, unknown>;
}

/** Turns data of one version into data of the next; pure. */
export type Upcast = (data: Record<string, unknown>) => Record<string, unknown>;

/** Steps from one version of a type to the next: `{ ImpactAssessed: { 1: (data) => data of version 2 } }`. */
export type Upcasts = Readonly<Record<string, Readonly<Record<number, Upcast>>>>;

/** Empty as long as every type is in its first version. */
const UPCASTS: Upcasts = {};

/** The event in its type's latest version. */
export function upcast(stored: StoredShape, upcasts: Upcasts = UPCASTS): StoredShape {
  let event = stored;
  for (let step = stepFor(event, upcasts); step !== undefined; step = stepFor(event, upcasts)) {
    event = { ...event, v: event.v + 1, data: step(event.data) };
  }
  return event;
}

function stepFor({ type, v }: StoredShape, upcasts: Upcasts): Upcast | undefined {
  return Object.hasOwn(upcasts, type) ? upcasts[type]?.[v] : undefined;
}
