import { expect, test } from 'vitest';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { changeProcedure } from './change-procedure.ts';

function changed(setting: string) {
  const parsed = parseProcedure(changeProcedure(referenceYaml(), [setting]));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return parsed.procedure;
}

test('a setting changes one value of a step, found by its id, and nothing else', () => {
  const before = changed('acknowledge.within=5m');
  const after = changed('acknowledge.late.after=10m');
  const step = (procedure: typeof after) => procedure.steps.find(({ id }) => id === 'acknowledge');
  expect(step(after)?.late.afterMs).toBe(10 * MINUTE_MS);
  expect({ ...step(after), late: null }).toEqual({ ...step(before), late: null });
  expect(after.steps.filter(({ id }) => id !== 'acknowledge')).toEqual(
    before.steps.filter(({ id }) => id !== 'acknowledge'),
  );
});

test('a setting may begin with steps, or name another part of the file', () => {
  expect(changed('steps.acknowledge.within=7m').steps.find(({ id }) => id === 'acknowledge')?.withinMs).toBe(
    7 * MINUTE_MS,
  );
  expect(changed('intake.alerts=queue').intake.alert).toBe('queue');
  expect(
    changed('acknowledge.late={ after: 3m, add: [imoc] }').steps.find(({ id }) => id === 'acknowledge')?.late,
  ).toEqual({
    afterMs: 3 * MINUTE_MS,
    add: ['imoc'],
  });
});

test.each([
  ['acknowledge', 'is no setting'],
  ['no-such-step.within=5m', 'no step and no part called no-such-step'],
  ['acknowledge=5m', 'no step and no part called acknowledge'],
  ['', 'is no setting'],
])('“%s” is refused with what to write instead', (setting, says) => {
  expect(() => changeProcedure(referenceYaml(), [setting])).toThrow(says);
});

test('a value that makes no sense is for the procedure’s own check', () => {
  expect(parseProcedure(changeProcedure(referenceYaml(), ['acknowledge.within=soon'])).ok).toBe(false);
});
