import { guardedAsk } from '#adapters/channels/ask.ts';
import { githubIssuesTracker } from '#adapters/trackers/github/github-issues-tracker.ts';
import { webhookTracker } from '#adapters/trackers/webhook/webhook-tracker.ts';
import type { Connections } from '#app/ports/connections.ts';
import type { Trackers } from '#app/ports/trackers.ts';
import type { Connection } from '#contract/connection.ts';
import { systemClock } from './system-clock.ts';

/** Connections of the desk that take action items. */
export function deskTrackers(connections: Connections): Trackers {
  const options = { connection: (name: string) => connections.open(name), ask: guardedAsk(), clock: systemClock };
  const byKind = { github: githubIssuesTracker(options), webhook: webhookTracker(options) };
  return {
    async list() {
      return (await connections.list()).flatMap(({ name, connection }) => {
        const taken = takesItems(connection);
        return taken === null ? [] : [{ connection: name, ...taken }];
      });
    },
    async of(name) {
      const open = await connections.open(name);
      const taken = open === null ? null : takesItems(open.connection);
      return taken === null ? null : byKind[taken.kind];
    },
  };
}

function takesItems(connection: Connection): { kind: 'github' | 'webhook'; place: string } | null {
  if (connection.kind === 'github' && connection.issuesIn !== null)
    return { kind: 'github', place: connection.issuesIn };
  if (connection.kind === 'webhook' && connection.takesActionItems)
    return { kind: 'webhook', place: new URL(connection.url).host };
  return null;
}
