import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DESK, type Actor } from '../shared/actor.ts';
import type { Calendar } from '../shared/calendar.ts';
import { DAY_MS, fromIso, HOUR_MS, type Instant } from '../shared/instant.ts';
import { workingTimeBetween } from '../shared/working-time.ts';
import { actionItemWakeAt, isOverdue, type ActionItem } from './action-item.ts';
import { dueDate, firstReminderAt, nextReminderAt } from './action-item-times.ts';
import { decideActionItem, type ActionItemCommand, type AroundActionItem } from './decide-action-item.ts';
import { evolveActionItem } from './evolve-action-item.ts';

const day = { fromMinute: 9 * 60, toMinute: 17 * 60 };
const calendar: Calendar = {
  zone: 'America/Los_Angeles',
  week: { 1: day, 2: day, 3: day, 4: day, 5: day },
  holidays: ['2026-11-26'],
};
const around: AroundActionItem = { calendar, incidentIsOpen: false, approverIds: ['vp', 'director'] };
/** A Monday morning in Los Angeles. */
const monday = fromIso('2026-11-23T17:30:00Z');
const noa: Actor = { kind: 'person', id: 'noa' };
const vp: Actor = { kind: 'person', id: 'vp' };

/** What commands one after another make of an item, and the last refusal. */
function after(
  commands: ActionItemCommand[],
  options: Partial<AroundActionItem> = {},
  now: Instant = monday,
): { item: ActionItem | null; refused: string | null } {
  let item: ActionItem | null = null;
  let refused: string | null = null;
  for (const command of commands) {
    const decision = decideActionItem(item, command, { ...around, ...options }, now);
    if ('refusal' in decision) refused = decision.refusal.reason;
    else for (const event of decision.events) item = evolveActionItem(item, event);
  }
  return { item, refused };
}

const drafted: ActionItemCommand = { type: 'Draft', by: noa, incidentId: 'i_1', textId: 't_1', ideaIds: ['idea_1'] };
const filled: ActionItemCommand = {
  type: 'Change',
  by: noa,
  textId: 't_1',
  ownerId: 'noa',
  dueOn: '2026-11-27',
  approverId: 'vp',
};
const agreed: ActionItemCommand = { type: 'Agree', by: vp };
const sent: ActionItemCommand[] = [
  { type: 'Send', by: noa, connection: 'github' },
  { type: 'TakeSent', by: DESK, ref: 'github.com/acme/shop#7', url: null, lookAt: monday + HOUR_MS },
];

describe('an action item', () => {
  test('is a draft until an approver says yes to its owner and date, then done', () => {
    expect(after([drafted]).item).toMatchObject({ status: 'draft', ownerId: null, due: null, ideaIds: ['idea_1'] });
    expect(after([drafted, filled, agreed]).item).toMatchObject({ status: 'agreed', agreedBy: vp });
    expect(after([drafted, filled, agreed, { type: 'Finish', by: noa, noteTextId: null }]).item?.status).toBe('done');
  });

  test('is never made, given an owner or date, or agreed while its incident is open', () => {
    const open = { incidentIsOpen: true };
    expect(after([drafted], open)).toEqual({ item: null, refused: 'incident-open' });
    const { item } = after([drafted]);
    expect(decideActionItem(item, filled, { ...around, ...open }, monday)).toMatchObject({
      refusal: { reason: 'incident-open' },
    });
    expect(decideActionItem(after([drafted, filled]).item, agreed, { ...around, ...open }, monday)).toMatchObject({
      refusal: { reason: 'incident-open' },
    });
  });

  test.each<[string, ActionItemCommand[], string]>([
    ['without owner and date is not agreed', [drafted, agreed], 'owner-and-date-missing'],
    ['is not agreed by somebody who is no approver', [drafted, filled, { type: 'Agree', by: noa }], 'not-the-approver'],
    [
      'is not agreed by a machine',
      [drafted, filled, { type: 'Agree', by: { kind: 'token', id: 'ci' } }],
      'person-required',
    ],
    [
      'is not agreed by its own owner',
      [drafted, { ...filled, ownerId: 'vp', approverId: 'director' }, agreed],
      'own-item',
    ],
    ['does not ask its own owner', [drafted, { ...filled, ownerId: 'vp' }], 'own-item'],
    ['does not ask somebody who may not say yes', [drafted, { ...filled, approverId: 'noa' }], 'not-the-approver'],
    ['of an idea is made once', [drafted, drafted], 'item-exists'],
    ['is not due on a day that has passed', [drafted, { ...filled, dueOn: '2026-11-22' }], 'date-passed'],
    ['is not due on a day that is none', [drafted, { ...filled, dueOn: '2026-02-30' }], 'bad-date'],
    ['is not due in twenty years', [drafted, { ...filled, dueOn: '2046-01-01' }], 'bad-date'],
    ['is not done before it was agreed', [drafted, { type: 'Finish', by: noa, noteTextId: null }], 'not-agreed'],
    [
      'goes to no tracker before it was agreed',
      [drafted, filled, { type: 'Send', by: noa, connection: 'g' }],
      'not-agreed',
    ],
    [
      'goes to one tracker only',
      [drafted, filled, agreed, ...sent, { type: 'Send', by: noa, connection: 'g' }],
      'already-sent',
    ],
    ['that is dropped is not changed', [drafted, { type: 'Drop', by: noa, reasonTextId: 't_2' }, filled], 'item-ended'],
  ])('%s', (_title, commands, reason) => {
    expect(after(commands).refused).toBe(reason);
  });

  test('of the only approver is agreed by themselves, since nobody else can', () => {
    const own = { ...filled, ownerId: 'vp', approverId: 'vp' } as const;
    expect(after([drafted, own, agreed], { approverIds: ['vp'] }).item?.status).toBe('agreed');
  });

  test('that is changed after the yes is to be agreed again', () => {
    const changed = after([drafted, filled, agreed, { ...filled, dueOn: '2026-12-04' }]);
    expect(changed.item).toMatchObject({ status: 'draft', agreedAt: null, remindAt: null });
    expect(after([drafted, filled, agreed, filled]).item?.status).toBe('agreed');
  });

  test('is done when its tracker closes it and agreed again when it is reopened there; dropped stays dropped', () => {
    const closed: ActionItemCommand = { type: 'TakeTrackerState', by: DESK, state: 'done' };
    const reopened: ActionItemCommand = { type: 'TakeTrackerState', by: DESK, state: 'open' };
    const before = [drafted, filled, agreed, ...sent];
    expect(after([...before, closed]).item?.status).toBe('done');
    expect(after([...before, closed, closed, reopened]).item?.status).toBe('agreed');
    const dropped = after([...before, { type: 'Drop', by: noa, reasonTextId: 't' }, closed, reopened]).item;
    expect(dropped).toMatchObject({ status: 'dropped', tracked: { nextAt: null } });
    expect(after([drafted, filled, agreed, closed]).item?.status).toBe('agreed');
  });
});

describe('reminders', () => {
  const due = dueDate(calendar, '2026-11-27') ?? { on: '', overdueAt: 0 };

  test('an item is overdue when its day has passed where the calendar is read, and only while it is agreed', () => {
    expect(due.overdueAt).toBe(fromIso('2026-11-28T08:00:00Z'));
    const { item } = after([drafted, filled, agreed]);
    expect(item !== null && isOverdue(item, due.overdueAt - 1)).toBe(false);
    expect(item !== null && isOverdue(item, due.overdueAt)).toBe(true);
    expect(isOverdue({ status: 'draft', due }, due.overdueAt)).toBe(false);
  });

  test('the owner hears on the morning of the day, on the working day after it, and then every week', () => {
    const first = firstReminderAt(calendar, due, monday);
    expect(first).toBe(fromIso('2026-11-27T17:00:00Z'));
    const second = nextReminderAt(calendar, due, first ?? 0);
    expect(second).toBe(fromIso('2026-11-30T17:00:00Z'));
    expect(nextReminderAt(calendar, due, second ?? 0)).toBe(fromIso('2026-12-07T17:00:00Z'));
  });

  test('of an item that is due on a holiday the owner hears on the working day before', () => {
    const holiday = dueDate(calendar, '2026-11-26') ?? due;
    expect(firstReminderAt(calendar, holiday, monday)).toBe(fromIso('2026-11-25T17:00:00Z'));
    expect(firstReminderAt(calendar, holiday, fromIso('2026-11-26T20:00:00Z'))).toBe(fromIso('2026-11-27T17:00:00Z'));
  });

  test('every reminder falls into working hours and lies ahead, whatever the day and the hour of the yes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 500 * 24 }), (days, hours) => {
        const on = Temporal.PlainDate.from('2026-01-01').add({ days }).toString();
        const given = dueDate(calendar, on);
        const now = fromIso('2026-01-01T08:00:00Z') + hours * HOUR_MS;
        if (given === null) throw new Error(on);
        let at = firstReminderAt(calendar, given, now) ?? 0;
        expect(at).toBeGreaterThanOrEqual(now);
        for (let count = 0; count < 4; count += 1) {
          expect(workingTimeBetween(calendar, at, at + 1)).toBe(1);
          const next = nextReminderAt(calendar, given, at) ?? 0;
          expect(next).toBeGreaterThan(at);
          expect(at < given.overdueAt || next - at >= 7 * DAY_MS - 9 * HOUR_MS).toBe(true);
          at = next;
        }
      }),
      { numRuns: 200 },
    );
  });

  test('a wake-up before its time says nothing, and a calendar without working days reminds nobody', () => {
    const { item } = after([drafted, filled, agreed]);
    expect(decideActionItem(item, { type: 'Wake', by: DESK }, around, monday)).toEqual({ events: [] });
    expect(item !== null && actionItemWakeAt(item)).toBe(fromIso('2026-11-27T17:00:00Z'));
    expect(firstReminderAt({ ...calendar, week: {} }, due, monday)).toBeNull();
  });
});

test('whatever is asked in whatever order, what is agreed has an owner, a date and somebody else’s yes', () => {
  const command: fc.Arbitrary<ActionItemCommand> = fc.oneof(
    fc.constant(drafted),
    fc.record({
      type: fc.constant('Change' as const),
      by: fc.constant(noa),
      textId: fc.constantFrom('t_1', 't_2'),
      ownerId: fc.constantFrom('noa', 'vp', 'director', null),
      dueOn: fc.constantFrom('2026-11-27', '2026-12-31', null),
      approverId: fc.constantFrom('vp', 'director', null),
    }),
    fc
      .constantFrom('noa', 'vp', 'director')
      .map((id) => ({ type: 'Agree' as const, by: { kind: 'person' as const, id } })),
    fc.constant({ type: 'Finish' as const, by: noa, noteTextId: null }),
    fc.constant({ type: 'Reopen' as const, by: noa }),
    fc.constant({ type: 'Drop' as const, by: noa, reasonTextId: 't' }),
    fc.constantFrom(...sent),
    fc.constantFrom('open', 'done').map((state) => ({ type: 'TakeTrackerState' as const, by: DESK, state })),
    fc.constant({ type: 'Wake' as const, by: DESK }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
      const { item } = after([drafted, ...commands]);
      if (item === null) throw new Error('it was drafted');
      const isAgreed = item.status === 'agreed' || item.status === 'done';
      const saidYes = item.agreedBy?.kind === 'person' && item.agreedBy.id !== item.ownerId;
      expect(!isAgreed || (item.ownerId !== null && item.due !== null && saidYes)).toBe(true);
      expect(item.status === 'agreed' || item.remindAt === null).toBe(true);
      expect(item.endedAt === null).toBe(item.status === 'draft' || item.status === 'agreed');
    }),
    { numRuns: 500 },
  );
});
