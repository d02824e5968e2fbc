import { describe, expect, test } from 'vitest';
import {
  ANA,
  impact,
  incidentStory,
  IVO,
  severeImpact,
  SOL,
  TESS,
  type IncidentStory,
} from '#testing/incident-story.ts';
import { officeHours, promised } from '#testing/sample-terms.ts';
import { fromIso, HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { clockKey, clocks, clockStatus, type Clock } from './clocks.ts';

const terms = { acme: promised(), globex: promised() };

/** The clocks of a customer as `kind#n status`, as they stand now. */
function standing(story: IncidentStory, customerId = 'acme'): string[] {
  return clocks(story.incident)
    .filter((one) => one.customerId === customerId)
    .map((one) => `${clockKey(one)} ${clockStatus(one, story.now)}`);
}

function clock(story: IncidentStory, key: string, customerId = 'acme'): Clock {
  const found = clocks(story.incident).find((one) => one.customerId === customerId && clockKey(one) === key);
  if (found === undefined) throw new Error(`${customerId} has no clock ${key}`);
  return found;
}

const at = (time: number): string => toIso(time).slice(0, 16);

/** Words to an audience, by support. */
function words(audience: string, updateId: string) {
  return { type: 'PostUpdate', updateId, audience, textId: 'words', kind: 'holding', key: null, guard: null } as const;
}

function worked(story: IncidentStory): void {
  story
    .when(TESS, {
      type: 'StartMitigation',
      mitigationId: 'm1',
      kind: 'revert',
      changeId: null,
      noteTextId: null,
      reasonTextId: null,
    })
    .when(TESS, { type: 'VerifyMitigation', mitigationId: 'm1', outcome: 'worked', noteTextId: null });
}

describe('first response', () => {
  test('runs from the customer’s report, also when the incident was declared later', () => {
    const story = incidentStory({ terms, receivedAt: '2018-11-05T16:55:00Z' });
    expect(at(clock(story, 'first-response#1').dueAt)).toBe('2018-11-05T17:25');
  });

  test('ends with the first words to the customer, and names them', () => {
    const story = incidentStory({ terms }).until('17:10').when(SOL, words('reporters', 'u1'));
    expect(clock(story, 'first-response#1')).toMatchObject({ metAt: story.now, metBy: 'update:u1' });
    expect(standing(story)[0]).toBe('first-response#1 met');
  });

  test('is not ended by words to the public, or to colleagues', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    story.when(SOL, words('public', 'u1')).when(SOL, words('internal', 'u2'));
    expect(standing(story)[0]).toBe('first-response#1 running');
  });

  test('of a customer who was told before they reported is met when they report', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact()).when(SOL, words('customers', 'u1'));
    const signal = { signalId: 's9', customerId: 'globex', featureId: null, tier: 'core' } as const;
    story.until('17:20').when(ANA, { type: 'LinkSignals', signals: [{ signal: 'report', ...signal }] });
    expect(clock(story, 'first-response#1', 'globex')).toMatchObject({ startedAt: story.now, metAt: story.now });
  });

  test('is still owed after service was restored', () => {
    const story = incidentStory({ terms, customers: ['acme'] }).until('17:06');
    story.when(IVO, impact({ tier: 'secondary', customers: 1, workaround: 'no' }));
    worked(story);
    story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    expect(standing(story)).toEqual(['first-response#1 running', 'restore#1 met']);
    story.until('17:34');
    expect(standing(story)[0]).toBe('first-response#1 late');
  });
});

describe('notification', () => {
  test('runs from the assessment that names the customer, until the first words', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    expect(clock(story, 'notification#1', 'globex').startedAt).toBe(story.now);
    story.when(SOL, words('customers', 'u1'));
    expect(clock(story, 'notification#1', 'globex').metBy).toBe('update:u1');
  });

  test('does not run on an assumed priority: nobody knows yet whom it hurts', () => {
    const story = incidentStory({ terms }).until('17:20');
    expect(story.incident.assessment?.assumed).toBe(true);
    expect(standing(story)).toEqual(['first-response#1 running', 'restore#1 running']);
  });

  test('of a customer added later runs from then, and so does restoration', () => {
    const story = incidentStory({ terms: { ...terms, late: promised() } })
      .until('17:08')
      .when(IVO, severeImpact());
    const named = { customerIds: ['acme', 'globex', 'late'], customers: 3 };
    story.until('18:30').when(IVO, impact({ ...named, tier: 'core', workaround: 'no' }, 'assessment-2'));
    expect(clock(story, 'notification#1', 'late').startedAt).toBe(story.now);
    expect(clock(story, 'restore#1', 'late').startedAt).toBe(story.now);
    expect(clock(story, 'restore#1', 'globex').startedAt).toBe(story.incident.openedAt);
  });
});

describe('updates', () => {
  test('are due from each words to the next while the customer is hurt', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact()).when(SOL, words('customers', 'u1'));
    story.until('17:30').when(SOL, words('customers', 'u2'));
    expect(clock(story, 'update#1').metAt).toBe(story.now);
    expect(clock(story, 'update#2')).toMatchObject({ startedAt: story.now, dueAt: story.now + HOUR_MS, metAt: null });
  });

  test('are owed no longer once service is verified to be restored', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact()).when(SOL, words('customers', 'u1'));
    story.until('17:30');
    worked(story);
    story.until('17:40').when(IVO, { type: 'Resolve', verificationTextId: 'seen' });
    const last = clocks(story.incident).filter((one) => one.customerId === 'acme' && one.kind === 'update');
    expect(last.at(-1)).toMatchObject({ metAt: null, stop: 'resolved' });
  });

  test('in a stand-down are due at the time that the words named', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    const morning = fromIso('2018-11-06T08:00:00Z');
    const customers = structuredClone(story.incident.customers);
    const spell = customers['acme']?.spells[0];
    spell?.words.push({ updateId: 'u1', at: story.now, ordinal: 1, untilAt: morning });
    const update = clocks({ customers, assessment: null }).find((one) => one.kind === 'update');
    expect(update).toMatchObject({ dueAt: morning, warnAt: morning - 15 * MINUTE_MS });
  });
});

describe('restoration', () => {
  test('is met when a mitigation is seen to work, and stays so until the incident is reopened', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact()).until('18:00');
    worked(story);
    expect(clock(story, 'restore#1')).toMatchObject({ metAt: story.now, metBy: 'restored' });
    story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' }).until('19:00');
    story.when(IVO, { type: 'Reopen', reasonTextId: 'back' });
    expect(clock(story, 'restore#1').metAt).not.toBeNull();
    expect(clock(story, 'restore#2')).toMatchObject({ startedAt: story.now, metAt: null });
    expect(clock(story, 'notification#2').startedAt).toBe(story.now);
  });

  test('of a report that came after the resolution runs from that report once the incident is reopened', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    worked(story);
    story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' }).until('18:00');
    const reportedAt = story.now;
    const signal = { signalId: 's9', customerId: 'acme', featureId: null, tier: 'core' } as const;
    story.when(ANA, { type: 'LinkSignals', signals: [{ signal: 'report', ...signal }] });
    story.until('18:20').when(IVO, { type: 'Reopen', reasonTextId: 'back' });
    expect(clock(story, 'restore#2').startedAt).toBe(reportedAt);
    expect(clock(story, 'first-response#2').startedAt).toBe(reportedAt);
  });
});

describe('what stops clocks', () => {
  test('a bug stops all of them at once', () => {
    const story = incidentStory({ terms }).until('17:06');
    story.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
    expect(clock(story, 'restore#1')).toMatchObject({ stop: 'not-an-incident', stoppedAt: story.now });
    story.until('23:00');
    expect(story.ofType('ClocksBreached')).toEqual([]);
  });

  test('a customer who is not hurt after all has none that run', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    const rest = { customerIds: ['acme'], customers: 2 };
    story.when(IVO, impact({ ...rest, tier: 'core', workaround: 'no' }, 'assessment-2'));
    expect(clock(story, 'restore#1', 'globex').stop).toBe('not-hurt');
    expect(standing(story)).toContain('restore#1 running');
  });

  test('an assessment that only counts customers drops nobody', () => {
    const story = incidentStory({ terms }).until('17:08').when(IVO, severeImpact());
    story.when(IVO, impact({ customers: 5, tier: 'core', workaround: 'no' }, 'assessment-2'));
    expect(clock(story, 'restore#1', 'globex').stop).toBeNull();
  });

  test('on a priority without promises only the answer to the report is owed', () => {
    const minor = { acme: promised({ priorities: ['P1', 'P2'] }) };
    const story = incidentStory({ terms: minor, tier: 'secondary' }).until('17:08');
    story.when(IVO, impact({ customerIds: ['acme'], tier: 'secondary', customers: 1, workaround: 'no' }));
    expect(story.incident.assessment?.priority).toBe('P3');
    expect(clock(story, 'restore#1').stop).toBe('priority');
    expect(standing(story)[0]).toBe('first-response#1 running');
    story.when(IVO, severeImpact('assessment-2'));
    expect(clock(story, 'restore#1')).toMatchObject({ stop: null, startedAt: story.incident.openedAt });
  });

  test('a merged incident’s clocks go on in the other one, with their beginnings and the words that were sent', () => {
    const duplicate = incidentStory({ terms }).until('17:20').when(SOL, words('reporters', 'u1'));
    const told = duplicate.now;
    const survivor = incidentStory({ terms, customers: ['globex'] }).until('17:40');
    survivor.when(IVO, {
      type: 'AbsorbDuplicate',
      fromIncidentId: 'other',
      signals: duplicate.incident.signals.map(({ id, at: receivedAt, customerId }) => ({
        signal: 'report',
        signalId: `other-${id}`,
        customerId,
        featureId: null,
        tier: 'core',
        receivedAt,
      })),
      words: [{ customerId: 'acme', updateId: 'u1', at: told }],
    });
    expect(clock(survivor, 'first-response#1')).toMatchObject({ metAt: told, metBy: 'update:u1', breachedAt: null });
    duplicate.when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 7 }).until('23:00');
    expect(clock(duplicate, 'restore#1').stop).toBe('merged');
    expect(duplicate.ofType('ClocksBreached')).toEqual([]);
  });
});

describe('the desk tells of clocks', () => {
  test('ahead and when they are missed, once each, all customers of one kind together', () => {
    const story = incidentStory({ terms, customers: ['acme', 'globex'], tier: 'secondary' }).until('17:40');
    const told = [...story.ofType('ClocksWarned'), ...story.ofType('ClocksBreached')];
    expect(told.map((event) => [event.type, at(event.at), event.data.clock])).toEqual([
      ['ClocksWarned', '2018-11-05T17:27', 'first-response'],
      ['ClocksBreached', '2018-11-05T17:33', 'first-response'],
    ]);
    expect(told.map(({ data }) => data.due.map(({ customerId }) => customerId))).toEqual([
      ['acme', 'globex'],
      ['acme', 'globex'],
    ]);
    expect(standing(story)[0]).toBe('first-response#1 late');
  });

  test('of a promise that was kept at the very instant it was due, as kept', () => {
    const story = incidentStory({ terms }).until('17:33').when(SOL, words('reporters', 'u1')).until('17:40');
    expect(clock(story, 'first-response#1')).toMatchObject({ metAt: clock(story, 'first-response#1').dueAt });
    expect(story.ofType('ClocksBreached')).toEqual([]);
  });

  test('of a promise that was kept late, though nobody woke in between', () => {
    const story = incidentStory({ terms }).until('17:34').when(SOL, words('reporters', 'u1'));
    expect(standing(story)[0]).toBe('first-response#1 met-late');
    expect(story.ofType('ClocksBreached').length).toBe(1);
  });

  test('of a P3 of Friday 17:55 in the contract’s hours and not in the procedure’s', () => {
    const pacific = promised({ calendar: officeHours('America/Los_Angeles'), firstResponseMs: HOUR_MS });
    const story = incidentStory({ at: '2018-11-09T17:55:00Z', tier: 'secondary', terms: { acme: pacific } });
    expect(toIso(clock(story, 'first-response#1').dueAt)).toBe('2018-11-09T18:55:00.000Z');
    const london = promised({ calendar: officeHours('Europe/London'), firstResponseMs: HOUR_MS });
    const other = incidentStory({ at: '2018-11-09T17:55:00Z', tier: 'secondary', terms: { acme: london } });
    expect(toIso(clock(other, 'first-response#1').dueAt)).toBe('2018-11-12T09:55:00.000Z');
    other.until('2018-11-12T09:00:00Z');
    expect(other.ofType('ClocksWarned')).toEqual([]);
  });

  test('by terms as they were when the customer became known: later contracts change nothing', () => {
    const story = incidentStory({ terms });
    const recorded = story.ofType('TermsRecorded');
    expect(recorded.map(({ data }) => data.customerIds)).toEqual([['acme']]);
    const signal = { signalId: 's9', customerId: 'acme', featureId: null, tier: 'core' } as const;
    const facts = { terms: [{ customerIds: ['acme'], terms: promised({ contract: 'other' }) }], reached: {} };
    story.when(ANA, { type: 'LinkSignals', signals: [{ signal: 'report', ...signal }], facts });
    expect(story.incident.customers['acme']?.terms?.contract).toBe('care');
  });
});
