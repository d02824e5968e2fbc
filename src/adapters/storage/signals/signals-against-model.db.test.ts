import { afterAll, beforeAll } from 'vitest';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { describeSignalsAgainstModel } from '#testing/signals-against-model.ts';
import { openSignals } from '#testing/open-signals.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());

describeSignalsAgainstModel('PostgreSQL', () => openSignals(storage), { runs: 40 });
