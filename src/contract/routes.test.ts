import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ROUTES } from './routes.ts';
import { routeTable } from './route-table.ts';

describe('the routes of the API', () => {
  it('have names and addresses of their own', () => {
    expect(new Set(ROUTES.map(({ name }) => name)).size).toBe(ROUTES.length);
    expect(new Set(ROUTES.map(({ method, path }) => `${method} ${path}`)).size).toBe(ROUTES.length);
  });

  it.each(ROUTES)('$name has a schema for each parameter of its path', ({ path, params }) => {
    const values = Object.fromEntries([...path.matchAll(/:(\w+)/g)].map(([, name]) => [name, 'x']));
    expect(params.parse(values)).toEqual(values);
  });

  it('are all below /api/v1', () => {
    for (const { path } of ROUTES) expect(path).toMatch(/^\/api\/v1\//);
  });

  it('are listed in docs/api.md', async () => {
    const file = new URL('../../docs/api.md', import.meta.url);
    const text = await readFile(file, 'utf8');
    const kept = text.replace(
      /<!-- routes -->[\s\S]*<!-- \/routes -->/,
      () => `<!-- routes -->\n\n${routeTable()}\n<!-- /routes -->`,
    );
    await expect(kept).toMatchFileSnapshot(file.pathname);
  });
});
