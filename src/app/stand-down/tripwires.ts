import type { Incident } from '#core/incident/incident.ts';
import type { GroupRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';

/**
 * Services whose next alert would end a pause: those of the hurt feature, and those named by the incident's own alerts.
 * Only where alerts have reached the desk before: a service that nothing watches is no tripwire.
 */
export async function tripwiresOf(context: SpaceContext, incidentId: string, incident: Incident): Promise<string[]> {
  const [{ features }, groups, signals] = await Promise.all([
    context.storage.catalogue.get(),
    context.storage.signals.listGroups('all'),
    context.storage.signals.ofIncident(incidentId),
  ]);
  const featureId = hurtFeature(incident);
  const services = features.find(({ id }) => id === featureId)?.services ?? [];
  const alerting = groups.filter(({ firing, resolved }) => firing + resolved > 0);
  const heardOf = new Set(alerting.flatMap(({ service }) => service ?? []));
  const isFeatureHeardOf = alerting.some((group) => featureId !== null && group.featureId === featureId);
  const own = signals.flatMap(({ kind, labels }) => (kind === 'alert' ? (labels['service'] ?? []) : []));
  const watched = services.filter((service) => isFeatureHeardOf || heardOf.has(service));
  return [...new Set([...watched, ...own])];
}

/** Whether signals of this group end the pause of an incident: they are of a tripwire, or of the hurt feature. */
export function isTrippedBy(incident: Incident, group: Pick<GroupRow, 'service' | 'featureId'>): boolean {
  const { standDown } = incident;
  if (standDown === null) return false;
  const isOnTripwire = group.service !== null && standDown.tripwires.includes(group.service);
  return isOnTripwire || (group.featureId !== null && group.featureId === hurtFeature(incident));
}

function hurtFeature({ assessment, featureId }: Incident): string | null {
  return assessment?.answers.featureId ?? featureId;
}
