import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { HookRow } from '#app/ports/hooks.ts';
import type { IncomingAlert, IncomingReport, Signals } from '#app/ports/signals.ts';
import { MINUTE_MS, SECOND_MS, type Instant } from '#core/shared/instant.ts';

/** One store of signals under test, empty at the start of each test. */
export interface SignalsUnderTest {
  signals: Signals;
  /** Makes the incident known and says whether it is still unresolved. */
  markIncident(id: string, state: 'open' | 'resolved'): Promise<void>;
  close(): Promise<void>;
}

const noon: Instant = Temporal.Instant.from('2026-11-22T12:00:00Z').epochMilliseconds;

/** The hook whose alerts the kit folds. */
export const kitHook: HookRow = {
  id: 'hook-1',
  kind: 'alertmanager',
  name: 'Alertmanager',
  key: 'key-1-unguessable',
  secret: null,
  settings: null,
  lastUsedAt: null,
};

/** A firing alert of the kit's hook. */
export function incomingAlert(change: Partial<IncomingAlert> = {}): IncomingAlert {
  return {
    hookId: kitHook.id,
    dedupKey: 'h1',
    groupKey: 'cpu',
    status: 'firing',
    title: 'CPU is high on h1',
    details: 'load 40',
    severity: 'warning',
    service: null,
    featureId: null,
    labels: { instance: 'h1' },
    link: null,
    startedAt: noon,
    endedAt: null,
    leaseUntil: null,
    ...change,
  };
}

/** A support report on the login feature. */
export function incomingReport(change: Partial<IncomingReport> = {}): IncomingReport {
  return {
    id: 'report-1',
    title: 'Customers cannot log in',
    details: '',
    featureId: 'login',
    customerId: null,
    customerText: null,
    ticket: null,
    reporterName: null,
    reporterEmail: null,
    mailMessageId: null,
    key: null,
    at: noon,
    ...change,
  };
}

/** What every store of signals guarantees. Run it against the model and against storage. */
export function describeSignals(name: string, open: () => Promise<SignalsUnderTest>): void {
  describe(`${name} as a store of signals`, () => {
    let held: SignalsUnderTest;
    beforeEach(async () => {
      held = await open();
      await held.signals.putHook(kitHook);
    });
    afterEach(() => held.close());

    const fold = (alerts: IncomingAlert[], afterMs = 0) => held.signals.foldAlerts(alerts, noon + afterMs);
    const onlyGroup = async () => {
      const groups = await held.signals.listGroups('all');
      expect(groups).toHaveLength(1);
      const [group] = groups;
      if (group === undefined) throw new Error('no group');
      return group;
    };

    test('alerts of one group key open one group', async () => {
      const folded = await fold([
        incomingAlert(),
        incomingAlert({ dedupKey: 'h2', title: 'CPU is high on h2', severity: 'critical', service: 'api' }),
      ]);
      expect(folded.opened).toHaveLength(1);
      expect(folded.closed).toEqual([]);
      expect(folded.joined).toEqual([]);
      expect(await onlyGroup()).toEqual(folded.opened[0]);
      expect(folded.opened[0]).toMatchObject({
        title: 'CPU is high on h1',
        status: 'open',
        source: 'Alertmanager',
        firing: 2,
        resolved: 0,
        reports: 0,
        customerIds: [],
        featureId: null,
        service: 'api',
        severity: 'critical',
        openedAt: noon,
        lastSignalAt: noon,
        incidentId: null,
        pageId: null,
      });
    });

    test('a resend renews the alert and opens nothing', async () => {
      await fold([incomingAlert()]);
      const again = await fold(
        [incomingAlert({ title: 'CPU is higher', severity: 'critical', labels: { instance: 'h1', zone: 'b' } })],
        SECOND_MS,
      );
      expect(again).toEqual({ opened: [], closed: [], joined: [] });
      const group = await onlyGroup();
      expect(group).toMatchObject({
        firing: 1,
        severity: 'critical',
        title: 'CPU is high on h1',
        lastSignalAt: noon + SECOND_MS,
      });
      const shown = await held.signals.getGroup(group.id);
      expect(shown?.signals).toMatchObject([
        {
          kind: 'alert',
          title: 'CPU is higher',
          labels: { instance: 'h1', zone: 'b' },
          status: 'firing',
          startedAt: noon,
          endedAt: null,
          dedupKey: 'h1',
        },
      ]);
    });

    test('a resend under another group key stays in its group', async () => {
      await fold([incomingAlert()]);
      expect(await fold([incomingAlert({ groupKey: 'another' })])).toEqual({ opened: [], closed: [], joined: [] });
      expect((await onlyGroup()).firing).toBe(1);
    });

    test('a group closes with its last firing alert, not before', async () => {
      await fold([incomingAlert(), incomingAlert({ dedupKey: 'h2' })]);
      const first = await fold(
        [incomingAlert({ status: 'resolved', title: '', details: '', labels: {}, endedAt: noon + 1 })],
        SECOND_MS,
      );
      expect(first.closed).toEqual([]);
      const second = await fold([incomingAlert({ dedupKey: 'h2', status: 'resolved' })], 2 * SECOND_MS);
      expect(second.closed).toMatchObject([{ status: 'closed', firing: 0, resolved: 2 }]);
      const group = await onlyGroup();
      expect(group).toEqual(second.closed[0]);
      const shown = await held.signals.getGroup(group.id);
      expect(shown?.signals).toMatchObject([
        {
          dedupKey: 'h1',
          title: 'CPU is high on h1',
          details: 'load 40',
          labels: { instance: 'h1' },
          status: 'resolved',
          endedAt: noon + 1,
        },
        { dedupKey: 'h2', status: 'resolved', endedAt: noon + 2 * SECOND_MS },
      ]);
    });

    test('a repeated resolve, and one of an unknown alert, change nothing', async () => {
      await fold([incomingAlert()]);
      await fold([incomingAlert({ status: 'resolved' })], SECOND_MS);
      const before = await held.signals.listGroups('all');
      expect(
        await fold(
          [incomingAlert({ status: 'resolved' }), incomingAlert({ dedupKey: 'unknown', status: 'resolved' })],
          2 * SECOND_MS,
        ),
      ).toEqual({ opened: [], closed: [], joined: [] });
      expect(await held.signals.listGroups('all')).toEqual(before);
    });

    test('an alert that fires again after its group closed opens a new group', async () => {
      await fold([incomingAlert()]);
      await fold([incomingAlert({ status: 'resolved' })], SECOND_MS);
      const again = await fold([incomingAlert()], 2 * SECOND_MS);
      expect(again.opened).toHaveLength(1);
      expect(await held.signals.listGroups('all')).toHaveLength(2);
      expect(await held.signals.listGroups('waiting')).toEqual(again.opened);
    });

    test('a group stays open when one alert resolves while another begins, in any order', async () => {
      await fold([incomingAlert()]);
      const swapped = await fold([incomingAlert({ status: 'resolved' }), incomingAlert({ dedupKey: 'h2' })], SECOND_MS);
      expect(swapped).toEqual({ opened: [], closed: [], joined: [] });
      expect(await onlyGroup()).toMatchObject({ status: 'open', firing: 1, resolved: 1 });
    });

    test('of several items of one key in a request the last one counts', async () => {
      const folded = await fold([
        incomingAlert({ title: 'first' }),
        incomingAlert({ title: 'last' }),
        incomingAlert({ dedupKey: 'h2' }),
        incomingAlert({ dedupKey: 'h2', status: 'resolved' }),
      ]);
      expect(folded.opened).toMatchObject([{ title: 'last', firing: 1, resolved: 0 }]);
    });

    test('hooks do not share keys or groups', async () => {
      await held.signals.putHook({ ...kitHook, id: 'hook-2', key: 'key-2-unguessable', name: 'Other' });
      const folded = await fold([incomingAlert(), incomingAlert({ hookId: 'hook-2' })]);
      expect(folded.opened.map((group) => group.source).toSorted()).toEqual(['Alertmanager', 'Other']);
    });

    test('new alerts join a group whose incident is unresolved, and are named so that the incident hears of them', async () => {
      await fold([incomingAlert()]);
      const group = await onlyGroup();
      await held.markIncident('incident-1', 'open');
      await held.signals.setGroup(group.id, { status: 'declared', incidentId: 'incident-1' });
      const more = await fold([incomingAlert({ dedupKey: 'h2' }), incomingAlert()], SECOND_MS);
      expect(more.opened).toEqual([]);
      expect(more.joined).toMatchObject([
        { incidentId: 'incident-1', signal: { dedupKey: 'h2', groupId: group.id, kind: 'alert' } },
      ]);
      const quiet = await fold(
        [incomingAlert({ status: 'resolved' }), incomingAlert({ dedupKey: 'h2', status: 'resolved' })],
        2 * SECOND_MS,
      );
      expect(quiet.closed).toMatchObject([{ id: group.id, status: 'declared', firing: 0 }]);
      expect((await fold([incomingAlert()], 3 * SECOND_MS)).joined).toHaveLength(1);
      expect(await held.signals.ofIncident('incident-1')).toHaveLength(3);
      expect(await held.signals.ofIncident('incident-2')).toEqual([]);
    });

    test('after its incident is resolved a new alert opens a new group', async () => {
      await fold([incomingAlert()]);
      await held.markIncident('incident-1', 'resolved');
      await held.signals.setGroup((await onlyGroup()).id, { status: 'declared', incidentId: 'incident-1' });
      const more = await fold([incomingAlert({ dedupKey: 'h2' }), incomingAlert()], SECOND_MS);
      expect(more.opened).toMatchObject([{ firing: 1 }]);
      expect(more.joined).toEqual([]);
    });

    test('a dismissed group keeps its alerts quiet, and a new alert opens a new group', async () => {
      await fold([incomingAlert()]);
      const dismissed = await onlyGroup();
      expect(await held.signals.dismissGroup(dismissed.id)).toBe(true);
      expect(await held.signals.dismissGroup(dismissed.id)).toBe(false);
      expect(await held.signals.listGroups('waiting')).toEqual([]);
      expect((await fold([incomingAlert()], SECOND_MS)).opened).toEqual([]);
      expect((await fold([incomingAlert({ dedupKey: 'h2' })], 2 * SECOND_MS)).opened).toHaveLength(1);
      const quiet = await fold([incomingAlert({ status: 'resolved' })], 3 * SECOND_MS);
      expect(quiet.closed).toMatchObject([{ id: dismissed.id, status: 'dismissed' }]);
    });

    test('a firing alert without news is resolved at the end of its lease', async () => {
      await fold([
        incomingAlert({ leaseUntil: noon + MINUTE_MS }),
        incomingAlert({ dedupKey: 'h2', groupKey: 'disk' }),
      ]);
      expect(await held.signals.nextLeaseEndAt()).toBe(noon + MINUTE_MS);
      expect(await held.signals.expireLeases(noon + MINUTE_MS - 1)).toEqual({ opened: [], closed: [], joined: [] });
      await fold([incomingAlert({ leaseUntil: noon + 2 * MINUTE_MS })], SECOND_MS);
      expect(await held.signals.expireLeases(noon + MINUTE_MS)).toEqual({ opened: [], closed: [], joined: [] });
      const ended = await held.signals.expireLeases(noon + 3 * MINUTE_MS);
      expect(ended.closed).toMatchObject([{ status: 'closed', resolved: 1 }]);
      const shown = await held.signals.getGroup(ended.closed[0]?.id ?? '');
      expect(shown?.signals).toMatchObject([{ status: 'resolved', endedAt: noon + 2 * MINUTE_MS }]);
      expect(await held.signals.nextLeaseEndAt()).toBeNull();
    });

    test('a resolved alert has no lease left', async () => {
      await fold([incomingAlert({ leaseUntil: noon + MINUTE_MS })]);
      await fold([incomingAlert({ status: 'resolved', leaseUntil: noon + MINUTE_MS })], SECOND_MS);
      expect(await held.signals.nextLeaseEndAt()).toBeNull();
      expect((await held.signals.expireLeases(noon + MINUTE_MS)).closed).toEqual([]);
    });

    test('reports of one feature within the time given share a group, with their customers', async () => {
      const first = await held.signals.foldReport(incomingReport({ customerId: 'acme' }), MINUTE_MS);
      expect(first).toMatchObject({
        repeated: false,
        openedGroup: true,
        group: {
          source: 'report',
          title: 'Customers cannot log in',
          status: 'open',
          reports: 1,
          firing: 0,
          customerIds: ['acme'],
          featureId: 'login',
          openedAt: noon,
        },
        signal: { id: 'report-1', kind: 'report', status: 'received', startedAt: noon },
      });
      const second = await held.signals.foldReport(
        incomingReport({ id: 'report-2', customerId: 'zenith', at: noon + MINUTE_MS }),
        MINUTE_MS,
      );
      expect(second).toMatchObject({
        openedGroup: false,
        group: { id: first.group.id, reports: 2, lastSignalAt: noon + MINUTE_MS },
      });
      expect(second.group.customerIds.toSorted()).toEqual(['acme', 'zenith']);
      const late = await held.signals.foldReport(
        incomingReport({ id: 'report-3', at: noon + 3 * MINUTE_MS }),
        MINUTE_MS,
      );
      expect(late.openedGroup).toBe(true);
      const other = await held.signals.foldReport(
        incomingReport({ id: 'report-4', featureId: null, at: noon + 3 * MINUTE_MS }),
        MINUTE_MS,
      );
      expect(other.openedGroup).toBe(true);
    });

    test('a repeated report key answers the first report', async () => {
      const first = await held.signals.foldReport(incomingReport({ key: 'ticket 1' }), MINUTE_MS);
      const again = await held.signals.foldReport(
        incomingReport({ id: 'report-2', key: 'ticket 1', title: 'Other words', at: noon + SECOND_MS }),
        MINUTE_MS,
      );
      expect(again).toEqual({ ...first, repeated: true, openedGroup: false });
      expect((await onlyGroup()).reports).toBe(1);
    });

    test('a report joins the alerts of its feature and keeps the group open when they resolve', async () => {
      await fold([incomingAlert({ featureId: 'login' })]);
      const report = await held.signals.foldReport(incomingReport({ at: noon + SECOND_MS }), MINUTE_MS);
      expect(report).toMatchObject({ openedGroup: false, group: { firing: 1, reports: 1 } });
      const quiet = await fold([incomingAlert({ status: 'resolved' })], 2 * SECOND_MS);
      expect(quiet.closed).toMatchObject([{ status: 'open', firing: 0, reports: 1 }]);
      expect(await held.signals.listGroups('waiting')).toHaveLength(1);
    });

    test('hostile text is stored as it is', async () => {
      const words = "'); drop table alerts; -- 🔥 \u0007 \\u0000 $1";
      await fold([
        incomingAlert({ title: words, details: words, dedupKey: words, groupKey: words, labels: { [words]: words } }),
      ]);
      const group = await onlyGroup();
      expect(group.title).toBe(words);
      const shown = await held.signals.getGroup(group.id);
      expect(shown?.signals).toMatchObject([
        { title: words, details: words, dedupKey: words, labels: { [words]: words } },
      ]);
    });

    test('ten thousand alerts in one request are one group', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => incomingAlert({ dedupKey: `h${index}` }));
      const folded = await fold(many);
      expect(folded.opened).toMatchObject([{ firing: 10_000 }]);
      const resolved = await fold(
        many.map((alert) => ({ ...alert, status: 'resolved' as const })),
        SECOND_MS,
      );
      expect(resolved.closed).toMatchObject([{ firing: 0, resolved: 10_000, status: 'closed' }]);
    });

    test('an unknown group is nobody', async () => {
      expect(await held.signals.getGroup('nobody')).toBeNull();
    });

    test('hooks are kept, found by key, marked as used and deleted', async () => {
      expect(await held.signals.hookByKey(kitHook.key)).toEqual(kitHook);
      await held.signals.putHook({ ...kitHook, name: 'Renamed' });
      await held.signals.hookUsed(kitHook.id, noon);
      expect(await held.signals.hooks()).toEqual([{ ...kitHook, name: 'Renamed', lastUsedAt: noon }]);
      expect(await held.signals.deleteHook(kitHook.id)).toBe(true);
      expect(await held.signals.deleteHook(kitHook.id)).toBe(false);
      expect(await held.signals.hookByKey(kitHook.key)).toBeNull();
    });
  });
}
