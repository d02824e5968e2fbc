import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordChange } from '#contract/changes.ts';
import { putTemplates } from '#contract/revert-plans.ts';
import { ADMIN } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { axeFaults } from './page-faults.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

const TWOAM = fileURLToPath(new URL('../src/main/twoam.ts', import.meta.url));
const TEMPLATE = `revert: 1
services:
  checkout:
    data: none
    steps:
      - id: redeploy
        title: Redeploy {{service}} {{previousVersion}}
        manual: Redeploy {{previousVersion}} to {{environment}}.
    checks:
      - id: order
        title: Place an order
        manual: Place an order in {{environment}}.
`;

let stage: Stage;
let data: Stage['data'];
let desk: DeskProcess;
let page: Page;

beforeAll(async () => {
  ({ data, desk } = stage = await setStage());
  page = await (await stage.browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN);
});
afterAll(() => stage.clear());

/** The command line, in a process of its own; answers its exit status. */
function twoam(args: string[], environment: Record<string, string> = {}): Promise<number> {
  const env = { ...process.env, TWOAM_GATE_LOG: join(data.dir, 'passed.jsonl'), ...environment };
  return new Promise((resolve) => {
    execFile(process.execPath, [TWOAM, ...args, '--data', data.dir], { timeout: 45_000, env }, (error) => {
      resolve(error === null ? 0 : Number(error.code));
    });
  });
}

const plans = () => page.getByRole('table', { name: 'Plans' });
const decisions = () => page.getByRole('table', { name: 'Decisions of the gate' });

test('a plan is rehearsed from its button to the proof, by ticking its steps', async () => {
  await page.goto(`${desk.url}/ready/plans`);
  await page.getByText('No service has a plan yet.').waitFor();
  await desk.call(putTemplates, { body: { yaml: TEMPLATE, source: 'acme/checkout' } });
  for (const version of ['1.4', '1.5'])
    await desk.call(recordChange, { body: { title: `Deploy checkout ${version}`, services: ['checkout'], version } });
  await page.reload();
  await plans()
    .getByRole('row', { name: /checkout.*never/ })
    .waitFor();
  await page.getByRole('button', { name: 'Rehearse checkout' }).click();
  await page.getByRole('button', { name: 'Rehearse in staging' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rehearsal of checkout' }).waitFor();
  await page.getByText('Redeploy 1.4 to staging.').first().waitFor();
  for (const step of ['Redeploy checkout 1.4', 'Place an order']) {
    await page.getByRole('main').getByText(`The rehearsal waits for a person: “${step}”.`).waitFor();
    await page.getByRole('button', { name: 'Tick this step off' }).click();
    await page.getByRole('form').getByRole('button').first().click();
  }
  await page.getByRole('heading', { name: 'The rehearsal of checkout worked' }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.getByRole('link', { name: 'Ways back' }).click();
  await plans().getByText('in staging by Dana Admin').waitFor();
  await plans().getByRole('link', { name: 'See the proof' }).click();
  await page.getByRole('heading', { name: 'The rehearsal of checkout worked' }).waitFor();
}, 120_000);

test('the command line rehearses it too, and a rehearsal under way is linked from its service', async () => {
  expect(await twoam(['plan', 'rehearse', 'checkout', '--environment', 'staging'])).toBe(0);
  await page.goto(`${desk.url}/ready/plans`);
  await plans().getByText('Under way in staging.').waitFor();
  expect(await twoam(['plan', 'rehearse', 'checkout', '--environment', 'staging'])).toBe(1);
  expect(await twoam(['plan', 'rehearse', 'checkout', '--environment', 'production'])).toBe(1);
  await plans().getByRole('link', { name: 'See how it goes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Rehearsal of checkout' }).waitFor();
}, 120_000);

test('what the gate warned of, who let a change through and why, and what passed while the desk was away are seen', async () => {
  const gate = ['change', 'gate', 'Deploy both', '--services', 'checkout,ledger'];
  expect(await twoam(gate)).toBe(0);
  const override = ['--override-reason', 'Customers cannot pay', '--override-by', 'Noa Levi'];
  expect(await twoam([...gate, ...override])).toBe(0);
  const nobody = { TWOAM_URL: 'http://127.0.0.1:9', TWOAM_TOKEN: 'x' };
  expect(await twoam(['change', 'gate', 'Deploy unseen', '--services', 'checkout,ledger'], nobody)).toBe(0);
  // What passed is handed in when the desk is reached again.
  expect(await twoam(gate)).toBe(0);
  await page.goto(`${desk.url}/ready/plans`);
  await decisions().getByText('let through by Noa Levi').waitFor();
  await decisions().getByText('“Customers cannot pay”').waitFor();
  await decisions()
    .getByRole('row', { name: /Deploy unseen.*passed while the desk was away/ })
    .waitFor();
  expect(await decisions().getByText('warned', { exact: true }).count()).toBe(2);
  expect(await axeFaults(page)).toEqual([]);
}, 120_000);
