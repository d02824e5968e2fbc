import { simulatedExecutors } from '#drills/simulated-executors.ts';
import { noTrackers } from '#app/actions/no-trackers.ts';
import { incidentCache } from '#app/incident/incident-cache.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import { Refused } from '#app/refused.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import { DESK } from '#core/shared/actor.ts';
import { fromIso, type Instant } from '#core/shared/instant.ts';
import type { DrillHouse } from '#drills/desk/drill-house.ts';
import { drillOrigins } from '#drills/desk/drill-origins.ts';
import { lookAtDrills, playDrill } from '#drills/desk/play-drill.ts';
import { memorySpaces } from '#drills/memory/spaces.ts';
import { sequenceIds } from '#drills/memory/sequence-ids.ts';
import { scaledClock } from '#drills/scaled-clock.ts';
import { referenceYaml } from './reference-procedure.ts';

/** A desk with drills; the machine's time passes when a test says so, and what is due happens meanwhile. */
export interface MemoryDesk {
  house: DrillHouse;
  realNow(): Instant;
  /** Lets real time pass. */
  pass(realMs: number): Promise<void>;
  /** Lets real time pass without any server to do what is due. */
  beDead(realMs: number): void;
}

const REAL_START: Instant = fromIso('2026-11-22T12:00:00Z');
/** How often drills that wait for a visitor are looked at. */
const LOOK_EVERY_MS = 500;

/** The desk with its spaces in memory. */
export async function memoryDesk(): Promise<MemoryDesk> {
  const ids = sequenceIds();
  return deskOnSpaces({ ids, spaces: memorySpaces({ ids, rows: [realSpace()] }) });
}

/** The same desk on spaces that are kept elsewhere. */
export async function deskOnSpaces({ ids, spaces }: { ids: Ids; spaces: Spaces }): Promise<MemoryDesk> {
  let real = REAL_START;
  const read = new Map<string, SpaceRow>();
  const contexts = new Map<string, SpaceContext>();

  async function context(id: string): Promise<SpaceContext> {
    const row = await spaces.get(id);
    if (row === null) throw new Refused('not-found', { what: 'space', id });
    const made = contexts.get(id) ?? contextOf(row);
    contexts.set(id, made);
    return made;
  }

  function contextOf(row: SpaceRow): SpaceContext {
    const storage = spaces.storage(row);
    return {
      id: row.id,
      kind: row.kind,
      storage,
      origins: () => drillOrigins({ storage }, row),
      clock: scaledClock(
        () => read.get(row.id) ?? row,
        () => real,
      ),
      ids,
      live: { tell() {} },
      channel: { name: 'room', open: async (incident) => ({ ref: incident.id }) },
      cache: incidentCache(),
      executors: simulatedExecutors(),
      trackers: noTrackers,
      company: async () => ({ name: row.title, publicUrl: 'https://desk.example' }),
      webhookUrl: async () => null,
      show: async ({ subject, body }) => ({ kind: 'words', subject, text: body }),
      showOnPage: async (incident) => JSON.stringify(incident),
      hasTicketHook: async () => true,
      approvalLink: async ({ approvalId, personId }) => `https://desk.example/approve/${approvalId}/${personId}`,
      acknowledgeLink: async ({ pageId }) => `https://desk.example/ack/${pageId}`,
    };
  }

  const house: DrillHouse = {
    spaces,
    context,
    async refresh(id) {
      const row = await spaces.get(id);
      if (row === null) read.delete(id);
      else read.set(id, row);
    },
    realNow: () => real,
    ids,
    live: () => ({ tell() {} }),
  };

  async function doWhatIsDue(): Promise<void> {
    for (const row of await spaces.list()) {
      const { storage, clock } = await context(row.id);
      const due = await storage.wakeUps.claimDue(clock.now(), 100);
      // What the procedure does by itself first, then what people do at the same instant, whatever the store's order.
      for (const wakeUp of due.toSorted(
        (a, b) => Number(a.stream.kind === 'drill') - Number(b.stream.kind === 'drill'),
      )) {
        if (wakeUp.stream.kind === 'drill') await playDrill(house, row.id);
        else await handleWakeUp(await context(row.id), wakeUp.stream);
        await storage.wakeUps.release(wakeUp, null);
      }
    }
  }

  async function nextInMs(): Promise<number> {
    const waits = [LOOK_EVERY_MS];
    for (const row of await spaces.list()) {
      const { storage, clock } = await context(row.id);
      const dueAt = await storage.wakeUps.nextDueAt();
      if (dueAt !== null) waits.push(clock.realMsUntil(dueAt));
    }
    return Math.max(1, Math.ceil(Math.min(...waits)));
  }

  const { storage } = await context('real');
  await storage.procedures.publish(
    {
      id: 'procedure_real',
      name: 'Reference outage procedure',
      yaml: referenceYaml(),
      note: '',
      publishedAt: real,
      publishedBy: DESK,
    },
    null,
  );

  return {
    house,
    realNow: () => real,
    beDead: (realMs) => void (real += realMs),
    async pass(realMs) {
      const until = real + realMs;
      for (;;) {
        await doWhatIsDue();
        await lookAtDrills(house);
        const stepMs = await nextInMs();
        if (real + stepMs > until) break;
        real += stepMs;
      }
      real = until;
    },
  };
}

function realSpace(): SpaceRow {
  return {
    id: 'real',
    schema: 'space_real',
    kind: 'real',
    title: 'Real',
    scenario: null,
    seat: null,
    state: 'running',
    waitingFor: null,
    clock: { baseAt: REAL_START, realBaseAt: REAL_START, speed: 1 },
    cursor: 0,
    createdAt: REAL_START,
  };
}
