import { describe, expect, test } from 'vitest';
import { ANA, IVO, SOL, TESS, incidentStory, severeImpact, type IncidentStory } from '#testing/incident-story.ts';
import { calmImpact, calmStory, callItANight, MORNING, restingStory } from '#testing/night-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import { HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { nextResume } from '../rest/next-resume.ts';
import type { Command, CommandOf } from './commands.ts';
import { decide } from './decide.ts';
import { describeEvent } from './describe-event.ts';

const signal = (signalId: string) => ({
  type: 'LinkSignals' as const,
  signals: [{ signal: 'alert' as const, signalId, customerId: null, featureId: 'environments', tier: 'core' as const }],
});
const RESUME = { type: 'ResumeWork' as const, reasonTextId: null };
const since = (story: IncidentStory, from: number) => story.events.slice(from);
const types = (story: IncidentStory, from: number) => since(story, from).map(({ type }) => type);
const clock = (at: number | undefined): string => (at === undefined ? 'none' : toIso(at).slice(11, 16));

describe('while work rests', () => {
  test('nobody holds a role, and who held it is remembered', () => {
    const story = calmStory().when(IVO, callItANight());
    expect(story.incident).toMatchObject({
      phase: 'stood-down',
      holders: {},
      standDown: {
        resumeAt: MORNING,
        released: { 'on-call': 'ana', imoc: 'ivo', tloc: 'tess', soc: 'sol' },
        from: 'mitigating',
        tripwires: ['environments-api'],
      },
    });
  });

  test('everybody who was told before hears at once until when, and next by half an hour after work resumes', () => {
    const story = calmStory();
    const before = story.events.length;
    story.when(IVO, callItANight());
    const words = since(story, before).flatMap((one) => (one.type === 'UpdatePosted' ? [one] : []));
    expect(words.map(({ data }) => data.audience)).toEqual(['customers', 'support']);
    expect(words.map(({ at, data }) => [clock(at), clock(data.nextUpdateAt ?? 0)])).toEqual([
      ['23:50', '07:50'],
      ['23:50', '07:50'],
    ]);
    story.until('2018-11-06T07:59:00Z');
    const last = story.ofType('UpdatePosted').at(-1);
    expect([clock(last?.at), clock(last?.data.nextUpdateAt ?? 0)]).toEqual(['07:49', '08:30']);
  });

  test('words at the very moment before the night do not count as words of the night', () => {
    const story = calmStory();
    const words = { type: 'PostUpdate', updateId: 'u', audience: 'customers', textId: 't', kind: 'holding' } as const;
    story.when(SOL, { ...words, key: null, guard: null });
    const before = story.events.length;
    story.when(IVO, callItANight());
    expect(types(story, before).filter((type) => type === 'UpdatePosted')).toHaveLength(2);
  });

  test('nobody is paged or reminded, and no clock is told of, until the morning', () => {
    const terms = { acme: { ...TERMS, restoreMs: 10 * HOUR_MS } };
    const story = restingStory({ terms });
    const before = story.events.length;
    story.until('2018-11-06T07:59:59Z');
    const loud = ['RolePaged', 'ObligationLate', 'ClocksWarned', 'ClocksBreached', 'ApprovalAsked'];
    expect(types(story, before).filter((type) => loud.includes(type))).toEqual([]);
    story.until('2018-11-06T08:00:00Z');
    expect(types(story, before)).toEqual(expect.arrayContaining(['WorkResumed', 'ClocksBreached', 'RolePaged']));
    expect(story.ofType('ClocksBreached').at(-1)?.at).toBe(MORNING);
  });

  test('what people owe waits: it is due, and as late as it was, when work resumes', () => {
    const story = incidentStory().until('17:08').when(IVO, calmImpact()).until('17:48');
    const [lateBefore, before] = [story.duty('acknowledge'), story.duty('mitigate')];
    expect([clock(lateBefore?.dueAt), clock(before?.dueAt)]).toEqual(['17:08', '18:08']);
    story.when(IVO, callItANight({ resumeAt: story.now + 13 * HOUR_MS }));
    expect([clock(story.duty('acknowledge')?.dueAt), clock(story.duty('mitigate')?.dueAt)]).toEqual(['06:08', '07:08']);
    story.until('2018-11-06T06:48:00Z');
    expect(story.duty('mitigate')?.status).toBe('open');
    story.until('2018-11-06T07:10:00Z');
    expect(story.duty('mitigate')?.status).toBe('late');
  });

  test('a page that waits for an answer is called off, and asked again in the morning', () => {
    const story = calmStory().when(IVO, {
      type: 'PageRole',
      pageId: 'by-hand',
      role: 'tloc',
      personIds: ['tess'],
      textId: null,
      key: null,
    });
    story.when(IVO, callItANight());
    expect(story.incident.pages['by-hand']?.outcome).toBe('cancelled');
    expect(Object.values(story.incident.pages).filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
  });

  test('somebody who answers a page that was called off takes no role', () => {
    const story = restingStory();
    const [pageId = ''] = Object.keys(story.incident.pages);
    story.when(ANA, { type: 'AnswerPage', pageId, outcome: 'acknowledged', personId: 'ana' });
    expect(story.incident).toMatchObject({ phase: 'stood-down', holders: {} });
  });

  test.each<{ [T in Command['type']]: Omit<CommandOf<T>, 'by'> }[Command['type']]>([
    { type: 'Acknowledge' },
    { type: 'PageRole', pageId: 'p', role: 'imoc', personIds: [], textId: null, key: null },
    { type: 'AssignRole', role: 'imoc', personId: 'ivo' },
    {
      type: 'ProposeHandover',
      handoverId: 'h1',
      role: 'imoc',
      candidateIds: ['tess'],
      cause: 'asked',
      pageId: null,
      noteTextId: null,
    },
    {
      type: 'StartMitigation',
      mitigationId: 'm',
      kind: 'restart',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    },
    {
      type: 'StartRevert',
      mitigationId: 'm',
      runId: 'r',
      changeId: 'c',
      affectsData: false,
      reversible: 'fully',
      alternative: null,
    },
    {
      type: 'AskApproval',
      approvalId: 'a',
      audience: 'customers',
      textId: 't',
      cleanTextId: null,
      labels: [],
      key: null,
    },
    { type: 'AskWatcher', personId: 'ana' },
  ])('$type waits, and the refusal says until when', (command) => {
    expect(restingStory().refused(IVO, command)).toEqual({
      reason: 'stood-down',
      sentence: 'Work rests until 08:00 UTC on 2018-11-06, and people sleep.',
      next: 'Resume work first; then people are called.',
    });
  });

  test('somebody else may take over the watch', () => {
    const story = restingStory().when(ANA, { type: 'AgreeToWatch' });
    expect(story.incident.standDown?.watcherId).toBe('ana');
    expect(story.refused(ANA, { type: 'AgreeToWatch' }).reason).toBe('watches-already');
  });
});

const TERMS = {
  contract: 'c',
  calendar: null,
  priorities: null,
  firstResponseMs: null,
  notificationMs: null,
  updateEveryMs: null,
  restoreMs: null,
  warnBeforeMs: 15 * MINUTE_MS,
  availability: null,
};

describe('work resumes', () => {
  test('by itself at the time, once, and calls the on-call, the incident manager and the tech lead', () => {
    const story = restingStory().until('2018-11-06T08:00:00Z');
    expect(story.ofType('WorkResumed').map(({ at, data }) => [clock(at), data.cause])).toEqual([['08:00', 'time']]);
    expect(story.incident).toMatchObject({ phase: 'mitigating', standDown: null, watch: null });
    const paged = story.ofType('RolePaged').filter(({ at }) => at === MORNING);
    expect(paged.map(({ data }) => data.role).toSorted()).toEqual(['imoc', 'on-call', 'tloc']);
    story.until('2018-11-06T12:00:00Z');
    expect(story.ofType('WorkResumed')).toHaveLength(1);
  });

  test('at any new signal, at once, and says which', () => {
    const story = restingStory().until('2018-11-06T02:30:00Z');
    const before = story.events.length;
    story.when(DESK, signal('alert-7'));
    expect(types(story, before).slice(0, 2)).toEqual(['SignalLinked', 'WorkResumed']);
    expect(story.ofType('WorkResumed').at(-1)?.data).toMatchObject({ cause: 'tripwire', signalId: 'alert-7' });
    expect(
      since(story, before)
        .filter(({ type }) => type === 'RolePaged')
        .map(({ at }) => clock(at)),
    ).toEqual(['02:30', '02:30', '02:30']);
  });

  const minor = () => calmStory().when(IVO, calmImpact({ tier: 'secondary', workaround: 'no' }, 'minor'));
  const paged = (story: IncidentStory, from: number) =>
    since(story, from)
      .flatMap((one) => (one.type === 'RolePaged' ? [`${clock(one.at)} ${one.data.role}`] : []))
      .toSorted();

  test('at any hour at which something new comes, also for what otherwise waits for working hours', () => {
    const story = minor().when(IVO, callItANight()).until('2018-11-06T02:30:00Z');
    expect(story.incident.assessment?.priority).toBe('P3');
    const before = story.events.length;
    story.when(DESK, signal('alert-7'));
    expect(paged(story, before)).toEqual(['02:30 imoc', '02:30 on-call']);
    expect(Object.values(story.incident.pages).filter(({ outcome }) => outcome === 'waiting')).toHaveLength(2);
  });

  test('at any hour at which somebody says so', () => {
    const story = minor().when(IVO, callItANight()).until('2018-11-06T02:30:00Z');
    const before = story.events.length;
    story.when(ANA, RESUME);
    expect(paged(story, before)).toEqual(['02:30 imoc', '02:30 on-call']);
  });

  test('and whoever judges at night that it can wait sends everybody back to bed until working hours', () => {
    const story = minor().when(IVO, callItANight()).until('2018-11-06T02:30:00Z').when(DESK, signal('alert-7'));
    story.until('2018-11-06T02:40:00Z').when(IVO, calmImpact({ tier: 'secondary', workaround: 'no' }, 'again'));
    expect(Object.values(story.incident.pages).filter(({ outcome }) => outcome === 'waiting')).toEqual([]);
    const before = story.events.length;
    story.until('2018-11-06T09:00:00Z');
    expect(paged(story, before)).toEqual(['09:00 imoc', '09:00 on-call']);
  });

  test('at its time in working hours, where the priority waits for them', () => {
    const story = minor().when(IVO, callItANight());
    const before = story.events.length;
    story.until('2018-11-06T08:59:59Z');
    expect([story.incident.phase, paged(story, before)]).toEqual(['mitigating', []]);
    story.until('2018-11-06T09:00:00Z');
    expect(paged(story, before)).toEqual(['09:00 imoc', '09:00 on-call']);
  });

  test('but not at a signal that is known already', () => {
    const story = calmStory().when(DESK, signal('alert-7')).until('2018-11-06T00:30:00Z').when(IVO, callItANight());
    story.when(DESK, signal('alert-7'));
    expect(story.incident.phase).toBe('stood-down');
  });

  test('when somebody says so, and what people owe is due as much sooner', () => {
    const story = calmStory();
    const dueAt = story.duty('mitigate')?.dueAt ?? 0;
    story
      .when(IVO, callItANight())
      .until('2018-11-06T03:50:00Z')
      .when(ANA, { ...RESUME, reasonTextId: 'why' });
    expect(story.duty('mitigate')?.dueAt).toBe(dueAt + 4 * HOUR_MS);
    expect(story.ofType('WorkResumed').at(-1)).toMatchObject({
      by: ANA,
      data: { cause: 'person', reasonTextId: 'why' },
    });
    expect(story.refused(ANA, RESUME).reason).toBe('not-stood-down');
  });

  test('and words go on in their rhythm, counted from then', () => {
    const story = restingStory().until('2018-11-06T03:50:00Z').when(ANA, RESUME);
    expect(clock(story.duty('update-customers')?.dueAt)).toBe('04:50');
    story.until('2018-11-06T05:00:00Z');
    const goneOut = story.ofType('UpdatePosted').slice(-2);
    expect(goneOut.map(({ at, data }) => [clock(at), data.audience])).toEqual([
      ['04:49', 'customers'],
      ['04:49', 'support'],
    ]);
  });

  test('as soon as a server wakes that slept past the time, and what people owe is due as much later', () => {
    const { incident } = restingStory();
    const late = decide(incident, { type: 'Wake', by: DESK }, MORNING + HOUR_MS, referenceProcedure());
    if ('refusal' in late) throw new Error(late.refusal.sentence);
    expect(late.events[0]).toMatchObject({ type: 'WorkResumed', at: MORNING + HOUR_MS, data: { cause: 'time' } });
    const dueAt = (one: typeof incident) => one.obligations['mitigate#1']?.dueAt ?? 0;
    expect(dueAt(late.incident)).toBe(dueAt(incident) + HOUR_MS);
  });

  test('once, when two servers wake for it at the same time', () => {
    const { incident } = restingStory();
    const wake = { type: 'Wake' as const, by: DESK };
    const first = decide(incident, wake, MORNING, referenceProcedure());
    if ('refusal' in first) throw new Error(first.refusal.sentence);
    const second = decide(first.incident, wake, MORNING, referenceProcedure());
    expect('events' in second ? second.events : null).toEqual([]);
  });

  test('for each night of the same incident anew', () => {
    const story = restingStory().until('2018-11-06T23:50:00Z');
    story.when(ANA, { type: 'AssignRole', role: 'tloc', personId: 'tess' });
    story.when(IVO, callItANight({ resumeAt: MORNING + 24 * HOUR_MS }));
    const before = story.events.length;
    story.until('2018-11-07T08:00:00Z');
    expect(types(story, before).filter((type) => type === 'RolePaged')).toHaveLength(3);
    expect(story.incident.pauses.map(({ toAt }) => toAt)).toEqual([MORNING, MORNING + 24 * HOUR_MS]);
  });

  test('when the priority is raised', () => {
    const story = restingStory().until('2018-11-06T02:00:00Z').when(IVO, severeImpact('a2'));
    expect(story.incident).toMatchObject({ phase: 'mitigating', standDown: null, assessment: { priority: 'P1' } });
    expect(story.ofType('WorkResumed').at(-1)?.data.cause).toBe('person');
  });

  test('when it turns out to get worse, though the priority stays', () => {
    const story = restingStory().when(IVO, calmImpact({ worsening: 'yes' }, 'a2'));
    expect(story.incident.phase).toBe('mitigating');
  });

  test('into mitigating when it rested as a bug and turns out to be an outage', () => {
    const bug = { tier: 'secondary' as const, workaround: 'yes' as const };
    const story = incidentStory().until('17:08').when(IVO, calmImpact(bug)).until('23:50').when(IVO, callItANight());
    expect(story.incident).toMatchObject({ phase: 'stood-down', assessment: { priority: null } });
    story.when(IVO, calmImpact({}, 'a2'));
    expect(story.incident).toMatchObject({ phase: 'mitigating', assessment: { priority: 'P2' } });
  });

  test('but not when the impact is found to be smaller', () => {
    const story = restingStory().when(IVO, calmImpact({ workaround: 'yes' }, 'a2'));
    expect(story.incident.phase).toBe('stood-down');
  });

  test('into monitoring when it rested there', () => {
    const story = incidentStory().until('17:08').when(IVO, calmImpact()).until('17:30');
    const start = {
      mitigationId: 'm1',
      kind: 'restart',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    } as const;
    story.when(TESS, { type: 'StartMitigation', ...start });
    story.when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });
    story.until('23:50').when(IVO, callItANight()).until('2018-11-06T08:00:00Z');
    expect(story.incident.phase).toBe('monitoring');
  });

  test('when a duplicate brings new signals, and not when it brings none', () => {
    const { signals } = signal('alert-8');
    const absorb = { type: 'AbsorbDuplicate' as const, fromIncidentId: 'i2' };
    expect(restingStory().when(IVO, { ...absorb, signals: [] }).incident.phase).toBe('stood-down');
    expect(restingStory().when(IVO, { ...absorb, signals }).incident.phase).toBe('mitigating');
  });

  test('when an incident that people work on is merged into it, with new signals or without any', () => {
    const absorb = { type: 'AbsorbDuplicate' as const, fromIncidentId: 'i2', isWorkedOn: true };
    for (const signals of [[], signal('alert-8').signals]) {
      const story = restingStory().until('2018-11-06T02:30:00Z');
      const before = story.events.length;
      story.when(ANA, { ...absorb, signals });
      expect(story.incident).toMatchObject({ phase: 'mitigating', standDown: null });
      expect(story.ofType('WorkResumed').map(({ by, data }) => [by, data.cause])).toEqual([[ANA, 'merge']]);
      expect(paged(story, before)).toEqual(['02:30 imoc', '02:30 on-call', '02:30 tloc']);
    }
    expect(
      calmStory()
        .when(ANA, { ...absorb, signals: [] })
        .ofType('WorkResumed'),
    ).toEqual([]);
  });
});

describe('an incident that rests', () => {
  test.each([
    ['resolved', { type: 'Resolve', verificationTextId: 't' }],
    ['not-an-incident', { type: 'Dismiss', ticketTextId: 't', reasonTextId: null }],
    ['duplicate-of', { type: 'MergeInto', intoIncidentId: 'i2', intoNumber: 2 }],
  ] as const)('may be %s, and nothing resumes afterwards', (phase, command) => {
    const story = restingStory().when(IVO, command);
    expect(story.incident).toMatchObject({ phase, standDown: null });
    story.until('2018-11-06T12:00:00Z');
    expect(story.ofType('WorkResumed')).toEqual([]);
  });

  test('that was resolved and is back begins anew, and can rest again', () => {
    const story = restingStory()
      .when(IVO, { type: 'Resolve', verificationTextId: 't' })
      .until('2018-11-06T01:00:00Z')
      .when(IVO, { type: 'Reopen', reasonTextId: 'back' });
    expect(story.incident).toMatchObject({ phase: 'mitigating', round: 1, standDown: null });
    expect(story.incident.pauses).toHaveLength(1);
    expect(clock(story.incident.pauses[0]?.toAt)).toBe('23:50');
    story.until('2018-11-06T02:00:00Z').when(IVO, callItANight()).until('2018-11-06T08:00:00Z');
    expect(story.ofType('WorkResumed')).toHaveLength(1);
  });
});

describe('whoever agreed to watch', () => {
  const watched = () => calmStory().when(ANA, { type: 'AgreeToWatch' });

  test('watches until somebody else who was asked agrees too', () => {
    const story = watched().when(IVO, { type: 'AskWatcher', personId: 'tess' });
    expect(story.incident.watch).toMatchObject({ personId: 'ana', agreedAt: story.now, next: { personId: 'tess' } });
    story.when(TESS, { type: 'AgreeToWatch' });
    expect(story.incident.watch).toMatchObject({ personId: 'tess', askedBy: IVO, agreedAt: story.now, next: null });
  });

  test('is the watcher of the night that begins before the other has answered', () => {
    const story = watched().when(IVO, { type: 'AskWatcher', personId: 'tess' });
    story.when(IVO, callItANight({ tripwires: [] }));
    expect(story.incident.standDown?.watcherId).toBe('ana');
    story.when(TESS, { type: 'AgreeToWatch' });
    expect(story.incident.standDown?.watcherId).toBe('tess');
  });

  test('is asked no second time, nor is whoever was asked to take it over', () => {
    const story = watched().when(IVO, { type: 'AskWatcher', personId: 'tess' });
    for (const personId of ['ana', 'tess'])
      expect(story.refused(IVO, { type: 'AskWatcher', personId }).reason).toBe('watches-already');
    story.when(IVO, { type: 'AskWatcher', personId: 'sol' });
    expect(story.incident.watch).toMatchObject({ personId: 'ana', next: { personId: 'sol' } });
  });

  test('and somebody who only was asked is replaced by the next who is asked', () => {
    const story = calmStory().when(IVO, { type: 'AskWatcher', personId: 'ana' });
    story.when(IVO, { type: 'AskWatcher', personId: 'tess' });
    expect(story.incident.watch).toMatchObject({ personId: 'tess', agreedAt: null, next: null });
  });
});

describe('calling it a night is refused', () => {
  test('with every reason in one answer, and cannot be forced', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    const { reason, sentence, next } = story.refused(IVO, callItANight({ tripwires: [], rested: [] }));
    expect(reason).toBe('not-safe-to-stop');
    for (const one of ['The last signal came', 'A P1 goes on', 'Nobody has told', 'Nobody watches', 'will be rested'])
      expect(sentence).toContain(one);
    expect(next).toContain('Ask somebody who is awake to watch.');
  });

  test('to whom nobody knows by name', () => {
    const token: Actor = { kind: 'token', id: 'pipeline' };
    expect(calmStory().refused(token, callItANight()).reason).toBe('person-required');
    expect(calmStory().refused(DESK, callItANight()).reason).toBe('person-required');
    expect(calmStory().refused(token, { type: 'AgreeToWatch' }).reason).toBe('person-required');
  });

  test('when work rests already, or the incident is resolved', () => {
    expect(restingStory().refused(IVO, callItANight()).reason).toBe('stood-down');
    const over = calmStory().when(IVO, { type: 'Resolve', verificationTextId: 't' });
    expect(over.refused(IVO, callItANight()).reason).toBe('already-resolved');
  });

  test('while a revert that somebody pressed at the same time runs', () => {
    const story = calmStory().when(TESS, {
      type: 'StartRevert',
      mitigationId: 'm',
      runId: 'r',
      changeId: 'c',
      affectsData: false,
      reversible: 'fully',
      alternative: null,
    });
    expect(story.refused(IVO, callItANight()).sentence).toBe('It is not safe to stop. A revert is under way.');
  });
});

describe('work is proposed to resume', () => {
  const { pause } = referenceProcedure().rest;
  const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

  test.each([
    ['UTC', '2018-11-05T23:50:00Z', '2018-11-06T08:00:00.000Z'],
    ['UTC', '2018-11-06T03:00:00Z', '2018-11-06T08:00:00.000Z'],
    // The clocks go forward and back at 01:00 UTC in Berlin: 08:00 on the wall is another instant than the day before.
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['Asia/Kolkata', '2018-11-05T20:00:00Z', '2018-11-06T02:30:00.000Z'],
  ])('in %s after %s at %s', (zone, now, then) => {
    expect(toIso(nextResume(pause, zone, at(now)))).toBe(then);
  });

  test('sooner than that when no pause may be so long', () => {
    expect(toIso(nextResume(pause, 'UTC', at('2018-11-05T10:00:00Z')))).toBe('2018-11-06T00:00:00.000Z');
  });
});

test('the timeline tells of the night in sentences', () => {
  const story = calmStory().when(IVO, { type: 'AskWatcher', personId: 'ana' }).when(ANA, { type: 'AgreeToWatch' });
  story.when(IVO, callItANight()).when(DESK, signal('alert-7'));
  const names = { person: (id: string) => id, customer: String, feature: String, change: String };
  const told = story.events
    .filter(({ type }) => /^(Watcher|StoodDown|WorkResumed)/.test(type))
    .map((event) => describeEvent(event, referenceProcedure(), names)?.sentence);
  expect(told).toEqual([
    'ivo asked ana to watch.',
    'ana watches while work rests.',
    'ivo stood the incident down: work rests until 08:00 UTC on 2018-11-06, and ana watches. An alert of environments-api, or any new signal, ends that at once.',
    'A new signal came, so work goes on.',
  ]);
});
