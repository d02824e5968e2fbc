import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, SOL, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { calmImpact, calmStory, MORNING, nightOutlook } from '#testing/night-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import type { MitigationKind } from '../incident/events.ts';
import { DESK, type Actor } from '../shared/actor.ts';
import { fromIso, HOUR_MS } from '../shared/instant.ts';
import { safeToStop, SAFETY_CHECKS, whyNotSafe, type NightOutlook } from './safe-to-stop.ts';

const procedure = referenceProcedure();
const START = { type: 'StartMitigation' as const, changeId: null, noteTextId: null, reasonTextId: null };
const under = ({ incident }: IncidentStory) => ({ incident, procedure });

/** What is not safe in a story, as `check: sentence`. */
function unsafe(story: IncidentStory, change: Partial<NightOutlook> = {}): string[] {
  return whyNotSafe(under(story), nightOutlook(change), story.now).map(
    ({ check, sentence }) => `${check}: ${sentence}`,
  );
}

/** A P1 whose service was restored at 18:00. */
const restored = () =>
  incidentStory({ customers: ['acme', 'globex'] })
    .until('17:08')
    .when(IVO, severeImpact())
    .until('17:50')
    .when(TESS, { ...START, mitigationId: 'm1', kind: 'restart' })
    .until('18:00')
    .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });

describe('work may rest', () => {
  test('on a P2 that is contained, with everybody told and somebody to call in the morning', () => {
    const checks = safeToStop(under(calmStory()), nightOutlook(), calmStory().now);
    expect(checks.map(({ check }) => check)).toEqual(SAFETY_CHECKS);
    expect(checks.flatMap(({ next }) => next ?? [])).toEqual([]);
  });

  test('on a P1 whose service is restored', () => {
    expect(unsafe(restored().until('23:50'))).toEqual([]);
  });

  test('watched by somebody who agreed, without any alert', () => {
    const story = calmStory().when(ANA, { type: 'AskWatcher', personId: 'ana' });
    expect(unsafe(story, { tripwires: [] })).toEqual([]);
  });
});

describe('it is not safe to stop', () => {
  test('before anybody assessed the impact', () => {
    const story = incidentStory().until('17:10');
    expect(unsafe(story)).toContain('assessed: Nobody has assessed the impact.');
  });

  test('and nothing is said of a priority that nobody gave', () => {
    const story = incidentStory().until('17:10');
    const priority = safeToStop(under(story), nightOutlook(), story.now).find(({ check }) => check === 'priority');
    expect(priority?.sentence).toBe('No priority applies yet.');
  });

  test('while the priority is only assumed', () => {
    expect(unsafe(incidentStory().until('23:50'))).toContain(
      'assessed: The priority is only assumed: nobody assessed the impact.',
    );
  });

  test('while it is getting worse', () => {
    const story = calmStory().when(IVO, calmImpact({ worsening: 'yes' }, 'a2'));
    expect(unsafe(story)).toEqual(['harm: It is getting worse.']);
  });

  test('while nobody knows whether it is getting worse and nothing is mitigated', () => {
    const story = calmStory().when(IVO, calmImpact({ worsening: 'unknown' }, 'a2'));
    expect(unsafe(story)).toEqual(['harm: Nobody knows whether it is getting worse.']);
  });

  test('when somebody said after the mitigation that it gets worse', () => {
    const story = restored().until('23:50').when(IVO, severeImpact('a2'));
    expect(unsafe(story)).toEqual(['harm: It is getting worse.']);
  });

  test('within half an hour of a new signal', () => {
    const signal = { signal: 'report', customerId: 'acme', featureId: 'environments', tier: 'core' } as const;
    const story = calmStory().when(DESK, { type: 'LinkSignals', signals: [{ ...signal, signalId: 's9' }] });
    expect(unsafe(story)).toEqual(['quiet: The last signal came 1 min ago, so the harm may be growing.']);
    expect(unsafe(story.until('2018-11-06T00:20:00Z'))).toEqual([]);
  });

  test('and no silence is claimed where no signal ever came', () => {
    const story = calmStory();
    const silent = { procedure, incident: { ...story.incident, signals: [] } };
    const quiet = safeToStop(silent, nightOutlook(), story.now).find(({ check }) => check === 'quiet');
    expect(quiet).toMatchObject({ sentence: 'No alert and no report has come.', next: null });
  });

  test('on a P1 before service is restored', () => {
    const story = incidentStory({ customers: ['acme', 'globex'] })
      .until('17:08')
      .when(IVO, calmImpact({ customerIds: ['acme', 'globex'], customers: 2 }))
      .until('23:50');
    expect(unsafe(story)).toEqual(['priority: A P1 goes on until service is restored.']);
  });

  test('on a priority that the procedure never lets wait', () => {
    const story = calmStory();
    const pause = { ...procedure.rest.pause, allowed: [] };
    const strict = { ...procedure, rest: { ...procedure.rest, pause } };
    const reasons = whyNotSafe({ incident: story.incident, procedure: strict }, nightOutlook(), story.now);
    expect(reasons.map(({ sentence }) => sentence)).toEqual(['By the procedure a P2 never waits for the morning.']);
  });

  test.each([
    ['yes', 'Data is at risk.'],
    ['unknown', 'Nobody knows whether data is at risk.'],
  ] as const)('when data at risk is answered with %s', (dataAtRisk, sentence) => {
    expect(unsafe(calmStory().when(IVO, calmImpact({ dataAtRisk }, 'a2')))).toEqual([`data: ${sentence}`]);
  });

  test('before customers were told anything', () => {
    const story = incidentStory().until('17:08').when(IVO, calmImpact());
    expect(unsafe(story)).toContain('told: Nobody has told customers who are hurt anything yet.');
  });

  test('while words are held back', () => {
    const story = calmStory();
    const key = story.duty('update-customers')?.key ?? '';
    story.when(SOL, { type: 'HoldDraft', key, untilAt: story.now + HOUR_MS, reasonTextId: 'wait' });
    expect(unsafe(story)).toEqual(['words: Words are held back.']);
  });

  const asked = () =>
    calmStory().when(SOL, {
      type: 'AskApproval',
      approvalId: 'a1',
      audience: 'customers',
      textId: 'words',
      cleanTextId: null,
      labels: ['eta'],
      key: null,
    });

  test('while words wait for approval', () => {
    expect(unsafe(asked())).toEqual(['words: Words wait for approval.']);
  });

  test('while an approved promise is due before work resumes', () => {
    const story = asked().when(
      { kind: 'person', id: 'vera' },
      { type: 'AnswerApproval', approvalId: 'a1', outcome: 'approved' },
    );
    expect(unsafe(story)).toEqual([]);
    story.until('2018-11-06T23:00:00Z');
    expect(unsafe(story, { resumeAt: fromIso('2018-11-07T08:00:00Z') })).toEqual([
      'words: An approved promise is due at 23:50 UTC, before work resumes.',
    ]);
  });

  test('while a mitigation runs', () => {
    const story = calmStory().when(TESS, { ...START, mitigationId: 'm1', kind: 'restart' });
    expect(unsafe(story)).toEqual(['work: A mitigation was started and nobody has said what it did.']);
  });

  const suspected = () =>
    calmStory().when(DESK, {
      type: 'RankSuspects',
      suspects: [{ changeId: 'c1', probability: 0.9 }],
      strongId: 'c1',
    });

  test('while a revert is under way', () => {
    const story = suspected().when(TESS, {
      type: 'StartRevert',
      mitigationId: 'm1',
      runId: 'r1',
      changeId: 'c1',
      affectsData: false,
      reversible: 'fully',
      alternative: null,
    });
    expect(unsafe(story, { readyReverts: ['c1'] })).toEqual(['work: A revert is under way.']);
  });

  test('while the revert of a strong suspect is neither done nor ready', () => {
    expect(unsafe(suspected())).toEqual([
      'revert: A change is strongly suspected, and it is neither undone nor ready to be undone at once.',
    ]);
    expect(unsafe(suspected(), { readyReverts: ['c1'] })).toEqual([]);
  });

  describe('while a change that may have caused it is still out, although something else worked', () => {
    const OUT = 'and it is neither undone nor ready to be undone at once.';
    const attempt = (kind: MitigationKind, changeId: string | null = null, by: Actor = TESS) => ({
      by,
      start: { ...START, mitigationId: `${kind}-${changeId}`, kind, changeId, reasonTextId: 'why' },
      verify: { type: 'VerifyMitigation', mitigationId: `${kind}-${changeId}`, outcome: 'worked', noteTextId: null },
    });
    /** Does something that works. */
    const did = (story: IncidentStory, { by, start, verify }: ReturnType<typeof attempt>) =>
      story.when(by, start).when(by, verify as typeof verify & { type: 'VerifyMitigation'; outcome: 'worked' });
    const confirmed = () =>
      calmStory()
        .when(TESS, { type: 'LinkChange', changeId: 'c1' })
        .when(TESS, { type: 'JudgeSuspect', changeId: 'c1', verdict: 'confirmed', reasonTextId: null });
    const restarted = () => did(confirmed(), attempt('restart'));

    test('which somebody confirmed as the cause', () => {
      expect(unsafe(restarted())).toEqual([`revert: A change is confirmed as the cause, ${OUT}`]);
    });

    test('which the ranking strongly suspects', () => {
      expect(unsafe(did(suspected(), attempt('failover')))).toEqual([`revert: A change is strongly suspected, ${OUT}`]);
    });

    test('but not when its revert can be pressed', () => {
      expect(unsafe(restarted(), { readyReverts: ['c1'] })).toEqual([]);
    });

    test('but not when it was undone by its plan, by hand, or elsewhere by what the register says', () => {
      const revert = { affectsData: false, reversible: 'fully', alternative: null } as const;
      const byPlan = confirmed()
        .when(TESS, { type: 'StartRevert', mitigationId: 'm9', runId: 'r1', changeId: 'c1', ...revert })
        .when(DESK, { type: 'VerifyMitigation', mitigationId: 'm9', outcome: 'worked', noteTextId: null });
      expect(unsafe(byPlan)).toEqual([]);
      expect(unsafe(did(confirmed(), attempt('revert', 'c1')))).toEqual([]);
      expect(unsafe(restarted(), { undone: ['c1'] })).toEqual([]);
    });

    test('and a run of its plan that failed half-way undid nothing', () => {
      const story = restarted()
        .when(TESS, {
          ...{ type: 'StartRevert', mitigationId: 'm9', runId: 'r1', changeId: 'c1' },
          ...{ affectsData: false, reversible: 'fully', alternative: null },
        })
        .when(DESK, { type: 'VerifyMitigation', mitigationId: 'm9', outcome: 'no-effect', noteTextId: null });
      expect(unsafe(story)).toEqual([`revert: A change is confirmed as the cause, ${OUT}`]);
    });

    test.each(['fix-forward', 'disable'] as const)('but not when a named person did a %s of it that worked', (kind) => {
      expect(unsafe(did(confirmed(), attempt(kind, 'c1')))).toEqual([]);
    });

    test('and nothing is tamed by a token, by a fix of something else, or by one that did not work', () => {
      const token: Actor = { kind: 'token', id: 'pipeline' };
      const still = [`revert: A change is confirmed as the cause, ${OUT}`];
      expect(unsafe(did(confirmed(), attempt('fix-forward', 'c1', token)))).toEqual(still);
      expect(unsafe(did(confirmed(), attempt('fix-forward', 'c2')))).toEqual(still);
      const { by, start, verify } = attempt('fix-forward', 'c1');
      const story = restarted().when(by, start);
      expect(unsafe(story)).toEqual(['work: A mitigation was started and nobody has said what it did.', ...still]);
      story.when(by, { ...verify, type: 'VerifyMitigation', outcome: 'no-effect' });
      expect(unsafe(story)).toEqual(still);
    });

    test('and a fix that held only until it was back is none', () => {
      const story = did(confirmed(), attempt('fix-forward', 'c1'))
        .when(IVO, { type: 'Resolve', verificationTextId: 't' })
        .when(IVO, { type: 'Reopen', reasonTextId: 'back' });
      expect(unsafe(story)).toContain(`revert: A change is confirmed as the cause, ${OUT}`);
    });

    test('which cannot be undone at all, unless an alert would tell', () => {
      const watched = restarted().when(ANA, { type: 'AgreeToWatch' });
      expect(unsafe(watched, { irreversible: ['c1'] })).toEqual([]);
      expect(unsafe(watched, { irreversible: ['c1'], tripwires: [] })).toEqual([
        'revert: A change is confirmed as the cause, it cannot be undone, and no alert would tell that it hurts again.',
      ]);
    });

    test('but not when it was ruled out, or undoing another one restored service', () => {
      const judged = { type: 'JudgeSuspect', changeId: 'c1', verdict: 'ruled-out', reasonTextId: 'why' } as const;
      expect(unsafe(restarted().when(TESS, judged))).toEqual([]);
      expect(unsafe(did(suspected(), attempt('revert', 'c2')))).toEqual([]);
    });

    test('whichever of two it is', () => {
      const story = restarted().when(DESK, {
        ...{ type: 'RankSuspects', suspects: [{ changeId: 'c2', probability: 0.9 }], strongId: 'c2' },
      });
      expect(unsafe(story, { readyReverts: ['c1'] })).toEqual([`revert: A change is strongly suspected, ${OUT}`]);
      expect(unsafe(story, { readyReverts: ['c1', 'c2'] })).toEqual([]);
    });
  });

  test('while nobody watches', () => {
    expect(unsafe(calmStory(), { tripwires: [] })).toEqual(['watch: Nobody watches, and no alert would tell.']);
  });

  test('while whoever was asked to watch has not agreed', () => {
    const story = calmStory().when(IVO, { type: 'AskWatcher', personId: 'ana' });
    expect(unsafe(story, { tripwires: [] })).toEqual([
      'watch: Whoever was asked to watch has not agreed, and no alert would tell.',
    ]);
    expect(unsafe(story.when(ANA, { type: 'AgreeToWatch' }), { tripwires: [] })).toEqual([]);
  });

  test('while whoever watches has to go to bed', () => {
    const story = calmStory().when(ANA, { type: 'AgreeToWatch' });
    expect(unsafe(story, { tripwires: [], exhausted: ['ana'] })).toEqual([
      'watch: Whoever was asked to watch has to go to bed too, and no alert would tell.',
    ]);
  });

  test('when nobody who is called in the morning will be rested', () => {
    expect(unsafe(calmStory(), { rested: ['sol'] })).toEqual([
      'people: Nobody who is called at 08:00 UTC on 2018-11-06 will be rested.',
    ]);
  });

  test('when the schedules name nobody in the morning', () => {
    expect(unsafe(calmStory(), { roster: {} })).toEqual(['people: Nobody would be called at 08:00 UTC on 2018-11-06.']);
  });

  test('when nobody is called in the working hours for which the priority waits', () => {
    const story = calmStory().when(IVO, calmImpact({ tier: 'secondary', workaround: 'no' }, 'a2'));
    expect(story.incident.assessment?.priority).toBe('P3');
    expect(unsafe(story, { roster: {} })).toContain('people: Nobody would be called at 09:00 UTC on 2018-11-06.');
  });

  test('until a time that is past, or too far away', () => {
    expect(unsafe(calmStory(), { resumeAt: fromIso('2018-11-05T23:00:00Z') })).toEqual([
      'time: The time at which work resumes is past.',
    ]);
    expect(unsafe(calmStory(), { resumeAt: MORNING + 7 * HOUR_MS })).toEqual([
      'time: Work would rest for 15 h 10 min, and the procedure allows 14 h.',
    ]);
  });
});
