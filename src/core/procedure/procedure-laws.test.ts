import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../shared/instant.ts';
import { diffProcedures } from './diff-procedures.ts';
import { parseProcedure } from './parse-procedure.ts';
import type { Calendar } from '../shared/calendar.ts';
import type { Audience, Procedure, Role, Step } from './procedure.ts';
import { MOMENTS } from './to-procedure.ts';
import { writeProcedure } from './write-procedure.ts';

const ROLES = ['on-call', 'imoc', 'tloc', 'P'];
const PRIORITIES = ['P1', 'P2', 'SEV-3'];
const AUDIENCES = ['public', 'customers', 'staff'];
const TEMPLATES = ['first-words', 'more-words'];
/** A calendar may have a minute a week, and then no promise fits into it. */
const NO_LENGTHS = { firstResponseMs: null, notificationMs: null, updateEveryMs: null, restoreMs: null };
const STEPS = ['s1', 's2', 's3', 's4', 's5'];

const ms = (least: number, most: number) =>
  fc.integer({ min: least / SECOND_MS, max: most / SECOND_MS }).map((seconds) => seconds * SECOND_MS);
const duration = ms(MINUTE_MS, 3000 * MINUTE_MS);
const line = fc
  .string({
    unit: fc.constantFrom(...'abcé:#-&*!|>\'"%@`[], ?~'.split(''), '\u{1f600}'),
    minLength: 1,
    maxLength: 30,
  })
  .map((text) => `${text.trim()}.`);
const body = fc
  .array(
    fc.oneof(
      line,
      fc.constantFrom(
        '',
        '  indented',
        '{{feature}} hurts',
        '# no comment',
        '- no list',
        '{{#ticket}}See {{ticket}}{{/ticket}}',
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((lines) => `${lines.join('\n')} end`.trim());
const role = fc.constantFrom(...ROLES);
const roles = (except?: string) =>
  fc.uniqueArray(fc.constantFrom(...ROLES.filter((one) => one !== except)), { maxLength: 3 });
const hours = fc.constantFrom('around-the-clock', 'business-hours');
const condition = fc.constantFrom(
  'assessment.tier == "core"',
  'reports > 2 && !assessment.made',
  "assessment.feature != 'a: b'",
  'true',
);
const stepCondition = fc.constantFrom('!mitigated', 'priority in ["P1", "SEV-3"]', 'phase == "monitoring" || assumed');

const calendar: fc.Arbitrary<Calendar> = fc.record({
  zone: fc.constantFrom('UTC', 'Asia/Jerusalem', 'America/Los_Angeles'),
  week: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), { minLength: 2 }).chain((days) =>
    fc.tuple(...days.map(() => fc.tuple(fc.nat(700), fc.integer({ min: 1, max: 740 })))).map((spans) => {
      const week: Calendar['week'] = {};
      days.forEach((day, index) => {
        const [from, length] = spans[index] ?? [0, 1];
        week[day as 1] = { fromMinute: from, toMinute: from + length };
      });
      return week;
    }),
  ),
  holidays: fc.uniqueArray(fc.constantFrom('2026-12-25', '2027-01-01', '2028-02-29'), { maxLength: 3 }),
});

const roleNamed = (id: string): fc.Arbitrary<Role> =>
  fc.record({
    id: fc.constant(id),
    title: line,
    filledBy: fc.oneof(
      fc.constantFrom({ schedule: 'primary' }, { schedule: 'night' }),
      fc.uniqueArray(fc.constantFrom('dana', 'lee', 'u_17'), { minLength: 1 }).map((people) => ({ people })),
    ),
    deputies: roles(id),
    approves: fc.constantFrom([], ['commitments']),
  });

const audienceNamed = (id: string): fc.Arbitrary<Audience> =>
  fc.record({
    id: fc.constant(id),
    title: line,
    reach:
      id === 'public'
        ? fc.constant({ kind: 'public' as const })
        : fc.constantFrom(
            { kind: 'customers' as const },
            { kind: 'reporters' as const },
            { kind: 'all-customers' as const },
            { kind: 'people' as const, roles: ['imoc'], people: ['dana'], addresses: [] },
            { kind: 'people' as const, roles: [], people: [], addresses: ['all@example.com'] },
          ),
    channels: id === 'public' ? fc.constant(['status-page']) : fc.subarray(['mail', 'ticket', 'webhook', 'room']),
    language: fc.constantFrom('en', 'de', 'de-AT'),
    cadence: fc
      .subarray(PRIORITIES, { minLength: 1 })
      .chain((some) =>
        fc
          .tuple(
            ...some.map(() =>
              fc.dictionary(fc.constantFrom('default', 'monitoring', 'stood-down'), duration, { minKeys: 1 }),
            ),
          )
          .map((often) => Object.fromEntries(some.map((priority, index) => [priority, { ...often[index] }]))),
      ),
    templates: fc.record({
      first: fc.constantFrom(...TEMPLATES),
      holding: fc.constantFrom(...TEMPLATES),
      resolved: fc.constantFrom(...TEMPLATES),
    }),
    freeTextRole: fc.option(role),
  });

const stepAt = (index: number): fc.Arbitrary<Step> => {
  const moment = fc.constantFrom(...MOMENTS).map((one) => ({ moment: one }));
  const trigger =
    index === 0
      ? moment
      : fc.oneof(
          moment,
          fc.constantFrom(...STEPS.slice(0, index)).map((step) => ({ step })),
        );
  const act = fc.oneof(
    role.map((page) => ({ act: 'page' as const, page, audience: null, level: 'auto' as const, repeat: null })),
    fc.record({
      act: fc.constant('update' as const),
      page: fc.constant(null),
      audience: fc.constantFrom(...AUDIENCES),
      level: fc.constantFrom('auto', 'draft', 'ask'),
      repeat: fc.constantFrom({ cadence: true as const }, null),
    }),
    fc.record({
      act: fc.constantFrom('assess', 'mitigate', 'task', 'verify', 'sum-up'),
      page: fc.constant(null),
      audience: fc.constant(null),
      level: fc.constant('ask' as const),
      repeat: fc.option(duration.map((everyMs) => ({ everyMs }))),
    }),
  );
  const rest = fc.record({
    number: fc.integer({ min: 1, max: 99 }),
    title: line,
    after: fc.uniqueArray(trigger, { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) }),
    waitMs: ms(0, 60 * MINUTE_MS),
    when: fc.option(stepCondition),
    owner: role,
    withinMs: ms(SECOND_MS, 20 * MINUTE_MS),
    hours: fc.constantFrom('around-the-clock', 'business-hours', 'by-priority'),
    until: fc.uniqueArray(fc.constantFrom(...MOMENTS), { maxLength: 2 }),
    late: fc.record({ afterMs: duration, add: roles() }),
  });
  return fc.tuple(act, rest).map(([what, how]): Step => ({ id: STEPS[index] ?? '', ...what, ...how }));
};

const limits = { kss: fc.option(fc.integer({ min: 1, max: 9 })), awakeMs: duration, onIncidentMs: duration };

const procedure: fc.Arbitrary<Procedure> = fc.record({
  name: line,
  calendar,
  intake: fc.record({
    report: fc.constantFrom('open-incident', 'triage'),
    alert: fc.constantFrom('page', 'queue'),
    triageRole: role,
    groupWithinMs: duration,
  }),
  roles: fc.tuple(...ROLES.map(roleNamed)),
  priorities: fc.tuple(
    ...PRIORITIES.map((id) =>
      fc.record({
        id: fc.constant(id),
        title: line,
        when: condition,
        hours,
        publish: fc.boolean(),
        sources: fc.nat(5),
      }),
    ),
  ),
  otherwise: fc.record({ outcome: fc.constant('bug' as const), hours, title: line }),
  assessment: fc.record({
    role,
    questions: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('feature', 'customers', 'worsening', 'payments'),
        ask: line,
        required: fc.boolean(),
      }),
      { minLength: 1, maxLength: 4, selector: ({ id }) => id },
    ),
    assumed: fc.array(fc.record({ when: condition, priority: fc.constantFrom(...PRIORITIES), publish: fc.boolean() }), {
      maxLength: 3,
    }),
  }),
  steps: fc.tuple(...STEPS.map((_, index) => stepAt(index))),
  audiences: fc.tuple(...AUDIENCES.map(audienceNamed)),
  templates: fc.tuple(
    ...TEMPLATES.map((id) =>
      fc.record({
        id: fc.constant(id),
        subject: line,
        body,
        language: fc.constantFrom('en', 'de'),
        translations: fc.dictionary(fc.constantFrom('de', 'en-GB'), fc.record({ subject: line, body })),
      }),
    ),
  ),
  sla: fc.uniqueArray(
    fc
      .record({
        tier: fc.constantFrom('gold', 'silver'),
        hours,
        priorities: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { maxLength: 2 }),
        firstResponseMs: fc.option(duration),
        notificationMs: fc.option(duration),
        updateEveryMs: fc.option(duration),
        restoreMs: fc.option(duration),
        warnBeforeMs: duration,
        availability: fc.option(fc.constantFrom(99, 99.5, 99.95)),
      })
      .map((target) => (target.hours === 'business-hours' ? { ...target, ...NO_LENGTHS } : target)),
    { selector: ({ tier }) => tier },
  ),
  revert: fc.record({
    requirePlanWhen: fc.option(fc.constantFrom('change.services > 1', 'change.kind == "flag"')),
    fixForwardNeedsReason: fc.boolean(),
    planRehearsedWithinMs: fc.option(duration),
    warnOnlyForMs: duration,
    timeBoxMs: duration,
    fixForwardTimeBoxMs: duration,
    twoPeopleWhenData: fc.boolean(),
  }),
  rest: fc.record({
    lookAfterPeople: fc.boolean(),
    levels: fc.record({
      caution: fc.record({ ...limits, wokenMs: duration, nightPages: fc.integer({ min: 1, max: 9 }) }),
      handOver: fc.record({
        ...limits,
        onIncidentMs: fc.constant(null),
        inRoleMs: duration,
        inRoleInLowMs: duration,
        sleptIn24hMs: duration,
        incidentsThisShift: fc.integer({ min: 1, max: 9 }),
      }),
      standDown: fc.record({ ...limits, sleptIn48hMs: duration }),
    }),
    sleepinessIntercept: fc.constantFrom(10.6, 10.9),
    proposeAheadMs: duration,
    restAfterMs: duration,
    keepMs: duration,
    pause: fc.record({
      allowed: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { maxLength: 2 }),
      whenMitigated: fc.uniqueArray(fc.constantFrom(...PRIORITIES), { maxLength: 2 }),
      quietForMs: duration,
      resumeMinute: fc.integer({ min: 0, max: 24 * 60 - 1 }),
      longestMs: duration,
    }),
  }),
  commitments: fc.record({ approverRole: role, parkWhileOpen: fc.boolean(), answerWithinMs: duration }),
  commander: role,
});

test('every procedure that is written reads back the same', () => {
  fc.assert(
    fc.property(procedure, (written) => {
      const parsed = parseProcedure(writeProcedure(written));
      expect(parsed).toEqual({ ok: true, procedure: written, warnings: expect.any(Array) });
    }),
    { numRuns: 60 },
  );
}, 60_000);

test('a procedure does not differ from itself, and two that differ are told apart', () => {
  fc.assert(
    fc.property(
      procedure,
      procedure,
      fc.constantFrom(
        ...([
          'name',
          'calendar',
          'intake',
          'roles',
          'priorities',
          'otherwise',
          'assessment',
          'steps',
          'audiences',
          'templates',
          'sla',
          'revert',
          'rest',
          'commitments',
          'commander',
        ] as const),
      ),
      (before, other, part) => {
        const after = { ...before, [part]: other[part] };
        expect(diffProcedures(before, structuredClone(before))).toEqual([]);
        const same = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
        expect(diffProcedures(before, after).length === 0).toBe(same);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

/** Keys in one order: the order of phases in a cadence means nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
