import { z } from 'zod';

/** What somebody must be allowed to do to use a route. Scopes of API tokens carry the same names. */
export type Right = 'public' | 'view' | 'respond' | 'publish-procedure' | 'administer';

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> {
  name: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:params`. */
  path: string;
  /** One sentence for the reference page. */
  summary: string;
  tag: string;
  needs: Right;
  params: Params;
  query: Query;
  body: Body;
  answer: Answer;
  /** HTTP status of success. */
  status: 200 | 201 | 202;
  /** What the answer is sent as, where it is text rather than JSON. */
  media?: TextMedia;
  /** What it changes is kept in versions that say who and when, so that the audit does not repeat it. */
  keepsVersions?: true;
  /** The audit names it although it needs no more than `view`: it changes a way in. */
  audited?: true;
  /** It makes or takes a way in: whoever signed in a while ago proves again who they are. */
  fresh?: true;
}

/** Kinds of text that a route may answer. */
export type TextMedia = 'text/csv' | 'text/markdown' | 'text/html';

export const nothing = z.object({});

/** The world a request speaks of: `real`, or the id of a drill's space. */
export const spaceQuery = z.object({
  space: z.string().max(64).default('real').describe('`real`, or the id of a drill'),
});

export const idParams = z.object({ id: z.string().min(1).max(64) });

/** An instant as ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true }).describe('ISO 8601 instant');

interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> {
  name: string;
  method: Route['method'];
  path: string;
  summary: string;
  tag: string;
  needs: Right;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
  status?: Route['status'];
  media?: TextMedia;
  keepsVersions?: true;
  audited?: true;
  fresh?: true;
}

/** Declares one route of the API; server, clients and OpenAPI are built from it. */
export function route<
  A extends z.ZodType,
  P extends z.ZodType = typeof nothing,
  Q extends z.ZodType = typeof spaceQuery,
  B extends z.ZodType = typeof nothing,
>(input: RouteInput<P, Q, B, A>): Route<P, Q, B, A> {
  return {
    ...input,
    params: input.params ?? (nothing as unknown as P),
    query: input.query ?? (spaceQuery as unknown as Q),
    body: input.body ?? (nothing as unknown as B),
    status: input.status ?? 200,
  };
}

export type ParamsOf<R extends Route> = z.input<R['params']>;
export type QueryOf<R extends Route> = z.input<R['query']>;
export type BodyOf<R extends Route> = z.input<R['body']>;
export type AnswerOf<R extends Route> = z.output<R['answer']>;

/** Whether a route speaks of one space or of the desk as a whole. */
export function takesSpace({ query }: Route): boolean {
  return 'shape' in query && typeof query.shape === 'object' && query.shape !== null && 'space' in query.shape;
}
