import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Signals } from '#app/ports/signals.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { describeSignals, incomingAlert, incomingReport, kitHook } from '#testing/signals-kit.ts';
import { openSignals } from '#testing/open-signals.ts';

let storage: FreshStorage;
beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());

async function openAnotherProcess(): Promise<Signals> {
  const desk = storage.openAnother();
  return desk.spaces.storage(await realSpace(desk)).signals;
}

const open = () => openSignals(storage);

describeSignals('PostgreSQL', open);

describe('signals that arrive at once', () => {
  test('many deliveries of one group at the same time open exactly one group', async () => {
    const held = await open();
    const other = await openAnotherProcess();
    await held.signals.putHook(kitHook);
    const deliveries = Array.from({ length: 20 }, (_, index) =>
      (index % 2 === 0 ? held.signals : other).foldAlerts(
        [incomingAlert(), incomingAlert({ dedupKey: `host ${index}` })],
        index,
      ),
    );
    const folded = await Promise.all(deliveries);
    expect(folded.flatMap(({ opened }) => opened)).toHaveLength(1);
    expect(await held.signals.listGroups('all')).toMatchObject([{ firing: 21, resolved: 0 }]);
  });

  test('reports of one feature at the same time share one group', async () => {
    const held = await open();
    const folded = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        held.signals.foldReport(incomingReport({ id: `report-${index}`, customerId: `c${index}` }), 60_000),
      ),
    );
    expect(new Set(folded.map(({ group }) => group.id)).size).toBe(1);
    expect(await held.signals.listGroups('all')).toMatchObject([{ reports: 12 }]);
  });

  test('alerts of several hooks in crossing order do not wait for each other for ever', async () => {
    const held = await open();
    const hooks = ['a', 'b', 'c', 'd'];
    const crossing = Array.from({ length: 24 }, (_, index) => {
      const order = index % 2 === 0 ? hooks : hooks.toReversed();
      return held.signals.foldAlerts(
        order.map((hookId) => incomingAlert({ hookId, dedupKey: `${index % 5}`, featureId: 'login' })),
        index,
      );
    });
    const reports = Array.from({ length: 12 }, (_, index) =>
      held.signals.foldReport(incomingReport({ id: `report-${index}` }), 60_000),
    );
    await Promise.all([...crossing, ...reports]);
    const groups = await held.signals.listGroups('all');
    expect(groups.reduce((sum, { firing }) => sum + firing, 0)).toBe(4 * 5);
    expect(groups.reduce((sum, { reports: count }) => sum + count, 0)).toBe(12);
  });

  test('a hook’s secret does not stand in the database as it is', async () => {
    const held = await open();
    await held.signals.putHook({ ...kitHook, secret: 'a shared secret of ours' });
    expect((await held.signals.hookByKey(kitHook.key))?.secret).toBe('a shared secret of ours');
    const { rows } = await storage.client.query<{ secret: Buffer }>('select secret from space_real.hooks');
    expect(rows[0]?.secret.toString('latin1')).not.toContain('shared');
  });
});
