import { similarPast, type PastCause } from './past-cause.ts';
import type { RecordedChange } from './recorded-change.ts';
import { RELATIONS, type Relation } from './service-map.ts';
import type { Evidence } from './suspect-evidence.ts';

/** Why a change is suspected, as facts that a person can check. */
export type SuspectReason =
  | { kind: 'touched'; service: string; place: string; relation: Exclude<Relation, 'unrelated'> }
  | { kind: 'before'; ms: number }
  | { kind: 'words'; words: string[] }
  | { kind: 'trade'; trade: string }
  | { kind: 'still-rolling-out'; author: string | null }
  | { kind: 'stopped-half-way' }
  | { kind: 'without-plan' }
  | { kind: 'undone-before' }
  | { kind: 'elsewhere'; environment: string }
  | { kind: 'similar-past-incident'; incidentId: string };

/** The facts that count for or against a change, the weightiest first. */
export function suspectReasons(
  change: RecordedChange,
  { readings, map, environment, words }: Evidence,
  past: readonly PastCause[],
): SuspectReason[] {
  const [{ onset, places }] = readings;
  const reasons: SuspectReason[] = [];
  const touched = places
    .flatMap((place) =>
      change.services.flatMap((service) =>
        place.services.map((hurt) => ({ service, place: place.name, relation: map.relation(service, hurt) })),
      ),
    )
    .filter((one): one is typeof one & { relation: Exclude<Relation, 'unrelated'> } => one.relation !== 'unrelated')
    .toSorted((one, other) => RELATIONS.indexOf(one.relation) - RELATIONS.indexOf(other.relation))[0];
  if (touched !== undefined) reasons.push({ kind: 'touched', ...touched });
  if (change.at <= onset) reasons.push({ kind: 'before', ms: onset - change.at });
  const { title = [], description = [], beside = [], trades = [] } = words.get(change.id) ?? {};
  const said = [...title, ...description, ...beside];
  if (said.length > 0) reasons.push({ kind: 'words', words: said });
  if (said.length === 0 && trades[0] !== undefined) reasons.push({ kind: 'trade', trade: trades[0] });
  const similar = similarPast(change, places, past);
  if (similar !== null) reasons.push({ kind: 'similar-past-incident', incidentId: similar.incidentId });
  if (change.status === 'in-progress') reasons.push({ kind: 'still-rolling-out', author: change.author });
  if (change.status === 'failed') reasons.push({ kind: 'stopped-half-way' });
  if (change.pastGate === true) reasons.push({ kind: 'without-plan' });
  if (change.status === 'rolled-back' && (change.endsAt ?? onset) <= onset) reasons.push({ kind: 'undone-before' });
  if (change.environment !== environment) reasons.push({ kind: 'elsewhere', environment: change.environment });
  return reasons;
}
