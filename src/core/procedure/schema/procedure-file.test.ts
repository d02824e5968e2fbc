import { expect, test } from 'vitest';
import { readFileOfCheckout } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { FACT_NAMES } from '../conditions/incident-conditions.ts';
import { jsonSchema } from './procedure-file.ts';
import { TEMPLATE_FIELDS } from '../template-fields.ts';

const written = 'procedures/procedure.schema.json';

/** After a change of the schema: `vitest run --project unit src/core/procedure/schema -u` writes the file. */
test('the schema that editors use is the one that the desk checks by', async () => {
  await expect(`${JSON.stringify(jsonSchema(), null, 2)}\n`).toMatchFileSnapshot(`../../../../${written}`);
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

test('the manual explains every key, every fact and every field of a template', () => {
  const manual = readFileOfCheckout('docs/procedure.md');
  const names = new Set<string>([...FACT_NAMES, ...Object.keys(TEMPLATE_FIELDS)]);
  const look = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    for (const key of Object.keys((schema as { properties?: object }).properties ?? {})) names.add(key);
    for (const value of Object.values(schema)) look(value);
  };
  look(jsonSchema());
  const explained = (name: string): boolean => new RegExp(`\\b${RegExp.escape(name)}\\b`).test(manual);
  expect([...names].filter((name) => !explained(name))).toEqual([]);
});
