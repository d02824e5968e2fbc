import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStatusFacts, publicEntry, publicIncident, statusFacts, statusNow } from '#testing/status-facts.ts';
import { HOUR_MS, MINUTE_MS } from '#core/shared/instant.ts';
import { statusModel, type StatusFacts } from '#core/status/status-model.ts';
import { DESK_LINKS, PUBLISHED_LINKS } from './site-links.ts';
import { statusSite } from './status-site.ts';

const siteOf = (facts: StatusFacts, links = PUBLISHED_LINKS): Map<string, string> =>
  new Map([...statusSite(links)(statusModel(facts))].map(([path, { body }]) => [path, body()]));

const pagesOf = (files: Map<string, string>): [string, string][] =>
  [...files].filter(([path]) => path.endsWith('.html'));

/** A bad month: a hundred incidents of thirty updates, one of them with words as long as they may be. */
function worstMonth(words: string): StatusFacts {
  const incidents = Array.from({ length: 100 }, (_, index) =>
    publicIncident({
      id: index.toString(16).padStart(12, '0'),
      title: `Problem with ${'<&">'.repeat(50)}`,
      state: index < 40 ? 'investigating' : 'resolved',
      startedAt: statusNow - (index + 30) * HOUR_MS,
      resolvedAt: index < 40 ? null : statusNow - index * HOUR_MS,
      entries: Array.from({ length: 30 }, (_update, at) =>
        publicEntry({
          id: `e${at}`,
          at: statusNow - (index + 30 - at / 2) * HOUR_MS,
          text: index === 0 ? words.repeat(Math.floor(10_000 / words.length)) : words,
        }),
      ),
    }),
  );
  const components = Array.from({ length: 300 }, (_, index) => ({
    id: `c${index}`,
    name: `"Part" <${index}> `.repeat(12),
  }));
  return statusFacts({ incidents, components: [{ id: 'login', name: 'Sign in' }, ...components] });
}

test.each([
  ['ordinary words', 'We keep working on it and tell you more at the next update. '.repeat(4)],
  ['the most hostile words', `"'<&`.repeat(400)],
])('no page is larger than 100 KB with 100 incidents of 30 updates in %s', (_, words) => {
  const files = siteOf(worstMonth(words));
  expect(files.size).toBeGreaterThan(100);
  for (const [path, body] of pagesOf(files)) expect([path, Buffer.byteLength(body) < 100_000]).toEqual([path, true]);
});

test('every update of a long incident is on some page of it', () => {
  const entries = Array.from({ length: 30 }, (_, index) =>
    publicEntry({
      id: `e${index}`,
      at: statusNow - (60 - index) * MINUTE_MS,
      text: `Update ${index}. ${'x'.repeat(9000)}`,
    }),
  );
  const files = siteOf(statusFacts({ incidents: [publicIncident({ entries })] }));
  const own = [...files].filter(([path]) => path.startsWith('incidents/')).map(([, body]) => body);
  expect(own.length).toBeGreaterThan(3);
  for (let index = 0; index < 30; index += 1) expect(own.join('')).toContain(`Update ${index}. x`);
});

test('law: nobody’s words become markup, and no page asks for a script or for anything from elsewhere', () => {
  fc.assert(
    fc.property(anyStatusFacts, (facts) => {
      for (const [, body] of pagesOf(siteOf(facts))) {
        expect(body).not.toMatch(/<script|<img|<link|<iframe|src=|@import|url\(|javascript:/i);
        expect(body.match(/<h1>/g)).toHaveLength(1);
      }
    }),
    { numRuns: 30 },
  );
});

test('law: every link within the site leads to a file of it, published and on the desk', () => {
  fc.assert(
    fc.property(anyStatusFacts, (facts) => {
      const files = siteOf(facts);
      for (const [path, body] of pagesOf(files)) {
        for (const [, href = ''] of body.matchAll(/href="([^"]*)"/g)) {
          if (href.startsWith('https://')) continue;
          const target = new URL(href, `https://site.example/${path}`).pathname.slice(1);
          expect(files.has(target), `${path} links to ${href}`).toBe(true);
        }
      }
      const desk = siteOf(facts, DESK_LINKS);
      for (const [, body] of pagesOf(desk)) {
        for (const [, href = ''] of body.matchAll(/href="(\/[^"]*)"/g))
          expect(href === '/status' || desk.has(href.replace('/status/', ''))).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

test('a published page carries its own policy and says until when it holds', () => {
  const page = siteOf(statusFacts()).get('index.html') ?? '';
  expect(page).toContain(`http-equiv="content-security-policy" content="default-src &#39;none&#39;`);
  expect(page).toContain('As of <time datetime="2026-11-26T17:03:00.000Z">17:03 UTC, 26 Nov 2026</time>');
});

test('nobody claims a cause: a mitigated incident is being mitigated', () => {
  const incident = publicIncident({ state: 'identified', entries: [publicEntry({ state: 'identified' })] });
  const page = siteOf(statusFacts({ incidents: [incident] })).get('index.html') ?? '';
  expect(page).toContain('<strong>Being mitigated</strong>');
  expect(page).not.toMatch(/cause/i);
});
