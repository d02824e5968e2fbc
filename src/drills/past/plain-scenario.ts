import { ROUTES } from '#contract/routes.ts';
import type { Action, Beat, Scenario } from '../scenario.ts';

/** A call of the API by the name of its route, so that it can be written down. */
interface PlainCall {
  kind: 'call';
  route: string;
  params: unknown;
  body: unknown;
}

export type PlainAction = Exclude<Action, { kind: 'call' }> | PlainCall;
export type PlainBeat = Omit<Beat, 'actions'> & { actions: PlainAction[] };
/** A scenario as plain data, so that it can be handed from one process to another. */
export type PlainScenario = Omit<Scenario, 'beats'> & { beats: PlainBeat[] };

/** The scenario that can be played. Throws for a route that is not there. */
export function scenarioFrom({ beats, ...rest }: PlainScenario): Scenario {
  return { ...rest, beats: beats.map((beat) => ({ ...beat, actions: beat.actions.map(actionFrom) })) };
}

/** A scenario as plain data. */
export function plainScenario({ beats, ...rest }: Scenario): PlainScenario {
  return {
    ...rest,
    beats: beats.map((beat) => ({
      ...beat,
      actions: beat.actions.map((action) =>
        action.kind === 'call' ? { ...action, route: action.route.name } : action,
      ),
    })),
  };
}

function actionFrom(action: PlainAction): Action {
  if (action.kind !== 'call') return action;
  const route = ROUTES.find(({ name }) => name === action.route);
  if (route === undefined) throw new Error(`the API has no route ${action.route}`);
  return { ...action, route };
}
