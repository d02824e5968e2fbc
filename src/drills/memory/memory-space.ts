import { simulatedExecutors } from '../simulated-executors.ts';
import { noTrackers } from '#app/actions/no-trackers.ts';
import { incidentCache } from '#app/incident/incident-cache.ts';
import type { HookRow } from '#app/ports/hooks.ts';
import type { IncidentChannel } from '#app/ports/incident-channel.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { Instant } from '#core/shared/instant.ts';
import { settleCompany, type Company } from '../company.ts';
import { simulatedClock, type SimulatedClock } from '../simulated-clock.ts';
import { memoryStorage } from './memory-storage.ts';
import { sequenceIds } from './sequence-ids.ts';

export interface MemorySpaceOptions {
  startAt: Instant;
  procedureYaml: string;
  company: Company;
  /** Tells the ids of two spaces apart. */
  seed?: string;
  hooks?: HookRow[];
  /** Steps of revert plans that fail here, with what they say. */
  failingSteps?: Record<string, string> | undefined;
}

/** A space in memory on virtual time: every use case runs in it as it does on the desk, and always the same way. */
export async function memorySpace({
  startAt,
  procedureYaml,
  company,
  seed = '',
  hooks = [],
  failingSteps = {},
}: MemorySpaceOptions): Promise<SpaceContext & { clock: SimulatedClock }> {
  const ids = sequenceIds(seed);
  const storage = memoryStorage({ ids, hooks });
  await settleCompany(storage, company, { name: 'Procedure', yaml: procedureYaml }, startAt);
  const { name, publicUrl } = company;
  return {
    id: 'memory',
    kind: 'drill',
    storage,
    clock: simulatedClock(startAt),
    ids,
    live: { tell() {} },
    channel: roomChannel,
    cache: incidentCache(),
    executors: simulatedExecutors(failingSteps),
    trackers: noTrackers,
    company: async () => ({ name, publicUrl }),
    webhookUrl: async () => null,
    show: async ({ subject, body }) => ({ kind: 'words', subject, text: body }),
    showOnPage: async ({ entries }) => entries.at(-1)?.text ?? '',
    hasTicketHook: async () => true,
    approvalLink: async ({ approvalId, personId }) => `${publicUrl}/approve/${approvalId}/${personId}`,
    acknowledgeLink: async ({ pageId, personId }) => `${publicUrl}/acknowledge/${pageId}/${personId}`,
  };
}

/** The desk's own room: it is there as soon as the incident is. */
const roomChannel: IncidentChannel = {
  name: 'room',
  open: async ({ id }) => ({ ref: id }),
};
