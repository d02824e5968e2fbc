import type { ShownMessage } from '#contract/shown-message.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import type { IncidentChannel } from './ports/incident-channel.ts';
import type { Live } from './ports/live.ts';
import type { OutgoingMessage } from './ports/outgoing-message.ts';
import type { SpaceStorage } from './ports/space-storage.ts';
import type { SpaceKind } from './ports/spaces.ts';
import type { PublicIncident } from '#core/status/public-incident.ts';
import type { ExecutorKind } from '#core/revert/revert-plan.ts';
import type { Executor } from './ports/revert.ts';
import type { Trackers } from './ports/trackers.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { IncidentCache } from './incident/incident-cache.ts';

/** Everything the use cases of one space work with; made once per space in the composition root. */
export interface SpaceContext {
  id: string;
  kind: SpaceKind;
  storage: SpaceStorage;
  clock: Clock;
  ids: Ids;
  live: Live;
  channel: IncidentChannel;
  cache: IncidentCache;
  /** What performs steps of revert plans. A drill's call nothing outside. */
  executors: ReadonlyMap<ExecutorKind, Executor>;
  /** Where action items can be sent. A drill has none. */
  trackers: Trackers;
  /** Read at each use: the company's name and the desk's address as others reach it, without a trailing slash. */
  company(): Promise<{ name: string; publicUrl: string }>;
  /** Where every page and update is also posted, signed; null when none is set. */
  webhookUrl(): Promise<string | null>;
  /** A message as its channel would show it; sends nothing. */
  show(message: OutgoingMessage): Promise<ShownMessage>;
  /** The status page of an incident as it will be published with such words. */
  showOnPage(incident: PublicIncident): Promise<string>;
  /** Whether tickets can be written to. */
  hasTicketHook(): Promise<boolean>;
  /** Told of each command of an incident: its name, how it ended and how long it took. */
  observeCommand?(command: string, outcome: 'done' | 'refused' | 'conflict', seconds: number): void;
  /** Makes the link by which a page is acknowledged from a mail. */
  acknowledgeLink(page: { pageId: string; personId: string }): Promise<string>;
  /** Makes the link by which an approval is answered from a mail. */
  approvalLink(approval: { incidentId: string; approvalId: string; personId: string }): Promise<string>;
  /** In a drill: tells events told in the talk from invented ones; null is TwoAM's or a visitor's own doing. */
  origins?(): Promise<OriginOf>;
}

export type OriginOf = (event: IncidentEvent) => 'talk' | 'report' | 'invented' | null;

/** Finds the context of a space by id; refuses an unknown one. */
export interface Contexts {
  context(spaceId: string): Promise<SpaceContext>;
}
