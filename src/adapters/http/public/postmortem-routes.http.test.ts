import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fakeDesk, type FakeDesk } from '../testing/fake-desk.ts';

let desk: FakeDesk;
beforeAll(async () => {
  desk = await fakeDesk({});
});
afterAll(() => desk.app.close());

it('a public postmortem is a page without scripts, for no search engine and no frame', async () => {
  const answer = await desk.app.inject({ url: '/postmortems/public-postmortem-1' });
  expect(answer.statusCode).toBe(200);
  expect(answer.body).toContain('What happened');
  expect(answer.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'x-robots-tag': 'noindex',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  const style = createHash('sha256').update('p{margin:0}').digest('base64');
  expect(answer.headers['content-security-policy']).toBe(
    `default-src 'none'; style-src 'sha256-${style}'; script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-popups`,
  );
});

it.each(['unknown-postmortem-2', 'x', '..%2f..%2fetc', '%00', 'a'.repeat(300)])(
  'the address %s leads nowhere, and does not say whether it ever did',
  async (id) => {
    const answer = await desk.app.inject({ url: `/postmortems/${id}` });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['content-type']).toContain('text/html');
  },
);
