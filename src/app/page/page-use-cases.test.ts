import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import type { Command } from '#core/incident/commands.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { severeImpact } from '#testing/incident-story.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { answerPage, pageView } from '../public/page-view.ts';
import { acknowledgePage, loadPage } from './page-use-cases.ts';

const SAM: Actor = { kind: 'person', id: 'sample-sam' };

/** An incident of the sample company. */
async function sampleIncident() {
  const desk = await memoryDesk();
  const context = await desk.house.context('real');
  await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
  const { id } = await openIncident(context, SAM, {
    title: 'Sign in fails',
    featureId: null,
    source: 'person',
    groupId: null,
    signals: [],
  });
  return { desk, context, id };
}

/** An incident whose commander is there, and a page for the same role that somebody sends by hand. */
async function pagedAgain() {
  const { desk, context, id } = await sampleIncident();
  const assign = (personId: string) =>
    runCommand(context, id, () => ({ command: { type: 'AssignRole', by: SAM, role: 'imoc', personId } }));
  await assign('sample-ruth');
  const personIds = ['sample-ruth', 'sample-maya'];
  await runCommand(context, id, () => ({
    command: { type: 'PageRole', by: SAM, pageId: 'page_again', role: 'imoc', personIds, textId: null, key: null },
  }));
  return { desk, assign, page: () => loadPage(context, 'page_again') };
}

test('a page for a role that somebody holds goes on to the deputy when the holder does not answer', async () => {
  const { desk, page } = await pagedAgain();
  await desk.pass(6 * MINUTE_MS);
  expect(await page()).toMatchObject({ status: 'paging', asked: 2 });
});

test('and ends when somebody else takes the role meanwhile', async () => {
  const { desk, assign, page } = await pagedAgain();
  await desk.pass(MINUTE_MS);
  await assign('sample-maya');
  await desk.pass(5 * MINUTE_MS);
  expect(await page()).toMatchObject({ status: 'cancelled', asked: 1 });
});

describe('whoever is called as several roles at once', () => {
  /** Ruth is the tech lead and support at once; the impact is known, so both are paged at the same moment. */
  async function calledAsBoth() {
    const desk = await memoryDesk();
    const context = await desk.house.context('real');
    await useCompany(context, { company: async () => '', setCompany: async () => {} }, 'sample');
    for (const rotation of await context.storage.rotations.list())
      await context.storage.rotations.put({
        ...rotation,
        people: [rotation.id === 'imoc' ? 'sample-maya' : 'sample-ruth'],
      });
    const { id } = await openIncident(context, SAM, {
      title: 'Sign in fails',
      featureId: null,
      source: 'person',
      groupId: null,
      signals: [],
    });
    await runCommand(context, id, () => ({ command: { type: 'Acknowledge', by: SAM } }));
    await runCommand(context, id, () => ({
      command: { type: 'AssignRole', by: SAM, role: 'imoc', personId: 'sample-sam' },
    }));
    await runCommand(context, id, () => ({ command: { by: SAM, ...severeImpact() } }));
    await desk.pass(SECOND_MS);
    const state = async () => (await loadIncident(context, id)).incident;
    const pageOf = async (role: string) => {
      const found = Object.entries((await state()).pages).findLast(([, page]) => page.role === role);
      if (found === undefined) throw new Error(`nobody was paged as ${role}`);
      return { pageId: found[0], ...found[1] };
    };
    const { callId } = await pageOf('tloc');
    const mails = async (to: string) =>
      (await context.storage.outbox.list({ limit: 500, incidentId: null }))
        .map(({ message }) => message)
        .filter(({ messageId, recipientId }) => messageId.startsWith(`${callId}.`) && recipientId === to);
    return { desk, context, state, pageOf, mails, called: 'sample-ruth' };
  }

  test('gets one page that names them all, and answers it once', async () => {
    const { context, state, pageOf, mails, called } = await calledAsBoth();
    const [tloc, soc] = [await pageOf('tloc'), await pageOf('soc')];
    expect(soc.callId).toBe(tloc.callId);
    const sent = await mails(called);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toContain('asks you to come as soc and tloc');
    await acknowledgePage(context, tloc.callId, { kind: 'person', id: called }, called);
    expect([(await pageOf('tloc')).outcome, (await pageOf('soc')).outcome]).toEqual(['acknowledged', 'acknowledged']);
    const { holders } = await state();
    expect([holders['tloc']?.personId, holders['soc']?.personId]).toEqual([called, called]);
  });

  test('and does not answer is followed for each role by its own deputies, each asked once', async () => {
    const { desk, mails, called } = await calledAsBoth();
    await desk.pass(5 * MINUTE_MS + SECOND_MS);
    expect(await mails(called)).toHaveLength(1);
    const next = await mails('sample-maya');
    expect(next).toHaveLength(1);
    expect(next[0]?.body).toContain('asks you to come as soc and tloc');
  });

  test('is asked for what is left when one of the roles is taken meanwhile', async () => {
    const { desk, context, called, pageOf, state } = await calledAsBoth();
    const { callId } = await pageOf('tloc');
    await runCommand(context, (await context.storage.incidents.list({ state: 'open', limit: 1 }))[0]?.id ?? '', () => ({
      command: { type: 'AssignRole', by: SAM, role: 'soc', personId: 'sample-tom' },
    }));
    expect((await pageOf('soc')).outcome).toBe('cancelled');
    await acknowledgePage(context, callId, { kind: 'person', id: called }, called);
    await desk.pass(SECOND_MS);
    const { holders } = await state();
    expect([holders['tloc']?.personId, holders['soc']?.personId]).toEqual([called, 'sample-tom']);
    expect(await loadPage(context, callId)).toMatchObject({ status: 'acknowledged' });
  });
});

describe('a page for two roles whose deputies differ', () => {
  /** Ruth was asked for both; a page delay later Maya is asked as the tech lead, and Tom as support. */
  async function askedApart() {
    const { desk, context, id } = await sampleIncident();
    const run = (command: Command) => runCommand(context, id, () => ({ command }));
    const also = [{ pageId: 'joined', role: 'soc', personIds: ['sample-ruth', 'sample-tom'], key: 'acknowledge#1' }];
    const personIds = ['sample-ruth', 'sample-maya'];
    await run({ type: 'PageRole', by: DESK, pageId: 'call', role: 'tloc', personIds, textId: null, key: null, also });
    await desk.pass(5 * MINUTE_MS + SECOND_MS);
    const seenBy = (personId: string) => pageView(context, 'call', personId);
    const holders = async () => (await loadIncident(context, id)).incident.holders;
    return { desk, context, run, seenBy, holders };
  }

  test('shows whoever answered their own answer, before and after others answer for the rest', async () => {
    const { desk, context, seenBy } = await askedApart();
    const at = context.clock.now();
    const answered = { kind: 'acknowledged', by: 'Maya Chen', at, byReader: true };
    expect((await answerPage(context, 'call', 'sample-maya'))?.state).toEqual(answered);
    await desk.pass(SECOND_MS);
    await answerPage(context, 'call', 'sample-tom');
    expect((await seenBy('sample-maya'))?.state).toEqual(answered);
  });

  test('lets whoever was asked for both take what is open, and says who has the other', async () => {
    const { context, run, seenBy, holders } = await askedApart();
    await run({ type: 'AssignRole', by: SAM, role: 'soc', personId: 'sample-noa' });
    const view = await seenBy('sample-ruth');
    expect(view?.state).toEqual({ kind: 'waiting', roles: ['tloc'] });
    expect(view?.details).toBe('You are asked to come as Tech lead on call. Noa Levi comes as Support on call.');
    await answerPage(context, 'call', 'sample-ruth', ['tloc', 'soc']);
    expect(await holders()).toMatchObject({ tloc: { personId: 'sample-ruth' }, soc: { personId: 'sample-noa' } });
    expect((await seenBy('sample-ruth'))?.state).toMatchObject({ kind: 'acknowledged', byReader: true });
  });

  test('lets whoever is late for the one role see what became of it, and take the other, once they were shown it', async () => {
    const { context, run, seenBy, holders } = await askedApart();
    await run({ type: 'AssignRole', by: SAM, role: 'soc', personId: 'sample-noa' });
    const late = await answerPage(context, 'call', 'sample-tom', ['soc']);
    expect((await holders())['tloc']).toBeUndefined();
    expect(late?.state).toEqual({ kind: 'waiting', roles: ['tloc'] });
    expect(late?.details).toBe(
      'You were asked to come as Support on call. Noa Levi comes as Support on call. Nobody has come as Tech lead on call yet: you can.',
    );
    await answerPage(context, 'call', 'sample-tom', ['tloc']);
    expect((await holders())['tloc']?.personId).toBe('sample-tom');
    expect((await seenBy('sample-ruth'))?.state).toMatchObject({ kind: 'acknowledged', by: 'Tom Okafor' });
  });

  test('takes nobody as what the page did not show them, whatever the press names', async () => {
    const { context, seenBy, holders } = await askedApart();
    expect((await seenBy('sample-tom'))?.state).toEqual({ kind: 'waiting', roles: ['soc'] });
    await answerPage(context, 'call', 'sample-tom', ['tloc', 'imoc']);
    expect(await holders()).toEqual({});
    expect((await seenBy('sample-tom'))?.state).toEqual({ kind: 'waiting', roles: ['soc'] });
    await answerPage(context, 'call', 'sample-tom', ['soc', 'tloc']);
    expect(Object.keys(await holders())).toEqual(['soc']);
    await answerPage(context, 'call', 'sample-tom', ['tloc']);
    expect(Object.keys(await holders())).toEqual(['soc']);
  });

  test('takes nobody for more who pressed twice', async () => {
    const { context, holders } = await askedApart();
    for (let presses = 0; presses < 2; presses += 1) await answerPage(context, 'call', 'sample-tom', ['soc']);
    expect(Object.keys(await holders())).toEqual(['soc']);
  });
});

test('whoever is asked for help later is told only of the roles that still lack relief', async () => {
  const { desk, context, id } = await sampleIncident();
  const run = (command: Command) => runCommand(context, id, () => ({ command }));
  await run({ type: 'AssignRole', by: SAM, role: 'imoc', personId: 'sample-sam' });
  await run({ type: 'AssignRole', by: SAM, role: 'tloc', personId: 'sample-noa' });
  for (const role of ['imoc', 'tloc'])
    await run({ type: 'NarrowWork', by: DESK, role, pageId: 'help', personIds: ['sample-maya', 'sample-tom'] });
  await run({ type: 'AssignRole', by: SAM, role: 'imoc', personId: 'sample-ruth' });
  await desk.pass(5 * MINUTE_MS + SECOND_MS);
  const subjects = (await context.storage.outbox.list({ limit: 500, incidentId: null }))
    .map(({ message }) => message)
    .filter(({ messageId, recipientId }) => messageId.startsWith('help.') && recipientId === 'sample-tom')
    .map(({ subject }) => subject);
  expect(subjects).toEqual(['Nobody can take over as Tech lead on call: incident 1: Sign in fails']);
});
