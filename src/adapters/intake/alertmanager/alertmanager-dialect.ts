import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { describeFaults } from '../describe-faults.ts';
import { readJson } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { payload } from './payload.ts';
import { readAlert } from './read-alert.ts';

/** Alertmanager's webhook, data format 4. All alerts of a notification are taken, or none: it is sent again as a whole. */
export const alertmanagerDialect: Dialect = { kind: 'alertmanager', read: readNotification };

function readNotification(request: HookRequest): DialectResult {
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
  const version = versionOf(json.value);
  if (version !== '4') return refuse('bad-input', [{ path: 'version', message: wrongVersion(version) }]);
  const parsed = payload.safeParse(json.value);
  if (!parsed.success) return refuse('bad-input', describeFaults(parsed.error, json.value));

  const { alerts, groupKey, externalURL, truncatedAlerts } = parsed.data;
  const notification = { hookId: request.hookId, groupKey, externalUrl: externalURL, now: request.now };
  const incoming = alerts.map((alert) => readAlert(alert, notification));
  return {
    outcome: 'accepted',
    alerts: mentionTruncated(incoming, truncatedAlerts),
    changes: [],
    answer: { status: 200, body: { accepted: incoming.length, truncatedAlerts } },
  };
}

function versionOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'version' in body ? body.version : undefined;
}

function wrongVersion(version: unknown): string {
  const said = version === undefined ? 'is missing' : `is ${JSON.stringify(version)?.slice(0, 100)}`;
  return `${said}, but this hook reads version "4" of Alertmanager’s webhook; for another tool make a generic hook`;
}

/** Says on the first alert that there are more than the desk was sent. */
function mentionTruncated(alerts: IncomingAlert[], truncated: number): IncomingAlert[] {
  const [first, ...others] = alerts;
  if (first === undefined || truncated === 0) return alerts;
  const note = `Alertmanager left out ${truncated} more alerts of this group (max_alerts).`;
  return [{ ...first, details: first.details === '' ? note : `${note}\n\n${first.details}` }, ...others];
}
