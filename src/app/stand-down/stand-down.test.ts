import { describe, expect, test } from 'vitest';
import { assess } from '#contract/assessment.ts';
import { getRoom, listIncidents } from '#contract/incident.ts';
import { pageRole } from '#contract/incident-roles.ts';
import { agreeToWatch, askWatcher, getStandDown, resumeWork, standDown } from '#contract/stand-down.ts';
import { createReport } from '#contract/signal.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { nightDesk, NEXT_MORNING, responder, TO_THE_MORNING_MS } from '#testing/night-desk.ts';
import { finishSignals } from '../signal/finish-signals.ts';
import { assessImpact } from '../incident/assess-impact.ts';
import { mergeIncidents } from '../incident/merge-incidents.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';

type Desk = Awaited<ReturnType<typeof nightDesk>>;

async function resting(): Promise<Desk> {
  const desk = await nightDesk();
  await desk.call(standDown, { body: { resumeAt: NEXT_MORNING, note: 'The fix needs a clear head.' } });
  return desk;
}

/** The same evening for what may wait for working hours: a secondary feature, with somebody who watches. */
async function minorDesk(): Promise<Desk> {
  const desk = await nightDesk();
  const minor = {
    featureId: 'reports',
    customerIds: ['harbour'],
    workaround: 'no',
    dataAtRisk: 'no',
    worsening: 'no',
    evidence: [{ source: 'metric', text: 'https://graphs.example/d/reports' }],
  };
  await assessImpact(desk.context, desk.id, responder('sample-ruth').actor, assess.body.parse(minor));
  await desk.call(agreeToWatch, {}, responder('sample-tom'));
  expect((await desk.call(getStandDown)).checks.filter(({ ok }) => !ok)).toEqual([]);
  return desk;
}

/** Messages since a time, as `about to whom: subject`. */
async function messages(desk: Desk, since: number): Promise<string[]> {
  const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
  return rows
    .filter(({ createdAt }) => createdAt >= since)
    .map(({ message }) => `${message.about} to ${message.recipientId ?? message.address}: ${message.subject}`);
}

describe('before the night', () => {
  test('the desk says whether it is safe to stop, when work resumes, who is called, and what everybody reads', async () => {
    const { call } = await nightDesk();
    const outlook = await call(getStandDown);
    expect(outlook.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(outlook).toMatchObject({
      safe: true,
      resumeAt: NEXT_MORNING,
      latestAt: '2026-11-23T12:00:01.000Z',
      offered: { resumeAt: NEXT_MORNING, why: 'By the procedure work goes on then after a night.' },
      tripwires: ['checkout'],
      watch: null,
    });
    expect(outlook.called.map(({ role, person }) => [role, person?.id])).toEqual([
      ['on-call', 'sample-noa'],
      ['imoc', 'sample-ruth'],
      ['tloc', 'sample-maya'],
    ]);
    expect(outlook.words.map(({ audience }) => audience)).toEqual(['customers', 'support']);
    expect(outlook.words[0]?.text).toContain('Work on it resumes at 08:00 UTC on 2026-11-23');
  });

  test('looking changes nothing', async () => {
    const { call, incident } = await nightDesk();
    const before = await incident();
    await call(getStandDown);
    expect(await incident()).toEqual(before);
  });

  test('a time that is too far away is not safe, and standing down until then is refused with the reason', async () => {
    const { call } = await nightDesk();
    const resumeAt = '2026-11-24T08:00:00.000Z';
    expect((await call(getStandDown, { query: { resumeAt } })).safe).toBe(false);
    await expect(call(standDown, { body: { resumeAt } })).rejects.toMatchObject({
      words: { reason: 'It is not safe to stop. Work would rest for 1 d 10 h, and the procedure allows 14 h.' },
    });
  });

  test('without any alert from the hurt service, somebody must agree to watch', async () => {
    const desk = await nightDesk();
    const { call, context } = desk;
    const catalogue = await context.storage.catalogue.get();
    const features = catalogue.features.map((one) => (one.id === 'checkout' ? { ...one, services: [] } : one));
    await context.storage.catalogue.put({ ...catalogue, features });
    expect((await call(getStandDown)).checks.flatMap(({ check, ok }) => (ok ? [] : [check]))).toEqual(['watch']);
    const since = context.clock.now();
    await call(askWatcher, { body: { personId: 'sample-tom' } });
    expect(await messages(desk, since)).toEqual(['notice to sample-tom: Will you watch incident 1 tonight?']);
    expect((await call(getStandDown)).watch).toMatchObject({ agreed: false });
    await call(agreeToWatch, {}, responder('sample-tom'));
    expect(await call(getStandDown)).toMatchObject({ safe: true, watch: { agreed: true } });
    await call(standDown, { body: { resumeAt: NEXT_MORNING } });
    expect(await messages(desk, since)).toContain('notice to sample-tom: You watch incident 1');
  });

  test('whoever agreed watches until another who is asked agrees too, and is told then', async () => {
    const desk = await nightDesk();
    const { call, context } = desk;
    await call(agreeToWatch, {}, responder('sample-tom'));
    await call(askWatcher, { body: { personId: 'sample-noa' } });
    expect((await call(getRoom)).watch).toEqual({
      person: { id: 'sample-tom', name: 'Tom Okafor' },
      agreed: true,
      next: { id: 'sample-noa', name: 'Noa Levi' },
    });
    const since = context.clock.now();
    await call(agreeToWatch, {}, responder('sample-noa'));
    expect((await call(getStandDown)).watch).toMatchObject({ person: { id: 'sample-noa' }, agreed: true, next: null });
    expect(await messages(desk, since)).toContain('notice to sample-tom: You need not watch incident 1 any longer');
  });

  test('whoever has worked all day and into the night is no watcher', async () => {
    const desk = await nightDesk();
    const { call, context } = desk;
    await desk.pass(5 * HOUR_MS);
    const catalogue = await context.storage.catalogue.get();
    const features = catalogue.features.map((one) => (one.id === 'checkout' ? { ...one, services: [] } : one));
    await context.storage.catalogue.put({ ...catalogue, features });
    await call(agreeToWatch, {}, responder('sample-ruth'));
    const { checks } = await call(getStandDown);
    expect(checks.find(({ check }) => check === 'watch')).toMatchObject({
      ok: false,
      sentence: 'Whoever was asked to watch has to go to bed too, and no alert would tell.',
    });
  });

  test('nobody unknown is asked to watch', async () => {
    const { call } = await nightDesk();
    await expect(call(askWatcher, { body: { personId: 'nobody' } })).rejects.toMatchObject({
      code: 'unknown-reference',
    });
  });
});

describe('while work rests', () => {
  test('the room and the list say until when, and nobody hears anything but the words', async () => {
    const desk = await resting();
    const { call, context } = desk;
    expect(await call(getRoom)).toMatchObject({
      phase: 'stood-down',
      resting: { resumeAt: NEXT_MORNING, note: 'The fix needs a clear head.', tripwires: ['checkout'], watcher: null },
    });
    expect((await call(listIncidents)).incidents[0]).toMatchObject({ restsUntil: NEXT_MORNING });
    const since = context.clock.now();
    await desk.pass(9 * HOUR_MS);
    expect((await messages(desk, since)).filter((one) => !one.startsWith('update'))).toEqual([]);
    expect((await call(getRoom)).phase).toBe('stood-down');
  });

  test('whoever wants to page somebody is told to resume first', async () => {
    const { call } = await resting();
    await expect(call(pageRole, { body: { role: 'imoc' } })).rejects.toMatchObject({
      words: { reason: 'Work rests until 08:00 UTC on 2026-11-23, and people sleep.' },
    });
  });
});

describe('work resumes', () => {
  test('in the morning, and pages those whom the schedules name then, whoever is awake first', async () => {
    const desk = await resting();
    await desk.pass(TO_THE_MORNING_MS);
    const incident = await desk.incident();
    expect(incident.phase).toBe('mitigating');
    const asked = Object.values(incident.pages).filter(({ outcome }) => outcome === 'waiting');
    // At eight in the morning it is midnight where Maya lives, so her deputy as tech lead comes first.
    expect(Object.fromEntries(asked.map(({ role, personIds }) => [role, personIds]))).toEqual({
      'on-call': ['sample-noa', 'sample-ruth', 'sample-maya'],
      imoc: ['sample-ruth', 'sample-maya'],
      tloc: ['sample-ruth', 'sample-maya'],
    });
  });

  test('with what rested people must know, and the note of the night, in the page itself', async () => {
    const desk = await resting();
    await desk.pass(TO_THE_MORNING_MS);
    const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
    const page = rows.find(({ message }) => message.subject.startsWith('Work goes on: incident 1'))?.message;
    expect(page?.body).toContain('- The fix needs a clear head.');
    expect(page?.body).toContain('- Service is not restored.');
    expect(page?.body).toContain('Acknowledge: ');
  });

  test('as soon as a server is back that was away at the time', async () => {
    const desk = await resting();
    desk.beDead(TO_THE_MORNING_MS + HOUR_MS);
    await desk.pass(MINUTE_MS);
    const rooms = await desk.call(getRoom);
    expect(rooms.timeline.filter(({ type }) => type === 'WorkResumed')).toHaveLength(1);
  });

  test('within a minute of an alert on a tripwire that would open a group of its own, which joins instead', async () => {
    const desk = await resting();
    await desk.pass(3 * HOUR_MS);
    const since = desk.context.clock.now();
    await desk.alert('checkout');
    await desk.pass(MINUTE_MS);
    const { phase, timeline, signals } = await desk.call(getRoom);
    expect(phase).toBe('mitigating');
    expect(signals).toHaveLength(1);
    const resumedAt = Date.parse(timeline.find(({ type }) => type === 'WorkResumed')?.at ?? '');
    expect(resumedAt - since).toBeLessThan(MINUTE_MS);
    // The same person is called as all three roles: by one page, and not by three.
    const called = timeline.filter(({ type, at }) => type === 'RolePaged' && Date.parse(at) >= since);
    expect(called.map(({ sentence }) => / as (.+?)(?: too, by the same page)?\.$/.exec(sentence)?.[1])).toEqual([
      'Incident manager on call',
      'On-call engineer',
      'Tech lead on call',
    ]);
    expect((await messages(desk, since)).filter((one) => one.startsWith('page'))).toHaveLength(1);
    expect(await desk.context.storage.signals.listGroups('waiting')).toEqual([]);
  });

  test('at a new alert in a group that nobody had judged when work began to rest, but not at one that goes on', async () => {
    const desk = await nightDesk();
    const at = (startedAt: number) => ({ groupKey: 'unjudged', startedAt });
    await desk.alert('checkout', { dedupKey: 'one', ...at(desk.context.clock.now()) });
    await desk.pass(MINUTE_MS);
    await desk.call(standDown, { body: { resumeAt: NEXT_MORNING } });
    await desk.pass(HOUR_MS);
    await desk.alert('checkout', { dedupKey: 'one', ...at(desk.context.clock.now()) });
    expect((await desk.call(getRoom)).phase).toBe('stood-down');
    await desk.alert('checkout', { dedupKey: 'two', ...at(desk.context.clock.now()) });
    expect((await desk.call(getRoom)).phase).toBe('mitigating');
  });

  test('at once also where the priority is worked on in working hours only: the alert joins and calls people', async () => {
    const desk = await minorDesk();
    await desk.call(standDown, { body: { resumeAt: NEXT_MORNING } });
    const since = desk.context.clock.now();
    await desk.alert('reports', { featureId: 'reports' });
    await desk.pass(MINUTE_MS);
    const { phase, timeline } = await desk.call(getRoom);
    expect(phase).toBe('mitigating');
    // Both roles are called, which name the same person at this hour: by one page.
    expect(timeline.filter(({ type, at }) => type === 'RolePaged' && Date.parse(at) >= since)).toHaveLength(2);
    expect((await messages(desk, since)).filter((one) => one.startsWith('page'))).toHaveLength(1);
    expect(await desk.context.storage.signals.listGroups('waiting')).toEqual([]);
  });

  test('at its time, and says before that people are called in working hours where the priority waits for them', async () => {
    const desk = await minorDesk();
    const { checks, callsAt, offered } = await desk.call(getStandDown, { query: { resumeAt: NEXT_MORNING } });
    expect(callsAt).toBe('2026-11-23T09:00:00.000Z');
    expect(offered).toEqual({
      resumeAt: callsAt,
      why: 'A P3 is worked on in working hours, and the next ones begin then.',
    });
    expect(checks.find(({ check }) => check === 'people')?.sentence).toBe(
      'Somebody rested is called at 09:00 UTC on 2026-11-23.',
    );
    await desk.call(standDown, { body: { resumeAt: NEXT_MORNING, note: 'Look at the queue first.' } });
    expect((await desk.call(getRoom)).resting).toMatchObject({ resumeAt: NEXT_MORNING, callsAt });
    const since = desk.context.clock.now();
    await desk.pass(TO_THE_MORNING_MS);
    expect((await messages(desk, since)).filter((one) => one.startsWith('page'))).toEqual([]);
    await desk.pass(HOUR_MS);
    const rows = await desk.context.storage.outbox.list({ limit: 500, incidentId: null });
    const pages = rows.filter(({ createdAt, message }) => createdAt >= since && message.about === 'page');
    expect(pages).toHaveLength(2);
    expect(pages[0]?.message.body).toContain('- Look at the queue first.');
  });

  test('at once when an incident that people work on is merged into it, without any signal', async () => {
    const desk = await resting();
    const by = responder('sample-tom').actor;
    const other = { title: 'Checkout again', featureId: 'checkout', groupId: null, signals: [] };
    const { id } = await openIncident(desk.context, by, { ...other, source: 'person' });
    await runCommand(desk.context, id, () => ({ command: { type: 'Acknowledge', by } }));
    await mergeIncidents(desk.context, id, desk.id, by);
    const { phase, timeline } = await desk.call(getRoom);
    expect(phase).toBe('mitigating');
    expect(timeline.find(({ type }) => type === 'WorkResumed')?.sentence).toBe(
      'Tom Okafor merged an incident that people work on into this one, so work goes on.',
    );
  });

  test('when one whose impact somebody judged is merged into it, although nobody said that they are on it', async () => {
    const desk = await resting();
    const by = responder('sample-tom').actor;
    const raised = { title: 'Checkout again', featureId: 'checkout', groupId: null, signals: [] };
    const { id } = await openIncident(desk.context, by, { ...raised, source: 'person' });
    const override = { priority: 'P1', reason: 'Nobody can pay' };
    await assessImpact(desk.context, id, by, assess.body.parse({ featureId: 'checkout', customers: 9, override }));
    await mergeIncidents(desk.context, id, desk.id, by);
    expect((await desk.call(getRoom)).phase).toBe('mitigating');
  });

  test('not when one that nobody has come for is merged into it, unless its signals are new here', async () => {
    const desk = await resting();
    const by = responder('sample-tom').actor;
    const other = { title: 'Checkout again', featureId: 'checkout', groupId: null };
    const open = async (signals: Parameters<typeof openIncident>[2]['signals']) =>
      (await openIncident(desk.context, by, { ...other, signals, source: 'person' })).id;
    await mergeIncidents(desk.context, await open([]), desk.id, by);
    expect((await desk.call(getRoom)).phase).toBe('stood-down');
    const signal = {
      signal: 'alert',
      signalId: 'alert-9',
      customerId: null,
      featureId: 'checkout',
      tier: 'core',
    } as const;
    await mergeIncidents(desk.context, await open([signal]), desk.id, by);
    expect((await desk.call(getRoom)).phase).toBe('mitigating');
  });

  test('not at an alert of another service, which pages for itself as ever', async () => {
    const desk = await resting();
    const since = desk.context.clock.now();
    await desk.alert('reports');
    expect((await desk.call(getRoom)).phase).toBe('stood-down');
    expect((await messages(desk, since)).filter((one) => one.startsWith('page'))).toHaveLength(1);
  });

  test('at a customer’s report about what is hurt, which opens no incident of its own', async () => {
    const desk = await resting();
    await desk.pass(3 * HOUR_MS);
    const { incidentId } = await desk.call(createReport, {
      params: {},
      body: { title: 'Still broken', featureId: 'checkout', customer: 'Ostrava Rail' },
    });
    expect(incidentId).toBe(desk.id);
    expect((await desk.call(getRoom)).phase).toBe('mitigating');
  });

  test('when a server died between storing an alert and acting on it', async () => {
    const desk = await resting();
    const [hook] = await desk.context.storage.signals.hooks();
    await desk.context.storage.signals.foldAlerts([{ ...ALERT, hookId: hook?.id ?? '' }], desk.context.clock.now());
    await finishSignals(desk.context);
    expect((await desk.call(getRoom)).phase).toBe('mitigating');
  });

  test('when two servers and a person say so at once, only once', async () => {
    const desk = await resting();
    desk.beDead(TO_THE_MORNING_MS);
    const wake = () => runCommand(desk.context, desk.id, () => ({ command: { type: 'Wake', by: { kind: 'desk' } } }));
    await Promise.allSettled([wake(), desk.call(resumeWork, { body: { reason: 'It is eight.' } }), wake()]);
    const { timeline } = await desk.call(getRoom);
    expect(timeline.filter(({ type }) => type === 'WorkResumed')).toHaveLength(1);
  });

  test('when somebody says so, with their reason in the timeline, and whoever watched is told', async () => {
    const desk = await nightDesk();
    await desk.call(agreeToWatch, {}, responder('sample-tom'));
    await desk.call(standDown, { body: { resumeAt: NEXT_MORNING } });
    const since = desk.context.clock.now();
    await desk.call(resumeWork, { body: { reason: 'It gets worse.' } }, responder('sample-tom'));
    const { timeline } = await desk.call(getRoom);
    expect(timeline.find(({ type }) => type === 'WorkResumed')).toMatchObject({
      sentence: 'Tom Okafor said that work goes on.',
      text: 'It gets worse.',
    });
    expect(await messages(desk, since)).toContain('notice to sample-tom: Work on incident 1 goes on');
  });
});

const ALERT = {
  dedupKey: 'new',
  groupKey: 'new',
  status: 'firing' as const,
  title: 'Checkout fails again',
  details: '',
  severity: null,
  service: 'checkout',
  featureId: 'checkout',
  labels: {},
  link: null,
  startedAt: 0,
  endedAt: null,
  leaseUntil: null,
};
