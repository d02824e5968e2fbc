import { describe, expect, test } from 'vitest';
import { ANA, incidentStory, IVO, severeImpact, SOL, TESS, type IncidentStory } from '#testing/incident-story.ts';
import { PACKET_TOPICS } from '../rest/handover-packet.ts';
import { packetDigest } from '../rest/packet-digest.ts';
import { wasNarrowed } from '../rest/relief.ts';
import { DESK } from '../shared/actor.ts';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { keptOnUntil, narrowings, openHandover, openHandovers, takerOf, unmetHandovers } from './handover.ts';

/** Ivo has managed a P1 since 17:08, and at 20:30 Tess and Sol are asked, in this order, to take over. */
function proposed(candidateIds = ['tess', 'sol']): IncidentStory {
  return managed().when(DESK, {
    type: 'ProposeHandover',
    handoverId: 'h1',
    role: 'imoc',
    candidateIds,
    cause: 'rest-policy',
    pageId: 'ask-1',
    noteTextId: null,
  });
}

function managed(): IncidentStory {
  return incidentStory()
    .until('17:05')
    .when(ANA, { type: 'Acknowledge' })
    .until('17:08')
    .when(IVO, severeImpact())
    .when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' })
    .until('20:30');
}

function takeOver(story: IncidentStory) {
  return {
    type: 'TakeOver' as const,
    handoverId: 'h1',
    digest: packetDigest(story.incident),
    confirmed: [...PACKET_TOPICS],
    readBackTextId: 'read-back',
  };
}

const narrow = { type: 'NarrowWork' as const, role: 'imoc', pageId: 'help', personIds: ['vera'] };
const forward = {
  type: 'StartMitigation',
  mitigationId: 'm9',
  kind: 'fix-forward',
  changeId: null,
  noteTextId: null,
  reasonTextId: 'why',
} as const;

function revert(change: { affectsData?: boolean; reversible?: 'fully' | 'partly'; level?: 'rested' | 'caution' } = {}) {
  return {
    type: 'StartRevert',
    mitigationId: 'm1',
    runId: 'r1',
    changeId: 'c1',
    affectsData: false,
    reversible: 'fully',
    alternative: null,
    ...change,
  } as const;
}

describe('a handover', () => {
  test('asks the first candidate by a page, and the holder keeps the role meanwhile', () => {
    const story = proposed();
    expect(story.ofType('RolePaged').at(-1)?.data).toMatchObject({ pageId: 'ask-1', personIds: ['tess', 'sol'] });
    expect(story.incident.holders['imoc']?.personId).toBe('ivo');
  });

  test('is no second one while the first waits, and asks nobody to take over from themselves', () => {
    const story = proposed();
    const again = {
      type: 'ProposeHandover',
      handoverId: 'h2',
      role: 'imoc',
      cause: 'asked',
      pageId: 'p',
      noteTextId: null,
    } as const;
    expect(story.refused(IVO, { ...again, candidateIds: ['sol'] }).reason).toBe('handover-open');
    expect(managed().refused(IVO, { ...again, candidateIds: ['ivo'] }).reason).toBe('already-holds-role');
    expect(managed().refused(IVO, { ...again, role: 'soc', candidateIds: ['sol'] }).reason).toBe('nobody-holds-role');
  });

  test('whoever answers the page reads the packet, and the holder still keeps the role', () => {
    const story = proposed().when(TESS, {
      type: 'AnswerPage',
      pageId: 'ask-1',
      outcome: 'acknowledged',
      personId: 'tess',
    });
    const handover = openHandover(story.incident, 'imoc');
    expect(handover && takerOf(story.incident, handover)?.personId).toBe('tess');
    expect(story.incident.holders['imoc']?.personId).toBe('ivo');
  });

  test('passes the role in one step when the taker has confirmed every part and read back', () => {
    const story = proposed();
    story.when(TESS, takeOver(story));
    expect(story.incident.holders['imoc']?.personId).toBe('tess');
    expect(story.ofType('RoleHandedOver').at(-1)?.data).toEqual({
      role: 'imoc',
      fromPersonId: 'ivo',
      toPersonId: 'tess',
      noteTextId: 'read-back',
      handoverId: 'h1',
    });
    expect(story.incident.pages['ask-1']?.outcome).toBe('acknowledged');
    expect(openHandovers(story.incident)).toEqual([]);
  });

  test.each([
    ['another priority', (story: IncidentStory) => story.when(IVO, severeImpact('assessment-2'))],
    ['a revert', (story: IncidentStory) => story.when(IVO, revert())],
    ['a change that is suspected', (story: IncidentStory) => story.when(ANA, { type: 'LinkChange', changeId: 'c1' })],
    [
      'a strong suspect',
      (story: IncidentStory) =>
        story.when(DESK, {
          type: 'RankSuspects',
          suspects: [{ changeId: 'c1', probability: 0.8 }],
          strongId: 'c1',
        }),
    ],
    [
      'a promise that waits for approval',
      (story: IncidentStory) =>
        story.when(SOL, {
          type: 'AskApproval',
          approvalId: 'a1',
          audience: 'customers',
          textId: 't',
          cleanTextId: null,
          labels: ['eta'],
          key: null,
        }),
    ],
  ])('is refused when %s came after the packet was read', (_, happens) => {
    const story = proposed();
    const stale = takeOver(story);
    happens(story);
    const refusal = story.refused(TESS, stale);
    expect(refusal.reason).toBe('packet-outdated');
    expect(refusal.sentence).toBe('The packet is older than what happened since.');
    expect(story.incident.holders['imoc']?.personId).toBe('ivo');
    expect(story.when(TESS, takeOver(story)).incident.holders['imoc']?.personId).toBe('tess');
  });

  test('is not held up by messages and words that go out by themselves', () => {
    const story = proposed();
    const read = takeOver(story);
    story.when(SOL, { type: 'PostMessage', messageId: 'x', textId: 'x' }).until('20:44');
    expect(story.when(TESS, read).incident.holders['imoc']?.personId).toBe('tess');
  });

  test('is refused to whoever was not asked, and before every part is confirmed', () => {
    const story = proposed(['tess']);
    expect(story.refused(SOL, takeOver(story)).reason).toBe('not-a-candidate');
    expect(story.refused(DESK, takeOver(story)).reason).toBe('not-a-candidate');
    expect(story.refused(TESS, { ...takeOver(story), confirmed: ['state', 'tried'] })).toMatchObject({
      reason: 'packet-not-confirmed',
      sentence: 'You have not confirmed all of the packet: suspects, promises, duties, watch.',
    });
  });

  test('that somebody declines asks those who are left, and ends when nobody is', () => {
    const story = proposed();
    story.when(TESS, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'ask-2' });
    expect(story.incident.pages['ask-1']?.outcome).toBe('cancelled');
    expect(story.ofType('RolePaged').at(-1)?.data).toMatchObject({ pageId: 'ask-2', personIds: ['sol'] });
    expect(story.refused(TESS, takeOver(story)).reason).toBe('not-a-candidate');
    story.when(SOL, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: 'why', pageId: 'ask-3' });
    expect(story.incident.handovers['h1']?.end).toBe('all-declined');
    expect(story.incident.holders['imoc']?.personId).toBe('ivo');
  });

  test('that nobody took over is known until somebody else is asked, the role passes, or the holder keeps on', () => {
    const declined = (): IncidentStory =>
      proposed(['tess']).when(TESS, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'p' });
    const unmet = ({ incident, now }: IncidentStory) => unmetHandovers(incident, now).map(({ id }) => id);
    expect(unmet(proposed(['tess']))).toEqual([]);
    expect(unmet(declined())).toEqual(['h1']);
    const again = { handoverId: 'h2', role: 'imoc', candidateIds: ['sol'], cause: 'asked' as const, pageId: 'p2' };
    expect(unmet(declined().when(IVO, { type: 'ProposeHandover', ...again, noteTextId: null }))).toEqual([]);
    expect(unmet(declined().when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'sol' }))).toEqual([]);
    const kept = declined();
    kept.when(IVO, { type: 'OverrideRest', role: 'imoc', untilAt: kept.now + HOUR_MS, reasonTextId: 'why' });
    expect(unmet(kept)).toEqual([]);
    expect(unmet(proposed().when(IVO, { type: 'WithdrawHandover', handoverId: 'h1' }))).toEqual([]);
  });

  test('that somebody declines while another reads disturbs nobody', () => {
    const story = proposed().when(TESS, {
      type: 'AnswerPage',
      pageId: 'ask-1',
      outcome: 'acknowledged',
      personId: 'tess',
    });
    story.when(SOL, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'ask-2' });
    expect(story.incident.pages['ask-2']).toBeUndefined();
    expect(story.when(TESS, takeOver(story)).incident.holders['imoc']?.personId).toBe('tess');
  });

  test('that nobody answers, or that whoever answered does not take, ends and says so', () => {
    const silent = proposed().when(DESK, { type: 'AnswerPage', pageId: 'ask-1', outcome: 'exhausted', personId: null });
    expect(silent.incident.handovers['h1']?.end).toBe('nobody-answered');
    const asleep = proposed()
      .when(TESS, { type: 'AnswerPage', pageId: 'ask-1', outcome: 'acknowledged', personId: 'tess' })
      .until('20:49');
    expect(openHandovers(asleep.incident)).toHaveLength(1);
    expect(asleep.until('20:50').incident.handovers['h1']?.end).toBe('not-taken-over');
  });

  test('ends with its page when it is withdrawn, when others give the role away, or when the incident is over', () => {
    const withdrawn = proposed().when(IVO, { type: 'WithdrawHandover', handoverId: 'h1' });
    expect(withdrawn.incident.pages['ask-1']?.outcome).toBe('cancelled');
    expect(withdrawn.refused(TESS, takeOver(withdrawn)).reason).toBe('handover-ended');
    const assigned = proposed().when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'sol' });
    expect(assigned.incident.handovers['h1']?.end).toBe('no-longer-needed');
    const dismissed = proposed().when(IVO, { type: 'Dismiss', ticketTextId: 'bug', reasonTextId: null });
    expect(dismissed.incident.handovers['h1']?.end).toBe('no-longer-needed');
    expect(dismissed.incident.pages['ask-1']?.outcome).toBe('cancelled');
  });
});

describe('keeping on', () => {
  const keep = (story: IncidentStory, hours: number) =>
    ({ type: 'OverrideRest', role: 'imoc', untilAt: story.now + hours * HOUR_MS, reasonTextId: 'why' }) as const;

  test('needs a time, is the holder’s own word, and calls the proposal off', () => {
    const story = proposed();
    expect(story.refused(TESS, keep(story, 1)).reason).toBe('not-the-holder');
    expect(story.refused(IVO, keep(story, 5)).reason).toBe('time-out-of-range');
    expect(story.refused(IVO, keep(story, 0)).reason).toBe('time-out-of-range');
    story.when(IVO, keep(story, 1));
    expect(story.incident.handovers['h1']?.end).toBe('kept-on');
    expect(keptOnUntil(story.incident, 'imoc', story.now)).toBe(story.now + HOUR_MS);
    expect(keptOnUntil(story.incident, 'imoc', story.now + HOUR_MS)).toBeNull();
  });

  test('is nobody else’s word once the role has passed on', () => {
    const story = managed();
    story.when(IVO, keep(story, 1)).when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'tess' });
    expect(keptOnUntil(story.incident, 'imoc', story.now + MINUTE_MS)).toBeNull();
  });
});

describe('while nobody can take over', () => {
  test('the escalation is asked, and what cannot be undone is refused', () => {
    const story = managed().when(DESK, narrow);
    expect(story.ofType('RolePaged').at(-1)?.data).toMatchObject({ pageId: 'help', personIds: ['vera'] });
    expect(story.refused(IVO, forward).reason).toBe('work-narrowed');
    expect(story.refused(IVO, revert({ affectsData: true })).reason).toBe('work-narrowed');
    expect(story.refused(IVO, revert({ reversible: 'partly' })).reason).toBe('work-narrowed');
    expect(story.refused(DESK, narrow).reason).toBe('already-narrowed');
  });

  test('a plain revert goes, and so does what can be undone', () => {
    expect(managed().when(DESK, narrow).when(IVO, revert()).incident.mitigations.at(-1)?.kind).toBe('revert');
    const restart = { ...forward, kind: 'restart', reasonTextId: null } as const;
    expect(managed().when(DESK, narrow).when(IVO, restart).incident.mitigations.at(-1)?.kind).toBe('restart');
  });

  test('of two roles, both are told of, one page asks for help with both, and each ends with its own relief', () => {
    const story = managed().when(DESK, narrow);
    story.when(DESK, { ...narrow, role: 'on-call', pageId: 'help-2' });
    expect(narrowings(story.incident).map(({ role, personId }) => [role, personId])).toEqual([
      ['imoc', 'ivo'],
      ['on-call', 'ana'],
    ]);
    expect(story.incident.pages['help-2']).toBeUndefined();
    story.when(TESS, { type: 'AssignRole', role: 'imoc', personId: 'tess' });
    expect(narrowings(story.incident).map(({ role }) => role)).toEqual(['on-call']);
    expect(story.refused(TESS, forward).reason).toBe('work-narrowed');
    expect(story.incident.pages['help']?.outcome).toBe('waiting');
    story.when(SOL, { type: 'AssignRole', role: 'on-call', personId: 'sol' });
    expect(narrowings(story.incident)).toEqual([]);
    expect(story.incident.pages['help']?.outcome).toBe('cancelled');
  });

  test('help with another role is asked for anew once somebody answered the first call', () => {
    const story = managed().when(DESK, narrow);
    story.when(
      { kind: 'person', id: 'vera' },
      { type: 'AnswerPage', pageId: 'help', outcome: 'acknowledged', personId: 'vera' },
    );
    story.when(DESK, { ...narrow, role: 'on-call', pageId: 'help-2' });
    expect(story.incident.pages['help-2']?.outcome).toBe('waiting');
  });

  test('it ends when somebody takes over or a named person lifts it, and never by a machine', () => {
    const passed = managed().when(DESK, narrow).when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'tess' });
    expect(narrowings(passed.incident)).toEqual([]);
    const story = managed().when(DESK, narrow);
    expect(story.refused(DESK, { type: 'LiftNarrowing', reasonTextId: 'why' }).reason).toBe('person-required');
    story.when(IVO, { type: 'LiftNarrowing', reasonTextId: 'why' });
    expect(story.when(IVO, forward).incident.mitigations.at(-1)?.kind).toBe('fix-forward');
  });
});

describe('a second pair of eyes', () => {
  const oneIsEnough = (): IncidentStory => {
    const story = managed();
    const { procedure } = story;
    return incidentStory({ procedure: { ...procedure, revert: { ...procedure.revert, twoPeopleWhenData: false } } });
  };

  test('looks at a revert that affects data when whoever presses it is tired, also where the procedure asks for one person', () => {
    const story = oneIsEnough().when(IVO, revert({ affectsData: true, level: 'caution' }));
    expect(story.incident.agreements['c1']).toEqual(['ivo']);
    expect(story.incident.mitigations).toEqual([]);
    expect(story.when(TESS, revert({ affectsData: true, level: 'rested' })).incident.mitigations).toHaveLength(1);
  });

  test('is not asked for by somebody rested, and never for a plain revert', () => {
    expect(oneIsEnough().when(IVO, revert({ affectsData: true, level: 'rested' })).incident.mitigations).toHaveLength(
      1,
    );
    expect(managed().when(IVO, revert({ level: 'caution' })).incident.mitigations).toHaveLength(1);
  });

  test('no event says how tired anybody was', () => {
    const story = oneIsEnough().when(IVO, revert({ affectsData: true, level: 'caution' }));
    expect(JSON.stringify(story.events)).not.toMatch(/caution|level":"(rested|hand|stand)/);
  });
});

test('work that was narrowed in one stint is not narrowed in the next stint of the same person', () => {
  const story = managed().when(DESK, narrow);
  story.when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'tess' });
  story.until('23:30').when(TESS, { type: 'AssignRole', role: 'imoc', personId: 'ivo' });
  expect(narrowings(story.incident)).toEqual([]);
  expect(story.when(IVO, forward).incident.mitigations).toHaveLength(1);
  expect(wasNarrowed(story.incident, 'imoc')).toBe(false);
});

describe('nobody is asked any longer', () => {
  const resolve = { type: 'Resolve', verificationTextId: 'all green' } as const;

  test('to take over what was resolved meanwhile', () => {
    const story = proposed().when(IVO, resolve);
    expect(story.incident.pages['ask-1']?.outcome).toBe('cancelled');
    expect(story.ofType('HandoverWithdrawn').at(-1)?.data.why).toBe('no-longer-needed');
  });

  test.each([
    ['it was resolved', (story: IncidentStory) => story.when(IVO, resolve)],
    ['it was lifted', (story: IncidentStory) => story.when(IVO, { type: 'LiftNarrowing', reasonTextId: 'why' })],
    ['somebody took over', (story: IncidentStory) => story.when(TESS, takeOver(story))],
  ])('to help where work was narrowed once %s', (_, ends) => {
    const story = proposed().when(DESK, narrow);
    expect(story.incident.pages['help']?.outcome).toBe('waiting');
    expect(ends(story).incident.pages['help']?.outcome).toBe('cancelled');
  });
});

describe('two roles of one person that are handed over at once', () => {
  const tloc = { handoverId: 'h2', role: 'tloc', candidateIds: ['tess', 'vera'], pageId: 'ask-2' };
  const askBoth = (alsoRoles = [tloc]) =>
    ({
      ...{ type: 'ProposeHandover' as const, cause: 'rest-policy' as const, noteTextId: null, alsoRoles },
      ...{ handoverId: 'h1', role: 'imoc', candidateIds: ['tess', 'sol'], pageId: 'ask-1' },
    }) as const;
  /** Ivo is the incident manager and the tech lead at once, and Tess comes first for both. */
  const both = (alsoRoles = [tloc]): IncidentStory =>
    managed().when(IVO, { type: 'AssignRole', role: 'tloc', personId: 'ivo' }).when(DESK, askBoth(alsoRoles));
  const calls = (story: IncidentStory, since = 0) =>
    story
      .ofType('RolePaged')
      .flatMap(({ data: { pageId, role, callId = pageId, personIds } }) =>
        /^ask|^next/.test(pageId) ? [[role, callId, personIds[0]]] : [],
      )
      .slice(since);
  const answer = (story: IncidentStory, ...pageIds: string[]): IncidentStory => {
    for (const pageId of pageIds)
      story.when(TESS, { type: 'AnswerPage', pageId, outcome: 'acknowledged', personId: 'tess' });
    return story;
  };
  const takeBoth = (story: IncidentStory) => ({ ...takeOver(story), alsoIds: ['h2'] });

  test('reach somebody who comes first for both as one page, and others as one each', () => {
    expect(calls(both())).toEqual([
      ['imoc', 'ask-1', 'tess'],
      ['tloc', 'ask-1', 'tess'],
    ]);
    expect(calls(both([{ ...tloc, candidateIds: ['vera', 'tess'] }]))).toEqual([
      ['imoc', 'ask-1', 'tess'],
      ['tloc', 'ask-2', 'vera'],
    ]);
  });

  test('are taken over by one read-back, or one of them alone', () => {
    const story = answer(both(), 'ask-1', 'ask-2');
    story.when(TESS, takeBoth(story));
    expect(Object.values(story.incident.holders).filter(({ personId }) => personId === 'tess')).toHaveLength(2);
    expect(openHandovers(story.incident)).toEqual([]);
    const one = answer(both(), 'ask-1', 'ask-2');
    one.when(TESS, { ...takeOver(one), handoverId: 'h2' });
    expect(one.incident.holders['tloc']?.personId).toBe('tess');
    expect(openHandovers(one.incident).map(({ role }) => role)).toEqual(['imoc']);
  });

  test('leave the one that is open when somebody has the other by then, and refuse only when neither is', () => {
    const story = answer(both(), 'ask-1', 'ask-2').when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'sol' });
    story.when(TESS, takeBoth(story));
    expect(story.incident.holders).toMatchObject({ imoc: { personId: 'sol' }, tloc: { personId: 'tess' } });
    expect(story.refused(TESS, takeBoth(story)).reason).toBe('handover-ended');
    const others = both([{ ...tloc, candidateIds: ['vera'] }]);
    others.when(TESS, takeBoth(others));
    expect(others.incident.holders['tloc']?.personId).toBe('ivo');
  });

  test('are declined at once, and whoever is left for both gets one page again', () => {
    const story = both([{ ...tloc, candidateIds: ['tess', 'sol'] }]);
    const alsoDeclined = [{ handoverId: 'h2', pageId: 'next-2' }];
    story.when(TESS, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'next-1', alsoDeclined });
    expect(calls(story, 2)).toEqual([
      ['imoc', 'next-1', 'sol'],
      ['tloc', 'next-1', 'sol'],
    ]);
    expect([story.incident.pages['ask-1']?.outcome, story.incident.pages['ask-2']?.outcome]).toEqual([
      'cancelled',
      'cancelled',
    ]);
    expect(
      story.refused(TESS, { type: 'DeclineHandover', handoverId: 'h1', reasonTextId: null, pageId: 'p', alsoDeclined })
        .reason,
    ).toBe('not-a-candidate');
  });

  test('are not asked for where nobody holds one of them, or it is handed over already', () => {
    const story = managed().when(DESK, askBoth());
    expect(openHandovers(story.incident).map(({ role }) => role)).toEqual(['imoc']);
    const twice = both([tloc, { ...tloc, handoverId: 'h3', pageId: 'ask-3' }]);
    expect(openHandovers(twice.incident).map(({ id }) => id)).toEqual(['h1', 'h2']);
  });
});
