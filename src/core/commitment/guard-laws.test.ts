import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeWords, type JudgedWords } from './judge-words.ts';
import { languageOf } from './language.ts';

const OUTSIDE = { phase: 'mitigating', to: 'outside' } as const;
const judged = (text: string): JudgedWords => judgeWords(text, OUTSIDE);
const sliceOf = (text: string, { from, to }: { from: number; to: number }): string => text.slice(from, to);

const SAID = [
  'We expect recovery by 14:00 UTC.',
  'This will never happen again.',
  'The outage was caused by a bad deploy.',
  'Everybody gets a refund.',
  'Our provider failed us.',
  'The next update comes at 15:00.',
  'We are adding tests so that this cannot recur.',
];
const PLAIN = ['Reading works.', 'We are working on it.', 'Exports fail for customers in Europe.', 'No data was lost.'];
const ODD = fc.constantFrom(
  '’ — 🙂 \u0000',
  '\u202Eabc\u202C',
  'שלום',
  '👩‍👩‍👧‍👦',
  '\n\n\n- ',
  '((((',
  'a'.repeat(400),
  '1/2/3',
  '\uD800',
);
const texts = fc.oneof(
  fc.array(fc.oneof(fc.constantFrom(...SAID, ...PLAIN), ODD), { maxLength: 12 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);

describe('whatever is written', () => {
  test('judging it never throws, always says the same, and finds only within the text', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = judged(text);
        expect(judged(text)).toEqual(first);
        for (const { from, to, sentence } of first.findings) {
          expect(from).toBeGreaterThanOrEqual(sentence.from);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(sentence.to);
          expect(sentence.to).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('a rewrite holds nothing that is stopped', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { rewrite } = judged(text);
        if (rewrite === null || rewrite === '' || languageOf(rewrite) === null) return;
        expect(judged(rewrite).findings.filter(({ judgement }) => judgement === 'stop')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a rewrite keeps every sentence in which nothing was found, word for word', () => {
    const mixed = fc.shuffledSubarray([...SAID, ...PLAIN], { minLength: 1 });
    fc.assert(
      fc.property(mixed, (sentences) => {
        const text = sentences.join(' ');
        const { findings, rewrite } = judged(text);
        if (rewrite === null) return;
        const found = new Set(findings.map(({ sentence }) => sliceOf(text, sentence)));
        for (const kept of sentences.filter((one) => !found.has(one))) expect(rewrite).toContain(kept);
      }),
      { numRuns: 80 },
    );
  });
});

const TENTHOUSAND = 10_000;
const LONG: [string, string][] = [
  ['one word', 'a'.repeat(TENTHOUSAND)],
  ['one sentence without an end', 'we expect that the provider will fix it by noon and never again '],
  ['many sentences', `${SAID.join(' ')} `],
  ['many lines', 'Reading works.\n'],
  ['only line breaks', '\n'],
  ['only spaces', ' '],
  ['commas', 'and, '],
  ['numbers and times', 'by 14:00 in 5 minutes on 3 May, '],
  ['brackets', '(((( '],
  ['emoji', '👩‍👩‍👧‍👦🔥 '],
  ['right to left', 'השירות יחזור בעוד שעתיים '],
  ['another script', '復旧しました。'],
  ['addresses', 'https://status.example/x?y=1 '],
  ['null characters', '\u0000'],
];

/** Far more than it takes, far less than what a cost that grows with the square of the length takes. */
const MOST_MS = 4000;

test.for(LONG)('ten thousand characters of %s are judged without delay', { timeout: MOST_MS }, ([, part]) => {
  judged(part.repeat(Math.ceil(TENTHOUSAND / part.length)).slice(0, TENTHOUSAND));
});
