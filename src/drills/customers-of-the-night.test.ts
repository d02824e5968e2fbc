import { beforeAll, describe, expect, test } from 'vitest';
import { customerRoutes } from '#app/customers/customer-routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { getRoom } from '#contract/incident.ts';
import * as contract from '#contract/customers.ts';
import type { AnswerOf, Route } from '#contract/route.ts';
import { spaceRoutes } from '#app/routes.ts';
import { clocks } from '#core/sla/clocks.ts';
import { loadIncident } from '#app/incident/load-incident.ts';
import { referenceProcedure, referenceYaml } from '#testing/reference-procedure.ts';
import { castCaller } from './act.ts';
import { playThrough } from './rehearse.ts';
import { LONG_NIGHT } from './scenarios/long-night.ts';

let space: SpaceContext;
let incidentId: string;
beforeAll(async () => {
  space = await playThrough(LONG_NIGHT, referenceProcedure(), referenceYaml());
  incidentId = (await space.storage.incidents.list({ state: 'all', limit: 1 }))[0]?.id ?? '';
});

/** Asks a route as support would. */
async function ask<R extends Route>(route: R, params: object, query: object = {}): Promise<AnswerOf<R>> {
  const bound = [...customerRoutes({ context: async () => space }), ...spaceRoutes({ context: async () => space })];
  const found = bound.find((one) => one.route === route);
  const caller = castCaller(LONG_NIGHT, 'soc');
  const answer = await found?.run({ params, query: route.query.parse(query), body: {}, caller });
  return route.answer.parse(answer) as AnswerOf<R>;
}

describe('the customers of the long night', () => {
  test('have clocks by their contracts: northwind’s around the clock, juniper’s in the hours of its office', async () => {
    const { incident } = await loadIncident(space, incidentId);
    const of = (id: string) => clocks(incident).filter(({ customerId }) => customerId === id);
    expect(new Set(of('northwind').map(({ kind }) => kind))).toEqual(
      new Set(['first-response', 'notification', 'update', 'restore']),
    );
    expect(of('juniper').map(({ kind }) => kind)).not.toContain('restore');
  });

  test('were told in time, and only the restoration, which the talk’s team took past 2 am for, is late', async () => {
    const { incident } = await loadIncident(space, incidentId);
    const missed = clocks(incident).filter(({ breachedAt }) => breachedAt !== null);
    expect(missed.map(({ customerId, kind }) => `${customerId} ${kind}`)).toEqual([
      'northwind restore',
      'harbour restore',
    ]);
  });

  test('stand in the room with what was promised to them', async () => {
    const room = await ask(getRoom, { id: incidentId });
    expect(room.customers.find(({ id }) => id === 'northwind')).toMatchObject({
      contract: 'Enterprise care',
      tier: 'Enterprise',
    });
    expect(room.timeline.map(({ sentence }) => sentence).filter((one) => one.includes('by the contract')).length).toBe(
      2,
    );
  });

  test('are in the ledger with every message they got, each with its proof', async () => {
    const ledger = await ask(contract.incidentLedger, { id: incidentId });
    const outbox = await space.storage.outbox.list({ limit: 10_000, incidentId });
    const updates = outbox.filter(({ message }) => message.about === 'update');
    expect(ledger.entries.length).toBe(updates.length);
    expect(ledger.entries.every(({ outcome, proof }) => outcome === 'kept' && proof !== null)).toBe(true);
    const toNorthwind = ledger.entries.filter(({ customer }) => customer?.id === 'northwind');
    expect(toNorthwind.map(({ address }) => address)).toEqual(
      expect.arrayContaining(['ops@northwind.example', 'iris.vega@northwind.example']),
    );
    expect(ledger.words.every(({ text }) => text.length > 10)).toBe(true);
  });

  test('have a month that says what was lost and what was missed, and is sent to nobody', async () => {
    const before = (await space.storage.outbox.list({ limit: 10_000, incidentId: null })).length;
    const report = await ask(contract.customerReport, { id: 'northwind' }, { month: '2018-11' });
    expect(report).toMatchObject({ promised: 99.9, kept: false, month: '2018-11', zone: 'UTC' });
    expect(report.incidents).toMatchObject([{ number: 1, counts: true }]);
    expect(report.breaches).toMatchObject([{ clock: 'restore', number: 1 }]);
    expect(report.clocks.find(({ clock }) => clock === 'first-response')).toEqual({
      clock: 'first-response',
      due: 1,
      kept: 1,
    });
    expect(report.words.length).toBeGreaterThan(5);
    expect(report.markdown).toContain('# Northwind Freight, 2018-11');
    expect((await space.storage.outbox.list({ limit: 10_000, incidentId: null })).length).toBe(before);
    const spared = await ask(contract.customerReport, { id: 'northwind' }, { month: '2018-10' });
    expect(spared).toMatchObject({ lostMs: 0, availability: null, kept: null, incidents: [], breaches: [], words: [] });
  });

  test('are listed by month, the worst first', async () => {
    const { customers, spared } = await ask(contract.listCustomerMonths, {}, { month: '2018-11' });
    expect(customers.map(({ id, breaches }) => [id, breaches])).toEqual([
      ['harbour', 1],
      ['northwind', 1],
      ['juniper', 0],
      ['ostrava', 0],
    ]);
    expect(spared).toBe(0);
  });

  test('that are unknown are refused', async () => {
    await expect(ask(contract.customerReport, { id: 'nobody' })).rejects.toThrow('not-found');
    await expect(ask(contract.incidentLedger, { id: 'nothing' })).rejects.toThrow('not-found');
  });
});
