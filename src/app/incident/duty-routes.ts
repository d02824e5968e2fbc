import { holdUpdate, tickDuty, waiveDuty } from '#contract/duties.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import type { BoundRoute } from '../handlers.ts';
import type { Contexts } from '../space-context.ts';
import { commandRoute, withWords, withWordsIfAny } from './command-route.ts';

/** Routes by which duties are held, released or ticked off. */
export function dutyRoutes(contexts: Contexts): BoundRoute[] {
  return [
    commandRoute(contexts, holdUpdate, (asking) => {
      const { space, body, caller } = asking;
      const untilAt = space.clock.now() + body.minutes * MINUTE_MS;
      return withWords(asking, body.reason, (reasonTextId) => ({
        type: 'HoldDraft',
        by: caller.actor,
        key: body.key,
        untilAt,
        reasonTextId,
      }));
    }),
    commandRoute(contexts, waiveDuty, (asking) => {
      const { key, reason } = asking.body;
      return withWords(asking, reason, (reasonTextId) => ({
        type: 'Waive',
        by: asking.caller.actor,
        key,
        reasonTextId,
      }));
    }),
    commandRoute(contexts, tickDuty, (asking) => {
      const { key, note } = asking.body;
      return withWordsIfAny(asking, note, (noteTextId) => ({
        type: 'TickTask',
        by: asking.caller.actor,
        key,
        noteTextId,
      }));
    }),
  ];
}
