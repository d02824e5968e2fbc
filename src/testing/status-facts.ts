import fc from 'fast-check';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { Maintenance } from '#core/status/maintenance.ts';
import type { PublicEntry, PublicIncident } from '#core/status/public-incident.ts';
import type { StatusFacts } from '#core/status/status-model.ts';

/** When the page of these facts is read. */
export const statusNow: Instant = fromIso('2026-11-26T17:03:00Z');

export function publicEntry(change: Partial<PublicEntry> = {}): PublicEntry {
  return {
    id: 'e1',
    at: statusNow - HOUR_MS,
    text: 'We are looking into it.',
    state: 'investigating',
    componentId: 'login',
    component: 'partial_outage',
    kind: 'update',
    ...change,
  };
}

/** An incident that is open since an hour, with one update. */
export function publicIncident(change: Partial<PublicIncident> = {}): PublicIncident {
  return {
    id: 'a1b2c3d4e5f6',
    title: 'Problem with Sign in',
    state: 'investigating',
    startedAt: statusNow - HOUR_MS,
    resolvedAt: null,
    entries: [publicEntry()],
    nextUpdateAt: statusNow + 20 * MINUTE_MS,
    ...change,
  };
}

export function statusFacts(change: Partial<StatusFacts> = {}): StatusFacts {
  return {
    company: 'Acme & Sons',
    pageUrl: 'https://status.example',
    subscribeUrl: 'https://desk.example/status/subscribe',
    components: [
      { id: 'login', name: 'Sign in' },
      { id: 'environments', name: 'Environments' },
    ],
    incidents: [],
    maintenances: [],
    knownSince: statusNow - 200 * DAY_MS,
    now: statusNow,
    ...change,
  };
}

/** Words as nobody would write them: markup, entities, other scripts, control characters. */
const anyWords = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('<script>alert(1)</script>', `"'&<>`, ']]>', '\u0000\u001B[31m', 'שלום', '🔥'.repeat(20)),
);

const ids = fc.constantFrom('login', 'environments', 'gone', null);
const anyState = fc.constantFrom('investigating', 'identified', 'monitoring', 'resolved');
const anyComponent = fc.constantFrom('operational', 'degraded_performance', 'partial_outage', 'major_outage');
const anyAt = fc.integer({ min: 0, max: 120 * 24 * 60 }).map((minutes) => statusNow - minutes * MINUTE_MS);
const hexId = fc.integer({ min: 0, max: 0xffff_ffff }).map((value) => value.toString(16).padStart(12, '0'));

const anyEntry: fc.Arbitrary<PublicEntry> = fc.record({
  id: hexId,
  at: anyAt,
  text: anyWords,
  state: anyState,
  componentId: ids,
  component: anyComponent,
  kind: fc.constantFrom('update', 'correction', 'withdrawal', 'merged'),
});

const anyIncident: fc.Arbitrary<PublicIncident> = fc
  .record({
    id: hexId,
    title: anyWords,
    startedAt: anyAt,
    resolvedAt: fc.option(anyAt),
    entries: fc.array(anyEntry, { minLength: 1, maxLength: 5 }),
    nextUpdateAt: fc.option(anyAt),
  })
  .map((incident) => {
    const entries = incident.entries.toSorted((a, b) => a.at - b.at);
    return { ...incident, entries, state: entries.at(-1)?.state ?? 'investigating' };
  });

const anyMaintenance: fc.Arbitrary<Maintenance> = fc
  .record({
    id: hexId,
    title: anyWords,
    componentIds: fc.subarray(['login', 'environments', 'gone']),
    startsAt: anyAt.map((at) => at + 60 * DAY_MS),
    lengthMs: fc.integer({ min: MINUTE_MS, max: DAY_MS }),
    text: anyWords,
    then: fc.option(fc.constantFrom('in_progress', 'verifying', 'completed', 'cancelled')),
  })
  .map(({ lengthMs, text, then, ...maintenance }): Maintenance => {
    const createdAt = maintenance.startsAt - DAY_MS;
    const announced = { id: 'e1', at: createdAt, text, state: 'scheduled' as const };
    const entries = then === null ? [announced] : [announced, { ...announced, id: 'e2', state: then }];
    return { ...maintenance, endsAt: maintenance.startsAt + lengthMs, createdAt, entries };
  });

/** Whatever the public may know. */
export const anyStatusFacts: fc.Arbitrary<StatusFacts> = fc
  .record({
    incidents: fc.uniqueArray(anyIncident, { maxLength: 6, selector: ({ id }) => id }),
    maintenances: fc.uniqueArray(anyMaintenance, { maxLength: 4, selector: ({ id }) => id }),
    company: anyWords,
  })
  .map((change) => statusFacts(change));
