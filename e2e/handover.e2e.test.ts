import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proposeHandover } from '#contract/handover.ts';
import { assignRole } from '#contract/incident-roles.ts';
import { getRoom } from '#contract/incident.ts';
import { startMitigation } from '#contract/mitigation.ts';
import { createPerson } from '#contract/people.ts';
import { createReport } from '#contract/signal.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { responder } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { pageFaults } from './page-faults.ts';
import { setStageWithMail, type Stage } from './stage.ts';

const ROLE = 'Incident manager on call';

let stage: Stage;
let desk: DeskProcess;
let mail: MailServer;

beforeAll(async () => {
  ({ desk, mail } = stage = await setStageWithMail());
});
afterAll(() => stage.clear());

const card = (page: Page, title: RegExp): Locator => page.getByRole('article', { name: title });

/** Ticks what is not ticked yet; roles that are asked for at this moment are. */
async function tickAll(packet: Locator): Promise<void> {
  for (const box of await packet.getByRole('checkbox').all()) if (!(await box.isChecked())) await box.press('Space');
}

/** The link in the page that asks somebody to take over. */
const askedBy = (address: string): string =>
  mail.mails
    .filter(({ to, parsed }) => to.includes(address) && parsed.subject?.startsWith(`Please take over as ${ROLE}`))
    .flatMap(({ parsed }) => /http\S+\/ack\/[\w.-]+/.exec(parsed.text ?? '')?.[0] ?? [])
    .at(-1) ?? '';

test('a role passes on by mail, packet and read-back, what is new shows, and a holder may decline or stay', async () => {
  const [noa, lee] = [await responder(stage, 'Noa', 1440), await responder(stage, 'Lee', 390)];
  const report = { title: 'Nothing can be saved', featureId: 'environments', customer: 'northwind' };
  const { incidentId: id } = await desk.call(createReport, { body: report });
  if (id === null) throw new Error('a report opens an incident');
  const params = { id };
  await desk.call(assignRole, { params, body: { role: 'imoc', personId: noa.personId } });
  await desk.call(proposeHandover, { params, body: { role: 'imoc', toPersonId: lee.personId } });

  // On Now, taking over comes first for Lee, and Noa sees that somebody is asked.
  const incident = (page: Page): Locator => page.getByRole('link', { name: /Nothing can be saved/ }).first();
  await lee.page.goto(`${desk.url}/now`);
  await incident(lee.page).getByText(`Take over as ${ROLE} from Noa`).waitFor();
  expect(await pageFaults(lee.page)).toEqual([]);
  await noa.page.goto(`${desk.url}/now`);
  await incident(noa.page).getByText(`Lee is asked to take over as ${ROLE} from you.`).waitFor();

  // Noa sees who is asked; Lee answers the page from the mail, and Noa still holds the role.
  await noa.page.goto(`${desk.url}/incidents/${id}`);
  await card(noa.page, /Lee is asked to take over/).waitFor();
  expect(await pageFaults(noa.page)).toEqual([]);
  await expect.poll(() => askedBy('lee@acme.test'), { timeout: 20_000 }).not.toBe('');
  expect(await (await fetch(askedBy('lee@acme.test'), { method: 'POST' })).text()).toContain('You acknowledged');
  await card(noa.page, /Lee is about to take over/).waitFor();

  // Lee reads and ticks; meanwhile something is tried, the tick falls off, and what is new is marked.
  await lee.page.goto(`${desk.url}/incidents/${id}`);
  const packet = card(lee.page, /Take over as Incident manager on call from Noa/);
  await packet.waitFor();
  expect(await pageFaults(lee.page)).toEqual([]);
  const tried = packet.getByRole('checkbox', { name: 'What was tried' });
  for (const box of await packet.getByRole('checkbox').all()) await box.press('Space');
  expect(await tried.isChecked()).toBe(true);
  await desk.call(startMitigation, { params, body: { kind: 'restart', note: 'Restarted the access service.' } });
  await packet.getByText('New:').waitFor();
  expect(await tried.isChecked()).toBe(false);
  await packet.getByLabel('Say it back, in your own words').fill('Restarting now; customers hear from us by the hour.');
  const take = packet.getByRole('button', { name: `Take over as ${ROLE}` });
  expect(await take.getAttribute('aria-disabled')).toBe('true');
  await tried.press('Space');
  await take.click();
  await packet.waitFor({ state: 'detached' });
  const holder = async (): Promise<string | undefined> =>
    (await desk.call(getRoom, { params })).roles.find(({ role }) => role === 'imoc')?.holder?.name;
  expect(await holder()).toBe('Lee');
  await noa.page.getByText('Lee took over as Incident manager on call from Noa, and read it back.').first().waitFor();
  const relieved = () => mail.mails.some(({ parsed }) => /You are relieved/.test(parsed.text ?? ''));
  await expect.poll(relieved, { timeout: 20_000 }).toBe(true);

  // Noa is asked back and declines; Lee is still the one.
  await desk.call(proposeHandover, { params, body: { role: 'imoc', toPersonId: noa.personId } });
  const back = card(noa.page, /Take over as Incident manager on call from Lee/);
  const asked = card(lee.page, /Noa is asked to take over/);
  await asked.waitFor();
  await back.getByRole('button', { name: 'I cannot take over now' }).click();
  await back.waitFor({ state: 'detached' });
  await asked.waitFor({ state: 'detached' });
  expect(await holder()).toBe('Lee');
  await lee.page.getByText(`Noa cannot take over as ${ROLE} from you; nobody is left to ask.`).waitFor();
  expect(await pageFaults(lee.page)).toEqual([]);

  // Asked once more, Lee stays for a time, with a reason, and nobody is asked any longer.
  await desk.call(proposeHandover, { params, body: { role: 'imoc', toPersonId: noa.personId } });
  await asked.getByRole('button', { name: 'Keep on, with a reason' }).click();
  await asked.getByLabel('Why?').fill('The restart is nearly through.');
  expect(await pageFaults(lee.page)).toEqual([]);
  await asked.getByRole('button', { name: 'Keep on', exact: true }).click();
  await asked.waitFor({ state: 'detached' });
  expect((await desk.call(getRoom, { params })).handovers).toEqual([]);
  expect(await holder()).toBe('Lee');
});

test('what was read before something was tried is stale, and two roles pass by one read-back', async () => {
  const { incidentId: id } = await desk.call(createReport, {
    body: { title: 'Sign in fails', featureId: 'sign-in', customer: 'harbour' },
  });
  if (id === null) throw new Error('a report opens an incident');
  const params = { id };
  const { id: other } = await desk.call(createPerson, { body: { name: 'Kim', email: 'kim@acme.test' } });
  const mo = await responder(stage, 'Mo', 390);
  for (const role of ['imoc', 'tloc']) {
    await desk.call(assignRole, { params, body: { role, personId: other } });
    await desk.call(proposeHandover, { params, body: { role, toPersonId: mo.personId } });
  }
  await mo.page.goto(`${desk.url}/incidents/${id}`);
  const packet = card(mo.page, /Take over as Incident manager on call and Tech lead on call from Kim/);
  await packet.getByRole('checkbox', { name: 'What was tried' }).waitFor();
  await tickAll(packet);
  await packet.getByLabel('Say it back, in your own words').fill('Nobody knows anything yet.');
  // The page hears of nothing any more, as on a train, until the press.
  await mo.page.route('**/hand-over/handover*', (route) => route.abort());
  await desk.call(startMitigation, { params, body: { kind: 'restart', note: 'Restarted sign-in.' } });
  const take = packet.getByRole('button', { name: `Take over as ${ROLE} and Tech lead on call` });
  await take.click();
  await packet.getByText('The packet is older than what happened since.').waitFor();

  // Back in reach, Mo reads what is new, and takes over both at once.
  await mo.page.unroute('**/hand-over/handover*');
  await mo.page.reload();
  await packet.getByRole('checkbox', { name: 'What was tried' }).waitFor();
  expect(await pageFaults(mo.page)).toEqual([]);
  await tickAll(packet);
  await packet.getByLabel('Say it back, in your own words').fill('Sign-in was restarted; I watch it.');
  await take.click();
  await packet.waitFor({ state: 'detached' });
  const holders = (await desk.call(getRoom, { params })).roles.filter(({ holder }) => holder?.name === 'Mo');
  expect(holders.map(({ role }) => role)).toEqual(['imoc', 'tloc']);
});
