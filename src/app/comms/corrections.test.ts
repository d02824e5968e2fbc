import { describe, expect, test } from 'vitest';
import { customerLedger } from '#contract/customers.ts';
import { assess } from '#contract/assessment.ts';
import { dismissIncident, mergeIncident, resolve } from '#contract/incident.ts';
import { postUpdate, previewUpdate } from '#contract/updates.ts';
import { createReport } from '#contract/signal.ts';
import { linkTicket } from '#contract/ticket.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { commsDesk, type CommsDesk, type CommsDeskOptions } from '#testing/comms-desk.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import { handleWakeUp } from '../wake-up.ts';

const CUSTOMERS: NonNullable<CommsDeskOptions['customers']> = [
  { id: 'acme', name: 'Acme', tier: 'standard', contract: null, emails: ['ops@acme.example'], contacts: [] },
  {
    id: 'globex',
    name: 'Globex',
    tier: 'standard',
    contract: null,
    emails: [],
    contacts: [{ name: 'Uta', email: 'uta@globex.example', language: 'de' }],
  },
];
const P1 = { override: { priority: 'P1', reason: 'Seen on two sides' } };

async function outage(): Promise<{ desk: CommsDesk; id: string; params: { id: string } }> {
  const desk = await commsDesk({ customers: CUSTOMERS });
  const id = await desk.outage([{}]);
  await desk.ask(postUpdate, 'soc', { params: { id }, body: { audience: 'customers' } });
  return { desk, id, params: { id } };
}

async function mailsTo(desk: CommsDesk, address: string): Promise<string[]> {
  const rows: OutboxRow[] = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
  return rows.flatMap(({ message }) => (message.address === address ? [message.body] : [])).toReversed();
}

async function pass(desk: CommsDesk, id: string, minutes: number): Promise<void> {
  desk.clock.advanceTo(desk.clock.now() + minutes * MINUTE_MS);
  await handleWakeUp(desk.context, { kind: 'incident', id });
}

async function pageSays(desk: CommsDesk, id: string) {
  const rows = await desk.context.storage.publicWords.list(100);
  return rows.find(({ incidentId }) => incidentId === id);
}

describe('a customer who turns out not to be hurt while others are', () => {
  test('gets one last message in their language, and the ledger says so', async () => {
    const { desk, id, params } = await outage();
    const named = { featureId: 'environments', customerIds: ['acme'], ...P1 };
    await pass(desk, id, 1);
    await desk.ask(assess, 'imoc', { params, body: named });
    await desk.ask(assess, 'imoc', { params, body: named });
    await pass(desk, id, 120);
    const mails = await mailsTo(desk, 'uta@globex.example');
    expect(mails).toHaveLength(2);
    expect(mails[1]).toContain('sind Sie davon nicht betroffen; dies ist deshalb unsere letzte Nachricht');
    expect((await mailsTo(desk, 'ops@acme.example')).join()).not.toContain('last message to you');
    const ledger = await desk.ask(customerLedger, 'soc', { params: { id: 'globex' } });
    expect(ledger.words.map(({ text }) => text)).toContain(mails[1]);
  });

  test('gets none while a ticket of theirs goes on hearing', async () => {
    const { desk, id, params } = await outage();
    const report = {
      title: 'Cannot save',
      featureId: 'environments',
      customer: 'Globex',
      ticket: 'T-9',
      key: 'globex',
    };
    await desk.ask(createReport, 'soc', { body: report });
    await pass(desk, id, 1);
    await desk.ask(assess, 'imoc', { params, body: { featureId: 'environments', customerIds: ['acme'], ...P1 } });
    expect(await mailsTo(desk, 'uta@globex.example')).toHaveLength(1);
  });
});

test('a bug is taken back in the language of each customer', async () => {
  const { desk, id, params } = await outage();
  await desk.ask(dismissIncident, 'imoc', { params, body: { ticket: 'BUG-1' } });
  await pass(desk, id, 5);
  expect((await mailsTo(desk, 'uta@globex.example')).at(-1)).toContain('Es ist kein Ausfall.');
  expect((await mailsTo(desk, 'ops@acme.example')).at(-1)).toContain('It is not an outage.');
});

test('what the page spoke of is over on it too when its lowered priority leaves nobody to say so', async () => {
  const { desk, id, params } = await outage();
  await desk.ask(postUpdate, 'imoc', { params, body: { audience: 'public' } });
  await pass(desk, id, 1);
  const lowered = { featureId: 'environments', override: { priority: 'P2', reason: 'One customer after all' } };
  await desk.ask(assess, 'imoc', { params, body: { ...lowered, customerIds: ['acme'] } });
  expect(await pageSays(desk, id)).toMatchObject({ state: 'investigating', resolvedAt: null });
  await desk.ask(resolve, 'imoc', { params, body: { verification: 'Checked.' } });
  expect(await pageSays(desk, id)).toMatchObject({ state: 'resolved', resolvedAt: desk.clock.now() });
});

test('what the plan still speaks of is over on the page when its words say so', async () => {
  const { desk, id, params } = await outage();
  await desk.ask(postUpdate, 'imoc', { params, body: { audience: 'public' } });
  await desk.ask(resolve, 'imoc', { params, body: { verification: 'Checked.' } });
  expect(await pageSays(desk, id)).toMatchObject({ state: 'investigating' });
  await pass(desk, id, 10);
  const page = await pageSays(desk, id);
  expect(page).toMatchObject({ state: 'resolved' });
  expect(page?.entries.filter(({ state }) => state === 'resolved')).toHaveLength(1);
});

test('a ticket hears of a bug, and of what is smaller, as neither resolved nor going on', async () => {
  const states = async (end: (told: Awaited<ReturnType<typeof outage>>) => Promise<unknown>): Promise<unknown[]> => {
    const told = await outage();
    await told.desk.ask(linkTicket, 'soc', { params: told.params, body: { ticket: 'ZD-1' } });
    await told.desk.ask(postUpdate, 'soc', { params: told.params, body: { audience: 'customers' } });
    await pass(told.desk, told.id, 1);
    await end(told);
    await pass(told.desk, told.id, 5);
    const rows = await told.desk.context.storage.outbox.list({ limit: 500, incidentId: told.id });
    return rows
      .filter(({ message }) => message.channel === 'ticket')
      .map(({ message }) => (message.payload as { state: string }).state)
      .toReversed();
  };
  const asBug = await states(({ desk, params }) =>
    desk.ask(dismissIncident, 'imoc', { params, body: { ticket: 'BUG-1' } }),
  );
  expect(asBug).toEqual(expect.arrayContaining(['investigating', 'bug']));
  expect(asBug).not.toContain('resolved');
  const lowered = await states(({ desk, params }) => {
    const override = { priority: 'P3', reason: 'One plan only' };
    return desk.ask(assess, 'imoc', { params, body: { featureId: 'environments', override } });
  });
  expect(lowered).toEqual(['investigating', 'lowered']);
});

test('all customers who were told by hand hear it too', async () => {
  const { desk, id, params } = await outage();
  await desk.ask(postUpdate, 'imoc', { params, body: { audience: 'all-customers' } });
  await desk.ask(dismissIncident, 'imoc', { params, body: { ticket: 'BUG-1' } });
  await pass(desk, id, 5);
  const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
  const toAll = rows.filter(({ message }) => JSON.stringify(message.payload).includes('"audience":"all-customers"'));
  expect(toAll.filter(({ message }) => message.body.includes('It is not an outage.'))).toHaveLength(1);
});

describe('a public incident that is merged into another', () => {
  async function merged() {
    const { desk, id } = await outage();
    await desk.ask(postUpdate, 'imoc', { params: { id }, body: { audience: 'public' } });
    const other = await desk.ask(createReport, 'soc', { body: { title: 'Nobody gets in', key: 'other' } });
    const survivor = other.incidentId ?? '';
    expect(survivor).not.toBe(id);
    await desk.ask(mergeIncident, 'imoc', { params: { id }, body: { intoIncidentId: survivor } });
    return { desk, id, survivor };
  }

  test('reads as going on, and is over with the one that goes on', async () => {
    const { desk, id, survivor } = await merged();
    expect(await pageSays(desk, id)).toMatchObject({ state: 'investigating', resolvedAt: null });
    expect((await pageSays(desk, id))?.entries.at(-1)?.text).toContain('It is not over');
    const quiet = { featureId: null, override: { priority: 'P3', reason: 'One plan only' } };
    await desk.ask(assess, 'imoc', { params: { id: survivor }, body: quiet });
    desk.clock.advanceTo(desk.clock.now() + 10 * MINUTE_MS);
    await desk.ask(resolve, 'imoc', { params: { id: survivor }, body: { verification: 'Checked.' } });
    expect(await pageSays(desk, id)).toMatchObject({ state: 'resolved', resolvedAt: desk.clock.now() });
    const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: id });
    const published = rows
      .filter(({ message }) => message.channel === 'status-page')
      .map(({ message }) => message.body);
    expect(published[0]).toMatch(/^The problem is over since /);
  });
});

test('the preview of public words is the page of the incident as it will be', async () => {
  const { desk, id, params } = await outage();
  await desk.ask(postUpdate, 'imoc', { params, body: { audience: 'public' } });
  const body = { audience: 'public', text: 'Saving works again for most of you.' };
  const { channels } = await desk.ask(previewUpdate, 'imoc', { params, body });
  const view = channels.find(({ channel }) => channel === 'status-page')?.view;
  expect(view?.kind).toBe('page');
  const html = view?.kind === 'page' ? view.html : '';
  expect(html).toContain('Saving works again for most of you.');
  expect(JSON.parse(html)).toMatchObject({ title: 'Problem with updating environments', state: 'investigating' });
  expect((await pageSays(desk, id))?.entries).toHaveLength(1);
});
