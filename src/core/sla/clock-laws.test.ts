import fc from 'fast-check';
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
import { fold } from '../incident/evolve.ts';
import { HOUR_MS, MINUTE_MS, toIso } from '../shared/instant.ts';
import { clocks, isBreached, isRunning } from './clocks.ts';
import { nextClockAt } from './tell-of-clocks.ts';

const CUSTOMERS = ['acme', 'globex', 'initech'];
const ONLY_SEVERE = ['P1', 'P2'];
const CONTRACTS = [
  promised(),
  promised({ priorities: ONLY_SEVERE, restoreMs: HOUR_MS, firstResponseMs: 7 * MINUTE_MS }),
  promised({
    contract: 'office',
    calendar: officeHours('America/Los_Angeles', ['2018-11-06']),
    updateEveryMs: HOUR_MS / 2,
  }),
  promised({ contract: 'few', notificationMs: null, restoreMs: null }),
];

type Deed = (story: IncidentStory, serial: number) => void;

const customer = fc.constantFrom(...CUSTOMERS);
const some = fc.subarray(CUSTOMERS);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  customer.map((customerId): Deed => (story, serial) => {
    const signal = { signal: 'report', signalId: `s${serial}`, customerId, featureId: null, tier: 'core' } as const;
    story.when(ANA, { type: 'LinkSignals', signals: [signal] });
  }),
  some.map((customerIds): Deed => (story, serial) => {
    const id = `assessment-${serial}`;
    story.when(IVO, impact({ customerIds, customers: customerIds.length, tier: 'core', workaround: 'no' }, id));
  }),
  fc.constant<Deed>((story, serial) => void story.when(IVO, severeImpact(`assessment-${serial}`))),
  fc.constant<Deed>((story, serial) => {
    story.when(IVO, impact({ customerIds: ['acme'], tier: 'secondary', workaround: 'no' }, `assessment-${serial}`));
  }),
  fc.constantFrom('customers', 'reporters', 'public').map((audience): Deed => (story, serial) => {
    story.when(SOL, {
      type: 'PostUpdate',
      updateId: `u${serial}`,
      audience,
      textId: 'words',
      kind: 'holding',
      key: null,
      guard: null,
    });
  }),
  fc.constant<Deed>((story, serial) => {
    const mitigationId = `m${serial}`;
    const note = { changeId: null, noteTextId: null, reasonTextId: null };
    story.when(TESS, { type: 'StartMitigation', mitigationId, kind: 'revert', ...note });
    story.when(TESS, { type: 'VerifyMitigation', mitigationId, outcome: 'worked', noteTextId: null });
  }),
  fc.constant<Deed>((story) => void story.when(IVO, { type: 'Resolve', verificationTextId: 'seen' })),
  fc.constant<Deed>((story) => void story.when(IVO, { type: 'Reopen', reasonTextId: 'back' })),
  fc.constant<Deed>((story) => {
    story.when(IVO, { type: 'Dismiss', ticketTextId: 'ticket', reasonTextId: null });
  }),
  fc.constant<Deed>((story) => void story.when(IVO, { type: 'MergeInto', intoIncidentId: 'other', intoNumber: 7 })),
);

const night = fc.record({
  terms: fc.tuple(...CUSTOMERS.map(() => fc.constantFrom(...CONTRACTS))),
  deeds: fc.array(fc.record({ deed, waitMs: fc.integer({ min: 0, max: 3 * HOUR_MS }) }), { maxLength: 14 }),
});

/** Lives a night; what the incident refuses is not done. */
function live({ terms, deeds }: typeof night extends fc.Arbitrary<infer N> ? N : never): IncidentStory {
  const story = incidentStory({
    terms: Object.fromEntries(CUSTOMERS.map((id, index) => [id, terms[index] ?? promised()])),
  });
  for (const [serial, { deed: act, waitMs }] of deeds.entries()) {
    try {
      act(story, serial);
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('was refused'))) throw error;
    }
    story.until(toIso(story.now + waitMs));
  }
  return story;
}

function told(story: IncidentStory, type: 'ClocksWarned' | 'ClocksBreached') {
  return story
    .ofType(type)
    .flatMap(({ at, data }) =>
      data.due.map((one) => ({ at, key: `${one.customerId} ${data.clock}#${one.occurrence}`, ...one })),
    );
}

describe('whatever happens in a night', { timeout: 60_000 }, () => {
  test('each clock of each customer is warned of at most once, and missed at most once', () => {
    fc.assert(
      fc.property(night, (lived) => {
        const story = live(lived);
        for (const type of ['ClocksWarned', 'ClocksBreached'] as const) {
          const keys = told(story, type).map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no clock is missed before it is due, and none that was met in time', () => {
    fc.assert(
      fc.property(night, (lived) => {
        const story = live(lived);
        for (const { at, dueAt } of told(story, 'ClocksBreached')) expect(at).toBeGreaterThan(dueAt);
        for (const { at, dueAt } of told(story, 'ClocksWarned')) expect(at).toBeLessThanOrEqual(dueAt);
        const inTime = clocks(story.incident).filter(({ metAt, dueAt }) => metAt !== null && metAt <= dueAt);
        expect(inTime.filter(({ breachedAt }) => breachedAt !== null)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('a clock that was missed is told of: nothing that time has brought is left unsaid', () => {
    fc.assert(
      fc.property(night, (lived) => {
        const story = live(lived);
        const own = clocks(story.incident).filter(({ stop }) => stop !== 'merged');
        const missed = (one: (typeof own)[number]): boolean => isBreached(one, story.now);
        expect(own.filter((one) => (one.breachedAt !== null) !== missed(one))).toEqual([]);
        const waiting = own.filter((one) => isRunning(one) && one.breachedAt === null).map(({ dueAt }) => dueAt + 1);
        expect(nextClockAt(story.incident) ?? Infinity).toBeLessThanOrEqual(Math.min(Infinity, ...waiting));
        expect(nextClockAt(story.incident) ?? Infinity).toBeGreaterThan(story.now);
      }),
      { numRuns: 60 },
    );
  });

  test('the stream alone gives the same clocks', () => {
    fc.assert(
      fc.property(night, (lived) => {
        const { events, incident } = live(lived);
        const replayed = fold(structuredClone(events));
        expect(replayed).toEqual(incident);
        expect(replayed === null ? null : clocks(replayed)).toEqual(clocks(incident));
      }),
      { numRuns: 60 },
    );
  });
});
