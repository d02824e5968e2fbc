import type { Ids } from '#app/ports/ids.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { createActionItems } from './action-items.ts';
import { createCatalogues } from './catalogues.ts';
import { createChanges } from './changes.ts';
import { createCustomerRecords } from './customer-records.ts';
import { createEventStore } from './event-store.ts';
import { createGateDecisions } from './gate-decisions.ts';
import { createIncidentRows } from './incident-rows.ts';
import { createFiguresStore } from './kept-figures.ts';
import type { LiveHub } from './live-hub.ts';
import { createOutbox } from './outbox.ts';
import { createMaintenances } from './maintenances.ts';
import { createPeople } from './people.ts';
import { createPlanRuns } from './plan-runs.ts';
import { createPostmortems } from './postmortems.ts';
import { createProcedures } from './procedures.ts';
import { createPublications } from './publications.ts';
import { createPublicWordsStore } from './public-words.ts';
import { createRestRecords } from './rest-records.ts';
import { createRetention } from './retention.ts';
import { createRevertPlans } from './revert-plans.ts';
import { createRotations } from './rotations.ts';
import { createSharedPostmortems } from './shared-postmortems.ts';
import type { SecretBox } from './secret-box.ts';
import { createSubscriptions } from './subscriptions.ts';
import { createSignals } from './signals/signals.ts';
import type { SpaceDatabase } from './space-database.ts';
import { createTexts } from './texts.ts';
import { createWakeUps } from './wake-ups.ts';

export interface SpaceStorageOptions {
  space: SpaceRow;
  database: SpaceDatabase;
  live: LiveHub;
  box: SecretBox;
  leaseMs: number;
  ids: Ids;
}

/** Everything one space keeps. Writers tell the hub, so that pages and workers of every process hear of it. */
export function createSpaceStorage({ space, database, live, box, leaseMs, ids }: SpaceStorageOptions): SpaceStorage {
  const told = live.of(space.id);
  const outboxChanged = (id: string | null) => told.tell({ topic: 'outbox', id, version: null });
  const groupChanged = (id: string) => told.tell({ topic: 'group', id, version: null });
  const messagesAt = (dueAt: number) => {
    live.hint({ spaceId: space.id, work: 'outbox', dueAt });
    outboxChanged(null);
  };

  return {
    events: createEventStore(database, ({ stream, version, wakeAt, messageAt, groupIds }) => {
      if (stream.kind === 'incident') told.tell({ topic: 'incident', id: stream.id, version });
      if (stream.kind === 'action-item') told.tell({ topic: 'action-item', id: stream.id, version });
      if (stream.kind === 'plan-run') told.tell({ topic: 'plan-run', id: stream.id, version });
      if (wakeAt !== null) live.hint({ spaceId: space.id, work: 'wake-ups', dueAt: wakeAt });
      if (messageAt !== null) messagesAt(messageAt);
      groupIds.forEach(groupChanged);
    }),
    incidents: createIncidentRows(database),
    figures: createFiguresStore(database),
    texts: createTexts(database),
    wakeUps: createWakeUps(database, leaseMs),
    outbox: createOutbox(database, {
      leaseMs,
      tell: (change) => ('ended' in change ? outboxChanged(change.ended) : messagesAt(change.messageAt)),
    }),
    people: createPeople(database, space.kind),
    rotations: createRotations(database),
    procedures: createProcedures(database),
    catalogue: createCatalogues(database),
    changes: createChanges(database),
    planRuns: createPlanRuns(database, (id) => told.tell({ topic: 'plan-run', id, version: null })),
    actionItems: createActionItems(database),
    sharedPostmortems: createSharedPostmortems(database),
    postmortems: createPostmortems(database, (id) => told.tell({ topic: 'postmortem', id, version: null })),
    revertPlans: createRevertPlans(database),
    gateDecisions: createGateDecisions(database),
    publicWords: createPublicWordsStore(database),
    maintenances: createMaintenances(database, messagesAt),
    subscriptions: createSubscriptions(database),
    customers: createCustomerRecords(database),
    publications: createPublications(database, leaseMs),
    rest: createRestRecords(database),
    retention: createRetention(database),
    signals: createSignals({
      database,
      ids,
      box,
      groupChanged,
      leaseEndsAt: (dueAt) => live.hint({ spaceId: space.id, work: 'alert-leases', dueAt }),
    }),
  };
}
