import { describe, expect, test } from 'vitest';
import { editText, readProcedure } from '#testing/procedure-files.ts';
import { fiveLevelsYaml, referenceYaml } from '#testing/reference-procedure.ts';
import { parseProcedure } from '../procedure/parse-procedure.ts';
import { priorityTable, uncoveredCombinations } from './priority-table.ts';

const reference = readProcedure(referenceYaml());
const fiveLevels = readProcedure(fiveLevelsYaml());

describe.each([
  ['the reference procedure', reference],
  ['the procedure with five levels', fiveLevels],
])('%s', (_name, procedure) => {
  test('gives every combination of answers exactly one priority, or a bug, and says why', () => {
    const rows = priorityTable(procedure);
    expect(rows.length).toBeGreaterThanOrEqual(3 * 4 * 27);
    expect(new Set(rows.map(({ answers }) => JSON.stringify(answers))).size).toBe(rows.length);
    const known = new Set([null, ...procedure.priorities.map(({ id }) => id)]);
    for (const { priority, reason } of rows) {
      expect(known).toContain(priority);
      expect(reason).toMatch(/^\S.*\.$/);
    }
  });

  test('reaches each of its priorities', () => {
    const reached = new Set(priorityTable(procedure).map(({ priority }) => priority));
    for (const { id } of procedure.priorities) expect(reached).toContain(id);
  });

  test('never takes more hurt customers for less', () => {
    const rank = (id: string | null): number => {
      const index = procedure.priorities.findIndex((priority) => priority.id === id);
      return index === -1 ? procedure.priorities.length : index;
    };
    const alike = Map.groupBy(priorityTable(procedure), ({ answers }) => JSON.stringify({ ...answers, customers: 0 }));
    for (const rows of alike.values()) {
      const ranks = rows.map(({ priority }) => rank(priority));
      expect(ranks).toEqual(ranks.toSorted((one, other) => other - one));
    }
  });
});

test('the five levels cover everything, and have no fault and no hole', () => {
  expect(parseProcedure(fiveLevelsYaml())).toMatchObject({ ok: true, warnings: [] });
  expect(uncoveredCombinations(fiveLevels)).toEqual([]);
});

test('what no row of the reference table covers is named, without the answers that make no difference', () => {
  expect(uncoveredCombinations(reference)).toEqual(['feature secondary, workaround yes or unknown', 'feature unknown']);
});

test('a row that is taken away leaves its combinations uncovered', () => {
  const without = editText(
    referenceYaml(),
    'when: assessment.tier == "core"\n',
    'when: assessment.tier == "core" && assessment.customers == 1\n',
  );
  expect(uncoveredCombinations(readProcedure(without))).toContain('feature core, 0 customers');
});
