import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplePostmortem } from '#testing/sample-postmortem.ts';
import { fromIso } from '../../shared/instant.ts';
import { postmortemDocument, type PostmortemDocument } from '../document.ts';
import type { ProseSectionId } from '../postmortem.ts';
import { proseHtml } from './prose-html.ts';
import { SLIDES_SCRIPT } from './slides-script.ts';
import { writePage } from './write-page.ts';
import { writeSlides } from './write-slides.ts';

const options = { company: 'Nightjar <Cloud>', madeAt: fromIso('2026-11-26T17:00:00Z'), isNameless: false };

/** Words of somebody who means ill, and what must not come of them. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[press](javascript:alert(1))',
  '[press](  JaVaScRiPt:alert(1))',
  '[press](data:text/html,<script>alert(1)</script>)',
  '[press](vbscript:x "t\\" onmouseover=alert(1)")',
  '![spy](https://spy.example/pixel.png)',
  '<javascript:alert(1)>',
  '</section></main><iframe src="https://spy.example">',
  '<style>*{display:none}</style>',
  '`</script>`',
  '[x]: javascript:alert(1)\n\n[x]',
  '<!-- --><svg/onload=alert(1)>',
  '&lt;script&gt; &#x3c;script>',
];
/** Everything but these elements, once attributes in quotes are taken away. */
const OTHER_ELEMENT = /<(?!\/?(?:p|em|strong|a|ul|ol|li|h[3-6]|blockquote|pre|code|hr|br)(?: ?\/)?>)/;

function elementsOf({ safe }: { safe: string }): string {
  return safe.replaceAll(/ (?:rel|href|title|start|class|dir)="[^"<>]*"/g, '');
}

function with_(words: string): PostmortemDocument {
  const { header, facts } = samplePostmortem();
  const prose = new Map<ProseSectionId, { body: string; version: number }>([['lessons', { body: words, version: 1 }]]);
  const items = [
    { id: 'a', title: words, owner: words, approver: null, dueOn: null, state: 'open' as const, link: words },
  ];
  const timeline = facts.timeline.slice(0, 1).map((fact) => ({ ...fact, sentence: words, text: words }));
  return postmortemDocument({ ...header, title: words }, prose, { ...facts, timeline }, items);
}

describe('prose as HTML', () => {
  test.each(HOSTILE)('%j becomes neither script, picture nor dangerous link', (words) => {
    const { safe } = proseHtml(words);
    expect(safe).not.toMatch(/<script|<img|<iframe|<style|<svg|href="(?:javascript|data|vbscript)/i);
    expect(elementsOf({ safe })).not.toMatch(OTHER_ELEMENT);
  });

  test('whatever is written, only a few plain elements come of it', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE),
      fc.string({ maxLength: 20 }),
      fc.constantFrom('\n\n', '- ', '> ', '# ', '['),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { safe } = proseHtml(pieces.join(''));
        expect(elementsOf({ safe })).not.toMatch(OTHER_ELEMENT);
        expect(safe).not.toMatch(/href="\s*(?:javascript|data|vbscript):/i);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    '/api/v1/me',
    '../secrets',
    '//share.example/x',
    '#top',
    '?q=1',
    'irc://chat.example',
    'xmpp:x@y.example',
  ])('a link to %j, which is no web or mail address, leads nowhere', (address) => {
    expect(proseHtml(`[press](${address})`).safe).toBe('<p dir="auto"><a>press</a></p>');
  });

  test.each(['https://docs.example/a?b=1', 'HTTP://docs.example', 'mailto:sam@example.com'])(
    'a link to %j leads there',
    (address) => {
      expect(proseHtml(`[press](${address})`).safe).toContain(` href="${address}">press</a>`);
    },
  );

  test('headings stand below those of their part, and links open nothing of the desk', () => {
    expect(proseHtml('# Why\n\n[docs](https://docs.example)').safe).toBe(
      '<h3 dir="auto">Why</h3>\n<p dir="auto"><a rel="noopener noreferrer nofollow" href="https://docs.example">docs</a></p>',
    );
  });

  test('each block runs as its first letter does, and what stands in it runs with it; code never turns', () => {
    const { safe } = proseHtml('# מה קרה\n\nWords\n\n3. מילים\n\n   - עוד\n\n> ציטוט\n\n    code');
    expect(safe.match(/<[a-z0-9]+ [^>]*>/g)).toEqual([
      '<h3 dir="auto">',
      '<p dir="auto">',
      '<ol dir="auto" start="3">',
      '<blockquote dir="auto">',
    ]);
  });

  test('deeply nested marks take no longer than a moment', { timeout: 15_000 }, () => {
    for (const nested of ['>', '- ', '*', '_']) expect(proseHtml(nested.repeat(2_000)).safe).not.toBe('');
  });
});

describe('the page and the slides', () => {
  test('need nothing else: no script on the page, one of our own on the slides, nothing from elsewhere', () => {
    const page = writePage(samplePostmortem().document, options);
    const slides = writeSlides(samplePostmortem().document, options);
    expect(page).not.toMatch(/<script|src=|@import|url\(/);
    expect(slides.match(/<script/g)).toHaveLength(1);
    expect(slides).toContain(`<script>${SLIDES_SCRIPT}</script>`);
    expect(slides).not.toMatch(/src=|@import|url\(/);
    expect(page).toContain('Nightjar &lt;Cloud&gt;');
  });

  test.each(HOSTILE)('show %j as words wherever it stands', (words) => {
    for (const made of [writePage(with_(words), options), writeSlides(with_(words), options)]) {
      expect(made.replace(`<script>${SLIDES_SCRIPT}</script>`, '')).not.toMatch(
        /<script|<img|<iframe|<svg\/|onload=alert\(1\)>/i,
      );
      expect(made.match(/<style>/g)).toHaveLength(1);
      expect(made).not.toMatch(/href="\s*(?:javascript|data|vbscript):/i);
    }
  });

  test('words from right to left stand on the right', () => {
    const words = 'לקוחות אינם יכולים להתחבר';
    const page = writePage(with_(words), options);
    const slides = writeSlides(with_(words), options);
    for (const element of ['h1', 'blockquote', 'p', 'td']) expect(page).toContain(`<${element} dir="auto">${words}`);
    for (const element of ['h1', 'p', 'strong']) expect(slides).toContain(`<${element} dir="auto">${words}`);
  });

  test('the page tells all of the timeline, the slides its turns, each decision with what was known then', () => {
    const page = writePage(samplePostmortem().document, options);
    const slides = writeSlides(samplePostmortem().document, options);
    expect(page.match(/<time /g)?.length ?? 0).toBeGreaterThan(100);
    expect(slides).toContain('Known then:');
    expect(slides.match(/<section/g)?.length ?? 0).toBeLessThan(30);
    for (const made of [page, slides]) expect(made).toContain('Rehearse the revert of this service every month');
  });

  test('a long text is told on several slides and loses nothing', () => {
    const words = Array.from({ length: 900 }, (_, index) => `word${index}`);
    const slides = writeSlides(with_(words.join(' ')), options);
    expect(slides).toContain('Lessons (2 of ');
    for (const word of words) expect(slides).toContain(word);
  });

  test('an incident without an end, or without words, is still a page', () => {
    const { header, facts } = samplePostmortem();
    const bare = postmortemDocument(
      { ...header, mitigatedAt: null, resolvedAt: null },
      new Map(),
      { ...facts, timeline: [] },
      [],
    );
    expect(writePage(bare, options)).toContain('None was agreed.');
    expect(writeSlides(bare, options)).not.toContain('<svg');
  });
});
