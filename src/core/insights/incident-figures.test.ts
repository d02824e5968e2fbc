import { describe, expect, test } from 'vitest';
import { handOver } from '#testing/hand-over.ts';
import { ANA, incidentStory, IVO, severeImpact, SOL, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { DESK } from '../shared/actor.ts';
import { fromIso, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { incidentFigures, type IncidentFigures } from './incident-figures.ts';

const procedure = referenceProcedure();
const BARE = { changeId: null, noteTextId: null, reasonTextId: null };
const ranked = {
  type: 'RankSuspects' as const,
  suspects: [{ changeId: 'rbac', probability: 0.9 }],
  strongId: 'rbac',
};
const revert = { type: 'StartMitigation', mitigationId: 'm1', kind: 'revert', ...BARE, changeId: 'rbac' } as const;
const restart = { type: 'StartMitigation', mitigationId: 'm0', kind: 'restart', ...BARE } as const;
const verified = (mitigationId: string, outcome: 'worked' | 'no-effect') =>
  ({ type: 'VerifyMitigation', mitigationId, outcome, noteTextId: null }) as const;

function figuresOf(story: IncidentStory, zones: Record<string, string> = {}, now = story.now): IncidentFigures {
  const zoneOf = (personId: string) => zones[personId];
  return incidentFigures({ id: 'i_1', events: story.events, procedure, zoneOf, now })!;
}

/** The long night, reverted: acknowledged after 2 minutes, restored after 57. */
function reverted(): IncidentStory {
  return incidentStory()
    .until('17:05')
    .when(ANA, { type: 'Acknowledge' })
    .until('17:09')
    .when(IVO, severeImpact())
    .until('17:30')
    .when(DESK, ranked)
    .until('17:40')
    .when(TESS, revert)
    .until('18:00')
    .when(TESS, verified('m1', 'worked'))
    .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
}

describe('the figures of an incident', () => {
  test('count from the first signal to each milestone', () => {
    expect(figuresOf(reverted())).toMatchObject({
      kind: 'incident',
      open: false,
      priority: 'P1',
      revertFirst: true,
      times: {
        acknowledged: 2 * MINUTE_MS,
        assessed: 6 * MINUTE_MS,
        suspected: 27 * MINUTE_MS,
        reverted: 37 * MINUTE_MS,
        restored: 57 * MINUTE_MS,
      },
    });
  });

  test('count from when the first report was received, though it was declared later', () => {
    const story = incidentStory({ receivedAt: '2018-11-05T16:33:00Z' })
      .until('17:05')
      .when(ANA, { type: 'Acknowledge' });
    expect(figuresOf(story).times.acknowledged).toBe(32 * MINUTE_MS);
  });

  test('take the first words that leave the house, not those to colleagues', () => {
    const words = { type: 'PostUpdate', textId: 't', kind: 'holding', key: null, guard: null } as const;
    const inside = procedure.audiences.find(({ reach }) => reach.kind === 'people')!.id;
    const story = incidentStory()
      .until('17:04')
      .when(SOL, { ...words, updateId: 'u1', audience: inside });
    expect(figuresOf(story).times['first-word']).toBeNull();
    story
      .when(IVO, severeImpact())
      .until('17:05')
      .when(SOL, { ...words, updateId: 'u2', audience: 'reporters' });
    expect(figuresOf(story).times['first-word']).toBe(2 * MINUTE_MS);
  });

  test('do not take what the procedure assumed for an assessment', () => {
    const story = incidentStory().until('2018-11-06T05:00:00Z');
    expect(story.incident.assessment?.assumed).toBe(true);
    expect(figuresOf(story).times.assessed).toBeNull();
  });

  test('take the last restoration of an incident that came back, and none while it is back', () => {
    const story = reverted().until('19:00').when(ANA, { type: 'Reopen', reasonTextId: 'back' });
    expect(figuresOf(story)).toMatchObject({ open: true, times: { restored: null } });
    story.until('19:30').when(TESS, restart).when(TESS, verified('m0', 'worked'));
    expect(figuresOf(story).times.restored).toBe(147 * MINUTE_MS);
  });

  test('take the first attempt that worked for the restoration, although its cause is undone by daylight', () => {
    const story = incidentStory().when(IVO, severeImpact()).until('17:30').when(TESS, restart);
    story.when(TESS, verified('m0', 'worked')).until('19:00').when(TESS, revert).until('19:20');
    story.when(TESS, verified('m1', 'worked'));
    expect(figuresOf(story).times.restored).toBe(27 * MINUTE_MS);
  });

  test('of a bug say false alarm and know no restoration', () => {
    const story = incidentStory()
      .until('17:20')
      .when(IVO, { type: 'Dismiss', ticketTextId: 'bug', reasonTextId: null });
    expect(figuresOf(story)).toMatchObject({ kind: 'false-alarm', open: false, times: { restored: null } });
  });

  test('hold no id of a person', () => {
    const told = JSON.stringify(figuresOf(reverted()));
    for (const id of ['ana', 'ivo', 'tess', 'sol', 'vera']) expect(told).not.toContain(`"${id}"`);
  });

  test('hold until the next duty is due, from which on it is late', () => {
    const story = reverted();
    const { holdUntilAt, steps } = figuresOf(story);
    const due = (all: typeof steps) => all.reduce((sum, { onTime }) => sum + onTime.of, 0);
    expect(due(figuresOf(story, {}, holdUntilAt).steps)).toBe(due(steps));
    expect(due(figuresOf(story, {}, holdUntilAt + 1).steps)).toBeGreaterThan(due(steps));
  });
});

describe('revert first', () => {
  test('is a yes where a revert was tried first, a no where something else was', () => {
    expect(figuresOf(incidentStory().when(DESK, ranked).when(TESS, revert)).revertFirst).toBe(true);
    expect(figuresOf(incidentStory().when(DESK, ranked).when(TESS, restart).when(TESS, revert)).revertFirst).toBe(
      false,
    );
  });

  test('is no question where no strong suspect stood yet, or nothing was tried', () => {
    expect(figuresOf(incidentStory().when(TESS, restart).when(DESK, ranked).when(TESS, revert)).revertFirst).toBeNull();
    expect(figuresOf(incidentStory().when(DESK, ranked)).revertFirst).toBeNull();
  });
});

describe('the load of a role', () => {
  const paged = (at: string) =>
    incidentStory({ at }).when(DESK, {
      type: 'PageRole',
      pageId: 'p9',
      role: 'tloc',
      personIds: ['tess', 'ivo'],
      textId: null,
      key: null,
    });
  const tloc = (figures: IncidentFigures) => figures.load.find(({ role }) => role === 'tloc');

  test('is at night when it is night for whoever was asked', () => {
    const story = paged('2018-11-06T02:30:00Z');
    expect(tloc(figuresOf(story))).toMatchObject({ pages: 1, pagesAtNight: 1 });
    expect(tloc(figuresOf(story, { tess: 'America/Los_Angeles' }))).toMatchObject({ pages: 1, pagesAtNight: 0 });
  });

  test('is at night for whoever answered, rather than for whoever was asked first', () => {
    const story = paged('2018-11-06T02:30:00Z');
    story.when(
      { kind: 'person', id: 'ivo' },
      { type: 'AnswerPage', pageId: 'p9', outcome: 'acknowledged', personId: 'ivo' },
    );
    expect(tloc(figuresOf(story, { ivo: 'America/Los_Angeles' }))).toMatchObject({ pagesAtNight: 0 });
  });

  test('has a page that asks for several roles once, for the role that it asked for first', () => {
    const story = paged('2018-11-06T02:30:00Z');
    const before = figuresOf(story).load;
    const paging = story.ofType('RolePaged').at(-1);
    if (paging === undefined) throw new Error('nobody was paged');
    story.events.push({ ...paging, data: { ...paging.data, pageId: 'p10', role: 'soc', callId: 'p9' } });
    expect(figuresOf(story).load).toEqual(before);
    const answer = { pageId: 'p10', outcome: 'acknowledged', personId: 'ivo' } as const;
    story.events.push({ ...paging, type: 'PageAnswered', data: answer });
    expect(tloc(figuresOf(story, { ivo: 'America/Los_Angeles' }))).toMatchObject({ pages: 1, pagesAtNight: 0 });
  });

  test('has the work of all who held it, and how much of that was at night', () => {
    const begun = incidentStory({ at: '2018-11-05T20:00:00Z' })
      .when(ANA, { type: 'AssignRole', role: 'tloc', personId: 'tess' })
      .when(IVO, severeImpact())
      .until('23:00');
    const story = handOver(begun, 'tloc', 'ivo')
      .until('2018-11-06T01:00:00Z')
      .when(TESS, restart)
      .when(TESS, verified('m0', 'worked'))
      .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    expect(tloc(figuresOf(story))).toMatchObject({ workedMs: 5 * HOUR_MS, workedAtNightMs: 3 * HOUR_MS });
    expect(tloc(figuresOf(story, { ivo: 'Asia/Tokyo' }))).toMatchObject({ workedAtNightMs: HOUR_MS });
  });
});

test('a stream without events has no figures', () => {
  expect(
    incidentFigures({ id: 'i', events: [], procedure, zoneOf: () => undefined, now: fromIso('2026-01-01T00:00:00Z') }),
  ).toBeNull();
});
