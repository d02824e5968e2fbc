import { randomBytes } from 'node:crypto';
import { startWakeUpWorker } from '#adapters/jobs/wake-up-worker.ts';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { migrateDesk } from '#adapters/storage/migrate.ts';
import { ms, quantile, times, type Figure } from './figure.ts';

const WAKE_UPS = 300;
const EVERY_MS = 25;
const LIMIT_MS = 50;

/** How late an idle desk claims wake-ups, one every 25 ms. */
export async function benchWakeUps(url: string): Promise<Figure[]> {
  await migrateDesk(url);
  const desk = openDeskStorage({ url, secretKey: randomBytes(32), log: { warn() {} } });
  const row = await desk.spaces.get('real');
  if (row === null) throw new Error('there is no real space');
  const storage = desk.spaces.storage(row);
  const clock = { now: () => Date.now(), realMsUntil: (at: number) => Math.max(0, at - Date.now()) };
  const late: number[] = [];
  const { promise: allDone, resolve } = Promise.withResolvers<void>();
  const startAt = Date.now() + 1500;
  for (let count = 0; count < WAKE_UPS; count += 1) {
    const wakeAt = startAt + count * EVERY_MS;
    await storage.events.append({
      stream: { kind: 'page', id: `late-${count}` },
      expectedVersion: 0,
      events: [{ type: 'Bench', v: 1, at: 0, by: { kind: 'desk' }, data: {} }],
      texts: [],
      row: null,
      messages: [],
      wakeAt,
      also: [],
    });
  }
  const worker = startWakeUpWorker({
    spaces: () => [{ id: 'real', kind: 'real', clock, storage }],
    onWork: (listener) => desk.live.onWork(listener),
    random: () => Math.random(),
    log: { warn() {}, error: console.error },
    handle: async (_, { stream, dueAt }) => {
      if (!stream.id.startsWith('late-')) return;
      late.push(Date.now() - dueAt);
      if (late.length === WAKE_UPS) resolve();
    },
  });
  await allDone;
  await worker.stop();
  await desk.close();
  return [0.5, 0.99].map((share) => ({
    what: `lateness of an idle desk's wake-ups, p${share * 100}`,
    measured: ms(quantile(late, share)),
    beside: `limit for p99, ${LIMIT_MS} ms`,
    ratio: times(quantile(late, share) / LIMIT_MS),
  }));
}
