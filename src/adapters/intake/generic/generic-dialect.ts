import type { Dialect, DialectResult, HookRequest } from '#app/dialect.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { readSeverity } from '#core/signal/severity.ts';
import { boundedKey } from '../bounded-key.ts';
import { cleanLabels, cleanLine, cleanLineOrNull, cleanLink, cleanText } from '../clean-text.ts';
import { describeFaults } from '../describe-faults.ts';
import { readInstant } from '../read-instant.ts';
import { readJson, type BodyFault } from '../read-json.ts';
import { refuse } from '../refuse.ts';
import { batch, genericAlert, type GenericAlert } from './payload.ts';

const mostFaultsPerItem = 5;

/** What the answer says about each item, in their order. */
type ItemAnswer = { key: string; outcome: 'accepted' } | { index: number; outcome: 'refused'; details: BodyFault[] };

/** The desk's own JSON: one alert, or `{alerts: [...]}`, of which each good one is taken whatever the others are. */
export const genericDialect: Dialect = { kind: 'generic', read };

function read(request: HookRequest): DialectResult {
  const json = readJson(request.rawBody);
  if (json.outcome === 'not-json') return refuse('not-json', [json.fault]);
  const isBatch = typeof json.value === 'object' && json.value !== null && Object.hasOwn(json.value, 'alerts');
  return isBatch ? readBatch(json.value, request) : readOne(json.value, request);
}

function readOne(body: unknown, request: HookRequest): DialectResult {
  const parsed = genericAlert.safeParse(body);
  if (!parsed.success) return refuse('bad-input', describeFaults(parsed.error, body));
  const items: ItemAnswer[] = [{ key: parsed.data.key, outcome: 'accepted' }];
  return {
    outcome: 'accepted',
    alerts: [toIncoming(parsed.data, request)],
    changes: [],
    answer: { status: 200, body: { accepted: 1, refused: 0, items } },
  };
}

function readBatch(body: unknown, request: HookRequest): DialectResult {
  const whole = batch.safeParse(body);
  if (!whole.success) return refuse('bad-input', describeFaults(whole.error, body));
  const alerts: IncomingAlert[] = [];
  const items: ItemAnswer[] = [];
  const faults: BodyFault[] = [];
  for (const [index, item] of whole.data.alerts.entries()) {
    const parsed = genericAlert.safeParse(item);
    if (parsed.success) {
      alerts.push(toIncoming(parsed.data, request));
      items.push({ key: parsed.data.key, outcome: 'accepted' });
    } else {
      const details = describeFaults(parsed.error, item, ['alerts', index]).slice(0, mostFaultsPerItem);
      items.push({ index, outcome: 'refused', details });
      faults.push(...details);
    }
  }
  if (alerts.length === 0) return refuse('bad-input', faults.slice(0, 50));
  const refused = items.length - alerts.length;
  return {
    outcome: 'accepted',
    alerts,
    changes: [],
    answer: { status: refused === 0 ? 200 : 207, body: { accepted: alerts.length, refused, items } },
  };
}

function toIncoming(alert: GenericAlert, { hookId, now }: HookRequest): IncomingAlert {
  const startedAt = Math.min(readInstant(alert.startedAt) ?? now, now);
  const endedAt = alert.status === 'resolved' ? Math.min(readInstant(alert.endedAt) ?? now, now) : null;
  return {
    hookId,
    dedupKey: boundedKey(alert.key),
    groupKey: boundedKey(alert.group ?? alert.key),
    status: alert.status,
    title: cleanLine(alert.title ?? alert.key, 300),
    details: cleanText(alert.details ?? '', 20_000),
    severity: cleanLineOrNull(readSeverity(alert.severity), 64),
    service: cleanLineOrNull(alert.service, 200),
    featureId: cleanLineOrNull(alert.feature, 64),
    labels: cleanLabels(alert.labels ?? {}),
    link: cleanLink(alert.link),
    startedAt,
    endedAt,
    leaseUntil: alert.status === 'firing' ? readInstant(alert.expiresAt) : null,
  };
}
