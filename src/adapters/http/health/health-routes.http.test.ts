import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentFigures } from '#core/insights/incident-figures.ts';
import { summarise } from '#core/insights/summary.ts';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';
import { createMetrics } from './metrics.ts';

let desk: FakeDesk;
beforeEach(async () => {
  desk = await fakeDesk();
});
afterEach(() => desk.app.close());

const get = (url: string, options: { headers?: Record<string, string>; remoteAddress?: string } = {}) =>
  desk.app.inject({ method: 'GET', url, ...options });

describe('/healthz', () => {
  it('says that the process lives, whatever else is broken', async () => {
    expect((await get('/healthz')).json()).toEqual({ alive: true });
  });
});

describe('/readyz', () => {
  it('is ready when the database answers, migrations are done and the workers run', async () => {
    const answer = await get('/readyz');
    expect([answer.statusCode, answer.json().ready]).toEqual([200, true]);
  });

  it('names what is not ready, also when asking fails', async () => {
    const broken = await fakeDesk({
      health: {
        databaseAnswers: () => Promise.reject(new Error('no route to 10.1.2.3')),
        migrationsDone: async () => true,
        workersRunning: async () => false,
      },
    });
    const answer = await broken.app.inject({ method: 'GET', url: '/readyz' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toEqual({
      ready: false,
      checks: { databaseAnswers: false, migrationsDone: true, workersRunning: false },
    });
    await broken.app.close();
  });
});

const figures: IncidentFigures = {
  id: 'i_1',
  openedAt: 0,
  kind: 'incident',
  open: true,
  priority: 'P1',
  times: { acknowledged: 120_000, assessed: null, 'first-word': null, suspected: null, reverted: null, restored: null },
  steps: [{ step: 'assess', number: 4, title: 'Estimate the impact', onTime: { n: 0, of: 1 } }],
  revertFirst: true,
  load: [{ role: 'imoc', pages: 3, pagesAtNight: 2, workedMs: 0, workedAtNightMs: 0 }],
  holdUntilAt: Infinity,
};

describe('/metrics', () => {
  it('has request times by route, without the keys in addresses', async () => {
    await get('/report/secret-key');
    const { body } = await get('/metrics', { remoteAddress: '127.0.0.1' });
    expect(body).toMatch(/twoam_http_request_seconds_count\{method="GET",route="\/report\/:key",status="404"\} 1/);
    expect(body).not.toContain('secret-key');
  });

  it('has what the workers observe and the outbox as it is', async () => {
    const metrics = createMetrics();
    metrics.observeCommand('acknowledge', 'done', 0.004);
    metrics.observeWakeUpLateness(0.003);
    metrics.readOutboxStates(async () => ({ waiting: 2, sent: 40, kept: 0, failed: 1 }));
    const text = await metrics.registry.metrics();
    expect(text).toContain('twoam_commands_total{command="acknowledge",outcome="done"} 1');
    expect(text).toContain('twoam_wake_up_lateness_seconds_bucket{le="0.005"} 1');
    expect(text).toContain('twoam_outbox_messages{state="waiting"} 2');
  });

  it('has how incidents went lately, and goes on without it when that cannot be read', async () => {
    const metrics = createMetrics();
    let reads = 0;
    let isAway = false;
    metrics.readInsights(async () => {
      reads += 1;
      if (isAway) throw new Error('no route to 10.1.2.3');
      return { summary: summarise([figures]), overdueActions: 2 };
    });
    const text = await metrics.registry.metrics();
    expect(reads).toBe(1);
    for (const line of [
      'twoam_insights_incidents{kind="incident"} 1',
      'twoam_insights_time_seconds{milestone="acknowledged",quantile="0.9"} 120',
      'twoam_insights_reached{milestone="restored"} 0',
      'twoam_insights_duties{outcome="late"} 1',
      'twoam_insights_first_moves{move="revert"} 1',
      'twoam_insights_pages{role="imoc",night="yes"} 2',
      'twoam_insights_actions{state="overdue"} 2',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('milestone="restored",quantile');
    isAway = true;
    const without = await metrics.registry.metrics();
    expect(without).not.toMatch(/^twoam_insights_\w+(\{.*\})? \d/m);
    expect(without).toContain('twoam_process_cpu_seconds_total');
  });

  it('without a token is for this machine only', async () => {
    for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
      expect((await get('/metrics', { remoteAddress })).statusCode).toBe(200);
    }
    expect((await get('/metrics', { remoteAddress: '192.0.2.7' })).statusCode).toBe(401);
  });

  it.each(['x-forwarded-for', 'forwarded', 'x-real-ip'])(
    'without a token is not for those behind a proxy on this machine, which says so in %s',
    async (header) => {
      const headers = { [header]: 'for=192.0.2.7' };
      expect((await get('/metrics', { remoteAddress: '127.0.0.1', headers })).statusCode).toBe(401);
    },
  );

  it('with a token is for whoever has it and for nobody else', async () => {
    const guarded = await fakeDesk({ metricsToken: 'scrape me' });
    const read = (authorization?: string) =>
      guarded.app.inject({
        method: 'GET',
        url: '/metrics',
        headers: authorization === undefined ? {} : { authorization },
      });
    expect((await read('Bearer scrape me')).statusCode).toBe(200);
    expect((await read('Bearer scrape you')).statusCode).toBe(401);
    expect((await read()).statusCode).toBe(401);
    await guarded.app.close();
  });
});
