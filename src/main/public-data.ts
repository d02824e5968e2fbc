import type { PublicData } from '#adapters/http/public/public-data.ts';
import { answerFromMail, approvalView } from '#app/comms/approvals.ts';
import { answerPage, pageView } from '#app/public/page-view.ts';
import { reportView } from '#app/public/public-views.ts';
import { takeReport } from '#app/signal/take-report.ts';
import { statusFacts } from '#app/status/status-facts.ts';
import type { StatusNeeds } from '#app/status/status-needs.ts';
import { askToSubscribe, confirmSubscription, endSubscription } from '#app/status/subscribe.ts';
import type { SpaceContext } from '#app/space-context.ts';

/** What people without an account see and do, on the real space; a page's link names its own. */
export function publicData(status: StatusNeeds, contextOf: (spaceId: string) => Promise<SpaceContext>): PublicData {
  const { context: real, settings } = status;
  return {
    company: async () => (await real.company()).name,
    features: async () => (await real.storage.catalogue.get()).features.map(({ id, name }) => ({ id, name })),
    submitReport: (hook, report) => takeReport(real, { kind: 'reporter', id: hook.id }, report),
    reportState: (reportId) => reportView(real, reportId),
    pageView: async ({ spaceId, pageId, personId }) => pageView(await contextOf(spaceId), pageId, personId),
    acknowledge: async ({ spaceId, pageId, personId }, roles) =>
      answerPage(await contextOf(spaceId), pageId, personId, roles),
    approvalView: async ({ spaceId, ...claims }) => approvalView(await contextOf(spaceId), claims),
    answerApproval: async ({ spaceId, ...claims }, outcome) =>
      answerFromMail(await contextOf(spaceId), claims, outcome),
    subscriptions: {
      mayMail: async () => (await settings.mail()) !== null,
      components: async () => (await statusFacts(real, settings)).components,
      ask: (asked) => askToSubscribe(status, asked),
      confirm: (id) => confirmSubscription(status, id),
      end: (id) => endSubscription(status, id),
    },
    status: () => statusFacts(real, settings),
    postmortem: async (id) => (await real.storage.sharedPostmortems.page(id))?.html ?? null,
  };
}
