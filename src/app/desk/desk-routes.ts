import { listAudit } from '#contract/audit.ts';
import * as contract from '#contract/desk.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { shownSummaries } from '../incident/shown-summaries.ts';
import type { Audit } from '../ports/audit.ts';
import { hookUrl, shownGroups } from '../signal/signal-routes.ts';
import { outboxRoutes } from './outbox-routes.ts';
import { settingsRoutes, type SettingsRoutesNeeds } from './settings-routes.ts';
import { hasSampleCompany, useCompany } from './sample-company.ts';

/** Ended incidents that Now still shows, the newest first. */
const RECENT = 5;

export interface DeskRoutesNeeds extends SettingsRoutesNeeds {
  audit: Audit;
}

/** Routes of Now, the first steps, settings, the outbox and the audit. */
export function deskRoutes(needs: DeskRoutesNeeds): BoundRoute[] {
  const { context, settings, audit } = needs;
  return [
    ...settingsRoutes(needs),
    ...outboxRoutes(needs),
    bind(contract.now, async ({ query }) => {
      const space = await context(query.space);
      const [open, ended, waiting] = await Promise.all([
        space.storage.incidents.list({ state: 'open', limit: 200 }),
        space.storage.incidents.list({ state: 'ended', limit: RECENT }),
        space.storage.signals.listGroups('waiting'),
      ]);
      const urgentFirst = open.toSorted(
        (a, b) => (a.next?.dueAt ?? Number.POSITIVE_INFINITY) - (b.next?.dueAt ?? Number.POSITIVE_INFINITY),
      );
      return {
        now: toIso(space.clock.now()),
        incidents: await shownSummaries(space, urgentFirst),
        groups: await shownGroups(space, waiting),
        recent: await shownSummaries(space, ended),
        firstVisit: open.length + ended.length + waiting.length === 0,
      };
    }),
    bind(contract.firstSteps, async () => {
      const space = await context('real');
      const { publicUrl } = await space.company();
      const hooks = await space.storage.signals.hooks();
      const generic = hooks.find((hook) => hook.kind === 'generic');
      const report = hooks.find((hook) => hook.kind === 'report');
      return {
        curl: generic === undefined ? '' : tryCurl(hookUrl(publicUrl, generic)),
        reportFormUrl: report === undefined ? '' : hookUrl(publicUrl, report),
        sampleCompany: await hasSampleCompany(space),
      };
    }),
    bind(contract.useSampleCompany, async ({ body }) => {
      const space = await context('real');
      await useCompany(space, settings, body.company);
      space.live.tell({ topic: 'all', id: null, version: null });
      return { company: await settings.company() };
    }),
    bind(listAudit, async ({ query }) => ({
      entries: (await audit.list(query.limit)).map((entry) => ({ ...entry, at: toIso(entry.at) })),
    })),
  ];
}

/** A command a newcomer can paste into any shell. */
function tryCurl(url: string): string {
  const body = JSON.stringify({
    title: 'Trying it out: checkout answers slowly',
    key: 'try-1',
    status: 'firing',
    service: 'checkout',
    severity: 'warning',
  });
  return `curl -X POST '${url}' -H 'content-type: application/json' -d '${body}'`;
}
