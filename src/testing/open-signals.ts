import type { FreshStorage } from './fresh-storage.ts';
import type { SignalsUnderTest } from './signals-kit.ts';

/** Empty signals of the file's storage, with incidents as the kit marks them. */
export async function openSignals(storage: FreshStorage): Promise<SignalsUnderTest> {
  await storage.empty();
  return {
    signals: storage.real.signals,
    async markIncident(id, state) {
      await storage.client.query(
        `insert into space_real.incidents values ($1, 1, 't', $2, null, false, 0, null, null, null, 0, 0, null, 'p', 1, false)
         on conflict (id) do update set phase = excluded.phase`,
        [id, state === 'open' ? 'mitigating' : 'resolved'],
      );
    },
    async close() {},
  };
}
