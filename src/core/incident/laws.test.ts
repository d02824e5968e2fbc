import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { incidentStory, type IncidentStory } from '#testing/incident-story.ts';
import { calmStory, restingStory } from '#testing/night-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { nextWakeAt, obligations, toPerform } from '../obligation/obligations.ts';
import { settle } from '../obligation/settle.ts';
import { PACKET_TOPICS } from '../rest/handover-packet.ts';
import { packetDigest } from '../rest/packet-digest.ts';
import { whyNotSafe, type NightOutlook } from '../rest/safe-to-stop.ts';
import { DESK } from '../shared/actor.ts';
import type { Command } from './commands.ts';
import { decide } from './decide.ts';
import type { IncidentEvent } from './events.ts';
import { evolve, fold } from './evolve.ts';
import { openHandovers } from './handover.ts';
import type { Incident } from './incident.ts';
import { hasEnded, isOpen } from './phase.ts';

const procedure = referenceProcedure();
const ROLES = ['on-call', 'imoc', 'tloc', 'soc', 'nobody'];
const PEOPLE = ['ana', 'ivo', 'tess', 'sol'];
const STEPS = procedure.steps.map((step) => step.id);

const person = fc.constantFrom(...PEOPLE);
const text = fc.constant('text');
const key = fc
  .tuple(fc.constantFrom(...STEPS, 'decide-next'), fc.integer({ min: 1, max: 4 }))
  .map(([step, occurrence]) => `${step}#${occurrence}`);
const answer = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const);
const mitigationId = fc.constantFrom('m1', 'm2', 'm3');

/** Any night ahead, safe or not. */
const outlook: fc.Arbitrary<NightOutlook> = fc.record({
  resumeAt: fc.integer({ min: 1_541_430_000_000, max: 1_541_500_000_000 }),
  tripwires: fc.constantFrom<string[]>([], ['api']),
  readyReverts: fc.constantFrom<string[]>([], ['c1', 'c2']),
  undone: fc.constantFrom<string[]>([], ['c1']),
  irreversible: fc.constantFrom<string[]>([], ['c2']),
  roster: fc.constantFrom<Record<string, string[]>>({}, { imoc: ['ivo'] }),
  rested: fc.constantFrom<string[]>([], ['ivo']),
  exhausted: fc.subarray(PEOPLE),
});

const handoverId = fc.constantFrom('h1', 'h2', 'h3');
const anyHandoverCommand = fc.oneof(
  fc.record({
    type: fc.constant('ProposeHandover' as const),
    handoverId,
    role: fc.constantFrom(...ROLES),
    candidateIds: fc.subarray(PEOPLE),
    cause: fc.constantFrom('asked' as const, 'rest-policy' as const),
    pageId: fc.option(fc.uuid()),
    noteTextId: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('TakeOver' as const),
    handoverId,
    digest: fc.constantFrom('now', 'old'),
    confirmed: fc.constantFrom<string[]>([...PACKET_TOPICS], ['state']),
    readBackTextId: text,
  }),
  fc.record({
    type: fc.constant('DeclineHandover' as const),
    handoverId,
    reasonTextId: fc.constant(null),
    pageId: fc.uuid(),
  }),
  fc.record({ type: fc.constant('WithdrawHandover' as const), handoverId }),
  fc.record({
    type: fc.constant('OverrideRest' as const),
    role: fc.constantFrom(...ROLES),
    untilAt: fc.integer({ min: 1_541_430_000_000, max: 1_541_480_000_000 }),
    reasonTextId: text,
  }),
  fc.record({
    type: fc.constant('NarrowWork' as const),
    role: fc.constantFrom(...ROLES),
    pageId: fc.uuid(),
    personIds: fc.subarray(PEOPLE),
  }),
  fc.record({ type: fc.constant('LiftNarrowing' as const), reasonTextId: text }),
);

/** Any command, sensible or not, by anybody. */
const anyCommand: fc.Arbitrary<Command> = fc
  .tuple(
    fc.oneof(
      person.map((id) => ({ kind: 'person' as const, id })),
      fc.constant(DESK),
    ),
    fc.oneof(
      fc.constantFrom({ type: 'Acknowledge' as const }, { type: 'Wake' as const }),
      fc.record({
        type: fc.constant('PageRole' as const),
        pageId: fc.constantFrom('p1', 'p2'),
        role: fc.constantFrom(...ROLES),
        personIds: fc.subarray(PEOPLE),
        textId: fc.constant(null),
        key: fc.option(key),
      }),
      fc.record({
        type: fc.constant('AnswerPage' as const),
        pageId: fc.constantFrom('p1', 'p2', 'page-1'),
        outcome: fc.constantFrom('acknowledged' as const, 'exhausted' as const, 'cancelled' as const),
        personId: fc.option(person),
      }),
      fc.record({ type: fc.constant('AssignRole' as const), role: fc.constantFrom(...ROLES), personId: person }),
      anyHandoverCommand,
      fc.record({
        type: fc.constant('Assess' as const),
        assessmentId: fc.uuid(),
        answers: fc.record({
          featureId: fc.constant('environments'),
          tier: fc.constantFrom('core' as const, 'secondary' as const, 'unknown' as const),
          customerIds: fc.constant([] as string[]),
          customers: fc.integer({ min: 0, max: 4 }),
          workaround: answer,
          dataAtRisk: answer,
          worsening: answer,
        }),
        evidence: fc.array(
          fc.record({
            source: fc.constantFrom('report' as const, 'alert' as const),
            ref: fc.constantFrom('a', 'b', 'c'),
            textId: fc.constant(null),
          }),
          { maxLength: 3 },
        ),
        override: fc.option(fc.record({ priority: fc.constantFrom('P1', 'P2', 'P3', 'P9', null), reasonTextId: text })),
      }),
      fc.record({
        type: fc.constant('OpenChannel' as const),
        channel: fc.constant('room'),
        ref: fc.constant('r'),
        key: fc.option(key),
      }),
      fc.record({
        type: fc.constant('PostUpdate' as const),
        updateId: fc.uuid(),
        audience: fc.constantFrom('public', 'customers', 'internal', 'aliens'),
        textId: text,
        kind: fc.constant('free' as const),
        key: fc.option(key),
        guard: fc.option(
          fc.record({
            stopped: fc.subarray(['eta', 'blame', 'never_again'] as const).map((labels) => [...labels]),
            isRead: fc.boolean(),
          }),
        ),
      }),
      fc.record({
        type: fc.constant('AskApproval' as const),
        approvalId: fc.constantFrom('a1', 'a2'),
        audience: fc.constantFrom('public', 'customers', 'internal', 'aliens'),
        textId: text,
        cleanTextId: fc.option(text),
        labels: fc.subarray(['eta', 'compensation'] as const).map((labels) => [...labels]),
        key: fc.constant(null),
      }),
      fc.record({
        type: fc.constant('AnswerApproval' as const),
        approvalId: fc.constantFrom('a1', 'a2', 'a3'),
        outcome: fc.constantFrom('approved' as const, 'cleaned' as const, 'refused' as const),
      }),
      fc.record({
        type: fc.constant('HoldDraft' as const),
        key,
        untilAt: fc.integer({ min: 1_541_000_000_000, max: 1_542_000_000_000 }),
        reasonTextId: text,
      }),
      fc.record({ type: fc.constant('Waive' as const), key, reasonTextId: text }),
      fc.record({ type: fc.constant('TickTask' as const), key, noteTextId: fc.constant(null) }),
      fc.record({
        type: fc.constant('LinkSignals' as const),
        signals: fc.array(
          fc.record({
            signal: fc.constant('report' as const),
            signalId: fc.constantFrom('s1', 's2', 's3'),
            customerId: fc.constantFrom('acme', 'globex'),
            featureId: fc.constant('environments'),
            tier: fc.constant('core' as const),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
      fc.record({
        type: fc.constant('StartMitigation' as const),
        mitigationId,
        kind: fc.constantFrom('revert' as const, 'fix-forward' as const, 'restart' as const),
        changeId: fc.constant(null),
        noteTextId: fc.constant(null),
        reasonTextId: fc.option(text),
      }),
      fc.record({
        type: fc.constant('RankSuspects' as const),
        suspects: fc.constant<{ changeId: string; probability: number }[]>([{ changeId: 'c1', probability: 0.8 }]),
        strongId: fc.constantFrom('c1', null),
      }),
      fc.record({
        type: fc.constant('StartRevert' as const),
        mitigationId: fc.uuid(),
        runId: fc.uuid(),
        changeId: fc.constantFrom('c1', 'c2'),
        affectsData: fc.boolean(),
        reversible: fc.constantFrom('fully' as const, 'partly' as const, 'no' as const),
        alternative: fc.constantFrom(null, 'Fail over.'),
      }),
      fc.record({
        type: fc.constant('VerifyMitigation' as const),
        mitigationId,
        outcome: fc.constantFrom('worked' as const, 'partly' as const, 'no-effect' as const, 'worse' as const),
        noteTextId: fc.constant(null),
      }),
      fc.record({ type: fc.constantFrom('PostMessage' as const), messageId: fc.uuid(), textId: text }),
      fc.record({ type: fc.constant('Resolve' as const), verificationTextId: text }),
      fc.constant({ type: 'AgreeToWatch' as const }),
      fc.record({ type: fc.constant('AskWatcher' as const), personId: person }),
      fc.record({ type: fc.constant('StandDown' as const), noteTextId: fc.constant(null), outlook }),
      fc.record({ type: fc.constant('ResumeWork' as const), reasonTextId: fc.option(text) }),
      fc.record({ type: fc.constant('Reopen' as const), reasonTextId: text }),
      fc.record({ type: fc.constantFrom('SumUp' as const, 'WritePostmortem' as const), textId: text }),
      fc.record({ type: fc.constant('SharePostmortem' as const), textId: fc.constant(null) }),
      fc.record({ type: fc.constant('Dismiss' as const), ticketTextId: text, reasonTextId: fc.constant(null) }),
      fc.record({
        type: fc.constant('MergeInto' as const),
        intoIncidentId: fc.constant('other'),
        intoNumber: fc.constant(2),
      }),
    ),
  )
  .map(([by, body]) => ({ ...body, by }));

const anyDay = fc.array(fc.record({ command: anyCommand, waitMs: fc.integer({ min: 0, max: 4 * 3_600_000 }) }), {
  minLength: 1,
  maxLength: 40,
});
const RUNS = { numRuns: 100 };

interface Lived {
  events: IncidentEvent[];
  incident: Incident;
  now: number;
}

/** Lives through a day command by command, waking whenever a wake-up is due; `look` sees every instant at which something happened. */
function live(
  day: { command: Command; waitMs: number }[],
  look: (lived: Lived) => void,
  begun: IncidentStory = incidentStory(),
): Lived {
  const lived: Lived = { events: [...begun.events], incident: begun.incident, now: begun.now };
  let serial = 0;
  const run = (asked: Command): void => {
    const isUpToDate = asked.type === 'TakeOver' && asked.digest === 'now';
    const command = isUpToDate ? { ...asked, digest: packetDigest(lived.incident) } : asked;
    const decision = decide(lived.incident, command, lived.now, procedure);
    if ('refusal' in decision) return;
    lived.incident = decision.incident;
    lived.events.push(...decision.events);
  };
  const perform = (): void => {
    for (
      let due = toPerform(lived.incident, lived.now)[0];
      due !== undefined;
      due = toPerform(lived.incident, lived.now)[0]
    ) {
      serial += 1;
      const id = `auto-${serial}`;
      if (due.act === 'page')
        run({
          type: 'PageRole',
          by: DESK,
          pageId: id,
          role: due.page ?? '',
          personIds: ['ana'],
          textId: null,
          key: due.key,
        });
      else if (due.act === 'open-channel')
        run({ type: 'OpenChannel', by: DESK, channel: 'room', ref: 'r', key: due.key });
      else
        run({
          type: 'PostUpdate',
          by: DESK,
          updateId: id,
          audience: due.audience ?? '',
          textId: id,
          kind: 'holding',
          key: due.key,
          guard: null,
        });
      if (lived.incident.obligations[due.key]?.endedAt === null)
        throw new Error(`${due.key} was performed and is still open`);
    }
  };
  for (const { command, waitMs } of day) {
    run(command);
    perform();
    look(lived);
    const target = lived.now + waitMs;
    for (
      let wakeAt = nextWakeAt({ incident: lived.incident, procedure });
      wakeAt !== null && wakeAt <= target;
      wakeAt = nextWakeAt({ incident: lived.incident, procedure })
    ) {
      if (wakeAt < lived.now) throw new Error('a wake-up lies in the past');
      lived.now = wakeAt;
      run({ type: 'Wake', by: DESK });
      perform();
      look(lived);
    }
    lived.now = target;
  }
  return lived;
}

describe('whatever people do', { timeout: 60_000 }, () => {
  test('replaying the stream gives the same state', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { events, incident } = live(day, () => undefined);
        expect(fold(events)).toEqual(incident);
        expect(fold(structuredClone(events))).toEqual(incident);
      }),
      RUNS,
    );
  });

  test('no obligation is raised, or ends, twice', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { events } = live(day, () => undefined);
        const raised = events.flatMap((event) => (event.type === 'ObligationRaised' ? [event.data.key] : []));
        const ended = events.flatMap((event) =>
          event.type === 'ObligationDone' || event.type === 'ObligationWaived' || event.type === 'ObligationLapsed'
            ? [event.data.key]
            : [],
        );
        expect(new Set(raised).size).toBe(raised.length);
        expect(new Set(ended).size).toBe(ended.length);
      }),
      RUNS,
    );
  });

  test('no due obligation is forgotten: an open one is always looked at again, and nothing that is due now is left', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        live(day, ({ incident, now }) => {
          expect(settle(incident, procedure, now)).toEqual([]);
          expect(toPerform(incident, now)).toEqual([]);
          const wakeAt = nextWakeAt({ incident, procedure });
          for (const open of obligations(incident, now)) {
            expect(wakeAt).not.toBeNull();
            expect(open.nextReminderAt).toBeGreaterThan(now);
            expect(wakeAt ?? 0).toBeLessThanOrEqual(open.nextReminderAt);
          }
        });
      }),
      RUNS,
    );
  });

  test('at most one revert is under way', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        live(day, ({ incident }) => {
          const runs = incident.mitigations.filter((one) => one.runId !== null && one.outcome === null);
          expect(runs.length).toBeLessThanOrEqual(1);
        });
      }),
      RUNS,
    );
  });

  test('a role has at most one open handover, from the one who holds it, and is never without a holder again', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        let held: string[] = [];
        live(day, ({ incident }) => {
          const open = openHandovers(incident);
          expect(new Set(open.map(({ role }) => role)).size).toBe(open.length);
          for (const { role, fromPersonId, candidateIds } of open) {
            expect(incident.holders[role]?.personId).toBe(fromPersonId);
            expect(candidateIds).not.toContain(fromPersonId);
          }
          const kept = incident.standDown === null ? held : [];
          expect(Object.keys(incident.holders)).toEqual(expect.arrayContaining(kept));
          held = Object.keys(incident.holders);
        });
      }),
      RUNS,
    );
  });

  test('nothing is handed over but to somebody who was asked and had not declined', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { events } = live(day, () => undefined);
        for (const event of events) {
          if (event.type !== 'RoleHandedOver') continue;
          const { handoverId: id, toPersonId } = event.data;
          const asked = events.find((one) => one.type === 'HandoverProposed' && one.data.handoverId === id);
          expect(asked?.type === 'HandoverProposed' && asked.data.candidateIds).toContain(toPersonId);
        }
      }),
      RUNS,
    );
  });

  test('a refused command changes nothing', () => {
    fc.assert(
      fc.property(anyDay, anyCommand, (day, command) => {
        const { incident, now } = live(day, () => undefined);
        const before = structuredClone(incident);
        const decision = decide(incident, command, now, procedure);
        expect(incident).toEqual(before);
        expect('refusal' in decision ? decision.refusal.next : 'accepted').not.toBe('');
      }),
      RUNS,
    );
  });

  test('every instant has an owner of the next duty until the incident ends', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        live(day, ({ incident, now }) => {
          if (hasEnded(incident.phase)) return;
          const [next] = obligations(incident, now);
          expect(next?.owners.length).toBeGreaterThan(0);
        });
      }),
      RUNS,
    );
  });

  test('the same command on the same state at the same instant gives the same answer', () => {
    fc.assert(
      fc.property(anyDay, anyCommand, (day, command) => {
        const { incident, now } = live(day, () => undefined);
        expect(decide(incident, command, now, procedure)).toEqual(
          decide(structuredClone(incident), structuredClone(command), now, procedure),
        );
      }),
      RUNS,
    );
  });

  test('waking again at the same instant does nothing', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { incident, now } = live(day, () => undefined);
        const woken = decide(incident, { type: 'Wake', by: DESK }, now, procedure);
        if ('refusal' in woken) throw new Error('a wake-up was refused');
        const again = decide(woken.incident, { type: 'Wake', by: DESK }, now, procedure);
        expect('events' in again ? again.events : null).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('whatever happens in a night', { timeout: 60_000 }, () => {
  test('work rests only when it is safe to stop', () => {
    const stopping = fc.record({ type: fc.constant('StandDown' as const), noteTextId: fc.constant(null), outlook });
    let rested = 0;
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 4 }), stopping, person, (before, command, id) => {
        const { incident, now } = live(
          before.map((one) => ({ command: one, waitMs: 0 })),
          () => undefined,
          calmStory(),
        );
        if (incident.standDown !== null) return;
        const decision = decide(incident, { ...command, by: { kind: 'person', id } }, now, procedure);
        const isSafe = isOpen(incident.phase) && whyNotSafe({ incident, procedure }, command.outlook, now).length === 0;
        expect('events' in decision && decision.events.some(({ type }) => type === 'StoodDown')).toBe(isSafe);
        rested += isSafe ? 1 : 0;
      }),
      { numRuns: 400 },
    );
    expect(rested).toBeGreaterThan(0);
  });

  test('nobody is paged, reminded or told of clocks while work rests, and it always ends by the time', () => {
    const loud = new Set(['RolePaged', 'ObligationLate', 'ClocksWarned', 'ClocksBreached', 'ApprovalAsked']);
    fc.assert(
      fc.property(anyDay, (day) => {
        const begun = restingStory();
        const { events } = live(
          day,
          ({ incident, now }) => {
            if (incident.standDown === null) return;
            expect(now).toBeLessThan(incident.standDown.resumeAt);
            expect(nextWakeAt({ incident, procedure })).toBeLessThanOrEqual(incident.standDown.resumeAt);
            expect(incident.holders).toEqual({});
            expect(settle(incident, procedure, now)).toEqual([]);
          },
          begun,
        );
        const heard: string[] = [];
        let resting: Incident | null = null;
        for (const event of events) {
          if (resting?.standDown != null) heard.push(event.type);
          resting = evolve(resting, event);
        }
        expect(heard.filter((type) => loud.has(type))).toEqual([]);
      }),
      RUNS,
    );
  });
});
