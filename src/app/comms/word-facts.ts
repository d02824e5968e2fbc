import type { Incident } from '#core/incident/incident.ts';
import type { WordFacts } from '#core/comms/template-values.ts';
import type { SpaceContext } from '../space-context.ts';

/** What the standard words need from the settings and the catalogue. */
export async function wordFacts(context: SpaceContext, incident: Incident): Promise<WordFacts> {
  const [company, catalogue] = await Promise.all([context.company(), context.storage.catalogue.get()]);
  const featureId = incident.assessment?.answers.featureId ?? incident.featureId;
  const { symptomTextId = null, workaroundTextId = null } = incident.assessment?.answers ?? {};
  const ids = [incident.ticketTextId, symptomTextId, workaroundTextId].filter((id) => id !== null);
  const bodies = ids.length === 0 ? new Map<string, string>() : await context.storage.texts.bodies(ids);
  const words = (id: string | null): string | null => (id === null ? null : (bodies.get(id) ?? null));
  return {
    company: company.name,
    featureName: catalogue.features.find((feature) => feature.id === featureId)?.name ?? null,
    statusPageUrl: `${company.publicUrl}/status`,
    ticket: words(incident.ticketTextId),
    symptom: words(symptomTextId),
    workaround: words(workaroundTextId),
  };
}
