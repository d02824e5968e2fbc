import type { Catalogue } from '#contract/catalogue.ts';
import type { Incident } from '#core/incident/incident.ts';
import { suggestAnswers, type SuggestedAnswers } from '#core/incident/suggest-answers.ts';
import type { Instant } from '#core/shared/instant.ts';
import { measureOf } from '../signal/measure-of.ts';
import type { SignalRow } from '../ports/signals.ts';

/** More graphs than these nobody looks at. */
const MOST_LINKS = 5;

/** What the signals of an incident say about its impact. */
export function suggestImpact(
  incident: Incident,
  signals: readonly SignalRow[],
  { features }: Pick<Catalogue, 'features'>,
  now: Instant,
): SuggestedAnswers {
  const suggested = suggestAnswers(
    signals.map(({ id, kind, customerId, featureId, labels, startedAt }) => ({
      id,
      kind,
      customerId,
      featureIds: featuresOf(featureId, labels['service'] ?? labels['job'], features),
      at: startedAt,
    })),
    features,
    now,
  );
  const { featureId } = incident;
  if (suggested.feature !== null || featureId === null) return suggested;
  const because = 'Named when the incident was reported.';
  return { ...suggested, feature: { answer: featureId, signalIds: [], because } };
}

function featuresOf(featureId: string | null, service: string | undefined, features: Catalogue['features']): string[] {
  const served = features.filter(({ services }) => service !== undefined && services.includes(service));
  return [...new Set([...(featureId === null ? [] : [featureId]), ...served.map(({ id }) => id)])];
}

/** Graphs that the alerts point to, each once. */
export function graphsOf(signals: readonly SignalRow[]): { signalId: string; title: string; url: string }[] {
  const graphs = new Map<string, { signalId: string; title: string; url: string }>();
  for (const { id, title, link } of signals) {
    const measure = measureOf(link);
    if (measure !== null && link !== null && !graphs.has(measure))
      graphs.set(measure, { signalId: id, title, url: link });
  }
  return [...graphs.values()].slice(0, MOST_LINKS);
}
