import { describe, expect, test } from 'vitest';
import { acknowledge, dismissIncident } from '#contract/incident.ts';
import { getInsights, getInsightsCsv, type InsightsAnswer } from '#contract/insights.ts';
import { DESK } from '#core/shared/actor.ts';
import { DAY_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';
import { mergeIncidents } from '../incident/merge-incidents.ts';
import { openIncident } from '../incident/open-incident.ts';
import { Refused } from '../refused.ts';
import { handleWakeUp } from '../wake-up.ts';
import { incidentCache } from '../incident/incident-cache.ts';
import { countAhead, recentInsights } from './read-insights.ts';

const look = (desk: CommsDesk, query: object = { by: 'week' }): Promise<InsightsAnswer> =>
  desk.ask(getInsights, 'soc', { query });
const hand = async (desk: CommsDesk, title: string): Promise<string> => {
  const opening = { title, featureId: null, source: 'person' as const, groupId: null, signals: [] };
  return (await openIncident(desk.context, DESK, opening)).id;
};

describe('insights', () => {
  test('of a desk without incidents are periods with nothing in them', async () => {
    const { periods, total, overdueActions, zone } = await look(await commsDesk());
    expect(periods).toHaveLength(13);
    expect(periods.at(-1)).toMatchObject({ key: '2026-W48', incidents: 0, onTime: { n: 0, of: 0 } });
    expect([total.incidents, overdueActions, zone]).toEqual([0, 0, 'UTC']);
  });

  test('follow an incident as it goes on, and time as it passes', async () => {
    const desk = await commsDesk();
    const id = await hand(desk, 'Nobody can sign in');
    expect((await look(desk)).total).toMatchObject({ incidents: 1, open: 1, times: { acknowledged: { n: 0 } } });
    const before = (await look(desk)).total.onTime.of;
    desk.clock.advanceTo(desk.context.clock.now() + 9 * MINUTE_MS);
    expect((await look(desk)).total.onTime.of).toBeGreaterThan(before);
    await desk.ask(acknowledge, 'on-call', { params: { id } });
    expect((await look(desk)).total.times.acknowledged).toEqual({
      n: 1,
      medianMs: 9 * MINUTE_MS,
      p90Ms: 9 * MINUTE_MS,
    });
    await desk.ask(dismissIncident, 'imoc', { params: { id }, body: { ticket: 'BUG-1' } });
    expect((await look(desk)).total).toMatchObject({ open: 0, falseAlarms: { n: 1, of: 1 } });
  });

  test('count incidents that were merged once', async () => {
    const desk = await commsDesk();
    const [older, newer] = [await hand(desk, 'Sign in fails'), await hand(desk, 'Nobody gets in')];
    expect((await look(desk)).total).toMatchObject({ incidents: 2, duplicates: 0 });
    await mergeIncidents(desk.context, newer, older, { kind: 'person', id: 'imoc' });
    expect((await look(desk)).total).toMatchObject({ incidents: 1, duplicates: 1 });
  });

  test('name nobody, in whatever form they are asked for', async () => {
    const desk = await commsDesk();
    const id = await hand(desk, 'Nobody can sign in');
    await desk.ask(acknowledge, 'on-call', { params: { id } });
    const csv = await desk.ask(getInsightsCsv, 'soc', { query: { by: 'week' } });
    const people = (await desk.context.storage.people.list()).map(({ name }) => name);
    expect(people.length).toBeGreaterThan(3);
    for (const told of [csv, JSON.stringify(await look(desk))])
      for (const name of people) expect(told).not.toContain(name);
    expect(csv.split('\r\n')[0]).toContain('"figure"');
  });

  test('are read again after somebody has moved to another zone', async () => {
    const desk = await commsDesk();
    desk.clock.advanceTo(Date.parse('2026-11-24T23:30:00Z'));
    const { context } = desk;
    await handleWakeUp(context, { kind: 'incident', id: await hand(desk, 'Nobody can sign in') });
    const { pagesAtNight } = (await look(desk)).total;
    expect(pagesAtNight).toEqual({ n: 1, of: 1 });
    for (const person of await context.storage.people.list())
      await context.storage.people.update({ ...person, zone: 'America/Los_Angeles' });
    expect((await look(desk)).total.pagesAtNight).toEqual({ n: 0, of: 1 });
  });

  test('that another process counted are the same after a restart, and are not counted again', async () => {
    const desk = await commsDesk();
    await hand(desk, 'Nobody can sign in');
    await countAhead(desk.context, () => true);
    const counted = await look(desk);
    const { events } = desk.context.storage;
    const unread = async (): Promise<never> => {
      throw new Error('The events were read again.');
    };
    desk.context.cache = incidentCache();
    desk.context.storage.events = { ...events, read: unread };
    expect(await look(desk)).toEqual(counted);
    await desk.context.storage.people.erase('on-call', desk.context.clock.now());
    desk.context.cache = incidentCache();
    await expect(look(desk)).rejects.toThrow('read again');
    desk.context.storage.events = events;
    expect((await look(desk)).total.incidents).toBe(1);
  });

  test('that an earlier release counted by other rules are counted anew, and kept so', async () => {
    const desk = await commsDesk();
    await hand(desk, 'Nobody can sign in');
    await countAhead(desk.context, () => true);
    const counted = await look(desk);
    const { figures } = desk.context.storage;
    const ids = (await desk.context.storage.incidents.list({ state: 'open', limit: 9 })).map(({ id }) => id);
    const kept = await figures.of(ids);
    const before = kept.map((row) => ({
      ...row,
      edition: 1,
      figures: { ...row.figures, load: [{ role: 'soc', pages: 7, pagesAtNight: 7, workedMs: 0, workedAtNightMs: 0 }] },
    }));
    await figures.put(before);
    desk.context.cache = incidentCache();
    expect(await look(desk)).toEqual(counted);
    expect(await figures.of(ids)).toEqual(kept);
  });

  test.each([
    [
      'days in the wrong order',
      { by: 'week', from: '2026-11-02', to: '2026-11-01' },
      'The first day lies after the last.',
    ],
    ['more weeks than are told at once', { by: 'week', from: '2000-01-01' }, 'At most 160 weeks are told at once.'],
    [
      'more quarters than are told at once',
      { by: 'quarter', from: '1970-01-01' },
      'At most 40 quarters are told at once.',
    ],
  ])('refuse %s', async (_, query, message) => {
    const refusal = await look(await commsDesk(), query).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({ code: 'bad-input', details: [{ path: 'from', message }] });
  });

  test('of lately are the last four weeks as one', async () => {
    const desk = await commsDesk();
    await hand(desk, 'Nobody can sign in');
    expect(await recentInsights(desk.context)).toMatchObject({ summary: { incidents: 1 }, overdueActions: 0 });
    desk.clock.advanceTo(desk.context.clock.now() + 29 * DAY_MS);
    expect(await recentInsights(desk.context)).toMatchObject({ summary: { incidents: 0 } });
  });
});
