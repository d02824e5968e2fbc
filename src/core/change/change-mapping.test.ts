import { describe, expect, test } from 'vitest';
import { compileMapping, type ChangeMapping } from './change-mapping.ts';

const map = (mapping: ChangeMapping, body: unknown, headers: Record<string, string> = {}) => {
  const compiled = compileMapping(mapping);
  return compiled.ok ? compiled.map({ body, headers }) : compiled;
};
const fieldsOf = (mapping: ChangeMapping, body: unknown) => {
  const mapped = map(mapping, body);
  if (!('outcome' in mapped) || mapped.outcome !== 'mapped') throw new Error(JSON.stringify(mapped));
  return mapped.fields;
};

describe('a mapping', () => {
  test('reads texts, numbers and lists of a body, and headers', () => {
    const mapping = { title: 'body.build.name + " #" + string(body.build.number)', version: 'body.build.number' };
    expect(
      fieldsOf(
        { ...mapping, services: 'body.services' },
        { build: { name: 'auth', number: 42 }, services: ['a', 'b'] },
      ),
    ).toEqual({ title: 'auth #42', version: '42', services: ['a', 'b'] });
    expect(map({ title: 'headers["x-name"]' }, {}, { 'x-name': 'auth' })).toMatchObject({ fields: { title: 'auth' } });
  });

  test.each([
    ['body.nope', 'a field that is absent'],
    ['body.list[7]', 'a place behind a list’s end'],
    ['body.empty', 'null'],
    ['headers["x-none"]', 'a header that is absent'],
    ['body.?nope.orValue("")', 'an empty text'],
  ])('%s gives nothing: %s', (version) => {
    expect(fieldsOf({ title: '"t"', version }, { list: [], empty: null })).toEqual({ title: 't' });
  });

  test('a body nested a hundred thousand levels deep is read as far as any tool goes', () => {
    const deep = JSON.parse(`{"name":"auth","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown;
    expect(fieldsOf({ title: 'body.name', version: 'body.x[0][0].nope' }, deep)).toEqual({ title: 'auth' });
  });

  test('without a title a request is no change', () => {
    expect(map({ title: 'body.nope' }, {})).toEqual({
      outcome: 'failed',
      faults: [{ field: 'title', message: 'It gives nothing for this request.' }],
    });
  });

  test('an object is no text, and says so', () => {
    expect(map({ title: 'body' }, { a: 1 })).toMatchObject({
      outcome: 'failed',
      faults: [{ field: 'title', message: 'It gives something that is no text.' }],
    });
  });

  test.each([
    ['body.a ==', 'The expression ends too early.'],
    ['deploy', 'There is no "deploy": write body or headers, or put a text in quotes.'],
    ['body.list.map(x, x)', '"comprehension"|"map"|cannot|no function'],
    ['body.a.matches("(a+)+$")', '"matches" is no function here'],
    ['"a" * 3', '"*" cannot be used here.'],
    [' ', 'An expression cannot be empty.'],
    [`"${'x'.repeat(1000)}"`, 'An expression has at most 1000 characters.'],
    [Array.from({ length: 60 }, () => 'body.a').join('+'), 'This expression is too large.'],
  ])('%s is refused when it is saved', (title, message) => {
    const compiled = compileMapping({ title });
    expect(compiled.ok ? 'compiled' : compiled.faults[0]?.message).toMatch(
      new RegExp(message.replaceAll(/[*.+?()]/gu, '\\$&'), 'u'),
    );
  });

  test('every expression that is wrong is named', () => {
    const compiled = compileMapping({ title: 'nope', version: 'body.', kind: '"deploy"' });
    expect(compiled.ok ? [] : compiled.faults.map(({ field }) => field)).toEqual(['title', 'version']);
  });

  test('a body’s own names cannot reach what JavaScript hangs on objects', () => {
    const body = JSON.parse('{"__proto__": {"polluted": "yes"}, "constructor": "c"}') as unknown;
    expect(fieldsOf({ title: 'body.constructor', version: 'body.toString' }, body)).toEqual({ title: 'c' });
  });
});
