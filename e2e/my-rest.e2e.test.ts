import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAccount } from '#contract/accounts.ts';
import { createPerson } from '#contract/people.ts';
import { PASSWORD } from './accounts.ts';
import { axeFaults } from './page-faults.ts';
import { WelcomePage } from './pages/welcome-page.ts';
import { setStage, type Stage } from './stage.ts';

const NOA = { name: 'Noa Levi', email: 'noa@lamplight.example' };

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await setStage();
  const { desk, browser } = stage;
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const { id: personId } = await desk.call(createPerson, { body: { ...NOA, contacts: [] } });
  const { link } = await desk.call(createAccount, { body: { ...NOA, role: 'responder', personId } });
  await new WelcomePage(page).join(link, PASSWORD);
});
afterAll(() => stage.clear());

const known = () => page.getByRole('list', { name: 'What is known of your sleep' }).getByRole('listitem');

test('somebody finds their rest in their menu, says that they go to bed, and takes it back', async () => {
  await page.getByRole('button', { name: 'You' }).click();
  await page.getByRole('menuitem', { name: 'My rest' }).click();
  await page.getByRole('heading', { level: 1, name: 'My rest' }).waitFor();
  await page.getByText('Nothing yet.').waitFor();

  await page.getByRole('button', { name: 'I am going to bed' }).click();
  await known()
    .getByText(/^Said on .* that you go to bed/)
    .waitFor();
  expect(await known().count()).toBe(1);
  await page.getByRole('heading', { name: 'As far as is known you are asleep now.' }).waitFor();
  await page.getByText('as you said. If you are up, say so below.').waitFor();
  expect(await axeFaults(page)).toEqual([]);

  await known().getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Nothing yet.').waitFor();
});

test('their usual sleep is kept, and what makes no sense is refused in words', async () => {
  const work = page.getByRole('group', { name: 'Before a day of work' });
  await work.getByLabel('Asleep from').fill('09:00');
  await work.getByLabel('To').fill('09:30');
  await page.getByRole('button', { name: 'Save how I sleep' }).click();
  await page.getByText('A usual sleep lasts from 3 to 14 hours.').waitFor();
  await work.getByLabel('To').fill('17:00');
  await page.getByRole('button', { name: 'Save how I sleep' }).click();
  await page.getByText('Meant by the clocks in').waitFor();
  await page.reload();
  await work.waitFor();
  expect(await work.getByLabel('Asleep from').inputValue()).toBe('09:00');
});
