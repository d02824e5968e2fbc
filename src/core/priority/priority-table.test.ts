import { describe, expect, test } from 'vitest';
import { editText, readProcedure } from '#testing/procedure-files.ts';
import { fiveLevelsYaml, referenceYaml } from '#testing/reference-procedure.ts';
import { parseProcedure } from '../procedure/parse-procedure.ts';
import { priorityTable, tableInWords, uncoveredCombinations, unreachedPriorities } from './priority-table.ts';

const reference = readProcedure(referenceYaml());
const fiveLevels = readProcedure(fiveLevelsYaml());

describe.each([
  ['the reference procedure', reference],
  ['the procedure with five levels', fiveLevels],
])('%s', (_name, procedure) => {
  test('gives every combination of answers exactly one priority, or a bug, and says why', () => {
    const rows = priorityTable(procedure);
    expect(rows.length).toBeGreaterThanOrEqual(2 * 4 * 27);
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
  expect(uncoveredCombinations(reference)).toEqual(['feature secondary, workaround yes or unknown']);
});

test('a row that is taken away leaves its combinations uncovered', () => {
  const without = editText(
    referenceYaml(),
    'when: assessment.tier == "core"\n',
    'when: assessment.tier == "core" && assessment.customers == 1\n',
  );
  expect(uncoveredCombinations(readProcedure(without))).toContain('feature core, 0 customers');
});

describe('a procedure’s own questions', () => {
  const asking = (required: boolean) =>
    readProcedure(
      editText(
        editText(
          referenceYaml(),
          '    - id: worsening\n      ask: Is it getting worse?\n',
          `    - id: worsening\n    - id: payments\n      ask: Are payments hurt?\n      required: ${required}\n    - id: loud\n      ask: Is anybody shouting?\n`,
        ),
        'when: assessment.tier == "core" && assessment.customers >= 2\n',
        'when: assessment.tier == "core" && (assessment.customers >= 2 || answers.payments == "yes")\n',
      ),
    );

  test('are enumerated where a row asks for them, and left out where none does', () => {
    const rows = priorityTable(asking(false));
    expect(rows.length).toBe(priorityTable(reference).length * 3);
    expect(new Set(rows.map(({ answers }) => JSON.stringify(answers))).size).toBe(rows.length);
    expect(new Set(rows.map(({ answers }) => JSON.stringify(answers.own)))).toEqual(
      new Set(['yes', 'no', 'unknown'].map((payments) => JSON.stringify({ payments }))),
    );
    const hurt = rows.find(
      ({ answers: { tier, customers, own } }) => tier === 'core' && customers.from === 1 && own['payments'] === 'yes',
    );
    expect(hurt?.priority).toBe('P1');
  });

  test('have no “not known” when they must be answered', () => {
    expect(priorityTable(asking(true)).length).toBe(priorityTable(reference).length * 2);
  });

  test('are named in the words of the table', () => {
    const [first] = tableInWords(asking(false));
    expect(first).toMatchObject({
      priority: 'P1',
      cases: expect.arrayContaining([expect.stringContaining('payments yes')]),
    });
  });
});

test('what is not asked stays unknown, so that a row that needs it is named as one that nothing reaches', () => {
  const silent = readProcedure(
    editText(referenceYaml(), '    - id: workaround\n      ask: Is there a workaround?\n', ''),
  );
  expect(unreachedPriorities(silent)).toEqual(['P3']);
  expect(unreachedPriorities(reference)).toEqual([]);
  expect(uncoveredCombinations(silent)).toEqual(['feature secondary']);
});

test('the table can be read: each priority with the answers that give it, and every combination once', () => {
  expect(tableInWords(reference)).toEqual([
    { priority: 'P1', cases: ['feature core, 2 or more customers'] },
    { priority: 'P2', cases: ['feature core, 0 to 1 customers'] },
    { priority: 'P3', cases: ['feature secondary, workaround no'] },
    { priority: null, cases: ['feature secondary, workaround yes or unknown'] },
  ]);
  expect(tableInWords(fiveLevels).every(({ cases, priority }) => (priority === null) === (cases.length === 0))).toBe(
    true,
  );
});
