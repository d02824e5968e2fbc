import { expect, test } from 'vitest';
import { fromIso } from '../shared/instant.ts';
import { delayDensity } from './delay-density.ts';
import { workingWeek } from './working-week.ts';

const OFFICE = [16, 17, 18, 19, 20, 23, 24, 25, 26, 27].flatMap((day) =>
  ['09', '11', '13', '15'].map((hour) => fromIso(`2026-02-${day}T${hour}:00Z`)),
);

test('an idle weekend makes a change of Friday evening hardly older on Monday morning', () => {
  const monday = fromIso('2026-03-02T09:30Z');
  const fridayBesideSunday = (instants: number[]) => {
    const week = workingWeek(instants);
    const since = (at: string) => delayDensity('deploy', fromIso(at), monday, week);
    return since('2026-02-27T20:00Z') / since('2026-03-01T20:00Z');
  };
  expect(fridayBesideSunday(OFFICE)).toBeGreaterThan(1.4 * fridayBesideSunday([]));
});

test('harm of a flag is noticed sooner than harm of a migration', () => {
  const week = workingWeek([]);
  const after = (kind: 'flag' | 'migration', minutes: number) => delayDensity(kind, 0, minutes * 60_000, week);
  expect(after('flag', 8)).toBeGreaterThan(after('migration', 8));
  expect(after('flag', 300)).toBeLessThan(after('migration', 300));
});
