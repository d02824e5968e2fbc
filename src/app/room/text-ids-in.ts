import type { IncidentEvent } from '#core/incident/events.ts';

/** Every id of words in the events: the fields whose names end in `textId`, at any depth. */
export function textIdsIn(events: readonly IncidentEvent[]): Set<string> {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === 'string' && /textId$/i.test(key)) ids.add(inner);
      else collect(inner);
    }
  };
  for (const event of events) collect(event.data);
  return ids;
}
