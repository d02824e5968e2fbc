import { expect, test } from 'vitest';
import type { TimelineEntry } from '#contract/room.ts';
import { passes, withDays } from './timeline-filter.ts';

function entry(change: Partial<TimelineEntry>): TimelineEntry {
  return {
    seq: 1,
    at: '2026-03-01T23:50:00Z',
    type: 'x',
    by: { kind: 'person', id: 'p', name: 'Dana' },
    sentence: 'x',
    text: null,
    automatic: false,
    kind: 'state',
    origin: null,
    ...change,
  };
}

test('what TwoAM did by itself is kept apart from what people did', () => {
  const automatic = entry({ automatic: true, kind: 'words' });
  expect(passes(automatic, 'desk')).toBe(true);
  expect(passes(automatic, 'people')).toBe(false);
  expect(passes(automatic, 'words')).toBe(true);
  expect(passes(entry({ kind: 'conversation' }), 'conversation')).toBe(true);
  expect(passes(entry({ kind: 'conversation' }), 'words')).toBe(false);
});

test('a day is named once, at its first entry', () => {
  const entries = [entry({}), entry({ seq: 2 }), entry({ seq: 3, at: '2026-03-02T00:10:00Z' })];
  expect(withDays(entries, (iso) => iso.slice(0, 10)).map((row) => row.day)).toEqual([
    '2026-03-01',
    null,
    '2026-03-02',
  ]);
});
