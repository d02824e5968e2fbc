import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Signals } from '#app/ports.ts';
import { freshStorage, realSpace, type FreshStorage } from '#testing/fresh-storage.ts';
import { describeSignalsAgainstModel } from '#testing/signals-against-model.ts';
import {
  describeSignals,
  incomingAlert,
  incomingReport,
  kitHook,
  type SignalsUnderTest,
} from '#testing/signals-kit.ts';

let storage: FreshStorage;
let client: Client;
beforeAll(async () => {
  storage = await freshStorage();
  client = new Client({ connectionString: storage.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await storage.close();
});

/** Empty signals on the file's database. */
async function open(): Promise<SignalsUnderTest> {
  await client.query(
    'truncate space_real.alerts, space_real.reports, space_real.signal_groups, space_real.hooks, space_real.incidents',
  );
  return {
    signals: storage.real.signals,
    async markIncident(id, state) {
      await client.query(
        `insert into space_real.incidents values ($1, 1, 't', $2, null, false, 0, null, null, null, 0, 0, null, 'p', 1, false)
         on conflict (id) do update set phase = excluded.phase`,
        [id, state === 'open' ? 'mitigating' : 'resolved'],
      );
    },
    async close() {},
  };
}

async function openAnotherProcess(): Promise<Signals> {
  const desk = storage.openAnother();
  return desk.spaces.storage(await realSpace(desk)).signals;
}

describeSignals('PostgreSQL', open);
describeSignalsAgainstModel('PostgreSQL', open, { runs: 60 });

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
    const { rows } = await client.query<{ secret: Buffer }>('select secret from space_real.hooks');
    expect(rows[0]?.secret.toString('latin1')).not.toContain('shared');
  });
});
