import { expect, test } from 'vitest';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { jsonSchema } from './schema.ts';

const written = 'procedures/procedure.schema.json';

/** After a change of the schema: `vitest run --project unit src/core/procedure/schema.test.ts -u` writes the file. */
test('the schema that editors use is the one that the desk checks by', async () => {
  await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(`../../../${written}`);
});

test('the reference procedure tells editors where the schema is', () => {
  const first = referenceYaml().split('\n')[0];
  expect(first).toBe('# yaml-language-server: $schema=./procedure.schema.json');
});

test('every key of the file is explained to whoever writes one', () => {
  const unexplained: string[] = [];
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const [key, value] of Object.entries(
      (schema as { properties?: Record<string, { description?: string }> }).properties ?? {},
    )) {
      if (value.description === undefined) unexplained.push(`${path}.${key}`);
    }
    for (const [key, value] of Object.entries(schema)) look(value, `${path}.${key}`);
  };
  look(jsonSchema(), '');
  expect(unexplained).toEqual([]);
});

test('an unknown key is refused at every level', () => {
  const open: string[] = [];
  const look = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    if (
      'properties' in schema &&
      'type' in schema &&
      (schema as { additionalProperties?: unknown }).additionalProperties !== false
    )
      open.push(path);
    for (const [key, value] of Object.entries(schema)) look(value, `${path}.${key}`);
  };
  look(jsonSchema(), '');
  expect(open).toEqual([]);
});
