import { describe, expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { acceptedAlerts, describeDialect, faultsOf, hookRequest } from '#testing/dialect-kit.ts';
import { genericDialect } from './generic-dialect.ts';

const now = fromIso('2026-11-22T21:12:59Z');
const read = (body: unknown) => genericDialect.read(hookRequest(body, now));
const fire = (change: Record<string, unknown> = {}) => ({
  status: 'firing',
  title: 'Disk is full',
  key: 'disk h1',
  ...change,
});

describeDialect({
  dialect: genericDialect,
  firing: (words) =>
    fire({
      title: words,
      key: words,
      group: words,
      details: words,
      severity: words,
      service: words,
      feature: words,
      labels: { disk: words },
    }),
  resolved: (words) => ({ status: 'resolved', key: words, group: words }),
  many: (count) => ({ alerts: Array.from({ length: count }, (_, index) => fire({ key: `k${index}`, group: 'g' })) }),
});

describe('one alert', () => {
  test('needs a status, a title and a key', () => {
    const result = read(fire());
    expect(result.answer).toEqual({
      status: 200,
      body: { accepted: 1, refused: 0, items: [{ key: 'disk h1', outcome: 'accepted' }] },
    });
    expect(acceptedAlerts(result)).toEqual([
      {
        hookId: 'hook-1',
        dedupKey: 'disk h1',
        groupKey: 'disk h1',
        status: 'firing',
        title: 'Disk is full',
        details: '',
        severity: null,
        service: null,
        featureId: null,
        labels: {},
        link: null,
        startedAt: now,
        endedAt: null,
        leaseUntil: null,
      },
    ]);
  });

  test('may say all that the desk knows of alerts', () => {
    const [alert] = acceptedAlerts(
      read(
        fire({
          group: 'disks',
          details: 'df says 100 %',
          severity: 'Warn',
          service: 'api',
          feature: 'login',
          labels: { host: 'h1' },
          link: 'https://grafana.test/d/1',
          startedAt: '2026-11-22T22:00:00+01:00',
          expiresAt: '2026-11-22T21:17:59Z',
        }),
      ),
    );
    expect(alert).toMatchObject({
      groupKey: 'disks',
      details: 'df says 100 %',
      severity: 'warning',
      service: 'api',
      featureId: 'login',
      labels: { host: 'h1' },
      link: 'https://grafana.test/d/1',
      startedAt: fromIso('2026-11-22T21:00:00Z'),
      leaseUntil: fromIso('2026-11-22T21:17:59Z'),
    });
  });

  test('may leave out a field by null', () => {
    const nothing = {
      details: null,
      group: null,
      severity: null,
      service: null,
      feature: null,
      labels: null,
      link: null,
      startedAt: null,
      endedAt: null,
      expiresAt: null,
    };
    expect(acceptedAlerts(read(fire(nothing)))).toEqual(acceptedAlerts(read(fire())));
  });

  test('is resolved by its key alone', () => {
    expect(acceptedAlerts(read({ status: 'resolved', key: 'disk h1' }))).toMatchObject([
      { status: 'resolved', dedupKey: 'disk h1', endedAt: now, leaseUntil: null },
    ]);
    expect(acceptedAlerts(read({ status: 'resolved', key: 'disk h1', endedAt: '2026-11-22T21:00:00Z' }))).toMatchObject(
      [{ endedAt: fromIso('2026-11-22T21:00:00Z') }],
    );
  });

  test.each([
    [{ title: undefined }, 'title: must be given for a firing alert'],
    [{ title: 7 }, 'title: must be text, but is a number'],
    [{ title: ' ' }, 'title: must have at least 1 character'],
    [{ title: 'x'.repeat(301) }, 'title: must have at most 300 characters'],
    [{ key: undefined }, 'key: must be text, but is missing'],
    [{ key: '' }, 'key: must have at least 1 character'],
    [{ status: 'ok' }, 'status: must be "firing" or "resolved"'],
    [{ labels: { port: 9090 } }, 'labels.port: must be text, but is a number'],
    [
      { labels: { [`x${'y'.repeat(500)}`]: '' } },
      `labels.x${'y'.repeat(99)}: its name must have at most 200 characters`,
    ],
    [{ labels: ['a'] }, 'labels: must be an object, but is a list'],
    [{ link: 'javascript:alert(1)' }, 'link: must be an http or https address'],
    [{ startedAt: 'now' }, 'startedAt: must be an ISO 8601 instant with an offset, such as 2026-11-22T21:12:59Z'],
    [
      { startedAt: '2026-11-22T21:12:59' },
      'startedAt: must be an ISO 8601 instant with an offset, such as 2026-11-22T21:12:59Z',
    ],
    [{ sevrity: 'info' }, 'body: has fields nobody knows: sevrity'],
  ])('with %j is refused by name: %s', (change, fault) => {
    const result = read(fire(change));
    expect(result.answer.status).toBe(400);
    expect(faultsOf(result)).toEqual([fault]);
  });
});

describe('several alerts', () => {
  test('are taken together', () => {
    const result = read({ alerts: [fire(), fire({ key: 'disk h2' })] });
    expect(acceptedAlerts(result).map((alert) => alert.dedupKey)).toEqual(['disk h1', 'disk h2']);
    expect(result.answer.status).toBe(200);
  });

  test('one bad item does not sink the good ones, and the answer says which it was and why', () => {
    const result = read({ alerts: [fire(), fire({ key: 7 }), 'odd', fire({ key: 'disk h2' })] });
    expect(acceptedAlerts(result).map((alert) => alert.dedupKey)).toEqual(['disk h1', 'disk h2']);
    expect(result.answer).toEqual({
      status: 207,
      body: {
        accepted: 2,
        refused: 2,
        items: [
          { key: 'disk h1', outcome: 'accepted' },
          {
            index: 1,
            outcome: 'refused',
            details: [{ path: 'alerts[1].key', message: 'must be text, but is a number' }],
          },
          {
            index: 2,
            outcome: 'refused',
            details: [{ path: 'alerts[2]', message: 'must be an object, but is text' }],
          },
          { key: 'disk h2', outcome: 'accepted' },
        ],
      },
    });
  });

  test('of which none is good are refused', () => {
    const result = read({ alerts: [fire({ key: 7 })] });
    expect(result.answer.status).toBe(400);
    expect(faultsOf(result)).toEqual(['alerts[0].key: must be text, but is a number']);
  });

  test.each([
    [{ alerts: [] }, 'alerts: must have at least 1 entry'],
    [{ alerts: Array.from({ length: 10_001 }, () => null) }, 'alerts: must have at most 10000 entries'],
    [{ alerts: [fire()], status: 'firing' }, 'body: has fields nobody knows: status'],
  ])('a list that cannot be read is refused (%#)', (body, fault) => {
    expect(faultsOf(read(body))).toEqual([fault]);
  });
});
