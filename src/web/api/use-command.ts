import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import type { CallInput } from '#contract/client.ts';
import type { AnswerOf, Route } from '#contract/route.ts';
import { call } from './call.ts';
import { useSpace } from './space.ts';
import { inSpace } from './use-answer.ts';

/** Does something on the desk, then asks again for everything shown, so that the page is true when the button comes back. */
export function useCommand<R extends Route>(route: R): UseMutationResult<AnswerOf<R>, Error, CallInput<R>> {
  const space = useSpace();
  const queries = useQueryClient();
  return useMutation({
    mutationKey: [route.name],
    mutationFn: (input: CallInput<R>): Promise<AnswerOf<R>> => call(route, inSpace(route, space, input)),
    onSettled: () => queries.invalidateQueries(),
  });
}
