import { expect, test } from 'vitest';
import { afterWords, withinWords } from './step-words.ts';

test('a step says how long it may take as a person would', () => {
  expect(withinWords('5m')).toBe('5 min');
  expect(withinWords('1h30m')).toBe('1 h 30 min');
  expect(withinWords('1d')).toBe('1 day');
  expect(withinWords('5 min')).toBe('5 min');
});

test('a step says when it begins by the titles of others, not by their ids', () => {
  const steps = [{ id: 'escalate-imoc', title: 'Page the incident manager' }];
  expect(afterWords('escalate-imoc', steps)).toBe('After “Page the incident manager”');
  expect(afterWords('assessed or reopened', steps)).toBe('Once the impact is assessed or once it is reopened');
});
