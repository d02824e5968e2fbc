import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRoom, resolve } from '#contract/incident.ts';
import { parkIdea } from '#contract/conversation.ts';
import { startMitigation, verifyMitigation } from '#contract/mitigation.ts';
import { getPostmortem, handInPostmortem, savePostmortemSection } from '#contract/postmortem.ts';
import { adminSession, type Session } from './accounts.ts';
import type { DeskProcess } from './desk-process.ts';
import { outage } from './outage.ts';
import { pageFaults } from './page-faults.ts';
import { PostmortemPage } from './pages/postmortem-page.ts';
import { setStage, type Stage } from './stage.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };

let stage: Stage;
let desk: DeskProcess;
let browser: Browser;
let signedIn: Session;

beforeAll(async () => {
  ({ desk, browser } = stage = await setStage());
  signedIn = await adminSession(stage);
});
afterAll(() => stage.clear());

/** An incident that is over, as the desk knows it. */
async function over(title: string): Promise<string> {
  const id = await outage(desk, { title, featureId: 'environments' });
  const params = { id };
  await desk.call(parkIdea, { params, body: { text: 'Watch the length of the queue' } });
  await desk.call(startMitigation, { params, body: { kind: 'restart', changeId: null } });
  const { mitigations } = await desk.call(getRoom, { params });
  const mitigationId = mitigations[0]?.id ?? '';
  await desk.call(verifyMitigation, { params, body: { mitigationId, outcome: 'worked' } });
  await desk.call(resolve, { params, body: { verification: 'Saving works for both.' } });
  return id;
}

async function visit(id: string, options: BrowserContextOptions = WIDE): Promise<PostmortemPage> {
  const context = await browser.newContext({ storageState: signedIn, ...options });
  const page = new PostmortemPage(await context.newPage(), desk.url);
  await page.openOf(id);
  return page;
}

async function stored(id: string, section: string): Promise<string> {
  const { parts } = await desk.call(getPostmortem, { params: { id } });
  const part = parts.find((one) => one.id === section);
  return part?.kind === 'prose' ? part.body : '';
}

/** Ends the server as a power cut would, and starts it again at the same address. */
async function restart(whileDown: () => Promise<void>): Promise<void> {
  const { port } = new URL(desk.url);
  await desk.kill();
  await whileDown();
  desk = await stage.startAgain(['up', '--port', port]);
}

test('two browsers write one postmortem through a server restart and lose nothing that was shown as saved', async () => {
  const id = await over('Customers cannot save');
  const [one, other] = [await visit(id), await visit(id)];
  const isSaved = async (page: PostmortemPage): Promise<void> => {
    await expect.poll(() => page.state('Summary').innerText()).toMatch(/^Saved /);
  };
  await one.words('Summary').fill('Before:\n\nIn between.\n\nAfter:');
  await isSaved(one);
  await expect.poll(() => other.words('Summary').inputValue()).toContain('After:');

  const shownAsSaved: string[] = [];
  const write = async (page: PostmortemPage, where: 'Home' | 'End', line: string): Promise<void> => {
    await page.typeAt('Summary', where, `\n${line}`);
    await isSaved(page);
    shownAsSaved.push(line);
  };
  for (let turn = 1; turn <= 3; turn += 1)
    await Promise.all([write(one, 'Home', `first ${turn}`), write(other, 'End', `second ${turn}`)]);

  await restart(async () => {
    await Promise.all([
      one.typeAt('Summary', 'Home', '\nfirst while away'),
      other.typeAt('Summary', 'End', '\nsecond while away'),
    ]);
    await expect.poll(() => one.state('Summary').innerText()).toContain('Not saved yet.');
  });
  await Promise.all([isSaved(one), isSaved(other)]);
  for (let turn = 4; turn <= 5; turn += 1)
    await Promise.all([write(one, 'Home', `first ${turn}`), write(other, 'End', `second ${turn}`)]);

  const lines = (await stored(id, 'summary')).split('\n');
  for (const line of [...shownAsSaved, 'first while away', 'second while away']) expect(lines).toContain(line);
  await expect.poll(() => one.words('Summary').inputValue()).toBe(lines.join('\n'));
  await expect.poll(() => other.words('Summary').inputValue()).toBe(lines.join('\n'));
  await Promise.all([one.page.context().close(), other.page.context().close()]);
});

test('what was not saved when the page was closed comes back in the same browser, and is saved', async () => {
  const id = await over('Customers cannot pay');
  const page = await visit(id);
  await restart(async () => {
    await page.typeAt('Lessons', 'End', 'Ask for help earlier.');
    await expect.poll(() => page.state('Lessons').innerText()).toContain('Not saved yet.');
    await page.page.goto('about:blank');
  });
  await page.openOf(id);
  await expect.poll(() => page.words('Lessons').inputValue()).toBe('Ask for help earlier.');
  await expect.poll(() => stored(id, 'lessons')).toBe('Ask for help earlier.');
  await page.page.context().close();
});

test('two who change the same sentence choose, and neither text is lost', async () => {
  const id = await over('Customers cannot export');
  const page = await visit(id);
  // The page does not hear of the colleague before it saves, nor by what it asked for after its first save.
  await page.page.route('**/postmortem?*', (route) => route.abort());
  await page.words('Causes').fill('A queue was full.');
  await expect.poll(() => page.state('Causes').innerText()).toMatch(/^Saved /);
  const params = { id, section: 'causes' };
  const body = { baseVersion: 1, body: 'A queue was full of repeats.' };
  await desk.call(savePostmortemSection, { params, body });
  // All at once: a save between two keys could meet the colleague's words where nothing is in the way yet.
  await page.words('Causes').fill('A queue was full of old jobs.');
  const choice = page.page.getByRole('region', { name: 'Causes: two texts' });
  await choice.waitFor();
  expect(await pageFaults(page.page)).toEqual([]);
  await choice.getByRole('button', { name: 'Put both, one below the other' }).click();
  await expect.poll(() => page.state('Causes').innerText()).toMatch(/^Saved /);
  const both = await stored(id, 'causes');
  expect(both).toContain('full of repeats.');
  expect(both).toContain('full of old jobs.');
  await page.page.context().close();
});

test('a postmortem goes from resolved to shared by its page', async () => {
  const id = await over('Customers cannot invite');
  const params = { id };
  const page = await visit(id, { viewport: { width: 390, height: 844 } });
  const standing = page.standing();
  await page.words('Summary').fill('He should have looked. Saving failed for an hour.');
  await page.part('Summary').getByText('should have looked').waitFor();
  expect(await pageFaults(page.page)).toEqual([]);
  await page.words('Summary').fill('Saving failed for an hour.');
  await expect.poll(() => stored(id, 'summary')).toBe('Saving failed for an hour.');
  await standing.getByRole('button', { name: 'Hand in for review' }).click();
  await standing.getByText('Dana Admin handed it in for review.').waitFor();
  await standing.getByText('Somebody else reads it now.').waitFor();

  await desk.call(handInPostmortem, { params, body: {} });
  await standing.getByLabel('What should change, or a remark').fill('Say what ended it.');
  await standing.getByRole('button', { name: 'Ask for changes' }).click();
  await standing.getByText('Dana Admin asked for changes.').waitFor();
  await desk.call(handInPostmortem, { params, body: {} });
  await standing.getByRole('button', { name: 'I agree with it' }).click();
  await standing.getByText('Dana Admin read it and agreed.').waitFor();
  await standing.getByRole('button', { name: 'Share the postmortem' }).click();
  const dialog = page.page.getByRole('dialog', { name: 'Share the postmortem' });
  await dialog.getByText('It goes by mail to:').waitFor();
  await dialog.getByRole('button', { name: /^Share with \d+ readers?$/ }).click();
  await standing.getByText('It is shared.').waitFor();
  expect(await pageFaults(page.page)).toEqual([]);
  const { timeline } = await desk.call(getRoom, { params });
  const told = timeline.map(({ type }) => type).filter((type) => type.startsWith('Postmortem'));
  expect(told).toEqual([
    'PostmortemWritten',
    'PostmortemWritten',
    'PostmortemReviewed',
    'PostmortemWritten',
    'PostmortemReviewed',
    'PostmortemShared',
  ]);
  await page.page.context().close();
});
