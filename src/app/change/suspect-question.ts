import type { HurtSignal } from '#core/change/hurt-signal.ts';
import type { PastCause } from '#core/change/past-cause.ts';
import type { SuspectQuestion } from '#core/change/rank-suspects.ts';
import type { Incident } from '#core/incident/incident.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import type { Catalogue } from '#contract/catalogue.ts';
import type { SignalRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';

/** Older changes are no suspects unless somebody adds them. */
const LOOK_BACK_MS = 21 * DAY_MS;
/** Ended incidents that are looked through for similar ones. */
const MOST_PAST = 200;
/** The newest of so many are weighed. */
const MOST_CHANGES = 1000;

/** The earliest of so many signals are weighed: a storm adds nothing about its cause. */
const MOST_SIGNALS = 500;

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
    changes: changes
      .filter(({ id: changeId }) => incident.suspects[changeId] !== 'ruled-out')
      .map((change) => ({ ...change, pastGate: isPastGate(change.gate) })),
    signals: [
      ...earliest(signals).map((signal) => hurtSignal(signal, catalogue)),
      ...(await saidByPeople(context, incident, signals)),
    ],
    asOf,
    past: await pastCauses(context, id),
  };
}

/** People's reports come first: each is somebody who is hurt. */
function earliest(signals: readonly SignalRow[]): SignalRow[] {
  if (signals.length <= MOST_SIGNALS) return [...signals];
  const order = (one: SignalRow): number => (one.kind === 'report' ? 0 : 1);
  return signals.toSorted((a, b) => order(a) - order(b) || a.startedAt - b.startedAt).slice(0, MOST_SIGNALS);
}

/** Changes that were found to be causes of the last incidents, with what they hurt. */
async function pastCauses(context: SpaceContext, id: string): Promise<PastCause[]> {
  const ended = await context.storage.incidents.list({ state: 'ended', limit: MOST_PAST });
  const known = ended.filter((row) => row.causeChangeId !== null && row.featureId !== null && row.id !== id);
  const changes = await context.storage.changes.byIds(known.flatMap(({ causeChangeId }) => causeChangeId ?? []));
  return known.toReversed().flatMap(({ id: incidentId, causeChangeId, featureId }) => {
    const change = changes.find((one) => one.id === causeChangeId);
    if (change === undefined || featureId === null) return [];
    return [{ incidentId, services: change.services, hurt: [featureId, ...change.services] }];
  });
}

/** What people know and no signal says: which feature is hurt, by whoever raised a hand or assessed. */
async function saidByPeople(
  context: SpaceContext,
  incident: Incident,
  signals: readonly SignalRow[],
): Promise<HurtSignal[]> {
  const feature = incident.assessment?.answers.featureId ?? incident.featureId;
  if (feature === null || signals.some(({ featureId }) => featureId === feature)) return [];
  const text = (await context.storage.texts.bodies([incident.titleTextId])).get(incident.titleTextId) ?? '';
  const nothing = { severity: null, service: null, instance: null, environment: null };
  return [{ at: incident.openedAt, source: 'report', feature, text, ...nothing }];
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

/** Whether a change went out without the plan that the gate had asked for: let through by somebody, or past the gate. */
function isPastGate(gate: unknown): boolean {
  if (typeof gate !== 'object' || gate === null) return false;
  const { verdict, reason } = gate as Record<string, unknown>;
  return verdict === 'stop' || reason === 'overridden';
}
