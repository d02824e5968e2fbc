import { rankAfterSignals } from '../change/rank-incident.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { measureOfAlert } from './measure-of.ts';
import type { SignalLink } from '#core/incident/commands.ts';
import { runCommand, type CommandDone } from '../incident/run-command.ts';
import { tiers } from '../incident/open-incident.ts';
import type { FoldedSignals, IncomingAlert, SignalRow } from '../ports.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageForTriage } from './page-for-triage.ts';

/** Takes alerts that a dialect understood. What this accepted is durable; groups that came into being page the on-call. */
export async function takeAlerts(context: SpaceContext, alerts: IncomingAlert[]): Promise<void> {
  const known = await withKnownFeatures(context, alerts);
  await act(context, await context.storage.signals.foldAlerts(known, context.clock.now()));
}

/** Features as the catalogue knows them: the one an alert names, else a core one that its service serves. */
async function withKnownFeatures(context: SpaceContext, alerts: IncomingAlert[]): Promise<IncomingAlert[]> {
  const { features } = await context.storage.catalogue.get();
  const ids = new Set(features.map((feature) => feature.id));
  return alerts.map((alert) => {
    if (alert.featureId !== null && ids.has(alert.featureId)) return alert;
    const served = features.filter((feature) => alert.service !== null && feature.services.includes(alert.service));
    const feature = served.find((one) => one.tier === 'core') ?? served[0];
    return { ...alert, featureId: feature?.id ?? null };
  });
}

/** Ends alerts whose tool has gone silent past its lease. */
export async function expireAlerts(context: SpaceContext): Promise<void> {
  await act(context, await context.storage.signals.expireLeases(context.clock.now()));
}

async function act(context: SpaceContext, folded: FoldedSignals): Promise<void> {
  if (folded.opened.length > 0) await pageForTriage(context, folded.opened);
  for (const group of [...folded.opened, ...folded.closed])
    context.live.tell({ topic: 'group', id: group.id, version: null });
  for (const [incidentId, joined] of Map.groupBy(folded.joined, (one) => one.incidentId)) {
    await linkSignals(
      context,
      incidentId,
      joined.map(({ signal }) => signal),
    );
    await rankAfterSignals(context, incidentId, joined.length);
  }
}

/** Signals that came to a group which belongs to an incident are evidence there: told in one command, in their order. */
export async function linkSignals(
  context: SpaceContext,
  incidentId: string,
  signals: SignalRow[],
  by: Actor = DESK,
): Promise<CommandDone> {
  const tierOf = await tiers(context);
  const links = signals.map((signal) => ({ ...signalLink(signal), tier: tierOf(signal.featureId) }));
  return runCommand(context, incidentId, () => ({ command: { type: 'LinkSignals', by, signals: links } }));
}

/** A signal as the incident's stream knows it: ids, and when a person's report was received. */
export function signalLink(signal: SignalRow): Omit<SignalLink, 'tier'> {
  const { id, kind, customerId, featureId, groupId, startedAt } = signal;
  const link = { signal: kind, signalId: id, customerId, featureId, groupId };
  return kind === 'report'
    ? { ...link, measure: null, receivedAt: startedAt }
    : { ...link, measure: measureOfAlert(signal) };
}
