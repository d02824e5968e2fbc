import fc from 'fast-check';
import { expect, test } from 'vitest';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { parseProcedure } from './parse-procedure.ts';

const reference = referenceYaml();
const repeat = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');

const bomb = `a0: &a0 [x, x, x, x, x, x, x, x]\n${repeat(12, (n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]\n`)}`;
const slowCondition =
  'assumed && !assumed && reports == 1 && alerts == 5 && reportingCustomers == 7 && assessment.customers == 9';

test.each<[what: string, text: string]>([
  ['a file of more than a megabyte', `name: ${'a'.repeat(1_000_000)}`],
  ['a megabyte of brackets', '['.repeat(999_999)],
  ['a megabyte of braces', '{a: '.repeat(249_999)],
  ['a megabyte of dashes', '- '.repeat(499_999)],
  ['lists in lists in one line', `${'- '.repeat(15_000)}a`],
  ['keys of keys', '? '.repeat(15_000)],
  ['a megabyte of commas', `[${','.repeat(999_000)}`],
  ['ever deeper lines', repeat(1400, (n) => `${' '.repeat(n)}a:\n`)],
  ['a hundred thousand keys', repeat(90_000, (n) => `k${n}: 1\n`)],
  ['as many keys as are still read', repeat(11_000, (n) => `k${n}: 1\n`)],
  ['ten thousand broken lines', repeat(10_000, () => 'a: b: c\n')],
  ['as many broken lines as are still read', repeat(6000, () => 'a: b: c\n')],
  ['documents without end', '---\na\n'.repeat(100_000)],
  ['quotes that never close', '"'.repeat(999_999)],
  ['one quote that never closes', `"${'a\n'.repeat(499_000)}`],
  ['anchors upon anchors', '&a '.repeat(19_000)],
  ['an alias bomb', bomb],
  ['an alias of itself', 'a: &a { b: *a }'],
  [
    'one value used ten thousand times',
    reference.replace('roles:\n', `x: &x { title: x, people: [y] }\nroles:\n${repeat(7000, (n) => `  r${n}: *x\n`)}`),
  ],
  [
    'thousands of roles that nobody knows',
    reference.replace(
      'roles:\n',
      `roles:\n${repeat(3000, (n) => `  r${n}: {title: x, schedule: y, deputies: [${'z'.repeat(60)}${n}]}\n`)}`,
    ),
  ],
  [
    'hundreds of steps in circles',
    reference.replace(
      'steps:\n',
      `steps:\n${repeat(270, (n) => `  - {id: s${n}, number: 1, title: t, act: task, after: [${Array.from({ length: 19 }, (_, k) => `s${(n + k + 1) % 270}`).join(',')}], owner: imoc, within: 5m}\n`)}`,
    ),
  ],
  [
    'hundreds of conditions that never hold',
    reference.replace(
      'steps:\n',
      `steps:\n${repeat(270, (n) => `  - {id: s${n}, number: 1, title: t, act: update, audience: customers, repeat: by-cadence, after: reported, owner: imoc, within: 5m, when: '${slowCondition} && assessment.sources > ${n}'}\n`)}`,
    ),
  ],
  ['parts in parts in a template', reference.replace('Thank you', '{{#symptom}}'.repeat(700))],
  ['braces without end in a template', reference.replace('Thank you', '{{'.repeat(4000))],
  ['tags of other languages', 'a: !!js/function "function () { return 1 }"'],
  [
    'a key that reaches into every object',
    '__proto__: { polluted: yes }\nconstructor: { prototype: { polluted: yes } }',
  ],
  ['nothing but nothing', '\u0000'.repeat(1000)],
  ['half a letter', '\ud800: \udfff'],
])('%s is read or refused in bounded time, with a clear fault', (_what, text) => {
  const parsed = parseProcedure(text);
  if (parsed.ok) return;
  expect(parsed.faults.length).toBeGreaterThan(0);
  expect(parsed.faults.length).toBeLessThanOrEqual(101);
  for (const fault of parsed.faults) {
    expect(fault.line).toBeGreaterThan(0);
    expect(fault.column).toBeGreaterThan(0);
    expect(fault.message).toMatch(/^.{5,400}$/s);
  }
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each([
  ['nesting', '['.repeat(999_999), 'The file is nested more than 24 deep; it was not read.'],
  ['parts', 'a: b: c\n'.repeat(100_000), 'The file has too many parts to be a procedure; it was not read.'],
  ['characters', '#'.repeat(1_000_001), 'The file has 1,000,001 characters; a procedure has at most 1,000,000.'],
])('a file with too many %s is refused before it is read', (_what, text, message) => {
  expect(parseProcedure(text)).toEqual({ ok: false, faults: [{ line: 1, column: 1, path: '', message }] });
});

test('an alias bomb is told as such, not as a thousand faults', () => {
  expect(parseProcedure(bomb)).toEqual({
    ok: false,
    faults: [
      expect.objectContaining({ message: 'The file holds too many values to be a procedure; it was not read.' }),
    ],
  });
});

test('whatever is changed in a good file, it is read or refused, never thrown at', () => {
  const lines = reference.split('\n');
  const piece = fc.constantFrom(
    '',
    ':',
    '- ',
    '  ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '!',
    '&a',
    '*a',
    '|',
    '>',
    '#',
    '\t',
    '{{',
    '}}',
    '0',
    '-1',
    'null',
    'true',
    '~',
    '__proto__',
    '1e999',
    '\n',
    '---',
    '%',
    '@',
    '\\',
    '\u0000',
    '\ud800',
    'P9',
    'when: ',
    '(((',
    '&& ',
    ' == ',
  );
  const change = fc.record({ line: fc.nat(lines.length - 1), column: fc.nat(60), remove: fc.nat(12), put: piece });
  const swap = fc.record({ line: fc.nat(lines.length - 1), other: fc.nat(lines.length - 1) });
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 4 }),
      fc.array(swap, { maxLength: 2 }),
      (changes, swaps) => {
        const mutated = [...lines];
        for (const { line, column, remove, put } of changes) {
          const text = mutated[line] ?? '';
          mutated[line] = text.slice(0, column) + put + text.slice(column + remove);
        }
        for (const { line, other } of swaps)
          [mutated[line], mutated[other]] = [mutated[other] ?? '', mutated[line] ?? ''];
        const parsed = parseProcedure(mutated.join('\n'));
        expect(parsed.ok || parsed.faults.length > 0).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('whatever value stands anywhere in a good file, it is read or refused, never thrown at', () => {
  const values = [
    '~',
    '[]',
    '{}',
    '[[1]]',
    '{a: {b: c}}',
    '-1',
    '1e308',
    '""',
    '"\\u0000"',
    'true',
    '"{{"',
    '"1 == 1"',
    '[reported, reported]',
  ];
  const places = [...reference.matchAll(/: (?=\S)[^#\n]*/g)].map(({ index, 0: found }) => ({
    index,
    length: found.length,
  }));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(...values), ({ index, length }, value) => {
      const parsed = parseProcedure(`${reference.slice(0, index)}: ${value}${reference.slice(index + length)}`);
      expect(parsed.ok || parsed.faults.length > 0).toBe(true);
    }),
    { numRuns: 80 },
  );
}, 60_000);
