import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openapiDocument } from './openapi.ts';
import { ROUTES } from './routes.ts';
import { createReport } from './signal.ts';
import { assess } from './assessment.ts';
import { unknownFields } from './unknown-fields.ts';

describe('a field that a body does not have is named', () => {
  test('with the one that was meant', () => {
    expect(unknownFields(createReport.body, { title: 'x', customerId: 'acme', featureID: 'y' })).toEqual([
      { path: 'customerId', message: 'There is no field named customerId here. Did you mean customer?' },
      { path: 'featureID', message: 'There is no field named featureID here. Did you mean featureId?' },
    ]);
  });

  test('without a guess where none is close', () => {
    expect(unknownFields(createReport.body, { weather: 'fine' })).toEqual([
      { path: 'weather', message: 'There is no field named weather here.' },
    ]);
  });

  test('at any depth: in lists, records, what may be left out, and one of several', () => {
    const body = { evidence: [{ source: 'alert' }, { source: 'metric', txt: '' }], override: { priorty: 'P1' } };
    expect(unknownFields(assess.body, body).map(({ path }) => path)).toEqual(['evidence.1.txt', 'override.priorty']);
    const either = z.object({ of: z.union([z.object({ a: z.string() }), z.object({ b: z.string() })]).nullable() });
    expect(unknownFields(either, { of: { b: 'x', c: 1 } }).map(({ path }) => path)).toEqual(['of.c']);
    expect(unknownFields(z.record(z.string(), z.object({})), { any: { x: 1 } })).toHaveLength(1);
  });

  test('at most twenty times, however many there are', () => {
    const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`field${index}`, 1]));
    expect(unknownFields(createReport.body, many)).toHaveLength(20);
  });

  test('and what fits is not', () => {
    expect(unknownFields(createReport.body, { title: 'x', customer: 'acme' })).toEqual([]);
    expect(unknownFields(z.looseObject({}), { anything: 1 })).toEqual([]);
    expect(unknownFields(assess.body, { own: { 'any-key': 'yes' } })).toEqual([]);
  });
});

test('the API’s description says of every body that it takes no other fields', () => {
  const { paths } = openapiDocument('0', ROUTES) as { paths: object };
  const loose = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, { requestBody?: object }>).flatMap(([method, { requestBody }]) =>
      looseObjects(requestBody).map((where) => `${method} ${path} ${where}`),
    ),
  );
  expect(loose).toEqual([]);
});

function looseObjects(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const isLoose = 'properties' in schema && !('additionalProperties' in schema);
  return [
    ...(isLoose ? [path] : []),
    ...Object.entries(schema).flatMap(([name, one]) => looseObjects(one, `${path}/${name}`)),
  ];
}
