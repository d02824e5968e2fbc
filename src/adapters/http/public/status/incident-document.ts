import type { PublicIncident } from '#core/status/public-incident.ts';
import { statusModel, type StatusFacts } from '#core/status/status-model.ts';
import { PUBLISHED_LINKS } from './site-links.ts';
import { statusSite } from './status-site.ts';

/** The page of one incident as the published site would hold it, whatever the facts know of that incident. */
export function incidentDocument(facts: StatusFacts, incident: PublicIncident): string {
  const files = statusSite(PUBLISHED_LINKS)(statusModel({ ...facts, incidents: [incident] }));
  return files.get(`incidents/${incident.id}.html`)?.body() ?? '';
}
