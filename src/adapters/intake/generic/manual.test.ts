import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { hookRequest } from '#testing/dialect-kit.ts';
import { genericDialect } from './generic-dialect.ts';

const now = fromIso('2026-11-26T12:00:00Z');

async function examples(page: string): Promise<string[]> {
  const text = await readFile(new URL(`../../../../docs/${page}`, import.meta.url), 'utf8');
  return [...text.matchAll(/(?:body=|-d )'(\{"status".*?\})'/gs)].map(([, json]) => json ?? '');
}

test.each([['api.md'], ['intake.md']])('the alerts that %s shows to be sent are accepted', async (page) => {
  const bodies = await examples(page);
  expect(bodies.length).toBeGreaterThan(0);
  for (const body of bodies) {
    expect(genericDialect.read(hookRequest(JSON.parse(body), now)).answer).toMatchObject({ status: 200 });
  }
});
