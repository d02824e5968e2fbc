import { openChannel, parkIdea, postMessage, sumUp } from '#contract/conversation.ts';
import { guardWords } from '../comms/guard.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { buildRoom } from '../room/build-room.ts';
import type { Contexts } from '../space-context.ts';
import { commandRoute, withWords } from './command-route.ts';
import { loadIncident } from './load-incident.ts';
import { runCommand } from './run-command.ts';

/** Routes by which people speak in an incident's room and channel. */
export function conversationRoutes(contexts: Contexts): BoundRoute[] {
  return [
    commandRoute(contexts, openChannel, async ({ space, id, caller }) => {
      const { number, title } = await buildRoom(space, id);
      const { ref } = await space.channel.open({ id, number, title });
      return { command: { type: 'OpenChannel', by: caller.actor, channel: space.channel.name, ref, key: null } };
    }),
    bind(postMessage, async ({ params, query, body, caller }) => {
      const space = await contexts.context(query.space);
      const sent = () =>
        withWords({ space, caller }, body.text, (textId) => ({
          type: 'PostMessage',
          by: caller.actor,
          messageId: space.ids.next('message'),
          textId,
        }));
      const { id, version } = await runCommand(space, params.id, sent, body.expectedVersion);
      const { incident } = await loadIncident(space, id);
      return { id, version, guard: guardWords(body.text, incident, null) };
    }),
    commandRoute(contexts, parkIdea, (asking) =>
      withWords(asking, asking.body.text, (textId) => ({
        type: 'ParkIdea',
        by: asking.caller.actor,
        ideaId: asking.space.ids.next('idea'),
        textId,
      })),
    ),
    commandRoute(contexts, sumUp, (asking) =>
      withWords(asking, asking.body.text, (textId) => ({ type: 'SumUp', by: asking.caller.actor, textId })),
    ),
  ];
}
