import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Refused } from '#app/refused.ts';
import { plainIssue } from '#contract/plain-issue.ts';
import { unknownFields } from '#contract/unknown-fields.ts';
import { takesSpace, type Route } from '#contract/route.ts';
import { nulPath } from './nul-character.ts';

type Detail = Refused['details'][number];

/** Reads params, query and body by the route's schemas; refuses with every fault at once. */
export function requestInput(
  route: Route,
  request: FastifyRequest,
): { params: unknown; query: unknown; body: unknown } {
  const details: Detail[] = [];
  const params = readPart(route.params, request.params, 'params.', details);
  const query = readPart(route.query, request.query, 'query.', details);
  if (speaksOfADrill(request.query) && !takesSpace(route)) details.push(WHOLE_DESK);
  const body = route.method === 'GET' ? {} : readBody(route.body, request.body ?? {}, details);
  if (details.length > 0) throw new Refused('bad-input', {}, details);
  return { params, query, body };
}

const WHOLE_DESK: Detail = {
  path: 'query.space',
  message: 'This belongs to the whole desk and not to a drill; leave the space out.',
};

/** Whoever names a drill must not change the real desk by it. */
function speaksOfADrill(query: unknown): boolean {
  return typeof query === 'object' && query !== null && 'space' in query && query.space !== 'real';
}

/** A field that nobody reads is a slip: what it was to say would be lost without a word. */
function readBody(schema: z.ZodType, value: unknown, details: Detail[]): unknown {
  const unknown = unknownFields(schema, value);
  const faults: Detail[] = [];
  const body = readPart(schema, value, '', faults, (issue) => unknown.length === 0 || issue !== 'unrecognized_keys');
  details.push(...faults, ...unknown);
  return body;
}

function readPart(
  schema: z.ZodType,
  value: unknown,
  prefix: string,
  details: Detail[],
  isTold = (_code: string) => true,
): unknown {
  const nul = nulPath(value);
  if (nul !== null)
    details.push({ path: prefix + nul, message: 'This holds a NUL character, which cannot be stored.' });
  const result = schema.safeParse(value, { error: plainIssue });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (!isTold(issue.code)) continue;
    const path = prefix + issue.path.join('.');
    details.push({ ...(path !== '' && { path }), message: issue.message });
  }
  return undefined;
}
