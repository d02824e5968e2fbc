import { afterEach, beforeEach, describe } from 'vitest';
import { describeActionItems } from './action-items-kit.ts';
import { describeChanges } from './changes-kit.ts';
import { describeCustomerRecords } from './customer-records-kit.ts';
import { describeFigures } from './figures-kit.ts';
import { describeMaintenances } from './maintenances-kit.ts';
import { describeOutbox } from './outbox-kit.ts';
import { describePlanRuns } from './plan-runs-kit.ts';
import { describePostmortems } from './postmortems-kit.ts';
import { describePublications } from './publications-kit.ts';
import { describeRecords } from './records-kit.ts';
import { describeRest } from './rest-kit.ts';
import { describeRevertPlans } from './revert-plans-kit.ts';
import type { StoreUnderTest } from './store-samples.ts';
import { describeStreams } from './streams-kit.ts';
import { describeSubscriptions } from './subscriptions-kit.ts';
import { describeWakeUps } from './wake-ups-kit.ts';

/** What every store of a space guarantees, whatever it is made of; signals have a kit of their own. */
export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    let held: StoreUnderTest;
    beforeEach(async () => {
      held = await open();
    });
    afterEach(() => held.close());
    const storageOf = () => held.storage;

    describeStreams(storageOf);
    describeWakeUps(storageOf);
    describeOutbox(storageOf);
    describeRecords(storageOf);
    describeChanges(storageOf);
    describeRevertPlans(storageOf);
    describeSubscriptions(storageOf);
    describeCustomerRecords(storageOf);
    describePublications(storageOf);
    describeMaintenances(storageOf);
    describePlanRuns(storageOf);
    describeRest(storageOf);
    describeActionItems(storageOf);
    describePostmortems(storageOf);
    describeFigures(storageOf);
  });
}
