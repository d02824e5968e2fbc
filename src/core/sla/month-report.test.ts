import { describe, expect, test } from 'vitest';
import { impact, incidentStory, IVO, severeImpact, SOL, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { officeHours, promised } from '#testing/sample-terms.ts';
import { fromIso, HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { monthOf, monthSpan } from './month.ts';
import { monthReport, type MonthReport } from './month-report.ts';

const terms = promised();
const NOVEMBER = monthSpan('2018-11', 'UTC');
const LATER = fromIso('2019-01-01T00:00:00Z');

/** A P1 that begins at a time, hurts acme and globex, and is restored at another. */
function outage(from: string, restored: string, customers = ['acme', 'globex']): IncidentStory {
  const story = incidentStory({ at: from, customers, terms: { acme: terms, globex: terms } });
  story.when(IVO, severeImpact()).until(restored);
  const note = { changeId: null, noteTextId: null, reasonTextId: null };
  story.when(TESS, { type: 'StartMitigation', mitigationId: 'm1', kind: 'revert', ...note });
  story.when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });
  return story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
}

function reported(stories: IncidentStory[], month = NOVEMBER, now = LATER, promise = terms): MonthReport {
  const hurting = stories.map(({ incident }, index) => ({ id: `i_${index}`, incident }));
  return monthReport('acme', promise, hurting, month, now);
}

describe('a month', () => {
  test.each([
    ['2026-03', 'Europe/London', '2026-03-01T00:00:00.000Z', '2026-03-31T23:00:00.000Z'],
    ['2026-11', 'America/Los_Angeles', '2026-11-01T07:00:00.000Z', '2026-12-01T08:00:00.000Z'],
    ['2026-12', 'Asia/Jerusalem', '2026-11-30T22:00:00.000Z', '2026-12-31T22:00:00.000Z'],
  ])('%s in %s begins and ends by the wall clocks there', (month, zone, from, to) => {
    const span = monthSpan(month, zone);
    expect([toIso(span.fromAt), toIso(span.toAt)]).toEqual([from, to]);
    expect(monthOf(span.fromAt, zone)).toBe(month);
    expect(monthOf(span.toAt, zone)).not.toBe(month);
  });
});

describe('availability', () => {
  test('is the share of the month in which core features worked', () => {
    const promise = promised({ availability: 99.5 });
    const report = reported([outage('2018-11-05T17:00:00Z', '2018-11-05T18:00:00Z')], NOVEMBER, LATER, promise);
    expect(report).toMatchObject({ lostMs: HOUR_MS, hoursMs: 30 * 24 * HOUR_MS, promised: 99.5, kept: true });
    expect(report.availability).toBeCloseTo(100 - 100 / 720, 6);
  });

  test('is missed when more was lost than the contract allows', () => {
    const report = reported(
      [outage('2018-11-05T10:00:00Z', '2018-11-05T11:00:00Z')],
      NOVEMBER,
      LATER,
      promised({ availability: 99.99 }),
    );
    expect(report.kept).toBe(false);
  });

  test('counts only hours of the contract', () => {
    const office = promised({ calendar: officeHours('UTC') });
    const night = outage('2018-11-05T17:00:00Z', '2018-11-05T22:00:00Z');
    expect(reported([night], NOVEMBER, LATER, office)).toMatchObject({ lostMs: HOUR_MS, hoursMs: 22 * 9 * HOUR_MS });
  });

  test('counts a minute once, though two incidents hurt in it', () => {
    const one = outage('2018-11-05T10:00:00Z', '2018-11-05T11:00:00Z');
    const other = outage('2018-11-05T10:30:00Z', '2018-11-05T11:30:00Z');
    expect(reported([one, other]).lostMs).toBe(90 * MINUTE_MS);
  });

  test('is cut at the month’s ends: the rest belongs to the next', () => {
    const story = outage('2018-11-30T23:30:00Z', '2018-12-01T00:45:00Z');
    expect(reported([story]).lostMs).toBe(30 * MINUTE_MS);
    expect(reported([story], monthSpan('2018-12', 'UTC')).lostMs).toBe(45 * MINUTE_MS);
  });

  test('of a month that is not over speaks of what has passed', () => {
    const story = outage('2018-11-05T10:00:00Z', '2018-11-05T11:00:00Z');
    const report = reported([story], NOVEMBER, fromIso('2018-11-11T00:00:00Z'));
    expect(report).toMatchObject({ hoursMs: 240 * HOUR_MS, lostMs: HOUR_MS });
  });

  test('is not touched by a secondary feature, a bug, a customer who was not hurt, or a merged duplicate', () => {
    const minor = incidentStory({ tier: 'secondary', terms: { acme: terms } }).until('17:10');
    minor
      .when(IVO, impact({ customerIds: ['acme'], tier: 'secondary', customers: 1, workaround: 'no' }))
      .until('20:00');
    const bug = incidentStory({ terms: { acme: terms } }).until('17:30');
    bug.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
    const spared = incidentStory({ terms: { acme: terms }, customers: ['globex'] }).until('17:10');
    spared.when(IVO, severeImpact());
    spared.when(IVO, impact({ customerIds: ['globex'], customers: 1, tier: 'core', workaround: 'no' }, 'assessment-2'));
    const merged = incidentStory({ terms: { acme: terms } }).until('17:10');
    merged.when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 7 });
    const report = reported([minor, bug, spared, merged]);
    expect(report.lostMs).toBe(0);
    expect(report.incidents.map(({ counts }) => counts)).toEqual([false, false]);
  });
});

describe('breaches', () => {
  test('are told with how late they were, in the month in which they were due', () => {
    const story = incidentStory({ at: '2018-11-30T23:45:00Z', customers: ['acme'], terms: { acme: terms } });
    story.until('2018-12-01T00:25:00Z').when(SOL, {
      type: 'PostUpdate',
      updateId: 'u1',
      audience: 'reporters',
      textId: 'words',
      kind: 'first',
      key: null,
      guard: null,
    });
    expect(reported([story]).breaches).toEqual([]);
    const december = reported([story], monthSpan('2018-12', 'UTC'), story.now);
    expect(december.breaches).toMatchObject([{ clock: 'first-response', lateMs: 10 * MINUTE_MS }]);
    expect(december.clocks).toContainEqual({ clock: 'first-response', due: 1, kept: 0 });
  });
});
