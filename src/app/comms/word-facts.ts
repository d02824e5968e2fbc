import type { Incident } from '#core/incident/incident.ts';
import type { WordFacts } from '#core/comms/update-words.ts';
import type { SpaceContext } from '../space-context.ts';

/** What the standard words need from the settings and the catalogue. */
export async function wordFacts(context: SpaceContext, incident: Incident): Promise<WordFacts> {
  const [company, catalogue] = await Promise.all([context.company(), context.storage.catalogue.get()]);
  const featureId = incident.assessment?.answers.featureId ?? incident.featureId;
  const { ticketTextId } = incident;
  const ticket =
    ticketTextId === null ? null : ((await context.storage.texts.bodies([ticketTextId])).get(ticketTextId) ?? null);
  return {
    company: company.name,
    featureName: catalogue.features.find((feature) => feature.id === featureId)?.name ?? null,
    statusPageUrl: `${company.publicUrl}/status`,
    ticket,
  };
}
