import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FoldedSignals, GroupRow, IncomingAlert, IncomingReport, SignalRow, Signals } from '#app/ports/signals.ts';
import { SECOND_MS, fromIso, type Instant } from '#core/shared/instant.ts';
import { memorySignals } from '#drills/memory/signals.ts';
import { incomingAlert, incomingReport, kitHook, type SignalsUnderTest } from './signals-kit.ts';

const noon = fromIso('2026-11-22T12:00:00Z');
const groupWithinMs = 3 * SECOND_MS;

/** One thing that happens to the signals; the space's time goes on by a second with each. */
type Happening =
  | { what: 'alerts'; alerts: IncomingAlert[] }
  | { what: 'report'; report: IncomingReport }
  | { what: 'leases end' }
  | { what: 'triage'; nth: number; status: 'declared' | 'dismissed' | 'open' }
  | { what: 'incident'; state: 'open' | 'resolved' };

const anyAlert = fc
  .record({
    dedupKey: fc.constantFrom('a', 'b', 'c', 'd'),
    groupKey: fc.constantFrom('one', 'two'),
    status: fc.constantFrom('firing' as const, 'firing' as const, 'resolved' as const),
    title: fc.constantFrom('CPU', 'Disk'),
    severity: fc.constantFrom(null, 'info', 'warning', 'critical'),
    labels: fc.constantFrom<Record<string, string>>({}, { alertname: 'Shared' }),
    endedAt: fc.constantFrom(null, noon - SECOND_MS, noon + 2 * SECOND_MS),
    leaseUntil: fc.constantFrom(null, noon + 4 * SECOND_MS),
  })
  // Only one group key has a feature: which of two groups equally old takes a report is left to their ids.
  .map((change) => incomingAlert({ ...change, featureId: change.groupKey === 'one' ? 'login' : null }));
const anyReport = fc.record({
  featureId: fc.constantFrom(null, 'login'),
  key: fc.constantFrom(null, 'ticket'),
  customerId: fc.constantFrom(null, 'acme', 'zenith'),
});

const anyHappening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(anyAlert, { minLength: 1, maxLength: 5 })
      .map((alerts) => ({ what: 'alerts' as const, alerts })),
  },
  { weight: 2, arbitrary: anyReport.map((change) => ({ what: 'report' as const, report: incomingReport(change) })) },
  { weight: 1, arbitrary: fc.constant({ what: 'leases end' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('triage' as const),
      nth: fc.nat(3),
      status: fc.constantFrom('declared', 'dismissed', 'open'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('incident' as const), state: fc.constantFrom('open', 'resolved') }),
  },
);

/**
 * Plays random histories through a store and through the model of the rules and compares all that both answer.
 * `open` gives a store without signals; ids are the store's own and are not compared.
 */
export function describeSignalsAgainstModel(
  name: string,
  open: () => Promise<SignalsUnderTest>,
  options: { runs: number },
): void {
  describe(`${name} against the rules`, () => {
    test('every history ends as the rules say', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyHappening, { maxLength: 10 }), async (history) => {
          const store = await open();
          try {
            expect(await play(store, history)).toEqual(await play(openSignalsModel(), history));
          } finally {
            await store.close();
          }
        }),
        { numRuns: options.runs, interruptAfterTimeLimit: 20_000 },
      );
    });
  });
}

/** The model as a store under test. */
export function openSignalsModel(): SignalsUnderTest {
  const resolved = new Set<string>();
  let count = 0;
  const ids = { next: (prefix: string) => `${prefix}_${String((count += 1)).padStart(6, '0')}` };
  return {
    signals: memorySignals({ ids, incidentIsOpen: (id) => !resolved.has(id) }),
    async markIncident(id, state) {
      if (state === 'resolved') resolved.add(id);
      else resolved.delete(id);
    },
    async close() {},
  };
}

async function play(store: SignalsUnderTest, history: Happening[]): Promise<unknown[]> {
  const { signals } = store;
  await signals.putHook(kitHook);
  await store.markIncident('incident-1', 'open');
  const seen: unknown[] = [];
  for (const [index, happening] of history.entries()) {
    const answer = await perform(store, happening, index, noon + index * SECOND_MS);
    seen.push({ happening, answer, after: await everything(signals), nextLeaseEndAt: await signals.nextLeaseEndAt() });
  }
  return seen;
}

async function perform(store: SignalsUnderTest, happening: Happening, index: number, at: Instant): Promise<unknown> {
  const { signals } = store;
  switch (happening.what) {
    case 'alerts':
      return withoutIds(await signals.foldAlerts(happening.alerts, at));
    case 'report': {
      const folded = await signals.foldReport({ ...happening.report, id: `report-${index}`, at }, groupWithinMs);
      return {
        group: groupWords(folded.group),
        signal: signalWords(folded.signal),
        repeated: folded.repeated,
        openedGroup: folded.openedGroup,
      };
    }
    case 'leases end':
      return withoutIds(await signals.expireLeases(at));
    case 'triage':
      return triage(signals, happening);
    case 'incident':
      return store.markIncident('incident-1', happening.state);
  }
}

/** Changes the nth of the groups in the order of what they hold, which does not depend on their ids. */
async function triage(
  signals: Signals,
  { nth, status }: { nth: number; status: 'declared' | 'dismissed' | 'open' },
): Promise<void> {
  const described = await Promise.all(
    (await signals.listGroups('all')).map(async (group) => ({
      id: group.id,
      words: canonical(await describeGroup(signals, group)),
    })),
  );
  const chosen = described.toSorted((a, b) => (a.words < b.words ? -1 : 1))[nth];
  if (chosen === undefined) return;
  await signals.setGroup(chosen.id, { status, incidentId: status === 'declared' ? 'incident-1' : null });
}

async function everything(signals: Signals): Promise<unknown> {
  const groups = await Promise.all((await signals.listGroups('all')).map((group) => describeGroup(signals, group)));
  return { groups: sorted(groups), ofIncident: sorted((await signals.ofIncident('incident-1')).map(signalWords)) };
}

async function describeGroup(signals: Signals, group: GroupRow): Promise<unknown> {
  const shown = await signals.getGroup(group.id);
  return { group: groupWords(group), signals: sorted((shown?.signals ?? []).map(signalWords)) };
}

function withoutIds(folded: FoldedSignals): unknown {
  return {
    opened: sorted(folded.opened.map(groupWords)),
    closed: sorted(folded.closed.map(groupWords)),
    joined: sorted(folded.joined.map(({ incidentId, signal }) => ({ incidentId, signal: signalWords(signal) }))),
  };
}

function groupWords({ id: _id, ...group }: GroupRow): unknown {
  return { ...group, customerIds: group.customerIds.toSorted() };
}

function signalWords({ id, groupId: _groupId, ...signal }: SignalRow): unknown {
  return signal.kind === 'report' ? { id, ...signal } : signal;
}

function sorted(rows: unknown[]): unknown[] {
  return rows.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1));
}

/** JSON that does not depend on the order in which a store fills its rows. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    isRecord(held) ? Object.fromEntries(Object.entries(held).toSorted(([a], [b]) => (a < b ? -1 : 1))) : held,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
