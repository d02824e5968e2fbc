import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { CallInput } from '#contract/client.ts';
import type { AnswerOf, Route } from '#contract/route.ts';
import { usePollMs } from '../live/live-state.ts';
import { call } from './call.ts';
import { takesSpace } from '#contract/route.ts';
import { useSpace } from './space.ts';

/** The cache key of a question: the route's name first, so that live news can name what is old. */
function questionKey(route: Route, space: string, input: object): readonly unknown[] {
  return takesSpace(route) ? [route.name, space, input] : [route.name, input];
}

/** Adds the space to the query of a route that takes one. */
export function inSpace<R extends Route>(route: R, space: string, input: CallInput<R>): CallInput<R> {
  if (!takesSpace(route)) return input;
  return { ...input, query: { space, ...(input.query as object | undefined) } as never };
}

export function question<R extends Route>(route: R, space: string, input: CallInput<R> = {}) {
  return queryOptions({
    queryKey: questionKey(route, space, input),
    queryFn: (): Promise<AnswerOf<R>> => call(route, inSpace(route, space, input)),
  });
}

interface AskOptions {
  enabled?: boolean;
  /** Show the answer to the previous question until the next comes. */
  keepPrevious?: boolean;
}

/** Asks the desk and keeps the answer fresh: by live news, and by asking again in case news was lost. */
export function useAnswer<R extends Route>(
  route: R,
  input: CallInput<R> = {},
  options: AskOptions = {},
): UseQueryResult<AnswerOf<R>> {
  const space = useSpace();
  const pollMs = usePollMs();
  return useQuery({
    queryKey: questionKey(route, space, input),
    queryFn: (): Promise<AnswerOf<R>> => call(route, inSpace(route, space, input)),
    enabled: options.enabled ?? true,
    refetchInterval: pollMs,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
}
