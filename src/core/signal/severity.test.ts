import { expect, test } from 'vitest';
import { readSeverity, severityRank, worseSeverity } from './severity.ts';

test.each([
  ['critical', 'critical'],
  [' CRIT ', 'critical'],
  ['page', 'critical'],
  ['High', 'error'],
  ['warn', 'warning'],
  ['notice', 'info'],
  ['sev-banana', 'sev-banana'],
  ['constructor', 'constructor'],
  ['', null],
  ['  ', null],
  [null, null],
  [undefined, null],
])('%j means %j', (word, severity) => {
  expect(readSeverity(word)).toBe(severity);
});

test('the worse of two severities is kept', () => {
  expect(worseSeverity('warning', 'critical')).toBe('critical');
  expect(worseSeverity('critical', 'warning')).toBe('critical');
  expect(worseSeverity(null, 'info')).toBe('info');
  expect(worseSeverity('info', 'sev-banana')).toBe('info');
  expect(worseSeverity(null, 'sev-banana')).toBe('sev-banana');
  expect(worseSeverity(null, null)).toBeNull();
});

test('a word that objects have by nature has no rank', () => {
  expect(severityRank('constructor')).toBe(0);
});
