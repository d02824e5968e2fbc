import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordingFindings, type WordingKind } from './blameless.ts';

const kinds = (text: string, names?: string[]) => wordingFindings(text, names).map(({ kind }) => kind);

describe('wording that judges people is pointed at', () => {
  const said: [string, WordingKind][] = [
    ['He should have looked at the dashboard.', 'should-have'],
    ['You shouldn’t have deployed on a Sunday.', 'should-have'],
    ['The engineer was supposed to check the queue.', 'should-have'],
    ['The root cause was human error.', 'human-error'],
    ['She made a mistake in the migration.', 'human-error'],
    ['A careless change of the limit.', 'careless'],
    ['Nobody didn’t bother to test it.', 'careless'],
    ['They forgot to run the check.', 'forgot'],
    ['It was the on-call’s fault.', 'fault'],
    ['The database team is to blame.', 'fault'],
    ['We failed to notice the alert.', 'failed-to'],
    ['A test would have caught this.', 'hindsight'],
    ['If only the queue had a limit.', 'hindsight'],
    ['Er hätte das Dashboard ansehen müssen.', 'should-have'],
    ['Die Ursache war menschliches Versagen.', 'human-error'],
    ['Wir haben den Test vergessen.', 'forgot'],
    ['Das Team ist schuld.', 'fault'],
    ['Ein Test hätte den Fehler verhindert.', 'hindsight'],
  ];
  test.each(said)('%s', (text, kind) => {
    const [first] = wordingFindings(text);
    expect(first?.kind).toBe(kind);
    expect(text.slice(first?.start, first?.end)).toBe(first?.words);
    expect(first?.suggestion).toMatch(/[.?]$/);
  });
});

describe('harmless wording is left alone', () => {
  test.each([
    'The deployment failed to start, so it was reverted.',
    'The health check failed to connect for 12 minutes.',
    'Requests should have a timeout of two seconds.',
    'Customers should be told within 15 minutes.',
    'The default error page was shown.',
    'The defaults were changed on Sunday.',
    'A fault in the disk controller; fault tolerance held.',
    'The page fault rate rose.',
    'The service would have to be restarted again.',
    'The forgotten-password form was slow.',
    'Carefully, one instance after the other.',
    'The human readable name of the error was missing.',
    'The user errors page returned 500.',
    'Die Schulden der Kunden wurden falsch berechnet.',
    'Das Passwort-vergessen-Formular war langsam.',
    'Der Dienst hätte neu gestartet werden können.',
    'A customer wrote: “You should have told us.”',
    '> He should have looked.',
    '`should have been` is the name of a flag.',
    'See https://example.com/human-error for more.',
    'Noah’s ark is the name of the backup job.',
  ])('%s', (text) => expect(kinds(text, ['Noa'])).toEqual([]));
});

test('people who took part are named only if they want to be', () => {
  expect(kinds('Noa Levi reverted it.', ['Noa Levi', 'Dan Bar'])).toEqual(['person']);
  expect(kinds('The on-call reverted it.', ['Noa Levi'])).toEqual([]);
  expect(kinds('A (weird) name.', ['(weird)'])).toEqual(['person']);
});

test('what overlaps is said once, in the order of the text', () => {
  const text = 'It was his fault. He should have known, and a test would have caught it.';
  expect(kinds(text)).toEqual(['fault', 'should-have', 'hindsight']);
});

test('whatever is written, findings lie in the text and apart, and are quick', { timeout: 5000 }, () => {
  const words = fc.constantFrom(
    'he',
    'should',
    'have',
    'not',
    'hätte',
    'wir',
    'vergessen',
    '“',
    '”',
    '`',
    '\n',
    'fault',
    'his',
    'é',
    '🕯',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 400 }), (all) => {
      const text = all.join(' ');
      const found = wordingFindings(text, ['he', 'é 🕯']);
      for (const [index, one] of found.entries()) {
        expect(one.words).toBe(text.slice(one.start, one.end));
        expect(one.end).toBeGreaterThan(one.start);
        expect(one.start).toBeGreaterThanOrEqual(found[index - 1]?.end ?? 0);
      }
    }),
  );
  expect(wordingFindings('he should '.repeat(9000)).length).toBe(0);
  expect(wordingFindings('hätte er '.repeat(9000)).length).toBe(0);
});
