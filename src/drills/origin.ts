import type { IncidentEvent } from '#core/incident/events.ts';
import type { PlayedBeat } from './drill-stream.ts';
import type { Origin, Scenario } from './scenario.ts';

/**
 * Where an event of a drill comes from: the beat its person was playing. Null for what TwoAM or a visitor did.
 * TwoAM links the tickets that somebody brings, so those are of the beat too.
 */
export function originOf(scenario: Scenario, played: PlayedBeat[], event: IncidentEvent): Origin | null {
  const personId = event.by.kind === 'person' ? event.by.id : null;
  if (personId === null && event.type !== 'SignalLinked') return null;
  for (const { beat: id, fromAt, at } of played) {
    if (event.at < fromAt || event.at > at) continue;
    const beat = scenario.beats.find((one) => one.id === id);
    if (beat === undefined) continue;
    const players = [beat.who, ...(beat.instead ?? []).map(({ who }) => who)].map(
      (who) => scenario.cast[who]?.personId,
    );
    if (personId === null || players.includes(personId)) return beat.origin;
  }
  return null;
}
