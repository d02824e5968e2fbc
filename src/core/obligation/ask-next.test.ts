import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ANA,
  incidentStory,
  IVO,
  severeImpact,
  SOL,
  TESS,
  type IncidentStory,
  type StoryOptions,
} from '#testing/incident-story.ts';
import { calmImpact } from '#testing/night-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { personFor } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { toIso } from '../shared/instant.ts';
import { rolesToAsk, rolesToRemind } from './ask-next.ts';
import { stepOf } from './step-rules.ts';

const asked = (story: IncidentStory, key: string): string[] =>
  story
    .ofType('ObligationLate')
    .flatMap(({ at, data }) =>
      data.key === key && data.role !== null ? [`${toIso(at).slice(11, 16)} ${data.role}`] : [],
    );

/** Two customers of a core feature: a P1, assumed when nobody assesses it. */
const SEVERE = { customers: ['acme', 'globex'] };
/** One customer: a P2, which the procedure lets wait for the morning. */
const MAY_WAIT = { customers: ['acme'] };

const anaHasCome = (options: StoryOptions = SEVERE) => incidentStory(options).when(ANA, { type: 'Acknowledge' });

const reminded = (story: IncidentStory): string[] => {
  const under = { incident: story.incident, procedure: story.procedure };
  const duty = story.duty('assess')!;
  return rolesToRemind(under, duty, stepOf(under, duty));
};

describe('a duty that nobody takes', () => {
  test('leaves whoever was asked in vain in peace as soon as one of its owners has come', () => {
    const story = anaHasCome().until('17:36');
    expect(reminded(story)).toEqual(['imoc', 'tloc', 'on-call', 'approver', 'soc']);
    story.when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' }).until('18:30');
    expect(reminded(story)).toEqual(['imoc', 'tloc', 'on-call']);
  });

  test('of a P1 goes on to whoever works on it, the approver, and then everybody with a role', () => {
    const story = anaHasCome().until('18:30');
    expect(asked(story, 'assess#1')).toEqual(['17:20 tloc', '17:25 on-call', '17:30 approver', '17:35 soc']);
  });

  test('stays with whoever of its owners comes, and asks nobody else', () => {
    const story = anaHasCome().until('17:18').when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' });
    expect(asked(story.until('18:30'), 'assess#1')).toEqual(['17:20 tloc']);
    const deputy = anaHasCome().until('17:22').when(TESS, { type: 'AssignRole', role: 'tloc', personId: 'tess' });
    expect(asked(deputy.until('18:30'), 'assess#1')).toEqual(['17:20 tloc']);
  });

  test('is taken by the one who came first, and nobody further is asked once it is done', () => {
    const story = anaHasCome().until('17:26').when(ANA, severeImpact('a1'));
    expect(asked(story.until('18:30'), 'assess#1')).toEqual(['17:20 tloc', '17:25 on-call']);
  });

  test('is reminded of ever more rarely once nobody is left to ask', () => {
    const story = anaHasCome().until('2018-11-05T23:00:00Z');
    const times = story.ofType('ObligationLate').flatMap(({ at, data }) => (data.key === 'assess#1' ? [at] : []));
    expect(times.at(-1)! - times.at(-2)!).toBe(3_600_000);
    expect(asked(story, 'assess#1')).toHaveLength(4);
  });

  test('asks nobody twice who holds two roles', () => {
    const roster = { 'on-call': ['ana'], imoc: ['ivo'], tloc: ['ivo'], soc: ['ana'], approver: ['vera'] };
    const story = incidentStory({ ...SEVERE, roster }).until('18:30');
    expect(asked(story, 'assess#1')).toEqual(['17:20 tloc', '17:25 approver', '17:30 on-call']);
  });

  test('is not taken to the approver once service is restored', () => {
    const story = anaHasCome().until('17:26').when(ANA, severeImpact('a1')).until('17:30');
    story.when(ANA, { type: 'Resolve', verificationTextId: 'verified' }).until('2018-11-16T12:00:00Z');
    expect(asked(story, 'write-postmortem#1').some((one) => one.endsWith('approver'))).toBe(false);
  });
});

describe('a duty that nobody takes of what may wait for the morning', () => {
  test('goes to whoever works on it, and wakes neither the approver nor anybody else', () => {
    const story = anaHasCome({ ...MAY_WAIT, at: '2018-11-06T03:03:00Z' }).until('06:30');
    expect(story.incident.assessment).toMatchObject({ priority: 'P2', assumed: true });
    expect(asked(story, 'assess#1')).toEqual(['03:20 tloc', '03:25 on-call']);
    expect(reminded(story)).toEqual(['imoc', 'tloc', 'on-call']);
    expect(story.ofType('ObligationLate').filter(({ data }) => data.key === 'assess#1').length).toBeGreaterThan(4);
  });

  test('goes to whoever works on it before a deputy of somebody else is woken', () => {
    const story = incidentStory({ ...MAY_WAIT, at: '2018-11-06T03:03:00Z' });
    story.when(SOL, { type: 'AssignRole', role: 'soc', personId: 'sol' });
    expect(asked(story.until('06:30'), 'assess#1')).toEqual(['03:20 tloc', '03:25 soc']);
  });

  test('goes on to everybody while nobody works on it, and leaves them in peace once somebody does', () => {
    const story = incidentStory(MAY_WAIT).until('17:41');
    expect(asked(story, 'assess#1').map((one) => one.slice(6))).toEqual(['tloc', 'approver', 'on-call', 'soc']);
    expect(reminded(story)).toEqual(['imoc', 'tloc', 'approver', 'on-call', 'soc']);
    story.when(ANA, { type: 'Acknowledge' });
    expect(reminded(story)).toEqual(['imoc', 'tloc', 'on-call']);
  });

  test('goes on to others within minutes of a second customer, after hours in which nobody else was to be woken', () => {
    const story = anaHasCome({ ...MAY_WAIT, at: '2018-11-06T03:03:00Z' }).until('06:11');
    const signal = { signal: 'report', signalId: 'second', customerId: 'globex' } as const;
    const signals = [{ ...signal, featureId: 'environments', tier: 'core' as const }];
    story.when(SOL, { type: 'LinkSignals', signals });
    expect(story.incident.assessment).toMatchObject({ priority: 'P1', assumed: true });
    expect(asked(story.until('06:30'), 'assess#1').slice(2)).toEqual(['06:16 approver', '06:21 soc']);
  });

  test.each([{ worsening: 'yes' }, { dataAtRisk: 'yes' }] as const)(
    'goes on to everybody where people know of a P2 that %j',
    (known) => {
      const story = incidentStory({ ...MAY_WAIT, at: '2018-11-06T03:03:00Z' });
      story.when(SOL, { type: 'AssignRole', role: 'soc', personId: 'sol' }).until('03:08');
      const roles = (change: Parameters<typeof calmImpact>[0], id: string): string[] => {
        const { incident, procedure } = story.when(SOL, calmImpact(change, id));
        expect(incident.assessment?.priority).toBe('P2');
        const step = procedure.steps.find((one) => one.id === 'mitigate');
        return rolesToAsk({ incident, procedure }, { owners: ['tloc'] }, step);
      };
      expect(roles({}, 'a1')).not.toContain('approver');
      expect(roles(known, 'a2')).toContain('approver');
    },
  );

  test('goes on to the approver and everybody as soon as it is worse', () => {
    const story = anaHasCome(MAY_WAIT).until('17:41').when(ANA, severeImpact('a1'));
    expect(story.incident.assessment?.priority).toBe('P1');
    story.until('20:00');
    const toVera = story.ofType('ObligationLate').filter(({ data }) => data.role === 'approver');
    expect(toVera.length).toBeGreaterThan(0);
  });
});

test('a commander who does not come is not the only one to be asked what happens next', () => {
  const procedure = referenceProcedure();
  const story = incidentStory({ procedure: { ...procedure, steps: [] } }).until('21:00');
  expect(asked(story, 'decide-next#1').map((one) => one.slice(6))).toEqual(['tloc', 'approver', 'on-call', 'soc']);
});

test('while service is hurt and nobody comes, everybody whom the schedules name is asked in the end', () => {
  const roles = referenceProcedure().roles.map(({ id }) => id);
  const roster = fc.record(Object.fromEntries(roles.map((role) => [role, fc.subarray(['p', 'q', 'r', 's', 't'])])));
  fc.assert(
    fc.property(roster, (named) => {
      const story = incidentStory({ roster: named, customers: ['acme', 'globex'] }).until('18:15');
      if (!isOpen(story.incident.phase)) return;
      const owners = new Set(story.duty('assess')?.owners);
      const reached = new Set([...owners].map((role) => personFor(story.incident, role)));
      const filled = roles.flatMap((role) => personFor(story.incident, role) ?? []);
      expect(filled.filter((personId) => !reached.has(personId))).toEqual([]);
    }),
    { numRuns: 12 },
  );
});
