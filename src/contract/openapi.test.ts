import { describe, expect, it } from 'vitest';
import { openapiDocument } from './openapi.ts';
import { ROUTES } from './routes.ts';

type Json = Record<string, unknown>;
const document = openapiDocument('1.2.3');
const operations = Object.entries(document['paths'] as Record<string, Record<string, Json>>).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);

/** Every object in the document, with where it is. */
function everyObject(value: unknown, at = '#'): { at: string; object: Json }[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.entries(value).flatMap(([key, child]) => everyObject(child, `${at}/${key}`));
  return Array.isArray(value) ? below : [{ at, object: value as Json }, ...below];
}

describe('the OpenAPI document', () => {
  it('has what version 3.1 asks of every document', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'TwoAM', version: '1.2.3' } });
    const allowed = ['openapi', 'info', 'tags', 'paths', 'components'];
    expect(Object.keys(document).filter((key) => !allowed.includes(key))).toEqual([]);
  });

  it('describes every route of the contract and the live stream, each under its own name', () => {
    const names = operations.map(({ operation }) => operation['operationId']);
    expect(new Set(names)).toEqual(new Set([...ROUTES.map(({ name }) => name), 'live']));
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares exactly the parameters that a path holds', () => {
    for (const { path, operation } of operations) {
      const parameters = operation['parameters'] as Json[];
      const inPath = parameters.filter((parameter) => parameter['in'] === 'path');
      expect(inPath.map((parameter) => `{${String(parameter['name'])}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(inPath.every((parameter) => parameter['required'] === true)).toBe(true);
      for (const parameter of parameters) expect(parameter['schema']).toBeTypeOf('object');
    }
  });

  it('gives each operation a success, a refusal, known tags and known ways to prove who one is', () => {
    const { components } = document as { components: Record<string, Json> };
    const tags = (document['tags'] as Json[]).map(({ name }) => name);
    for (const { operation } of operations) {
      const responses = Object.keys(operation['responses'] as Json);
      expect(responses.some((status) => /^2\d\d$/.test(status)) && responses.includes('default')).toBe(true);
      for (const tag of operation['tags'] as string[]) expect(tags).toContain(tag);
      const schemes = (operation['security'] as Json[]).flatMap((scheme) => Object.keys(scheme));
      for (const scheme of schemes) expect(components['securitySchemes']).toHaveProperty(scheme);
    }
  });

  it('sends no body with GET', () => {
    const reading = operations.filter(({ method }) => method === 'get');
    expect(reading.filter(({ operation }) => 'requestBody' in operation)).toEqual([]);
  });

  it('has no reference that leads nowhere', () => {
    const { schemas } = (document as { components: { schemas: Json } }).components;
    const known = new Set(Object.keys(schemas).map((name) => `#/components/schemas/${name}`));
    const references = everyObject(document).filter(({ object }) => typeof object['$ref'] === 'string');
    expect(references.length).toBeGreaterThan(90);
    expect(references.filter(({ object }) => !known.has(String(object['$ref'])))).toEqual([]);
    expect(references.filter(({ object }) => Object.keys(object).length > 1)).toEqual([]);
  });

  it('keeps answers open for fields that come later', () => {
    const room = (document as { components: { schemas: { Room: Json } } }).components.schemas.Room;
    expect(everyObject(room).filter(({ object }) => object['additionalProperties'] === false)).toEqual([]);
  });
});
