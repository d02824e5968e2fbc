import type { Dialect } from '#app/dialect.ts';
import { foldAlerts, type AlertChange } from '#core/signal/fold-alerts.ts';
import type { IncomingAlert, Signals } from '#app/ports/signals.ts';
import { acceptedAlerts, capturedRequests, type ExpectedStep } from './dialect-kit.ts';

type Known = IncomingAlert;

/**
 * Replays a folder of captured requests through a dialect and a store of signals without any, and says in the form of
 * `expected.json` what each request did. Which alerts opened, renewed or resolved is told by the pure fold.
 */
export async function replayCaptured(folder: string, dialect: Dialect, signals: Signals): Promise<ExpectedStep[]> {
  const firing = new Map<string, Known>();
  const groupKeys = new Map<string, string>();
  const steps: ExpectedStep[] = [];
  for (const { file, request } of capturedRequests(folder)) {
    const result = dialect.read(request);
    const alerts = acceptedAlerts(result);
    const changes = foldAlerts(firing.values(), alerts, request.now);
    for (const change of changes) keep(firing, change);
    const folded = await signals.foldAlerts(alerts, request.now);
    for (const group of folded.opened) groupKeys.set(group.id, alerts[0]?.groupKey ?? '');
    const groups = await signals.listGroups('all');
    steps.push({
      file,
      status: result.answer.status,
      opens: keysOf(changes, 'opened'),
      renews: keysOf(changes, 'renewed'),
      resolves: keysOf(changes, 'resolved'),
      opensGroups: folded.opened.map((group) => ({ groupKey: groupKeys.get(group.id) ?? '', title: group.title })),
      closesGroups: folded.closed
        .filter((group) => group.status === 'closed')
        .map((group) => groupKeys.get(group.id) ?? ''),
      firing: groups.reduce((sum, group) => sum + group.firing, 0),
      openGroups: groups.filter((group) => group.status === 'open').length,
    });
  }
  return steps;
}

function keep(firing: Map<string, Known>, change: AlertChange<Known, IncomingAlert>): void {
  if (change.change === 'opened') firing.set(change.news.dedupKey, change.news);
  if (change.change === 'resolved') firing.delete(change.alert.dedupKey);
}

function keysOf(changes: AlertChange<Known, IncomingAlert>[], kind: 'opened' | 'renewed' | 'resolved'): string[] {
  return changes
    .filter((change) => change.change === kind)
    .map((change) => (change.change === 'opened' ? change.news.dedupKey : change.alert.dedupKey));
}
