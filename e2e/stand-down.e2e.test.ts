import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assess } from '#contract/assessment.ts';
import { getRoom } from '#contract/incident.ts';
import { listPeople, listRotations, putRotation } from '#contract/people.ts';
import { publishProcedure } from '#contract/procedure.ts';
import { createReport, listHooks } from '#contract/signal.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { editText } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { ADMIN } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStageWithMail, type Stage } from './stage.ts';

const CUSTOMER = 'iris.vega@northwind.example';
const patience = { timeout: 60_000, interval: 100 };

let stage: Stage;
let desk: DeskProcess;
let mail: MailServer;
let page: Page;

beforeAll(async () => {
  ({ desk, mail } = stage = await setStageWithMail());
  await desk.call(publishProcedure, { body: { yaml: quickReference() } });
  page = await (await stage.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN);
  await putAdminOnCall();
});
afterAll(() => stage.clear());

/** The procedure that ships, quiet at once, with first words to customers within seconds. */
function quickReference(): string {
  const soon = editText(referenceYaml(), /(id: update-customers\n(?:.*\n)*?    within: )15m/, '$12s');
  return editText(soon, 'quiet-for: 30m', 'quiet-for: 1s');
}

/** Whoever is called has a mailbox, and is rested whatever the hour at which this runs. */
async function putAdminOnCall(): Promise<void> {
  const { people } = await desk.call(listPeople);
  const admin = people.find(({ email }) => email === ADMIN.email)?.id ?? '';
  for (const { id, now: _now, ...rotation } of (await desk.call(listRotations)).rotations) {
    await desk.call(putRotation, { params: { id }, body: { ...rotation, people: [admin] } });
  }
  const status = await page.evaluate(async () => {
    const usual = { from: '23:00', to: '07:00' };
    const settings = { zone: 'UTC', usual, usualBeforeDayOff: usual, daysOff: [6, 7], infer: false, estimate: false };
    const init = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings) };
    return (await fetch('/api/v1/me/rest', init)).status;
  });
  expect(status).toBe(200);
}

/** A P2 of a customer who was told, with an alert of its own service heard before. */
async function told(): Promise<string> {
  await fire('CheckoutErrors');
  const report = { title: 'Orders fail at checkout', featureId: 'checkout', customer: 'northwind' };
  const { incidentId: id } = await desk.call(createReport, { body: report });
  if (id === null) throw new Error('a report opens an incident');
  const known = { workaround: 'yes' as const, dataAtRisk: 'no' as const, worsening: 'no' as const };
  const body = { featureId: 'checkout', customerIds: ['northwind'], ...known };
  await desk.call(assess, { params: { id }, body });
  await expect.poll(() => words().length, patience).toBeGreaterThan(0);
  return id;
}

/** A firing alert of checkout, as Alertmanager posts it. */
async function fire(name: string): Promise<void> {
  const { hooks } = await desk.call(listHooks);
  const url = hooks.find(({ kind }) => kind === 'alertmanager')?.url ?? '';
  const labels = { alertname: name, service: 'checkout', severity: 'critical' };
  const startsAt = new Date().toISOString();
  const alert = {
    ...{ status: 'firing', labels, annotations: { summary: `${name} in checkout` }, startsAt },
    ...{ endsAt: '0001-01-01T00:00:00Z', generatorURL: '', fingerprint: name },
  };
  const body = {
    ...{ version: '4', groupKey: `{}:{alertname="${name}"}`, status: 'firing', receiver: 'twoam', truncatedAlerts: 0 },
    ...{ groupLabels: { alertname: name }, commonLabels: labels, commonAnnotations: {}, externalURL: '' },
    alerts: [alert],
  };
  const headers = { 'content-type': 'application/json' };
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).ok).toBe(true);
}

const words = () => mail.mails.filter(({ to }) => to.includes(CUSTOMER));
const pages = () =>
  mail.mails.filter(({ to, parsed }) => to.includes(ADMIN.email) && /\/ack\//.test(parsed.text ?? ''));
const phaseOf = async (id: string): Promise<string> => (await desk.call(getRoom, { params: { id } })).phase;

async function openForm(id: string): Promise<Locator> {
  await page.goto(`${desk.url}/incidents/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Call it a night' }).click();
  const form = page.getByRole('form', { name: 'Call it a night' });
  await form.waitFor();
  return form;
}

/** A time as the field for local times takes it, in the browser's zone. */
function localTime(at: number): Promise<string> {
  return page.evaluate((ms) => {
    const date = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
    return date.toISOString().slice(0, 16);
  }, at);
}

test('work rests with words outside, nobody is woken but by a new alert, which pages within a minute', async () => {
  const id = await told();
  const form = await openForm(id);
  const resumeAt = Date.now() + 10 * HOUR_MS;
  await form.getByLabel('Until when?').fill(await localTime(resumeAt));
  await form.getByText('It is safe to stop.').waitFor();
  expect(await pageFaults(page)).toEqual([]);
  const before = pages().length;
  const said = words().length;
  await form.getByRole('button', { name: /^Stand down until/ }).click();
  const card = page.getByRole('article', { name: /Work rests until/ });
  await card.waitFor();
  expect(await pageFaults(page)).toEqual([]);
  expect(await phaseOf(id)).toBe('stood-down');

  // The customer hears at once when work goes on.
  await expect.poll(() => words().length, patience).toBe(said + 1);
  expect(words().at(-1)?.parsed.text).toMatch(/resumes at \d\d:\d\d UTC/);
  expect(pages().length).toBe(before);

  const firedAt = Date.now();
  await fire('CheckoutErrorsAgain');
  await expect.poll(() => phaseOf(id), patience).toBe('mitigating');
  await expect.poll(() => pages().length, patience).toBeGreaterThan(before);
  expect(Date.now() - firedAt).toBeLessThan(MINUTE_MS);
  await card.waitFor({ state: 'detached' });
  const { timeline } = await desk.call(getRoom, { params: { id } });
  expect(timeline.filter(({ type }) => type === 'WorkResumed').map(({ sentence }) => sentence)).toEqual([
    'A new signal came, so work goes on.',
  ]);
});

test('at the time that was said people are called, also after a server’s death', async () => {
  const id = await told();
  await expect
    .poll(async () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
      return page.evaluate(
        async ([path, text, at]) => {
          const answer = await fetch(path ?? '', { ...JSON.parse(text ?? ''), body: JSON.stringify({ resumeAt: at }) });
          return answer.ok ? 'rests' : await answer.text();
        },
        [
          `/api/v1/incidents/${id}/stand-down`,
          JSON.stringify(init),
          new Date(Date.now() + 8 * SECOND_MS).toISOString(),
        ],
      );
    }, patience)
    .toBe('rests');
  const before = pages().length;
  const { resting } = await desk.call(getRoom, { params: { id } });
  await desk.kill();
  desk = await stage.startAgain();
  await expect.poll(() => phaseOf(id), patience).toBe('mitigating');
  await expect.poll(() => pages().length, patience).toBeGreaterThan(before);
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(resting?.resumeAt ?? ''));
});
