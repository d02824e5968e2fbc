import { expect, test } from 'vitest';
import { safeTarget } from './safe-target.ts';

test('signing in goes back to the page that asked for it', () => {
  expect(safeTarget('/incidents/inc_1')).toBe('/incidents/inc_1');
  expect(safeTarget(undefined)).toBe('/now');
  expect(safeTarget('/sign-in?then=/x')).toBe('/now');
});

test('signing in never leads to another site', () => {
  expect(safeTarget('https://evil.example')).toBe('/now');
  expect(safeTarget('//evil.example')).toBe('/now');
  for (const then of ['/\\evil.example', '/\t/evil.example', '/.//evil.example', '/now/..//evil.example'])
    expect(safeTarget(then)).toBe('/now');
});
