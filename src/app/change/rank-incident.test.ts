import { expect, test } from 'vitest';
import type { SpaceContext } from '../space-context.ts';
import { emptyCatalogue } from '#contract/catalogue.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { buildRoom } from '../room/build-room.ts';
import { startRevert } from '../revert/start-revert.ts';
import { handleWakeUp } from '../wake-up.ts';
import { declare } from '../signal/take-report.ts';
import { takeAlerts } from '../signal/take-alerts.ts';
import { incomingAlert, kitHook } from '#testing/signals-kit.ts';
import { changeRow } from './change-row.ts';
import { recordChange, recordChanges } from './record-change.ts';

const IVO: Actor = { kind: 'person', id: 'ivo' };
const TESS: Actor = { kind: 'person', id: 'tess' };

/** A desk with two services; one change to the one behind the feature a few minutes ago, one to the other before. */
async function desk(): Promise<SpaceContext> {
  const context = await (await memoryDesk()).house.context('real');
  await context.storage.catalogue.put({
    ...emptyCatalogue(),
    features: [{ id: 'pay', name: 'Pay', tier: 'core', services: ['payments'] }],
    services: ['payments', 'search'].map((id) => ({
      id,
      name: id,
      dependsOn: [],
      owner: 'Payments team',
      repositories: [],
      legacy: false,
    })),
  });
  const now = context.clock.now();
  const change = (id: string, service: string, minutes: number) =>
    recordChange(
      context,
      changeRow({ id, title: `Release of ${service}`, at: now - minutes * MINUTE_MS, services: [service], key: id }),
    );
  await change('before', 'payments', 9 * 24 * 60);
  await change('other', 'search', 200);
  await change('culprit', 'payments', 4);
  return context;
}

async function hurt(context: SpaceContext): Promise<string> {
  const opening = { title: 'Payments fail', featureId: 'pay', source: 'person' as const, groupId: null, signals: [] };
  const { id } = await openIncident(context, IVO, opening);
  await handleWakeUp(context, { kind: 'incident', id });
  return id;
}

test('ranks the changes by itself, and offers the revert of a strong one with the version before it', async () => {
  const context = await desk();
  const id = await hurt(context);
  const { decision, suspects } = await buildRoom(context, id);
  expect(suspects[0]).toMatchObject({ id: 'culprit', strong: true, verdict: 'open' });
  expect(suspects[0]?.reasons).toContain('It went out 4 minutes before the first sign.');
  expect(decision).toMatchObject({ state: 'offered', peopleNeeded: 1, plan: { origin: 'derived' } });
});

test('a change that is recorded late is suspected at once in what is open', async () => {
  const context = await desk();
  const id = await hurt(context);
  const at = context.clock.now() - MINUTE_MS;
  await recordChange(
    context,
    changeRow({ id: 'late', title: 'Restart of payments', kind: 'config', at, services: ['payments'] }),
  );
  const { incident } = await loadIncident(context, id);
  expect(
    incident.ranking?.suspects
      .map(({ changeId }) => changeId)
      .slice(0, 2)
      .toSorted(),
  ).toEqual(['culprit', 'late']);
});

test('two people who press at once start one revert', async () => {
  const context = await desk();
  const id = await hurt(context);
  const pressed = await Promise.allSettled(
    [IVO, TESS].map((by) => startRevert(context, id, { changeId: 'culprit', by })),
  );
  expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { incident } = await loadIncident(context, id);
  expect(incident.mitigations.length).toBe(1);
  const runId = incident.mitigations[0]?.runId ?? '';
  expect(await context.storage.planRuns.get(runId)).toMatchObject({ changeId: 'culprit', status: 'running' });
});

test('what was the cause once is told as similar when the same place hurts again', async () => {
  const context = await desk();
  const first = await hurt(context);
  await runCommand(context, first, () => ({
    command: { type: 'JudgeSuspect', by: IVO, changeId: 'culprit', verdict: 'confirmed', reasonTextId: null },
  }));
  await runCommand(context, first, () => ({
    command: { type: 'Dismiss', by: IVO, ticketTextId: 't', reasonTextId: null },
  }));
  expect(await context.storage.incidents.get(first)).toMatchObject({ causeChangeId: 'culprit' });
  const second = await hurt(context);
  const { suspects } = await buildRoom(context, second);
  expect(suspects.flatMap(({ reasons }) => reasons)).toContain(
    'A change to the same service was the cause of an earlier incident here.',
  );
});

test('once service is restored nothing is ranked any more', async () => {
  const context = await desk();
  const id = await hurt(context);
  await runCommand(context, id, () => ({
    command: {
      type: 'StartMitigation',
      by: IVO,
      mitigationId: 'm',
      kind: 'restart',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    },
  }));
  await runCommand(context, id, () => ({
    command: { type: 'VerifyMitigation', by: DESK, mitigationId: 'm', outcome: 'worked', noteTextId: null },
  }));
  const { version } = (await loadIncident(context, id)).incident;
  await recordChange(
    context,
    changeRow({ id: 'after', title: 'Another', at: context.clock.now() - HOUR_MS, services: ['payments'] }),
  );
  expect((await loadIncident(context, id)).incident.version).toBe(version);
});

test('a delivery of many changes is weighed once in each open incident', async () => {
  const context = await desk();
  const id = await hurt(context);
  const at = context.clock.now() - MINUTE_MS;
  const { list } = context.storage.changes;
  let weighed = 0;
  context.storage.changes.list = (filter) => {
    if (filter.limit >= 1000) weighed += 1;
    return list(filter);
  };
  const many = Array.from({ length: 50 }, (_, index) =>
    changeRow({ id: `c${index}`, title: 'Setting', kind: 'config', at, services: ['payments'] }),
  );
  await recordChanges(context, many);
  expect(weighed).toBe(1);
  expect((await loadIncident(context, id)).incident.ranking?.strongId).toBeNull();
});

/** The context, and how often the register was read to rank. */
function counted(context: SpaceContext): { context: SpaceContext; rankings: () => number } {
  let rankings = 0;
  const { changes } = context.storage;
  const list: typeof changes.list = (filter) => {
    if (filter.limit === 1000) rankings += 1;
    return changes.list(filter);
  };
  const storage = { ...context.storage, changes: { ...changes, list } };
  return { context: { ...context, storage }, rankings: () => rankings };
}

test('a storm of five hundred alerts joined to an incident is not ranked five hundred times', async () => {
  const plain = await desk();
  await plain.storage.signals.putHook({ ...kitHook });
  const { context, rankings } = counted(plain);
  const alert = (index: number) =>
    incomingAlert({ hookId: kitHook.id, dedupKey: `a${index}`, groupKey: 'storm', startedAt: plain.clock.now() });
  await takeAlerts(context, [alert(0)]);
  const [group] = await context.storage.signals.listGroups('waiting');
  const id = await declare(context, IVO, group?.id ?? '', null);
  const before = rankings();
  for (let index = 1; index < 500; index += 1) await takeAlerts(context, [alert(index)]);
  expect((await loadIncident(context, id)).incident.signals).toHaveLength(500);
  expect(rankings() - before).toBeGreaterThan(20);
  expect(rankings() - before).toBeLessThan(60);
});

test('a wake-up weighs nothing again that it knew before, and does when somebody ruled a suspect out', async () => {
  const context = await desk();
  const id = await hurt(context);
  const { list } = context.storage.changes;
  let weighed = 0;
  context.storage.changes.list = (filter) => {
    weighed += 1;
    return list(filter);
  };
  await handleWakeUp(context, { kind: 'incident', id });
  expect(weighed).toBe(0);
  await runCommand(context, id, () => ({
    command: { type: 'JudgeSuspect', by: IVO, changeId: 'culprit', verdict: 'ruled-out', reasonTextId: 't' },
  }));
  await handleWakeUp(context, { kind: 'incident', id });
  expect((await loadIncident(context, id)).incident.ranking?.suspects[0]?.changeId).not.toBe('culprit');
});
