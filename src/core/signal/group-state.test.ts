import { expect, test } from 'vitest';
import { statusWhenQuiet } from './group-state.ts';

test('an open group closes when its last firing alert resolves', () => {
  expect(statusWhenQuiet({ status: 'open', reports: 0 })).toBe('closed');
});

test('a group with a report stays open until somebody judges it', () => {
  expect(statusWhenQuiet({ status: 'open', reports: 1 })).toBe('open');
});

test.each(['declared', 'joined', 'dismissed', 'closed'] as const)('a group that is %s stays so', (status) => {
  expect(statusWhenQuiet({ status, reports: 0 })).toBe(status);
});
