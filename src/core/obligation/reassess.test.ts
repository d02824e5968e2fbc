import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANA, impact, incidentStory, IVO, severeImpact, SOL, type IncidentStory } from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { fromIso, HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { openObligations } from '../incident/incident.ts';
import { droppedCustomers } from './correction.ts';
import { restsUntil } from './step-timing.ts';

const NIGHT = '2018-11-06T01:50:00Z';
const MORNING = '2018-11-06T09:00:00.000Z';
const asP1 = (id: string) => severeImpact(id);
const asP2 = (id: string) => impact({ customers: 1, customerIds: ['acme'] }, id);
const asP3 = (id: string) => impact({ tier: 'secondary', customers: 1, customerIds: ['acme'], workaround: 'no' }, id);
const asBug = (id: string) => impact({ tier: 'secondary', customers: 1, workaround: 'yes' }, id);
const waiting = ({ incident }: IncidentStory) =>
  Object.values(incident.pages).flatMap(({ outcome, role }) => (outcome === 'waiting' ? [role] : []));
const paged = (story: IncidentStory) => story.ofType('RolePaged').map(({ data }) => data.role);
const told = (story: IncidentStory) => story.ofType('UpdatePosted').map(({ data }) => `${data.audience} ${data.kind}`);
const atNight = () => incidentStory({ at: NIGHT }).until('01:55').when(ANA, { type: 'Acknowledge' });

describe('lowered at two in the morning', () => {
  test('from P1 to P3, nobody is asked to come any more and nobody is reminded before working hours', () => {
    const story = atNight().when(IVO, asP1('a1'));
    expect(waiting(story)).toEqual(expect.arrayContaining(['tloc', 'soc']));
    story.until('02:00').when(IVO, asP3('a2'));
    expect(waiting(story)).toEqual([]);
    story.until('08:59');
    const after = (at: number) => at > fromIso('2018-11-06T02:00:00Z');
    expect(story.ofType('ObligationLate').filter(({ at }) => after(at))).toEqual([]);
    expect(story.ofType('RolePaged').filter(({ at }) => after(at))).toEqual([]);
    expect(toIso(story.duty('mitigate')?.dueAt ?? 0) > MORNING).toBe(true);
  });

  test('a page that a person asked for goes on', () => {
    const story = atNight().when(IVO, asP1('a1'));
    story.when(ANA, {
      type: 'PageRole',
      pageId: 'by-hand',
      role: 'approver',
      personIds: ['vera'],
      textId: null,
      key: null,
    });
    story.when(IVO, asP3('a2'));
    expect(waiting(story)).toEqual(['approver']);
  });

  test('what nobody has answered waits for the morning, and whoever is missing is asked then', () => {
    const story = incidentStory({ at: NIGHT }).until('02:00').when(IVO, asP3('a1'));
    expect(waiting(story)).toEqual([]);
    story.until('08:59');
    expect(waiting(story)).toEqual([]);
    story.until('09:00');
    expect(waiting(story)).toEqual(expect.arrayContaining(['on-call', 'imoc']));
  });

  test('to a bug, nobody is asked every half hour what happens next', () => {
    const story = atNight().when(IVO, asBug('a1'));
    story.when(IVO, { type: 'Waive', key: 'simple-mitigation#1', reasonTextId: 'why' }).until('08:59');
    expect(story.owed()).toEqual(['decide-next#1']);
    expect(story.ofType('ObligationLate').filter(({ data }) => data.key === 'decide-next#1')).toEqual([]);
  });
});

describe('raised at two in the morning', () => {
  test('from P3 to P1, tech lead and support are asked to come at once and the status page opens', () => {
    const story = atNight().when(IVO, asP3('a1'));
    expect(paged(story)).not.toContain('tloc');
    story.until('02:00').when(IVO, asP1('a2'));
    expect(waiting(story)).toEqual(expect.arrayContaining(['tloc', 'soc']));
    story.until('02:05');
    expect(told(story)).toContain('public holding');
    expect(story.duty('mitigate')?.dueAt).toBeLessThanOrEqual(fromIso('2018-11-06T03:00:00Z'));
  });

  test('down and up again, whoever was called off is asked again, and whoever has come is not', () => {
    const story = atNight().when(IVO, asP1('a1')).when(SOL, { type: 'AssignRole', role: 'soc', personId: 'sol' });
    story.until('02:00').when(IVO, asP3('a2')).until('02:30').when(IVO, asP1('a3'));
    expect(waiting(story)).toEqual(['imoc', 'tloc']);
    expect(paged(story).filter((role) => role === 'tloc').length).toBe(2);
    expect(paged(story).filter((role) => role === 'soc').length).toBe(1);
  });

  test('a reminder that was put off for the morning comes within minutes', () => {
    const story = incidentStory({ at: NIGHT }).until('02:00').when(IVO, asP3('a1'));
    expect(toIso(story.duty('acknowledge')?.nextReminderAt ?? 0)).toBe(MORNING);
    story.until('02:30').when(IVO, asP1('a2'));
    expect(story.duty('acknowledge')?.nextReminderAt).toBeLessThanOrEqual(story.now + 5 * MINUTE_MS);
  });
});

describe('customers who were told of what turns out to be smaller', () => {
  const toldOfP1 = () => incidentStory().until('17:08').when(IVO, asP1('a1')).until('17:25');

  test('get one correction, which promises nothing more', () => {
    const story = toldOfP1().when(IVO, asP3('a2')).until('2018-11-06T12:00:00Z');
    const toCustomers = story.ofType('UpdatePosted').filter(({ data }) => data.audience === 'customers');
    expect(toCustomers.length).toBe(2);
    expect(toCustomers.at(-1)?.data).toMatchObject({ state: 'resolved', nextUpdateAt: null });
    expect(story.ofType('ObligationRaised').filter(({ data }) => data.step === 'correct-words').length).toBe(1);
  });

  test('are told also when it is no incident at all, and then nothing is owed', () => {
    const story = toldOfP1().when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
    expect(
      story
        .ofType('UpdatePosted')
        .slice(-2)
        .map(({ data }) => data.audience)
        .toSorted(),
    ).toEqual(['customers', 'reporters']);
    expect(story.owed()).toEqual([]);
    expect(waiting(story)).toEqual([]);
  });

  test('hear the first words again when it is raised again', () => {
    const story = toldOfP1().when(IVO, asP3('a2')).until('17:40').when(IVO, asP1('a3'));
    expect(story.duty('update-customers')?.dueAt).toBe(story.now + 15 * MINUTE_MS);
  });

  test('go on to hear of a P2 when they were told they would, and from then on less often', () => {
    const story = toldOfP1();
    const toCustomers = () => story.ofType('UpdatePosted').filter(({ data }) => data.audience === 'customers');
    const promisedAt = toCustomers().at(-1)?.data.nextUpdateAt ?? 0;
    story.when(IVO, asP2('a2'));
    expect(story.ofType('ObligationRaised').filter(({ data }) => data.step === 'correct-words')).toEqual([]);
    expect(story.duty('update-customers')?.dueAt).toBe(promisedAt);
    const before = toCustomers().length;
    story.until('17:54');
    expect(toCustomers().length).toBe(before + 1);
    const last = toCustomers().at(-1);
    expect(last?.at).toBeLessThanOrEqual(promisedAt);
    expect(last?.data.nextUpdateAt).toBe((last?.at ?? 0) + 60 * MINUTE_MS);
  });
});

describe('all customers, who were told by hand', () => {
  const toldAll = () =>
    incidentStory().until('17:08').when(IVO, asP1('a1')).until('17:20').when(IVO, {
      type: 'PostUpdate',
      updateId: 'to-all',
      audience: 'all-customers',
      textId: 'words',
      kind: 'first',
      key: null,
      guard: null,
    });
  const toAll = (story: IncidentStory) => told(story).filter((words) => words.startsWith('all-customers'));

  test('hear no correction while it is what it was', () => {
    expect(toAll(toldAll().until('20:00'))).toEqual(['all-customers first']);
    expect(toAll(toldAll().until('17:25').when(IVO, asP2('a2')).until('20:00'))).toEqual(['all-customers first']);
  });

  test('get one correction when it turns out to be smaller', () => {
    const story = toldAll().until('17:25').when(IVO, asP3('a2')).until('2018-11-06T12:00:00Z');
    expect(toAll(story)).toHaveLength(2);
    expect(story.ofType('UpdatePosted').findLast(({ data }) => data.audience === 'all-customers')?.data).toMatchObject({
      state: 'resolved',
      nextUpdateAt: null,
    });
  });

  test('get one correction when it is no incident at all', () => {
    const story = toldAll().when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null }).until('20:00');
    expect(toAll(story)).toHaveLength(2);
    expect(story.owed()).toEqual([]);
  });
});

describe('customers whom a reassessment drops', () => {
  const customers = referenceProcedure().audiences.find(({ id }) => id === 'customers')!;
  const both = (id: string) => impact({ customers: 2, customerIds: ['acme', 'globex'] }, id);
  const dropped = (story: IncidentStory, next: ReturnType<typeof asP1>) => {
    const before = story.incident;
    return droppedCustomers(
      before,
      { incident: story.when(IVO, next).incident, procedure: referenceProcedure() },
      customers,
    );
  };

  test('are those who were told and are not named any more, while others are', () => {
    const story = incidentStory().until('17:08').when(IVO, both('a1')).until('17:25');
    expect(dropped(story, asP2('a2'))).toEqual(['globex']);
    expect(dropped(story, asP2('a3'))).toEqual([]);
  });

  test('are nobody who was never told', () => {
    expect(dropped(incidentStory().until('17:08').when(IVO, both('a1')), asP2('a2'))).toEqual([]);
  });

  test('are nobody where everybody gets a correction', () => {
    const story = incidentStory().until('17:08').when(IVO, both('a1')).until('17:25');
    expect(dropped(story, asP3('a2'))).toEqual([]);
  });
});

test('a false alarm that nobody outside heard of needs no correction', () => {
  const story = incidentStory().until('17:20').when(IVO, asBug('a1'));
  story.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null }).until('2018-11-07T12:00:00Z');
  expect(told(story).filter((words) => /^(public|customers)/.test(words))).toEqual([]);
  expect(told(story)).toContain('reporters holding');
});

test('words that wait for approval are kept from going out when it is no incident', () => {
  const story = incidentStory().until('17:08').when(IVO, asP1('a1'));
  story.when(SOL, {
    type: 'AskApproval',
    approvalId: 'ap1',
    audience: 'customers',
    textId: 'promise',
    cleanTextId: 'clean',
    labels: ['eta'],
    key: null,
  });
  story.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null }).until('18:00');
  expect(story.incident.approvals['ap1']?.outcome).toBe('refused');
  expect(story.ofType('UpdatePosted').filter(({ data }) => ['promise', 'clean'].includes(data.textId))).toEqual([]);
});

const procedure = referenceProcedure();
const STEPS = [asP1, asP2, asP3, asBug];

describe('however often it is judged anew, at whatever hour', { timeout: 60_000 }, () => {
  const night = fc.array(
    fc.record({ to: fc.constantFrom(...STEPS), waitMs: fc.integer({ min: 0, max: 3 * HOUR_MS }) }),
    { minLength: 1, maxLength: 8 },
  );
  const live = (
    startMs: number,
    moves: { to: (id: string) => ReturnType<typeof asP1>; waitMs: number }[],
    look: (story: IncidentStory) => void,
  ) => {
    const story = incidentStory({ at: toIso(fromIso('2018-11-05T00:00:00Z') + startMs) });
    moves.forEach(({ to, waitMs }, index) => {
      story.until(toIso(story.now + waitMs)).when(IVO, to(`a${index}`));
      look(story);
    });
  };
  const start = fc.integer({ min: 0, max: 7 * 24 * HOUR_MS });

  test('what waits for working hours asks, and reminds, nobody outside them', () => {
    fc.assert(
      fc.property(start, night, (startMs, moves) => {
        live(startMs, moves, (story) => {
          const { incident, now } = story;
          if (restsUntil(incident, procedure, now) === null) return;
          expect(waiting(story)).toEqual([]);
          for (const { nextReminderAt, key } of openObligations(incident))
            expect([key, restsUntil(incident, procedure, nextReminderAt)]).toEqual([key, null]);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('on a P1 everybody it needs has come or is being asked', () => {
    fc.assert(
      fc.property(start, night, (startMs, moves) => {
        live(startMs, moves, (story) => {
          if (story.incident.assessment?.priority !== 'P1') return;
          for (const role of ['tloc', 'soc']) expect(waiting(story)).toContain(role);
        });
      }),
      { numRuns: 40 },
    );
  });

  test('no promise of words to customers is left that nobody keeps', () => {
    fc.assert(
      fc.property(start, night, (startMs, moves) => {
        live(startMs, moves, ({ incident }) => {
          const last = incident.updates.findLast(({ audience }) => audience === 'customers');
          if (last === undefined || last.nextUpdateAt === null) return;
          expect(openObligations(incident).some(({ audience }) => audience === 'customers')).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  });
});
