import type { z } from 'zod';
import type { reportAnswer, reportBody } from '#contract/signal.ts';
import type { Actor } from '#core/shared/actor.ts';
import { rankAfterSignals, rankIncident } from '../change/rank-incident.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { openIncident } from '../incident/open-incident.ts';
import type { GroupRow, SignalRow } from '../ports/signals.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { pageForTriage } from './page-for-triage.ts';
import { restingIncidentOf } from '../stand-down/resting-incident.ts';
import { joinIncident, linkSignals, signalLink } from './take-alerts.ts';

type Report = z.output<typeof reportBody>;

/**
 * Takes a report by people. It joins the open group about the same feature, or opens one; by the procedure it opens an
 * incident at once, or waits in triage with the on-call paged. A repeat with the same key answers the first.
 */
export async function takeReport(
  context: SpaceContext,
  by: Actor,
  report: Report,
): Promise<z.input<typeof reportAnswer>> {
  const { features, customers } = await context.storage.catalogue.get();
  if (report.featureId !== null && !features.some((feature) => feature.id === report.featureId))
    throw new Refused('unknown-reference', { what: 'feature', id: report.featureId });
  const { procedure } = await currentProcedure(context);
  const named = report.customer?.toLowerCase() ?? null;
  const customer =
    named === null ? undefined : customers.find((one) => one.id === named || one.name.toLowerCase() === named);
  const { customer: customerText, ...rest } = report;
  const folded = await context.storage.signals.foldReport(
    {
      ...rest,
      id: context.ids.next('report'),
      customerId: customer?.id ?? null,
      customerText: customer === undefined ? customerText : null,
      at: context.clock.now(),
    },
    procedure.intake.groupWithinMs,
  );
  const incidentId = await actOn(context, by, folded.group, folded.signal, folded.openedGroup);
  context.live.tell({ topic: 'group', id: folded.group.id, version: null });
  const row = incidentId === null ? null : await context.storage.incidents.get(incidentId);
  return {
    reportId: folded.signal.id,
    groupId: folded.group.id,
    incidentId,
    incidentNumber: row?.number ?? null,
    repeated: folded.repeated,
  };
}

async function actOn(
  context: SpaceContext,
  by: Actor,
  group: GroupRow,
  signal: SignalRow,
  openedGroup: boolean,
): Promise<string | null> {
  if (group.incidentId !== null) {
    await linkSignals(context, group.incidentId, [signal]);
    await rankAfterSignals(context, group.incidentId, 1);
    return group.incidentId;
  }
  if (group.status !== 'open') return null;
  const restingId = await restingIncidentOf(context, group);
  if (restingId !== null && (await joinIncident(context, restingId, group.id))) return restingId;
  const { procedure } = await currentProcedure(context);
  // A repeat after a crash between the report and its incident finishes what was begun.
  if (procedure.intake.report === 'open-incident') return declare(context, by, group.id, null);
  if (openedGroup || group.pageId === null) await pageForTriage(context, [group]);
  return null;
}

/** Opens an incident from a group with all its signals; a group that has one already answers that. */
export async function declare(
  context: SpaceContext,
  by: Actor,
  groupId: string,
  title: string | null,
): Promise<string> {
  const found = await context.storage.signals.getGroup(groupId);
  if (found === null) throw new Refused('not-found', { what: 'signal group', id: groupId });
  if (found.group.incidentId !== null) return found.group.incidentId;
  const opening = {
    title: title ?? found.group.title,
    featureId: found.group.featureId,
    source: found.group.reports > 0 ? ('report' as const) : ('alert' as const),
    groupId,
    signals: found.signals.map(signalLink),
  };
  try {
    const opened = await openIncident(context, by, opening);
    await rankIncident(context, opened.id);
    return opened.id;
  } catch (error) {
    const now = await context.storage.signals.getGroup(groupId);
    if (now?.group.incidentId != null) return now.group.incidentId;
    throw error;
  }
}
