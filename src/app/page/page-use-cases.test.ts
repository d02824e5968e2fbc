import { expect, test } from 'vitest';
import { MINUTE_MS } from '#core/shared/instant.ts';
import type { Actor } from '#core/shared/actor.ts';
import { memoryDesk } from '#testing/memory-desk.ts';
import { useCompany } from '../desk/sample-company.ts';
import { openIncident } from '../incident/open-incident.ts';
import { runCommand } from '../incident/run-command.ts';
import { loadPage } from './page-use-cases.ts';

const SAM: Actor = { kind: 'person', id: 'sample-sam' };

/** An incident whose commander is there, and a page for the same role that somebody sends by hand. */
async function pagedAgain() {
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
