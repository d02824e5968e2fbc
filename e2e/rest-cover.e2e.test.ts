import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOutbox } from '#contract/outbox.ts';
import { raiseHand } from '#contract/incident.ts';
import { listPeople, listRotations, updatePerson, whoIsOnCall } from '#contract/people.ts';
import type { MailServer } from '#testing/mail-server.ts';
import { ADMIN } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { axeFaults } from './page-faults.ts';
import { NowPage } from './pages/now-page.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStageWithMail, type Stage } from './stage.ts';
import { zoneWhereItIs } from './zones.ts';

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let mail: MailServer;

beforeAll(async () => {
  ({ desk, browser, mail } = stage = await setStageWithMail());
});
afterAll(() => stage.clear());

/** The one on call lives where it is three in the morning, is paged, and answers. */
async function answersAtThree(): Promise<{ id: string; name: string }> {
  const { roles } = await desk.call(whoIsOnCall);
  const onCall = roles.find(({ role }) => role === 'on-call')!.people[0]!;
  const person = (await desk.call(listPeople)).people.find(({ id }) => id === onCall.id)!;
  const { name, email, contacts } = person;
  await desk.call(updatePerson, { params: { id: onCall.id }, body: { name, email, contacts, zone: zoneWhereItIs(3) } });
  await desk.call(raiseHand, { body: { title: 'Nothing can be saved' } });
  const linkOf = () =>
    mail.mails.flatMap(({ parsed }) => /http\S+\/ack\/[\w.-]+/.exec(parsed.text ?? '')?.[0] ?? [])[0] ?? '';
  await expect.poll(linkOf, { timeout: 20_000 }).not.toBe('');
  expect(await (await fetch(linkOf(), { method: 'POST' })).text()).toContain('You acknowledged');
  return onCall;
}

const cover = (page: Page) => page.getByRole('region', { name: 'Cover for this morning' });

test('after a night somebody takes over the morning’s duty by one key, both are told, and pressing again changes nothing', async () => {
  const resting = await answersAtThree();
  const page = await browser.newPage();
  await new WelcomePage(page).enter(desk.loginLink ?? '', ADMIN);
  await new NowPage(page, desk.url).openNow();
  await cover(page).getByText(`${resting.name} rests after a night of work`).first().waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await page.keyboard.press('s');
  await cover(page).getByText('Both were told.').waitFor();
  const [rotation] = (await desk.call(listRotations)).rotations.filter(({ id }) => id === 'on-call');
  expect(rotation?.overrides).toHaveLength(1);
  const [override] = rotation!.overrides;
  expect(rotation?.now?.personId).toBe(override!.personId);
  expect(override!.personId).not.toBe(resting.id);
  await expect(cover(page).getByText(`takes over ${rotation!.name} from ${resting.name}`).count()).resolves.toBe(1);

  await page.keyboard.press('s');
  await page.goto(`${desk.url}/ready/audit`);
  await page.getByText('Swap a duty so that somebody rests').first().waitFor();
  expect((await desk.call(listRotations)).rotations.find(({ id }) => id === 'on-call')?.overrides).toHaveLength(1);
  const { messages } = await desk.call(listOutbox);
  expect(messages.filter(({ subject }) => subject.startsWith(`You take over ${rotation!.name}`))).toHaveLength(1);
  expect(messages.some(({ subject }) => subject.startsWith('You are off duty until'))).toBe(true);
  await page.close();
});
