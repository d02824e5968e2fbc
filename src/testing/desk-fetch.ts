import { errorAnswer } from '#adapters/http/error-answer.ts';
import type { Caller } from '#app/caller.ts';
import type { BoundRoute } from '#app/handlers.ts';
import { spaceRoutes } from '#app/routes.ts';
import { z } from 'zod';
import type { SpaceContext } from '#app/space-context.ts';

/** A `fetch` that is answered by a desk's use cases, as its server would for this caller. */
export function deskFetch(
  context: SpaceContext,
  caller: Caller,
  routes: BoundRoute[] = spaceRoutes({ context: async () => context }),
): typeof fetch {
  return async (address, init) => {
    const { pathname, searchParams } = new URL(address instanceof Request ? address.url : address);
    for (const { route, run } of routes) {
      const params = matched(route.path, pathname);
      if (route.method !== (init?.method ?? 'GET') || params === null) continue;
      try {
        const query = route.query.parse(Object.fromEntries(searchParams));
        const body = route.body.parse(JSON.parse(typeof init?.body === 'string' ? init.body : '{}'));
        const answer = z.encode(route.answer, await run({ params, query, body, caller }));
        return route.media === undefined ? Response.json(answer) : new Response(String(answer));
      } catch (thrown) {
        const { status, body, unexpected } = errorAnswer(thrown, 'test', 1_000_000);
        if (unexpected !== null) throw thrown;
        return Response.json(body, { status });
      }
    }
    throw new Error(`nothing answers ${pathname}`);
  };
}

/** The parameters of a path, or null when the pattern is another one. */
function matched(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split('/');
  const given = path.split('/');
  if (expected.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(given[index] ?? '');
    else if (part !== given[index]) return null;
  }
  return params;
}
