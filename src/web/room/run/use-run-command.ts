import type { CallInput } from '#contract/client.ts';
import type { PlanRunShown } from '#contract/plan-run.ts';
import type { Route } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../time/announcer.ts';

/** What every form about a run is given. */
export interface RunFormProps {
  run: PlanRunShown;
  onClose: () => void;
}

/** Something a person says of a run; the form closes once the page shows what came of it. */
export function useRunCommand<R extends Route>(route: R, { said, onDone }: { said: string; onDone: () => void }) {
  const { mutate, isPending, error } = useCommand(route);
  return {
    isPending,
    error,
    send: (input: CallInput<R>) =>
      mutate(input, {
        onSuccess: () => {
          announce(said);
          onDone();
        },
      }),
  };
}
