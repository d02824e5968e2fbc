import { describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import {
  acceptedAlerts,
  capturedRequests,
  describeDialect,
  expectStorable,
  expectedSteps,
  faultsOf,
  hookRequest,
} from '#testing/dialect-kit.ts';
import { replayCaptured } from '#testing/replay-captured.ts';
import { openSignalsModel } from '#testing/signals-against-model.ts';
import { alertmanagerDialect } from './alertmanager-dialect.ts';

function alert(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    status: 'firing',
    labels: { alertname: 'HighCPU', instance: 'h1', severity: 'critical' },
    annotations: { summary: 'CPU is high' },
    startsAt: '2026-11-22T21:00:00.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prom.test/graph',
    fingerprint: '5f0ed4eebfb5d3e9',
    ...change,
  };
}

function notification(alerts: unknown[], change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    version: '4',
    groupKey: '{}:{alertname="HighCPU"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'desk',
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    externalURL: 'http://am.test:9093',
    alerts,
    ...change,
  };
}

const now = fromIso('2026-11-22T21:12:59Z');
const read = (body: unknown) => alertmanagerDialect.read(hookRequest(body, now));
const readOne = (change: Record<string, unknown>, about: Record<string, unknown> = {}) => {
  const [first] = acceptedAlerts(read(notification([alert(change)], about)));
  if (first === undefined) throw new Error('no alert');
  return first;
};

const wordy = (words: string) => ({
  labels: { alertname: words, disk: words, instance: words, job: words, feature: words, severity: words },
  annotations: { summary: words, description: words, [words]: words },
  fingerprint: '',
});
describeDialect({
  dialect: alertmanagerDialect,
  firing: (words) => notification([alert(wordy(words))], { groupKey: words }),
  resolved: (words) =>
    notification([alert({ ...wordy(words), status: 'resolved', endsAt: '2026-11-22T21:05:00Z' })], { groupKey: words }),
  many: (count) => notification(Array.from({ length: count }, (_, index) => alert({ fingerprint: `f${index}` }))),
});

describe('replayed captures of Alertmanager 0.25', () => {
  test('each request does what reading it says', async () => {
    const { signals } = openSignalsModel();
    expect(await replayCaptured('alertmanager-webhook', alertmanagerDialect, signals)).toEqual(
      expectedSteps('alertmanager-webhook'),
    );
  });

  test('every alert in them can be stored', () => {
    for (const { request } of capturedRequests('alertmanager-webhook')) {
      for (const each of acceptedAlerts(alertmanagerDialect.read(request))) {
        expectStorable({ ...each, startedAt: Math.min(each.startedAt, now) });
      }
    }
  });
});

describe('an alert of Alertmanager', () => {
  test('is read with its words, places and times', () => {
    expect(
      readOne({
        labels: {
          alertname: 'HighCPU',
          instance: 'h1',
          severity: 'page',
          service: 'api',
          job: 'node',
          feature: 'login',
        },
        annotations: { summary: 'CPU is high', description: 'Load 40', runbook_url: 'https://wiki.test/cpu' },
      }),
    ).toEqual({
      hookId: 'hook-1',
      dedupKey: '5f0ed4eebfb5d3e9',
      groupKey: '{}:{alertname="HighCPU"}',
      status: 'firing',
      title: 'CPU is high',
      details: 'Load 40\n\nrunbook_url: https://wiki.test/cpu',
      severity: 'critical',
      service: 'api',
      featureId: 'login',
      labels: { alertname: 'HighCPU', instance: 'h1', severity: 'page', service: 'api', job: 'node', feature: 'login' },
      link: 'http://prom.test/graph',
      startedAt: fromIso('2026-11-22T21:00:00.123Z'),
      endedAt: null,
      leaseUntil: null,
    });
  });

  test.each([
    [{ annotations: {} }, 'HighCPU on h1'],
    [{ annotations: { summary: '  ' } }, 'HighCPU on h1'],
    [{ annotations: {}, labels: { alertname: 'Watchdog' } }, 'Watchdog'],
    [{ annotations: {}, labels: {} }, 'An alert without a name'],
    [{ annotations: { summary: 'two\nlines\tand a tab' } }, 'two lines and a tab'],
  ])('with %j is titled %j', (change, title) => {
    expect(readOne(change).title).toBe(title);
  });

  test('without a service label belongs to its job', () => {
    expect(readOne({ labels: { job: 'node' } }).service).toBe('node');
  });

  test('without a fingerprint is known by its labels, in any order', () => {
    const one = readOne({ fingerprint: '', labels: { a: '1', b: '2' } });
    expect(readOne({ fingerprint: undefined, labels: { b: '2', a: '1' } }).dedupKey).toBe(one.dedupKey);
    expect(readOne({ fingerprint: '', labels: { a: '1', b: '3' } }).dedupKey).not.toBe(one.dedupKey);
  });

  test('that starts ahead of the desk’s clock, or at no known time, starts now', () => {
    expect(readOne({ startsAt: '2026-11-22T22:12:59Z' }).startedAt).toBe(now);
    expect(readOne({ startsAt: '0001-01-01T00:00:00Z' }).startedAt).toBe(now);
    expect(readOne({ startsAt: undefined }).startedAt).toBe(now);
  });

  test('that is resolved ended when it says, or now', () => {
    expect(readOne({ status: 'resolved', endsAt: '2026-11-22T21:05:00Z' }).endedAt).toBe(
      fromIso('2026-11-22T21:05:00Z'),
    );
    expect(readOne({ status: 'resolved', endsAt: '0001-01-01T00:00:00Z' }).endedAt).toBe(now);
    expect(readOne({ status: 'resolved', endsAt: '2026-11-22T23:00:00Z' }).endedAt).toBe(now);
  });

  test('only links to web addresses, else to Alertmanager', () => {
    expect(readOne({ generatorURL: 'javascript:alert(1)' }).link).toBe('http://am.test:9093/');
    expect(readOne({ generatorURL: '' }, { externalURL: 'file:///etc/passwd' }).link).toBeNull();
  });

  test('with a huge annotation is kept, cut with an ellipsis', () => {
    const huge = readOne({ annotations: { summary: 'big', description: 'Ω'.repeat(80_000) } });
    expect(huge.details).toHaveLength(20_000);
    expect(huge.details.endsWith('Ω…')).toBe(true);
  });

  test('with a group key longer than an index takes keeps a key of its own', () => {
    const long = (end: string) => readOne({}, { groupKey: `${'k'.repeat(5000)}${end}` }).groupKey;
    expect(long('a')).toBe(long('a'));
    expect(long('a')).not.toBe(long('b'));
    expect(Buffer.byteLength(long('a'))).toBeLessThanOrEqual(500);
  });
});

describe('a notification of Alertmanager', () => {
  test('says how many alerts were taken', () => {
    expect(read(notification([alert(), alert({ fingerprint: 'f2' })])).answer).toEqual({
      status: 200,
      body: { accepted: 2, truncatedAlerts: 0 },
    });
  });

  test('without alerts is taken and does nothing', () => {
    expect(acceptedAlerts(read(notification([])))).toEqual([]);
  });

  test('with fields of a later release is taken', () => {
    expect(
      read(notification([alert({ newField: { a: 1 } })], { notification_reason: 'first', routeLabels: {} })).outcome,
    ).toBe('accepted');
  });

  test('that left alerts out says so on its first alert', () => {
    const [first, second] = acceptedAlerts(
      read(notification([alert(), alert({ fingerprint: 'f2' })], { truncatedAlerts: 5 })),
    );
    expect(first?.details).toContain('5 more alerts');
    expect(second?.details).toBe('');
  });

  test('of another version is refused with what this hook reads', () => {
    expect(faultsOf(read(notification([], { version: '1' })))).toEqual([
      expect.stringContaining('version: is "1", but this hook reads version "4"'),
    ]);
    expect(faultsOf(read({ alerts: [] }))).toEqual([expect.stringContaining('version: is missing')]);
    expect(read(notification([], { version: 4 })).outcome).toBe('refused');
  });

  test('with one bad alert is refused as a whole, with the path of each fault', () => {
    const bad = alert({ labels: { port: 9090, 'odd name': null }, status: 'pending', startsAt: 'yesterday' });
    expect(faultsOf(read(notification([alert(), bad])))).toEqual([
      'alerts[1].status: must be "firing" or "resolved"',
      'alerts[1].labels.port: must be text, but is a number',
      'alerts[1].labels["odd name"]: must be text, but is null',
      'alerts[1].startsAt: must be an ISO 8601 instant with an offset, such as 2026-11-22T21:12:59Z',
    ]);
  });

  test('with thousands of faults names twenty and counts the others', () => {
    const faults = faultsOf(read(notification(Array.from({ length: 5000 }, () => alert({ status: 'odd' })))));
    expect(faults).toHaveLength(21);
    expect(faults.at(-1)).toBe('4980 more faults are not listed.');
  });
});
