import type { HookRow } from '#app/ports/hooks.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { isOpen } from '#core/incident/phase.ts';
import { memoryActionItems } from './action-items.ts';
import { memoryCatalogues } from './catalogues.ts';
import { memoryChanges } from './changes.ts';
import { memoryCustomerRecords } from './customer-records.ts';
import { memoryEventStore } from './event-store.ts';
import { memoryIncidentRows } from './incident-rows.ts';
import { memoryFiguresStore } from './kept-figures.ts';
import { memoryMaintenances } from './maintenances.ts';
import { memoryOutbox } from './outbox.ts';
import { memoryPeople } from './people.ts';
import { memoryPlanRuns } from './plan-runs.ts';
import { memoryPostmortems } from './postmortems.ts';
import { memoryProcedures } from './procedures.ts';
import { memoryPublications } from './publications.ts';
import { memoryPublicWords } from './public-words.ts';
import { memoryRestRecords } from './rest-records.ts';
import { memoryGateDecisions, memoryRevertPlans } from './revert-plans.ts';
import { memoryRotations } from './rotations.ts';
import { memorySharedPostmortems } from './shared-postmortems.ts';
import { memorySignals } from './signals.ts';
import { memorySubscriptions } from './subscriptions.ts';
import { memoryTexts } from './texts.ts';
import { memoryWakeUps } from './wake-ups.ts';

/** Everything one space keeps, in memory and in order: the same calls always give the same answers. */
export function memoryStorage({ ids, hooks = [] }: { ids: Ids; hooks?: HookRow[] }): SpaceStorage {
  const incidents = memoryIncidentRows();
  const texts = memoryTexts();
  const outbox = memoryOutbox();
  const wakeUps = memoryWakeUps();
  const publicWords = memoryPublicWords();
  const customers = memoryCustomerRecords();
  const signals = memorySignals({ ids, hooks, incidentIsOpen: (id) => isOpen(incidents.at(id)?.phase ?? 'reported') });
  const planRuns = memoryPlanRuns();
  const rest = memoryRestRecords();
  const actionItems = memoryActionItems();
  const sharedPostmortems = memorySharedPostmortems();
  const postmortems = memoryPostmortems();
  const reworded = [texts, outbox, publicWords, customers, signals, planRuns, sharedPostmortems, postmortems];
  const people = memoryPeople((id, named, label) => {
    rest.erase(id);
    figures.clear();
    for (const store of reworded)
      store.reword((words) => named.reduce((left, name) => left.replaceAll(name, label), words));
  });
  const figures = memoryFiguresStore((id) => people.zoneOf(id));
  return {
    events: memoryEventStore({
      texts,
      incidents,
      outbox,
      wakeUps,
      publicWords,
      customers,
      signals,
      planRuns,
      actionItems,
      rest,
    }),
    incidents,
    figures,
    texts,
    wakeUps,
    outbox,
    people,
    rotations: memoryRotations(),
    procedures: memoryProcedures(),
    catalogue: memoryCatalogues(),
    changes: memoryChanges(),
    planRuns,
    actionItems,
    sharedPostmortems,
    postmortems,
    revertPlans: memoryRevertPlans(),
    gateDecisions: memoryGateDecisions(),
    publicWords,
    publications: memoryPublications(),
    maintenances: memoryMaintenances((messages) => outbox.add(messages)),
    subscriptions: memorySubscriptions((id) => outbox.forget(id)),
    customers,
    signals,
    rest,
    // The people of a rehearsal are invented.
    retention: { forgetAddressesBefore: async () => 0 },
  };
}
