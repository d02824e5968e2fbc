import type { AnswerOf, BodyOf, ParamsOf, QueryOf, Route } from './route.ts';
import { apiError } from './error.ts';

/** A refusal of the API, with its code and the next thing to do. */
export class ApiRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly next: string | undefined;
  readonly details: {
    path?: string | undefined;
    line?: number | undefined;
    column?: number | undefined;
    message: string;
  }[];

  constructor(status: number, code: string, message: string, next?: string, details: ApiRefusal['details'] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.next = next;
    this.details = details;
  }
}

export interface ClientOptions {
  /** Origin of the desk, without a trailing slash; empty for the page's own. */
  baseUrl: string;
  /** API token, where no session cookie speaks for the caller. */
  token?: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
}

export interface CallInput<R extends Route> {
  params?: ParamsOf<R>;
  query?: QueryOf<R>;
  body?: BodyOf<R>;
}

export type Call = <R extends Route>(route: R, input?: CallInput<R>) => Promise<AnswerOf<R>>;

/** Makes a caller of the API's routes. It throws `ApiRefusal` for every answer that is not a success. */
export function apiClient(options: ClientOptions): Call {
  return async (route, input = {}) => {
    const headers: Record<string, string> = { accept: 'application/json' };
    if (options.token !== undefined) headers['authorization'] = `Bearer ${options.token}`;
    if (route.method !== 'GET') headers['content-type'] = 'application/json';
    const init: RequestInit = { method: route.method, headers, credentials: 'same-origin' };
    if (route.method !== 'GET') init.body = JSON.stringify(input.body ?? {});
    const response = await options.fetch(
      options.baseUrl + fillPath(route.path, input.params) + queryString(input.query),
      init,
    );
    const isText = response.ok && route.media !== undefined;
    const body: unknown = isText ? await response.text() : await response.json().catch(() => null);
    if (!response.ok) throw refusalFrom(response.status, body);
    return route.answer.parse(body) as AnswerOf<typeof route>;
  };
}

function fillPath(path: string, params: unknown): string {
  const values = (params ?? {}) as Record<string, string>;
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

function queryString(query: unknown): string {
  const entries = Object.entries((query ?? {}) as Record<string, unknown>).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return '';
  return `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString()}`;
}

function refusalFrom(status: number, body: unknown): ApiRefusal {
  const parsed = apiError.safeParse(body);
  if (!parsed.success)
    return new ApiRefusal(
      status,
      'unreadable-answer',
      `The desk answered ${status} without a reason.`,
      'Try again, or look at the desk’s log.',
    );
  const { code, message, next, details } = parsed.data.error;
  return new ApiRefusal(status, code, message, next, details ?? []);
}
