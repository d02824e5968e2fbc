import { describe, expect, test } from 'vitest';
import { ANA, impact, incidentStory, IVO, severeImpact, SOL, TESS } from '#testing/incident-story.ts';
import { DESK } from '../shared/actor.ts';
import { toIso } from '../shared/instant.ts';

describe('from the first ticket to closed', () => {
  test('a report pages the on-call at once and asks for an acknowledgement in five minutes', () => {
    const story = incidentStory();
    expect(story.ofType('RolePaged').map((event) => event.data.role)).toEqual(['on-call']);
    expect(story.duty('acknowledge')?.dueAt).toBe(story.now + 5 * 60_000);
  });

  test('signals that come together are linked in their order, each once, however often they are named', () => {
    const signal = (signalId: string) =>
      ({ signal: 'alert', signalId, customerId: null, featureId: null, tier: 'core' }) as const;
    const story = incidentStory();
    const before = story.incident.signals.map(({ id }) => id);
    story.when(DESK, { type: 'LinkSignals', signals: [signal('b'), signal('a'), signal('b')] });
    story.when(DESK, { type: 'LinkSignals', signals: [signal('a'), signal('c')] });
    expect(story.incident.signals.map(({ id }) => id)).toEqual([...before, 'b', 'a', 'c']);
    expect(story.ofType('SignalLinked').map(({ data }) => data.signalId)).toEqual([...before, 'b', 'a', 'c']);
  });

  test('the incident manager is paged by itself two minutes after the report and owes the assessment in ten', () => {
    const story = incidentStory().until('17:05');
    expect(story.ofType('RolePaged').map((event) => event.data.role)).toEqual(['on-call', 'imoc']);
    expect(toIso(story.duty('assess')?.dueAt ?? 0)).toBe('2018-11-05T17:15:00.000Z');
  });

  test('whoever acknowledges first becomes the on-call of this incident', () => {
    const story = incidentStory().when(SOL, { type: 'Acknowledge' });
    expect(story.incident.holders['on-call']?.personId).toBe('sol');
    expect(story.incident.phase).toBe('assessing');
  });

  test('whoever is on it has answered the page, and one whom others chose is asked no longer', () => {
    const acknowledged = incidentStory().when(ANA, { type: 'Acknowledge' });
    expect(acknowledged.ofType('PageAnswered').map(({ data }) => [data.outcome, data.personId])).toEqual([
      ['acknowledged', 'ana'],
    ]);
    const assigned = incidentStory().when(IVO, { type: 'AssignRole', role: 'on-call', personId: 'ana' });
    expect(assigned.ofType('PageAnswered').map(({ data }) => [data.outcome, data.personId])).toEqual([
      ['cancelled', null],
    ]);
    const other = incidentStory().when(IVO, { type: 'AssignRole', role: 'soc', personId: 'sol' });
    expect(other.ofType('PageAnswered')).toEqual([]);
  });

  test('a P1 opens channel and status page, pages tech lead and support, and owes words to customers', () => {
    const story = incidentStory()
      .until('17:05')
      .when(ANA, { type: 'Acknowledge' })
      .until('17:08')
      .when(IVO, severeImpact());
    expect(story.incident.assessment?.priority).toBe('P1');
    expect(story.incident.channel?.channel).toBe('room');
    expect(story.ofType('RolePaged').map((event) => event.data.role)).toEqual(expect.arrayContaining(['tloc', 'soc']));
    expect(story.owed()).toEqual(expect.arrayContaining(['open-status-page#1', 'update-customers#1', 'mitigate#1']));
  });

  test('nobody types anything and every word of a P1 goes out before it is due', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('21:00');
    const done = story.ofType('ObligationDone').filter((event) => /status-page|update-customers/.test(event.data.key));
    expect(done.length).toBeGreaterThan(14);
    expect(done.filter((event) => event.data.late)).toEqual([]);
    expect(story.ofType('UpdatePosted').every((event) => event.by.kind === 'desk')).toBe(true);
  });

  test('and nobody is reminded of words that the desk sends by itself, to customers, support or executives', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('21:00');
    expect(new Set(story.ofType('UpdatePosted').map(({ data }) => data.audience)).size).toBe(4);
    expect(story.ofType('ObligationLate').filter(({ data }) => data.key.startsWith('update-'))).toEqual([]);
  });

  test('each update promises the time of the next one, and the next one comes by then', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('21:00');
    const words = story.ofType('UpdatePosted').filter((event) => event.data.audience === 'public');
    for (const [index, event] of words.slice(1).entries())
      expect(event.at).toBeLessThanOrEqual(words[index]?.data.nextUpdateAt ?? 0);
  });

  test('a mitigation that worked brings monitoring, the verification brings the aftermath, and the last duty closes it', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('18:00');
    story.when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm1',
      kind: 'revert',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    });
    story.when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });
    expect(story.incident.phase).toBe('monitoring');
    story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' }).until('19:00');
    expect(story.owed()).toEqual(['sum-up#1', 'postmortem#1']);
    story.when(IVO, { type: 'SumUp', textId: 'sum' }).when(IVO, { type: 'WritePostmortem', textId: 'pm' });
    expect(story.incident.phase).toBe('reviewing');
    story.when(IVO, { type: 'SharePostmortem', textId: null });
    expect(story.incident.phase).toBe('closed');
    expect(story.owed()).toEqual([]);
  });

  test('a mitigation that had no effect leaves the duty to restore service open', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    story.when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm1',
      kind: 'restart',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    });
    story.when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'no-effect', noteTextId: null });
    expect(story.owed()).toContain('mitigate#1');
    expect(story.incident.phase).toBe('mitigating');
  });
});

describe('when the assessment’s clock runs out', () => {
  test('two customers on a core feature are assumed to be a P1, and say so', () => {
    const story = incidentStory({ customers: ['acme', 'globex'] }).until('17:15');
    expect(story.incident.assessment).toMatchObject({ priority: 'P1', assumed: true, publish: true });
    expect(story.owed()).toContain('assess#1');
  });

  test('one customer is assumed to be a P2, and no public word goes out on it', () => {
    const story = incidentStory().until('22:00');
    expect(story.incident.assessment).toMatchObject({ priority: 'P2', assumed: true, publish: false });
    expect(new Set(story.ofType('UpdatePosted').map((event) => event.data.audience))).toEqual(new Set(['support']));
  });

  test('an assessment by a person replaces the assumption with everything that follows from it', () => {
    const story = incidentStory().until('17:20').when(IVO, severeImpact()).until('17:30');
    expect(story.incident.assessment).toMatchObject({ priority: 'P1', assumed: false });
    expect(story.ofType('UpdatePosted').map((event) => event.data.audience)).toEqual([
      'support',
      'executives',
      'public',
    ]);
  });
});

describe('reassessing', () => {
  test('whoever assessed before the procedure asked for it is not asked again', () => {
    const story = incidentStory().when(ANA, { type: 'Acknowledge' }).when(ANA, severeImpact());
    expect(story.until('17:20').owed()).not.toContain('assess#1');
    expect(story.incident.obligations['assess#1']).toMatchObject({ status: 'done', wasLate: false });
  });

  test('down to P3, the words that are still owed lapse and the rest waits for working hours', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    story.when(IVO, impact({ tier: 'secondary', customers: 1, workaround: 'no' }, 'assessment-2'));
    expect(story.incident.assessment?.priority).toBe('P3');
    expect(story.owed().filter((key) => /update|status/.test(key))).toEqual([]);
    expect(toIso(story.duty('mitigate')?.dueAt ?? 0)).toBe('2018-11-06T09:08:00.000Z');
  });

  test('down and up again, the duty to inform customers arises anew', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    story
      .when(IVO, impact({ tier: 'secondary', customers: 1, workaround: 'no' }, 'assessment-2'))
      .when(IVO, severeImpact('assessment-3'));
    expect(story.owed()).toContain('update-customers#2');
  });

  test('a P3 at night wakes nobody: its only duty is due on the next business day', () => {
    const story = incidentStory({ at: '2018-11-06T01:30:00Z', tier: 'secondary' })
      .until('01:33')
      .when(ANA, { type: 'Acknowledge' });
    story.when(IVO, impact({ tier: 'secondary', customers: 1, workaround: 'no' }));
    expect(story.owed()).toEqual(['mitigate#1']);
    expect(toIso(story.duty('mitigate')?.dueAt ?? 0)).toBe('2018-11-06T10:00:00.000Z');
    story.until('08:59');
    expect(story.ofType('ObligationLate')).toEqual([]);
  });
});

describe('a late duty', () => {
  test('reminds its owner when due, adds the next owner after the procedure’s delay, and keeps the first', () => {
    const story = incidentStory().until('17:08');
    expect(story.duty('acknowledge')?.status).toBe('late');
    expect(story.duty('acknowledge')?.owners).toEqual(['on-call']);
    story.until('17:13');
    expect(story.duty('acknowledge')?.owners).toEqual(['on-call', 'tloc']);
    story.until('17:18');
    expect(story.duty('acknowledge')?.owners).toEqual(['on-call', 'tloc', 'imoc']);
  });

  test('is never forgotten: reminders go on after everybody was asked, further and further apart', () => {
    const story = incidentStory().until('2018-11-05T23:59:00Z');
    const reminders = story.ofType('ObligationLate').filter((event) => event.data.key === 'acknowledge#1');
    expect(reminders.length).toBeGreaterThan(8);
    expect(story.duty('acknowledge')?.nextReminderAt).toBeGreaterThan(story.now);
  });

  test('after service is restored nobody is woken for a summary', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    story.when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm1',
      kind: 'revert',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    });
    story
      .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null })
      .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    story.until('2018-11-06T08:59:00Z');
    const atNight = story
      .ofType('ObligationLate')
      .filter((event) => toIso(event.at) > '2018-11-05T18:00' && toIso(event.at) < '2018-11-06T09:00');
    expect(atNight).toEqual([]);
  });
});

describe('ways out and back', () => {
  test('a bug with its ticket ends everything and owes only words to the reporter', () => {
    const story = incidentStory()
      .until('17:06')
      .when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
    expect(story.incident.phase).toBe('not-an-incident');
    expect(story.ofType('UpdatePosted').map((event) => event.data.audience)).toEqual(['reporters']);
    expect(story.owed()).toEqual([]);
  });

  test('reopening brings the duties to restore service and to inform back', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('18:00');
    story.when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm1',
      kind: 'revert',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    });
    story
      .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null })
      .when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    story.until('19:00').when(IVO, { type: 'Reopen', reasonTextId: 'back' });
    expect(story.incident.phase).toBe('mitigating');
    expect(story.owed()).toEqual(expect.arrayContaining(['open-status-page#2', 'mitigate#2']));
    expect(story.owed()).not.toContain('postmortem#1');
  });

  test('a merged incident owes nothing any more', () => {
    const story = incidentStory()
      .until('17:06')
      .when(IVO, { type: 'MergeInto', intoIncidentId: 'incident-2', intoNumber: 2 });
    expect(story.owed()).toEqual([]);
  });

  test('a waived duty is gone with its reason, and what follows it goes on', () => {
    const story = incidentStory().until('17:06').when(IVO, { type: 'Waive', key: 'assess#1', reasonTextId: 'why' });
    expect(story.owed()).not.toContain('assess#1');
    expect(story.ofType('ObligationWaived').length).toBe(1);
  });
});

describe('a person may', () => {
  test('hold a draft back for a while, after which it goes out', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact());
    story
      .when(IVO, {
        type: 'HoldDraft',
        key: 'open-status-page#1',
        untilAt: story.now + 20 * 60_000,
        reasonTextId: 'why',
      })
      .until('17:27');
    expect(story.ofType('UpdatePosted').map((event) => event.data.audience)).not.toContain('public');
    story.until('17:29');
    expect(story.ofType('UpdatePosted').map((event) => event.data.audience)).toContain('public');
  });

  test('send words early, and the cadence goes on from there', () => {
    const story = incidentStory().until('17:08').when(IVO, severeImpact()).until('17:40');
    const before = story.duty('update-customers')?.dueAt;
    story.when(SOL, {
      type: 'PostUpdate',
      updateId: 'own',
      audience: 'customers',
      textId: 'own',
      kind: 'free',
      key: null,
      guard: { stopped: [], isRead: true },
    });
    expect(story.duty('update-customers')?.dueAt).toBe(story.now + 30 * 60_000);
    expect(before).not.toBe(story.duty('update-customers')?.dueAt);
  });
});
