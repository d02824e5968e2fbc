import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { samplePostmortem } from '#testing/sample-postmortem.ts';
import type { ListedActionItem } from '../listed-action-item.ts';
import { PROSE_SECTIONS, type SourcedFact } from '../postmortem.ts';
import { postmortemDocument } from '../document.ts';
import { escaped, plainOf } from './markdown-escape.ts';
import { readMarkdown } from './read-markdown.ts';
import { writeMarkdown } from './write-markdown.ts';

/** Words as people, and those who mean ill, write them. */
const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '<!-- twoam part: causes -->',
    '\\<!-- twoam part: end -->',
    '## Causes',
    '- [x] Somebody else’s item\n  - Owner: Eve',
    '\n\n',
    '&#10;<br>\\',
    '<script>alert(1)</script>',
    '   indented  ',
    'Windows\r\nlines',
  ),
);
const prose = fc.array(words, { maxLength: 6 }).map((lines) => lines.join('\n'));
const item: fc.Arbitrary<ListedActionItem> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 20 }),
  title: words,
  owner: fc.option(words),
  approver: fc.option(words),
  dueOn: fc.option(fc.constant('2026-12-01')),
  state: fc.constantFrom('open', 'done', 'dropped'),
  link: fc.option(words),
});

const NO_FACTS = { impact: [], timeline: [], clocks: [], decisions: [], communication: [], conformance: [], night: [] };

describe('Markdown of a postmortem', () => {
  test('reads back as the same prose and the same items, whatever people wrote', () => {
    const { header, facts: all } = samplePostmortem();
    const facts = { ...NO_FACTS, impact: all.impact.slice(0, 2) };
    fc.assert(
      fc.property(fc.tuple(prose, prose, prose, prose, prose), fc.array(item, { maxLength: 4 }), (bodies, items) => {
        const written = new Map(PROSE_SECTIONS.map((id, index) => [id, { body: bodies[index] ?? '', version: 1 }]));
        const read = readMarkdown(writeMarkdown(postmortemDocument(header, written, facts, items)));
        expect([...(read?.prose ?? [])]).toEqual([...written].map(([id, { body }]) => [id, body]));
        expect(read?.items).toEqual(items);
      }),
      { numRuns: 300 },
    );
  });

  test('an escaped text is one line and means the same', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(escaped(text)).not.toMatch(/[\n\r\u2028\u2029]/);
        expect(plainOf(escaped(text))).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test('a text that is no postmortem of ours, or that was cut off, is not read', () => {
    expect(readMarkdown('# Hello')).toBeNull();
    const whole = writeMarkdown(samplePostmortem().document);
    expect(readMarkdown(whole.slice(0, whole.length / 2))).toBeNull();
  });

  test('reads well as it stands', async () => {
    const { document, header } = samplePostmortem();
    const told: SourcedFact = {
      at: header.openedAt,
      sentence: 'Noa Levi started to *restart*.',
      text: 'One instance\nafter the other.',
      sources: [{ seq: 1, type: 'MitigationStarted' }],
      known: [{ sentence: 'Nobody had assessed the impact yet.', sources: [{ seq: 1, type: 'IncidentReported' }] }],
    };
    const parts = document.parts.map((part) => (part.kind === 'facts' ? { ...part, facts: [told] } : part));
    await expect(writeMarkdown({ header, parts })).toMatchFileSnapshot('../../../../fixtures/postmortem/export.md');
  });
});
