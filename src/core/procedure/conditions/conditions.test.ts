import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileChangeCondition, type ChangeFacts } from './change-conditions.ts';
import { compileCondition, FACT_NAMES, type ConditionFacts } from './incident-conditions.ts';

const facts: ConditionFacts = {
  priority: 'P1',
  assumed: false,
  phase: 'mitigating',
  acknowledged: true,
  mitigated: false,
  reports: 3,
  alerts: 1,
  reportingCustomers: 2,
  assessment: {
    made: true,
    feature: 'environments',
    tier: 'core',
    customers: 7,
    workaround: 'no',
    dataAtRisk: 'unknown',
    worsening: 'yes',
    sources: 2,
  },
};

function holds(expression: string, asked: ConditionFacts = facts): boolean {
  const compiled = compileCondition(expression);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.evaluate(asked);
}

function messageOf(expression: string): string {
  const compiled = compileCondition(expression);
  return compiled.ok ? 'it compiles' : compiled.message;
}

test.each([
  ['priority in ["P1", "P2"]', true],
  ['assessment.tier == "core" && assessment.customers >= 2', true],
  ['!mitigated && reports + alerts == 4', true],
  ['assessment.customers > 7', false],
  ['assessment.feature.startsWith("env")', true],
  ['assumed ? mitigated : acknowledged', true],
  ['size(phase) > 3 || false', true],
])('%s is %s', (expression, expected) => {
  expect(holds(expression)).toBe(expected);
});

test('every fact has the same name in CEL as in the code', () => {
  for (const name of FACT_NAMES) expect(messageOf(`${name} == ${name}`)).toBe('it compiles');
});

test('a fact of the size of a large company is compared exactly', () => {
  const customers = (count: number) => ({ ...facts, assessment: { ...facts.assessment, customers: count } });
  expect(holds('assessment.customers == 123456789', customers(123_456_789))).toBe(true);
  expect(holds('assessment.customers == 123456789', customers(123_456_790))).toBe(false);
});

describe('a condition that cannot be asked is refused, with what to write instead', () => {
  test.each([
    ['', 'A condition cannot be empty.'],
    ['priority = "P1"', 'Compare with "==", not with "=".'],
    ['priority == "P1" &&', 'The condition ends too early.'],
    ['reports', 'A condition must be true or false; this one gives a number.'],
    ['priority == 1', 'These do not go together: a text == a number.'],
    ['severity == "P1"', 'There is no fact "severity".'],
    ['assessment.teir == "core"', 'There is no such fact as "teir" here.'],
    ['has(assessment.tier)', 'Every fact always has a value, so "has" is not needed: compare with "unknown", "" or 0.'],
    ['"a" == null', 'A condition compares texts, numbers, true and false.'],
    ['reports > 99999999999', 'Numbers in a condition go up to 1000000000.'],
    [
      'duration("1h") > duration("2h")',
      '"duration" is no function of conditions; there are size, startsWith, endsWith, contains.',
    ],
  ])('%s', (expression, message) => {
    expect(messageOf(expression)).toBe(message);
  });

  test('the place of what is wrong is given in characters from the start', () => {
    expect(compileCondition('mitigated && assessment.teir == "core"')).toMatchObject({ ok: false, offset: 24 });
  });
});

describe('no condition can hold the desk up', () => {
  const numbers = `[${Array.from({ length: 40 }, (_, n) => n).join(',')}]`;

  test.each([
    ['nested loops', `${numbers}.all(a, ${numbers}.all(b, ${numbers}.all(c, a + b + c < 1000)))`],
    ['a single loop', '[1, 2].exists(x, x == reports)'],
    ['a list that is made', '[1, 2].map(x, x * 2) == [2, 4]'],
    ['a bound value that doubles', 'cel.bind(a, phase + phase, cel.bind(b, a + a, b == a))'],
    ['a regular expression that backtracks', 'phase.matches("(a+)+$")'],
    ['a list that is too long', `reports in [${Array.from({ length: 60 }, (_, n) => n).join(',')}]`],
    ['too many parts', Array.from({ length: 120 }, () => 'mitigated').join(' || ')],
    ['too deep', `${'('.repeat(60)}mitigated${')'.repeat(60)}`],
    ['too long', `phase == "${'a'.repeat(1000)}"`],
  ])('%s is refused before it is asked', (_what, expression) => {
    expect(compileCondition(expression).ok).toBe(false);
  });

  test('200 values looped over three deep are refused at once', () => {
    const many = `[${Array.from({ length: 200 }, (_, n) => n).join(',')}]`;
    expect(compileCondition(`${many}.all(a, ${many}.all(b, ${many}.all(c, a >= 0)))`).ok).toBe(false);
  });

  test('whatever can fail while it is asked is refused: division, indexes, numbers out of range', () => {
    for (const expression of ['reports / 0 == 1', 'reports % 0 == 1', '[1][5] == 1', '{"a": 1}["b"] == 1']) {
      expect(compileCondition(expression)).toMatchObject({ ok: false });
    }
  });

  test('a condition that compiles answers for all facts and never throws', () => {
    const number = fc.oneof(
      fc.constantFrom('reports', 'alerts', 'assessment.customers'),
      fc.integer({ min: -9, max: 1_000_000_000 }).map((n) => `(${n})`),
    );
    const text = fc.constantFrom('phase', 'priority', 'assessment.feature', '"core"', '""');
    const { condition } = fc.letrec<{ condition: string }>((tie) => ({
      condition: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('mitigated', 'assumed', 'true'),
        fc
          .tuple(number, fc.constantFrom('+', '-'), number, fc.constantFrom('<', '==', '>='), number)
          .map((parts) => parts.join(' ')),
        fc.tuple(text, fc.constantFrom('==', '!=', '<'), text).map((parts) => parts.join(' ')),
        fc
          .tuple(text, fc.constantFrom('startsWith', 'contains', 'endsWith'), text)
          .map(([on, name, given]) => `${on}.${name}(${given})`),
        fc
          .tuple(tie('condition'), fc.constantFrom('&&', '||', '=='), tie('condition'))
          .map((parts) => `(${parts.join(' ')})`),
        tie('condition').map((inner) => `!(${inner})`),
        fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      ),
    }));
    const counts = fc.nat({ max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(condition, counts, counts, fc.string(), (expression, reports, customers, feature) => {
        const compiled = compileCondition(expression);
        if (!compiled.ok) return;
        const asked = { ...facts, reports, assessment: { ...facts.assessment, customers, feature } };
        expect(typeof compiled.evaluate(asked)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('any text at all is compiled or refused, never thrown at', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'a.(\'"[{}])!&|=<>?:,+-*/%0x9\\ \n'.split(''), 'phase', '\ud800', '\u{1f600}', ' in '),
    });
    fc.assert(
      fc.property(text, (any) => void compileCondition(any)),
      { numRuns: 2000 },
    );
  });
});

test(
  'a condition of the reference procedure is asked ten thousand times within a second, on a busy machine too',
  { timeout: 1000 },
  () => {
    const compiled = compileCondition('assessment.tier == "core" && assessment.customers >= 2');
    let held = 0;
    for (let count = 0; count < 10_000; count += 1) {
      if (compiled.ok && compiled.evaluate(facts)) held += 1;
    }
    expect(held).toBe(10_000);
  },
);

const DEPLOY: ChangeFacts = {
  kind: 'deploy',
  services: 1,
  legacy: false,
  migration: false,
  lines: 0,
  files: 0,
  hour: 11,
  weekday: 'tue',
  fridayAfternoon: false,
  openIncident: false,
  environment: 'production',
};

test('a revert policy asks about the change', () => {
  const compiled = compileChangeCondition(
    'change.services >= 2 || change.kind == "migration" || change.weekday in ["sat", "sun"]',
  );
  if (!compiled.ok) throw new Error(compiled.message);
  expect(compiled.evaluate({ ...DEPLOY, services: 2 })).toBe(true);
  expect(compiled.evaluate({ ...DEPLOY, kind: 'migration' })).toBe(true);
  expect(compiled.evaluate({ ...DEPLOY, weekday: 'sun' })).toBe(true);
  expect(compiled.evaluate(DEPLOY)).toBe(false);
});

test.each([
  'change.kind == "deployment"',
  'change.kind == "deploy"',
  'change.kind in ["deployment", "deploy"]',
  'change.lines + change.files == 0 && change.hour == 11 && !change.legacy && change.environment == "production"',
])('of a deployment it holds that %s', (expression) => {
  const compiled = compileChangeCondition(expression);
  if (!compiled.ok) throw new Error(compiled.message);
  expect(compiled.evaluate(DEPLOY)).toBe(true);
});
