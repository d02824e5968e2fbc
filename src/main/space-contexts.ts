import { incidentCache } from '#app/incident/incident-cache.ts';
import type { IncidentChannel, Ids, SpaceRow, Spaces } from '#app/ports.ts';
import { Refused } from '#app/refused.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { DeskSettings } from '#app/desk/desk-settings.ts';
import { scaledClock } from '#drills/scaled-clock.ts';
import { systemClock } from './system-clock.ts';
import type { LiveHub } from '#adapters/storage/live-hub.ts';

export interface SpaceContextsOptions {
  spaces: Spaces;
  settings: DeskSettings;
  live: LiveHub;
  ids: Ids;
  channel: IncidentChannel;
  /** Makes a signed link that acknowledges a page. */
  acknowledgeLink(claims: { spaceId: string; pageId: string; personId: string }, publicUrl: string): string;
}

/** The contexts of every space that is open on this desk. */
export interface SpaceContexts {
  /** Refuses an unknown space. */
  get(id: string): Promise<SpaceContext>;
  /** Spaces as last read; `refresh` reads them again, as other processes start, speed up and end drills too. */
  open(): { row: SpaceRow; context: SpaceContext }[];
  refresh(): Promise<void>;
}

/** Keeps one context per space; a drill's clock follows its row as it was last read. */
export function spaceContexts(options: SpaceContextsOptions): SpaceContexts {
  const known = new Map<string, { row: SpaceRow; context: SpaceContext }>();

  const take = (row: SpaceRow): SpaceContext => {
    const entry = known.get(row.id);
    if (entry !== undefined) {
      entry.row = row;
      return entry.context;
    }
    const context = contextOf(options, row, () => known.get(row.id)?.row ?? row);
    known.set(row.id, { row, context });
    return context;
  };

  return {
    async get(id) {
      const entry = known.get(id);
      if (entry !== undefined) return entry.context;
      const row = await options.spaces.get(id);
      if (row === null) throw new Refused('not-found', { what: 'space', id });
      return take(row);
    },
    open: () => [...known.values()],
    async refresh() {
      const rows = await options.spaces.list();
      const there = new Set(rows.map((row) => row.id));
      for (const id of known.keys()) if (!there.has(id)) known.delete(id);
      for (const row of rows) take(row);
    },
  };
}

function contextOf(options: SpaceContextsOptions, row: SpaceRow, current: () => SpaceRow): SpaceContext {
  const { settings, live, ids, channel, spaces } = options;
  const isReal = row.kind === 'real';
  const publicUrl = (): Promise<string> => settings.publicUrl();
  return {
    id: row.id,
    kind: row.kind,
    storage: spaces.storage(row),
    clock: isReal ? systemClock : scaledClock(current, () => Date.now()),
    ids,
    live: live.of(row.id),
    channel,
    cache: incidentCache(),
    company: async () => ({
      name: isReal ? await settings.company() : row.title,
      publicUrl: isReal ? await publicUrl() : `${await publicUrl()}/drill/${row.id}`,
    }),
    // A drill's words end in its own outbox.
    webhookUrl: async () => (isReal ? ((await settings.webhook())?.url ?? null) : null),
    acknowledgeLink: async (page) => options.acknowledgeLink({ spaceId: row.id, ...page }, await publicUrl()),
  };
}
