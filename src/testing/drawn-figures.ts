import fc from 'fast-check';
import type { IncidentFigures } from '#core/insights/incident-figures.ts';
import { DAY_MS, fromIso, HOUR_MS } from '#core/shared/instant.ts';

/** The local days between which drawn incidents are opened. */
export const NOVEMBER_ON: [fromOn: string, toOn: string] = ['2026-11-02', '2027-03-31'];

const duration = fc.option(fc.integer({ min: 0, max: DAY_MS }));
const share = fc.tuple(fc.nat(4), fc.nat(4)).map(([n, missed]) => ({ n, of: n + missed }));
const STEPS = ['assess', 'update-customers', 'verify'];

/** Figures as any incident may have them, duplicates among them. */
export const drawnFigures: fc.Arbitrary<IncidentFigures> = fc.record({
  id: fc.uuid(),
  openedAt: fc.integer({ min: fromIso('2026-11-02T00:00:00Z'), max: fromIso('2027-03-31T00:00:00Z') }),
  kind: fc.constantFrom('incident' as const, 'incident' as const, 'false-alarm' as const, 'duplicate' as const),
  open: fc.boolean(),
  priority: fc.constantFrom('P1', 'P2', 'P3', null),
  times: fc.record({
    acknowledged: duration,
    assessed: duration,
    'first-word': duration,
    suspected: duration,
    reverted: duration,
    restored: duration,
  }),
  steps: fc
    .tuple(...STEPS.map(() => share))
    .map((all) => STEPS.map((step, number) => ({ step, number, title: step, onTime: all[number] ?? { n: 0, of: 0 } }))),
  revertFirst: fc.option(fc.boolean()),
  load: fc.subarray(['on-call', 'imoc', 'soc']).chain((roles) =>
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(9 * HOUR_MS), fc.nat(9 * HOUR_MS)).map(([pagesAtNight, more, atNight, day]) =>
      roles.map((role) => ({
        role,
        pages: pagesAtNight + more,
        pagesAtNight,
        workedMs: atNight + day,
        workedAtNightMs: atNight,
      })),
    ),
  ),
  holdUntilAt: fc.constant(Number.POSITIVE_INFINITY),
});
