import { rankAfterSignals } from '../change/rank-incident.ts';
import { DESK, type Actor } from '#core/shared/actor.ts';
import { measureOfAlert } from './measure-of.ts';
import type { SignalLink } from '#core/incident/commands.ts';
import { runCommand, type CommandDone } from '../incident/run-command.ts';
import { tiers } from '../incident/open-incident.ts';
import type { FoldedSignals, GroupRow, IncomingAlert, SignalRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageForTriage } from './page-for-triage.ts';
import { restingIncidents, trippedBy, type RestingIncident } from '../stand-down/resting-incident.ts';
import { isTrippedBy } from '../stand-down/tripwires.ts';

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
  await judgeNewGroups(context, folded.opened);
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

/** New groups end the pause of an incident that rests and whose tripwires they are; those who can judge the others are paged. */
export async function judgeNewGroups(context: SpaceContext, groups: GroupRow[]): Promise<void> {
  const resting = await restingIncidents(context);
  const unasked: GroupRow[] = [];
  for (const group of groups) {
    const incidentId = trippedBy(resting, group);
    if (incidentId === null || !(await joinIncident(context, incidentId, group.id))) unasked.push(group);
  }
  if (unasked.length > 0) await pageForTriage(context, unasked);
  if (resting.length > 0) await tripByNews(context, resting);
}

/** A group that nobody had judged when work began to rest ends the pause too, once something new fires in it. */
async function tripByNews(context: SpaceContext, resting: readonly RestingIncident[]): Promise<void> {
  for (const group of await context.storage.signals.listGroups('waiting')) {
    const one = resting.find(({ incident }) => isTrippedBy(incident, group));
    const since = one?.incident.standDown?.at ?? Infinity;
    if (one === undefined || group.lastSignalAt <= since) continue;
    const found = await context.storage.signals.getGroup(group.id);
    if (found?.signals.some(({ startedAt }) => startedAt > since)) await joinIncident(context, one.id, group.id);
  }
}

/** Joins a group that nobody decided on to an incident, with all its signals, in one transaction; false when somebody was faster. */
export async function joinIncident(context: SpaceContext, incidentId: string, groupId: string): Promise<boolean> {
  const tierOf = await tiers(context);
  const done = await runCommand(context, incidentId, async () => {
    const found = await context.storage.signals.getGroup(groupId);
    if (found === null || found.group.status !== 'open') return { command: { type: 'Wake', by: DESK } };
    const signals = found.signals.map((signal) => ({ ...signalLink(signal), tier: tierOf(signal.featureId) }));
    return {
      command: { type: 'LinkSignals', by: DESK, signals },
      also: [{ kind: 'group-status', groupId, status: 'joined', incidentId, movesFrom: null }],
    };
  });
  const joined = done.events.filter(({ type }) => type === 'SignalLinked').length;
  if (joined === 0) return false;
  context.live.tell({ topic: 'group', id: groupId, version: null });
  await rankAfterSignals(context, incidentId, joined);
  return true;
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
