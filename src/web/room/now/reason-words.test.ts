import { expect, test } from 'vitest';
import { reasonWords } from './reason-words.ts';

const P1 = { id: 'P1', title: 'A core feature is hurt for several customers', assumed: false, since: '' };

test('the reason of a priority is one sentence that says nothing twice', () => {
  const reason = 'P1, a core feature is hurt for several customers: a core feature, 2 customers, no workaround.';
  expect(reasonWords({ ...P1, reason })).toBe(
    'A core feature is hurt for several customers: a core feature, 2 customers, no workaround.',
  );
});

test('a reason that does not hold the title follows it', () => {
  const reason = 'Dana declared it by name.';
  expect(reasonWords({ ...P1, reason })).toBe(
    'A core feature is hurt for several customers. Dana declared it by name.',
  );
});
