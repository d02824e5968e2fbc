import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planCoverage, type CountedChange } from './plan-coverage.ts';

const SERVICES = ['checkout', 'ledger', 'auth'];
const TEAMS = ['payments', 'identity'];
const WEEKS = ['2026-11-09', '2026-11-16', '2026-11-23'];

const anyChange: fc.Arbitrary<CountedChange> = fc.record({
  services: fc.array(fc.constantFrom(...SERVICES), { maxLength: 4 }),
  teams: fc.array(fc.constantFrom(...TEAMS), { maxLength: 3 }),
  weekOn: fc.constantFrom(...WEEKS),
  complete: fc.boolean(),
  rehearsed: fc.boolean(),
});

/** The same counts, one by one. */
function counted(changes: readonly CountedChange[], of: (change: CountedChange) => boolean) {
  const those = changes.filter(of);
  const complete = those.filter((change) => change.complete);
  const rehearsed = complete.filter((change) => change.rehearsed);
  return { changes: those.length, complete: complete.length, rehearsed: rehearsed.length };
}

test('each service, team and week counts every change of its own once, and the total all of them', () => {
  fc.assert(
    fc.property(fc.array(anyChange, { maxLength: 40 }), (changes) => {
      const coverage = planCoverage(changes);
      expect(coverage.total).toEqual({ name: 'all', ...counted(changes, () => true) });
      const expected = (names: string[], has: (change: CountedChange, name: string) => boolean) =>
        names
          .toSorted()
          .map((name) => ({ name, ...counted(changes, (change) => has(change, name)) }))
          .filter((share) => share.changes > 0);
      expect(coverage.services).toEqual(expected(SERVICES, ({ services }, name) => services.includes(name)));
      expect(coverage.teams).toEqual(expected(TEAMS, ({ teams }, name) => teams.includes(name)));
      expect(coverage.weeks).toEqual(expected(WEEKS, ({ weekOn }, name) => weekOn === name));
    }),
  );
});

test('a rehearsal counts only for a plan that is complete', () => {
  const change = { services: ['auth'], teams: [], weekOn: '2026-11-23' };
  const { total } = planCoverage([
    { ...change, complete: false, rehearsed: true },
    { ...change, complete: true, rehearsed: true },
  ]);
  expect(total).toEqual({ name: 'all', changes: 2, complete: 1, rehearsed: 1 });
});
