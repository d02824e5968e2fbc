import { beforeEach, describe, expect, test } from 'vitest';
import { resolve } from '#contract/incident.ts';
import * as postmortems from '#contract/postmortem.ts';
import * as contract from '#contract/postmortem-export.ts';
import { readMarkdown } from '#core/postmortem/export/read-markdown.ts';
import { commsDesk, type CommsDesk } from '#testing/comms-desk.ts';

const ACME = {
  id: 'acme',
  name: 'Acme Rail',
  tier: 'gold',
  emails: ['ops@acme.example'],
  contacts: [],
  contractId: null,
};
const LESSONS = 'The tloc told Acme Rail at ops@acme.example. We will fix this by Friday at https://desk.example/x.';

let desk: CommsDesk;
let id: string;
beforeEach(async () => {
  desk = await commsDesk({ customers: [ACME as never] });
  id = await desk.outage([{ customer: 'Acme Rail' }]);
  await desk.ask(resolve, 'imoc', { params: { id }, body: { verification: 'Saves work again' } });
  await desk.ask(postmortems.savePostmortemSection, 'imoc', {
    params: { id, section: 'lessons' },
    body: { baseVersion: 0, body: LESSONS },
  });
});

const query = (names: 'with' | 'without') => ({ query: { space: 'real', names } });

describe('exports', () => {
  test('Markdown holds what was written and reads back', async () => {
    const text = await desk.ask(contract.postmortemAsMarkdown, 'soc', { params: { id }, ...query('with') });
    expect(readMarkdown(text)?.prose.get('lessons')).toBe(LESSONS);
  });

  test('page and slides tell it with names, and without none', async () => {
    for (const route of [contract.postmortemAsPage, contract.postmortemAsSlides]) {
      expect(await desk.ask(route, 'soc', { params: { id }, ...query('with') })).toContain('Acme Rail');
      const nameless = await desk.ask(route, 'soc', { params: { id }, ...query('without') });
      expect(nameless).not.toMatch(/Acme|The tloc|ops@|desk\.example/);
      expect(nameless).toContain('A colleague told a customer at an address.');
    }
  });

  test('after a person is erased no export names them', async () => {
    await desk.context.storage.people.erase('imoc', desk.clock.now());
    const page = await desk.ask(contract.postmortemAsPage, 'soc', { params: { id }, ...query('with') });
    expect(page).not.toContain('The imoc');
    expect(page).toMatch(/responder \d/);
  });

  test('while an incident is open there is nothing to export', async () => {
    const open = await desk.outage([{ key: 'another-report', title: 'Another' }]);
    await expect(
      desk.ask(contract.postmortemAsPage, 'soc', { params: { id: open }, ...query('with') }),
    ).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('a public postmortem', () => {
  const preview = () => desk.ask(contract.previewPublicPostmortem, 'imoc', { params: { id } });
  const publish = (digest: string) =>
    desk.ask(contract.publishPostmortem, 'imoc', { params: { id }, body: { digest } });

  test('is shown first, with what is masked and what the guard would stop', async () => {
    const { masked, warnings, isHandedIn, html } = await preview();
    expect(masked).toEqual(
      expect.arrayContaining([
        { part: 'lessons', words: 'Acme Rail', as: 'a customer' },
        { part: 'lessons', words: 'ops@acme.example', as: 'an address' },
      ]),
    );
    expect(warnings).toEqual([expect.objectContaining({ part: 'lessons', text: expect.stringContaining('Friday') })]);
    expect(isHandedIn).toBe(false);
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).toContain('A colleague told a customer at an address.');
    expect(html).not.toContain('Acme');
  });

  test('is published only once it was handed in, and only as it was read', async () => {
    await expect(publish((await preview()).digest)).rejects.toMatchObject({ code: 'refused' });
    await desk.ask(postmortems.handInPostmortem, 'imoc', { params: { id }, body: {} });
    const { digest } = await preview();
    await desk.ask(postmortems.savePostmortemSection, 'imoc', {
      params: { id, section: 'summary' },
      body: { baseVersion: 0, body: 'Changed meanwhile' },
    });
    await expect(publish(digest)).rejects.toMatchObject({ code: 'version-conflict' });
  });

  test('stays as it was published until it is taken back, and then leads nowhere', async () => {
    await desk.ask(postmortems.handInPostmortem, 'imoc', { params: { id }, body: {} });
    const { html, digest } = await preview();
    const { id: shared, url } = await publish(digest);
    expect(url).toMatch(/^https:\/\/desk\.example\/postmortems\/[A-Za-z0-9_-]{22}$/);
    await desk.ask(postmortems.savePostmortemSection, 'imoc', {
      params: { id, section: 'summary' },
      body: { baseVersion: 0, body: 'Written later' },
    });
    const page = await desk.context.storage.sharedPostmortems.page(shared);
    expect(page?.html).toBe(html);
    expect(page?.html).not.toMatch(/Written later|Acme|The tloc/);
    expect((await preview()).published).toMatchObject([{ id: shared, publishedBy: 'The imoc', revokedAt: null }]);
    await desk.ask(contract.revokePostmortem, 'imoc', { params: { id: shared } });
    expect(await desk.context.storage.sharedPostmortems.page(shared)).toBeNull();
    await expect(desk.ask(contract.revokePostmortem, 'imoc', { params: { id: shared } })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
