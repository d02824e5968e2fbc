import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordChange } from '#contract/changes.ts';
import { createAccount } from '#contract/accounts.ts';
import { dismissIncident, getRoom, listIncidents } from '#contract/incident.ts';
import { judgeSuspect, linkChange } from '#contract/mitigation.ts';
import { cancelPlanRun, getPlanRun, listPlanRuns } from '#contract/plan-run.ts';
import { putTemplates } from '#contract/revert-plans.ts';
import { createHook, createReport, joinGroup, listGroups } from '#contract/signal.ts';
import { PASSWORD, adminSession, sessionAfter, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { RoomPage } from './pages/room-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const emailOf = (name: string): string => `${name}@lamplight.example`;
const WIDE: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
/** A strong suspect is known this soon after the first report. */
const WITHIN_A_MINUTE = { timeout: 60_000 };
const SOON = { timeout: 30_000, interval: 200 };
const HOUR_MS = 3_600_000;

const LOSES_DATA = `
revert: 1
services:
  access:
    owner: Identity
    data: loses-data
    data-note: Roles given since are lost.
    steps:
      - id: back
        title: Point access at the old table
        manual: Set ROLES_TABLE to roles_v1 and restart.
`;

let stage: Stage;
let data: Stage['data'];
let desk: DeskProcess;
let browser: Browser;
let dana: Session;
let omer: Session;
let viewer: Session;

beforeAll(async () => {
  ({ data, desk, browser } = stage = await setStage());
  dana = await adminSession(stage);
  omer = await invited('Omer', 'responder');
  viewer = await invited('Vera', 'viewer');
});
afterAll(() => stage.clear());
/** A report of a feature joins what is open on it, and nothing open ends under a revert that runs. */
afterEach(async () => {
  const { runs } = await desk.call(listPlanRuns, { query: { underWay: 'true' } });
  for (const { id, status } of runs)
    if (status !== 'verifying') await desk.call(cancelPlanRun, { params: { id }, body: {} });
  const { incidents } = await desk.call(listIncidents, { query: { state: 'open' } });
  for (const { id } of incidents) await desk.call(dismissIncident, { params: { id }, body: { ticket: 'BUG-1' } });
});

async function invited(name: string, role: 'responder' | 'viewer'): Promise<Session> {
  const { link } = await desk.call(createAccount, { body: { name, email: emailOf(name.toLowerCase()), role } });
  return sessionAfter(browser, (page) => new WelcomePage(page).join(link, PASSWORD));
}

async function twoam<T>(...args: string[]): Promise<T> {
  const command = [join(CHECKOUT, 'src/main/twoam.ts'), '--json', ...args, '--data', data.dir];
  return JSON.parse((await run(process.execPath, command)).stdout) as T;
}

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const room = (id: string) => desk.call(getRoom, { params: { id } });
const runsOf = async (id: string) => (await desk.call(listPlanRuns, { query: { incident: id } })).runs;

/** A change over two services, with what ran before in the register, so that its way back can be derived. */
async function deployed(title: string, services: readonly string[], version: string): Promise<string> {
  for (const service of services)
    await desk.call(recordChange, {
      body: { title: `Deploy ${service}`, services: [service], version: `${version}-before`, at: ago(240 * HOUR_MS) },
    });
  const { id } = await twoam<{ id: string }>(
    ...['change', 'record', title, '--service', ...services, '--version', version, '--at', ago(HOUR_MS / 2)],
  );
  return id;
}

async function reported(title: string, featureId: string): Promise<string> {
  const { incidentId } = await desk.call(createReport, { body: { title, featureId, customer: 'northwind' } });
  if (incidentId === null) throw new Error('a report opens an incident');
  return incidentId;
}

async function openAs(who: typeof dana, id: string): Promise<Page> {
  const context = await browser.newContext({ storageState: who, ...WIDE });
  const page = await context.newPage();
  await page.goto(`${desk.url}/incidents/${id}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** An alert of the hurting service, which fires or has gone quiet. */
async function alert(hookUrl: string, status: 'firing' | 'resolved', startsAt: string): Promise<void> {
  const labels = { alertname: 'SavingFails', service: 'environments', severity: 'critical' };
  const endsAt = status === 'firing' ? '0001-01-01T00:00:00Z' : new Date().toISOString();
  const one = { status, labels, annotations: { summary: 'Saving fails' }, startsAt, endsAt, fingerprint: 'f1' };
  const body = { version: '4', groupKey: 'saving', status, groupLabels: labels, commonLabels: labels, alerts: [one] };
  const answer = await fetch(hookUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, receiver: 'desk', commonAnnotations: {}, externalURL: '', truncatedAlerts: 0 }),
  });
  expect(answer.status).toBe(200);
}

const card = (page: Page): Locator => new RoomPage(page, desk.url).nextDuty().first();

test('the suspect is the first card within a minute of the report, and is reverted by keyboard until the alerts are quiet', async () => {
  const title = 'Access control for all environments';
  await deployed(title, ['environments', 'access'], 'v2.0.0');
  const id = await reported('Customers cannot update environments, access denied', 'environments');
  const page = await openAs(dana, id);
  await page.getByRole('heading', { name: `Revert ${title}` }).waitFor(WITHIN_A_MINUTE);
  expect(await card(page).getByRole('heading').first().innerText()).toBe(`Revert ${title}`);

  const { url } = await desk.call(createHook, { body: { kind: 'alertmanager', name: 'Alerts' } });
  const firedAt = new Date().toISOString();
  await alert(url, 'firing', firedAt);
  const group = (await desk.call(listGroups, { query: { state: 'waiting' } })).groups[0];
  if (group !== undefined) await desk.call(joinGroup, { params: { id: group.id }, body: { incidentId: id } });
  await expect.poll(async () => (await room(id)).signals.map(({ status }) => status), SOON).toContain('firing');

  await page.keyboard.press('r');
  const form = page.getByRole('form', { name: `Revert “${title}”?` });
  await form.getByText('Redeploy environments v2.0.0-before').first().waitFor();
  await form.getByText('Redeploy access v2.0.0-before').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: `Reverting ${title}` }).waitFor(SOON);

  for (const status of ['running', 'verifying']) {
    await card(page).getByRole('button', { name: 'Tick this step off' }).waitFor(SOON);
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: /^Is “.+” done\?$/ }).waitFor();
    await page.keyboard.type('Rolled out in both regions');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('form', { name: /^Is “.+” done\?$/ }).waitFor({ state: 'detached' });
    await expect.poll(async () => (await runsOf(id))[0]?.status, SOON).toBe(status);
  }
  await page.getByRole('heading', { name: /^Every step of the revert/ }).waitFor(SOON);
  await alert(url, 'resolved', firedAt);
  await page.getByRole('heading', { name: `The revert of ${title} worked` }).waitFor(SOON);

  const { mitigations, decision, timeline } = await room(id);
  expect(mitigations).toMatchObject([{ kind: 'revert', outcome: 'worked', by: { name: 'Dana Admin' } }]);
  expect(decision).toBeNull();
  const told = timeline.map(({ sentence, text }) => `${sentence} ${text ?? ''}`).join('\n');
  expect(told).toMatch(new RegExp(`Dana Admin .*${title}`));
  expect(told).toContain('waits for a person: “Redeploy environments v2.0.0-before');
  expect(told).toContain('The revert worked. Alerts firing: 0 now, 1 when it began.');

  const [ran] = await runsOf(id);
  await page.goto(`${desk.url}/incidents/${id}/runs/${ran?.id}`);
  await page.getByText('Rolled out in both regions').first().waitFor();
  await page.context().close();
});

test('two people who press at once start one revert, and the slower one reads that it is under way', async () => {
  await deployed('Checkout on the new ledger', ['checkout', 'api'], 'v7');
  const id = await reported('Checkout fails with ledger errors', 'checkout');
  const pages = await Promise.all([openAs(dana, id), openAs(omer, id)]);
  for (const page of pages) {
    await page.getByRole('heading', { name: 'Revert Checkout on the new ledger' }).waitFor(WITHIN_A_MINUTE);
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Revert it now' }).waitFor();
  }
  await Promise.all(pages.map((page) => page.getByRole('button', { name: 'Revert it now' }).click()));
  for (const page of pages) await page.getByRole('heading', { name: /^Reverting Checkout/ }).waitFor(SOON);
  expect(await runsOf(id)).toHaveLength(1);
  const forms = await Promise.all(pages.map((page) => page.getByRole('form', { name: /^Revert “/ }).allInnerTexts()));
  expect(forms.flat().join()).toMatch(/A revert is under way already|Somebody started it while you looked/);
  await Promise.all(pages.map((page) => page.context().close()));
});

test('fixing forward takes a reason and a name, and says when the revert is offered again', async () => {
  await deployed('Reports by the hour', ['reports', 'api'], 'v3');
  const id = await reported('Reports by the hour arrive empty', 'reports');
  const page = await openAs(dana, id);
  await page.getByRole('heading', { name: 'Revert Reports by the hour' }).waitFor(WITHIN_A_MINUTE);
  await card(page).getByRole('button', { name: 'Fix forward instead' }).click();
  const form = page.getByRole('form', { name: 'Start a mitigation' });
  const start = form.getByRole('button', { name: 'Start the fix forward' });
  expect(await start.getAttribute('aria-disabled')).toBe('true');
  await form.getByLabel('Why not revert?').fill('The old version cannot read the new rows.');
  await start.click();
  await page.getByRole('heading', { name: 'Fixing Reports by the hour forward' }).waitFor(SOON);
  await card(page)
    .getByText(/^The revert is offered again in \d+ min/)
    .waitFor();
  await card(page).getByText('The old version cannot read the new rows.').waitFor();
  expect((await room(id)).decision).toMatchObject({ state: 'fixing-forward' });

  const seen = await openAs(viewer, id);
  await seen.getByRole('heading', { name: 'Fixing Reports by the hour forward' }).waitFor();
  await seen.getByRole('note').getByText('A responder or an administrator can do this.').waitFor();
  expect(await card(seen).getByRole('button', { name: 'Revert after all' }).isDisabled()).toBe(true);
  await Promise.all([page, seen].map((one) => one.context().close()));
});

test('any recorded change is reverted by its plan from the menu, and a cancel leaves a clear state', async () => {
  await deployed('Sign-in with passkeys', ['web', 'access'], 'v9');
  const id = await reported('Nothing loads at all', 'checkout');
  const page = await openAs(dana, id);
  await new RoomPage(page, desk.url).action('Start a mitigation');
  const start = page.getByRole('form', { name: 'Start a mitigation' });
  await start.getByRole('radio', { name: 'Revert a change', exact: true }).check({ force: true });
  await start.getByRole('combobox', { name: 'Which change?' }).or(start.getByLabel('Which change?')).first().click();
  await page.getByRole('option', { name: /^Sign-in with passkeys/ }).click();
  await start.getByRole('button', { name: 'See how it is undone' }).click();
  const form = page.getByRole('form', { name: 'Revert “Sign-in with passkeys”?' });
  await form.getByText('Redeploy web v9-before').first().waitFor();
  await form.getByRole('button', { name: 'What would it do?' }).click();
  await form.getByRole('list', { name: 'What it would do' }).getByText('Redeploy web v9-before').first().waitFor();
  await form.getByRole('button', { name: 'Revert it now' }).click();
  await page.getByRole('heading', { name: 'Reverting Sign-in with passkeys' }).waitFor(SOON);

  await card(page).getByRole('button', { name: 'Cancel the revert' }).click();
  const cancel = page.getByRole('form', { name: 'Cancel the revert?' });
  await cancel.getByText(/Nothing was done yet\. Not done: “Redeploy /).waitFor();
  await cancel.getByRole('button', { name: 'Cancel the revert now' }).click();
  await page.getByRole('heading', { name: 'The revert of Sign-in with passkeys was cancelled' }).waitFor(SOON);
  const [ended] = await runsOf(id);
  const shown = await desk.call(getPlanRun, { params: { id: ended?.id ?? '' } });
  expect(shown).toMatchObject({ status: 'ended', outcome: 'cancelled' });
  await card(page).getByRole('button', { name: 'Say what the revert did' }).click();
  await new RoomPage(page, desk.url).verifyMitigation('It changed nothing');
  await expect.poll(async () => (await room(id)).decision?.state ?? null, SOON).not.toBe('reverting');
  await page.context().close();
});

test('a change whose way back affects data starts with the second person, and says who agreed', async () => {
  await desk.call(putTemplates, { body: { yaml: LOSES_DATA } });
  const changeId = await deployed('Roles live in the new table', ['access'], 'v4');
  const id = await reported('Sign-in fails, roles missing', 'sign-in');
  await desk.call(linkChange, { params: { id }, body: { changeId } });
  await desk.call(judgeSuspect, { params: { id }, body: { changeId, verdict: 'confirmed' } });
  const first = await openAs(dana, id);
  await first.getByRole('heading', { name: 'Revert Roles live in the new table' }).waitFor(WITHIN_A_MINUTE);
  await card(first).getByText('Roles given since are lost.').waitFor();
  await card(first).getByRole('button', { name: 'Agree to the revert' }).click();
  const form = first.getByRole('form', { name: /^Revert “/ });
  await form.getByText('It affects data, so it starts when a second person agrees too.').waitFor();
  await form.getByRole('button', { name: 'Agree to the revert' }).click();
  await card(first)
    .getByText(/Dana Admin agreed\./)
    .waitFor(SOON);
  expect(await runsOf(id)).toEqual([]);
  expect(
    await card(first).getByRole('button', { name: 'Waits for a second person' }).getAttribute('aria-disabled'),
  ).toBe('true');

  const second = await openAs(omer, id);
  await card(second)
    .getByText(/Dana Admin agreed\./)
    .waitFor();
  await card(second).getByRole('button', { name: 'Revert this change' }).click();
  await second.getByRole('button', { name: 'Revert it now' }).click();
  for (const page of [first, second]) await page.getByRole('heading', { name: /^Reverting Roles/ }).waitFor(SOON);
  expect(await runsOf(id)).toHaveLength(1);
  await Promise.all([first, second].map((page) => page.context().close()));
});
