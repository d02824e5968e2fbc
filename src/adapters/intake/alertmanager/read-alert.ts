import type { IncomingAlert } from '#app/ports/signals.ts';
import type { Instant } from '#core/shared/instant.ts';
import { readSeverity } from '#core/signal/severity.ts';
import { boundedKey, labelsKey } from '../bounded-key.ts';
import { cleanLabels, cleanLine, cleanLineOrNull, cleanLink, cleanText } from '../clean-text.ts';
import { readInstant } from '../read-instant.ts';
import type { PayloadAlert } from './payload.ts';

const longestTitle = 300;
const longestDetails = 20_000;

/** What holds for every alert of one notification. */
export interface Notification {
  hookId: string;
  groupKey: string;
  externalUrl: string;
  now: Instant;
}

/** One alert of a notification in the desk's words. Times ahead of the desk's clock count as now. */
export function readAlert(alert: PayloadAlert, { hookId, groupKey, externalUrl, now }: Notification): IncomingAlert {
  const { labels, annotations } = alert;
  const endedAt = alert.status === 'resolved' ? (readInstant(alert.endsAt) ?? now) : null;
  return {
    hookId,
    dedupKey: boundedKey(alert.fingerprint === '' ? labelsKey(labels) : alert.fingerprint),
    groupKey: boundedKey(groupKey),
    status: alert.status,
    title: titleOf(alert),
    details: detailsOf(annotations),
    severity: cleanLineOrNull(readSeverity(labels['severity']), 64),
    service: cleanLineOrNull(labels['service'] ?? labels['job'], 200),
    featureId: cleanLineOrNull(labels['feature'], 64),
    labels: cleanLabels(labels),
    link: cleanLink(alert.generatorURL) ?? cleanLink(externalUrl),
    startedAt: Math.min(readInstant(alert.startsAt) ?? now, now),
    endedAt: endedAt === null ? null : Math.min(endedAt, now),
    leaseUntil: null,
  };
}

function titleOf({ labels, annotations }: PayloadAlert): string {
  const said = cleanLine(annotations['summary'] ?? annotations['title'] ?? '', longestTitle);
  if (said !== '') return said;
  const name = labels['alertname'] ?? '';
  const instance = labels['instance'] ?? '';
  const named = cleanLine(instance === '' ? name : `${name} on ${instance}`, longestTitle);
  return named === '' ? 'An alert without a name' : named;
}

/** The description, then every other annotation: a runbook's address must not be lost. */
function detailsOf(annotations: Record<string, string>): string {
  const { summary: _summary, description = '', ...others } = annotations;
  const lines = Object.entries(others).map(([name, value]) => `${name}: ${value}`);
  return cleanText([description, lines.join('\n')].filter((part) => part !== '').join('\n\n'), longestDetails);
}
