import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hookRequest } from '#testing/dialect-kit.ts';
import { genericDialect } from './generic/generic-dialect.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/intake.md'), 'utf8');
const examples = [...page.matchAll(/```json\n(.*?)```/gsu)].map(([, json = '']) => json);
const [, inCurl = ''] = /-d '(\{.*?\})'/u.exec(page) ?? [];

test.each([...examples, inCurl])('an example of docs/intake.md is taken as it stands (%#)', (json) => {
  expect(genericDialect.read(hookRequest(json)).answer).toMatchObject({ status: 200, body: { refused: 0 } });
});

test('docs/intake.md has examples', () => {
  expect(examples.length).toBeGreaterThan(3);
});
