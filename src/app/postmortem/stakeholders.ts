import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { readersOf } from '../comms/recipients.ts';
import type { SpaceContext } from '../space-context.ts';

/** Somebody to whom a shared postmortem goes by mail. */
export interface Stakeholder {
  /** Null for an address that is nobody's of the desk, such as a list. */
  personId: string | null;
  address: string;
}

/** The people of the procedure's audiences inside the company, each address once. */
export async function stakeholders(
  context: SpaceContext,
  id: string,
  incident: Incident,
  procedure: Procedure,
): Promise<Stakeholder[]> {
  const inside = procedure.audiences.filter(({ reach }) => reach.kind === 'people');
  const byMail = inside.map((audience) => ({ ...audience, channels: ['mail'] }));
  const readers = (await Promise.all(byMail.map((audience) => readersOf(context, id, incident, audience)))).flat();
  const byAddress = new Map<string, Stakeholder>();
  for (const { id: personId, kind, ways } of readers) {
    const address = ways.find(({ channel }) => channel === 'mail')?.address ?? null;
    const key = address?.toLowerCase() ?? '';
    if (kind === 'person' && address !== null && !byAddress.has(key)) byAddress.set(key, { personId, address });
  }
  return [...byAddress.values()];
}
