import { noTrackers } from '#app/actions/no-trackers.ts';
import { incidentCache } from '#app/incident/incident-cache.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { IncidentChannel } from '#app/ports/incident-channel.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceKind, SpaceRow, Spaces } from '#app/ports/spaces.ts';
import { Refused } from '#app/refused.ts';
import { statusFacts } from '#app/status/status-facts.ts';
import type { PublicIncident } from '#core/status/public-incident.ts';
import type { StatusFacts } from '#core/status/status-model.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { DeskSettings } from '#app/desk/desk-settings.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { LiveHub } from '#adapters/storage/live-hub.ts';
import { drillOrigins } from '#drills/desk/drill-origins.ts';
import { findScenario } from '#drills/scenarios/find-scenario.ts';
import { markedStorage } from '#drills/game-day/marked-storage.ts';
import { scaledClock } from '#drills/scaled-clock.ts';
import { simulatedExecutors } from '#drills/simulated-executors.ts';
import { systemClock } from './system-clock.ts';

export interface SpaceContextsOptions {
  spaces: Spaces;
  settings: DeskSettings;
  live: LiveHub;
  ids: Ids;
  channel: IncidentChannel;
  /** What performs steps of revert plans in the real space. */
  executors: SpaceContext['executors'];
  /** Where action items of the real space can be sent. */
  trackers: SpaceContext['trackers'];
  observeCommand: NonNullable<SpaceContext['observeCommand']>;
  /** Makes a signed link that answers an approval. */
  approvalLink(
    claims: { spaceId: string; incidentId: string; approvalId: string; personId: string },
    publicUrl: string,
  ): string;
  /** A message as its channel would show it. */
  show: SpaceContext['show'];
  /** The page of an incident, rendered as the published site does. */
  showOnPage(facts: StatusFacts, incident: PublicIncident): string;
  /** Makes a signed link that acknowledges a page. */
  acknowledgeLink(claims: { spaceId: string; pageId: string; personId: string }, publicUrl: string): string;
}

/** A space with everything its workers need. */
export interface OpenSpace {
  id: string;
  kind: SpaceKind;
  storage: SpaceStorage;
  clock: Clock;
  context: SpaceContext;
  /** Does work that was due at an instant. In a drill its time is that instant meanwhile, however late the machine is. */
  at(dueAt: Instant, work: () => Promise<void>): Promise<void>;
}

/** The spaces of this desk, as last read: other processes start, speed up and end drills too. */
export interface SpaceContexts {
  /** Refuses an unknown space. */
  get(id: string): Promise<SpaceContext>;
  has(id: string): boolean;
  open(): OpenSpace[];
  refresh(): Promise<void>;
}

interface Entry {
  row: SpaceRow;
  space: OpenSpace;
}

/** Keeps one context per space; a drill's clock follows its row as it was last read. */
export function spaceContexts(options: SpaceContextsOptions): SpaceContexts {
  const known = new Map<string, Entry>();

  const take = (row: SpaceRow): OpenSpace => {
    const entry = known.get(row.id);
    if (entry !== undefined) {
      entry.row = row;
      return entry.space;
    }
    const space = openSpace(options, row, () => known.get(row.id)?.row ?? row);
    known.set(row.id, { row, space });
    return space;
  };

  return {
    async get(id) {
      const entry = known.get(id);
      if (entry !== undefined) return entry.space.context;
      const row = await options.spaces.get(id);
      if (row === null) throw new Refused('not-found', { what: 'space', id });
      return take(row).context;
    },
    has: (id) => known.has(id),
    open: () => [...known.values()].map((entry) => entry.space),
    async refresh() {
      const rows = await options.spaces.list();
      const there = new Set(rows.map((row) => row.id));
      for (const id of known.keys()) if (!there.has(id)) known.delete(id);
      for (const row of rows) take(row);
    },
  };
}

function openSpace(options: SpaceContextsOptions, row: SpaceRow, current: () => SpaceRow): OpenSpace {
  const isReal = row.kind === 'real';
  const drill = isReal ? null : drillTime(scaledClock(current, () => Date.now()));
  const clock = drill?.clock ?? systemClock;
  const stored = options.spaces.storage(row);
  const storage = row.kind === 'game-day' ? markedStorage(stored) : stored;
  return {
    id: row.id,
    kind: row.kind,
    storage,
    clock,
    context: contextOf(options, row, storage, clock),
    at: drill?.at ?? ((_, work) => work()),
  };
}

/**
 * A drill's clock that stands at the instant a piece of work was due while that work is done. Works take turns, and no
 * work finds an earlier time than the one before, so that a hurried clock does not reorder the night.
 */
function drillTime(running: Clock): Pick<OpenSpace, 'clock' | 'at'> {
  let standsAt: Instant | null = null;
  let latestAt = Number.NEGATIVE_INFINITY;
  let turn: Promise<void> = Promise.resolve();

  async function stand(dueAt: Instant, work: () => Promise<void>): Promise<void> {
    latestAt = Math.max(latestAt, dueAt);
    standsAt = latestAt;
    try {
      await work();
    } finally {
      standsAt = null;
    }
  }

  return {
    clock: {
      now: () => (standsAt === null ? running.now() : Math.min(standsAt, running.now())),
      realMsUntil: (at) => running.realMsUntil(at),
    },
    at(dueAt, work) {
      const mine = turn.then(() => stand(dueAt, work));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function contextOf(options: SpaceContextsOptions, row: SpaceRow, storage: SpaceStorage, clock: Clock): SpaceContext {
  const { settings, live, ids, channel } = options;
  const isReal = row.kind === 'real';
  const publicUrl = (): Promise<string> => settings.publicUrl();
  const context: SpaceContext = {
    id: row.id,
    kind: row.kind,
    storage,
    clock,
    ids,
    live: live.of(row.id),
    channel,
    cache: incidentCache(),
    trackers: isReal ? options.trackers : noTrackers,
    executors: isReal ? options.executors : simulatedExecutors(failingStepsOf(row)),
    ...(isReal ? { observeCommand: options.observeCommand } : {}),
    company: async () => ({
      name: isReal ? await settings.company() : row.title,
      publicUrl: isReal ? await publicUrl() : `${await publicUrl()}/drill/${row.id}`,
    }),
    // Words of a drill or a game day never end at the company's own address.
    webhookUrl: async () => (isReal ? ((await settings.webhook())?.url ?? null) : null),
    show: options.show,
    showOnPage: async (incident) => options.showOnPage(await statusFacts(context, settings), incident),
    hasTicketHook: async () => !isReal || (await settings.ticketHook()) !== null,
    approvalLink: async (approval) => options.approvalLink({ spaceId: row.id, ...approval }, await publicUrl()),
    acknowledgeLink: async (page) => options.acknowledgeLink({ spaceId: row.id, ...page }, await publicUrl()),
    ...(row.kind === 'drill' ? { origins: () => drillOrigins({ storage }, row) } : {}),
  };
  return context;
}

function failingStepsOf({ scenario }: SpaceRow): Record<string, string> {
  return (scenario === null ? null : findScenario(scenario))?.failingSteps ?? {};
}
