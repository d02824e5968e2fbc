import type { HurtSignal } from '#core/change/hurt-signal.ts';
import type { SuspectQuestion } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { SignalRow } from '../ports.ts';
import type { SpaceContext } from '../space-context.ts';

/** Older changes are no suspects unless somebody adds them. */
const LOOK_BACK_MS = 21 * DAY_MS;
/** The newest of so many are weighed. */
const MOST_CHANGES = 1000;

/** What is known of an incident at an instant, to be asked which change it was. What was ruled out is left out. */
export async function suspectQuestion(
  context: SpaceContext,
  id: string,
  incident: Incident,
  asOf: Instant,
): Promise<SuspectQuestion> {
  const [catalogue, changes, signals] = await Promise.all([
    context.storage.catalogue.get(),
    context.storage.changes.list({ limit: MOST_CHANGES, fromAt: incident.openedAt - LOOK_BACK_MS }),
    context.storage.signals.ofIncident(id),
  ]);
  return {
    catalogue,
    changes: changes.filter(({ id: changeId }) => incident.suspects[changeId] !== 'ruled-out'),
    signals: signals.map((signal) => hurtSignal(signal, catalogue)),
    asOf,
  };
}

function hurtSignal(signal: SignalRow, { services }: Catalogue): HurtSignal {
  const { labels } = signal;
  const named = labels['service'] ?? labels['job'] ?? null;
  return {
    at: signal.startedAt,
    source: signal.kind,
    severity: labels['severity'] ?? null,
    service: services.some(({ id }) => id === named) ? named : null,
    feature: signal.featureId,
    instance: labels['instance'] ?? labels['pod'] ?? labels['host'] ?? null,
    environment: labels['environment'] ?? labels['env'] ?? null,
    text: `${signal.title} ${signal.details}`.trim(),
  };
}
