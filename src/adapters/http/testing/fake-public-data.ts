import type { z } from 'zod';
import type { reportBody } from '#contract/signal.ts';
import type { StatusSubscription } from '#app/ports/subscriptions.ts';
import type { StatusFacts } from '#core/status/status-model.ts';
import type { PageView } from '#app/public/page-view.ts';
import type { PublicData } from '../public/public-data.ts';
import type { ReportView } from '#app/public/public-views.ts';

type Report = z.output<typeof reportBody>;

/** What the public pages show, in memory. */
export interface FakePublicData extends PublicData {
  reports: { id: string; report: Report }[];
  states: Map<string, ReportView>;
  page: PageView | null;
  statusFacts: StatusFacts;
  asked: Pick<StatusSubscription, 'channel' | 'address' | 'componentIds'>[];
  subscribed: Map<string, StatusSubscription>;
}

const SHARED = '<!doctype html><title>Shared</title><style>p{margin:0}</style><p>What happened</p>';

export function fakePublicData(): FakePublicData {
  const data: FakePublicData = {
    reports: [],
    states: new Map(),
    page: null,
    asked: [],
    subscribed: new Map(),
    statusFacts: {
      company: 'Acme & Sons',
      pageUrl: 'http://desk.example/status',
      subscribeUrl: null,
      components: [],
      incidents: [],
      maintenances: [],
      knownSince: 0,
      now: Date.UTC(2026, 0, 31, 17, 3),
    },
    company: async () => 'Acme & Sons',
    features: async () => [
      { id: 'login', name: 'Sign in' },
      { id: 'environments', name: 'Environments' },
    ],
    submitReport: async (_hook, report) => {
      const before = data.reports.find(({ report: { key } }) => key !== null && key === report.key);
      const id = before?.id ?? `rep_${data.reports.length + 1}`;
      if (before === undefined) data.reports.push({ id, report });
      return { reportId: id, groupId: 'grp_1', incidentId: null, incidentNumber: null, repeated: before !== undefined };
    },
    reportState: async (id) => data.states.get(id) ?? null,
    approvalView: async () => null,
    answerApproval: async () => null,
    pageView: async () => data.page,
    acknowledge: async () => {
      if (data.page?.state.kind === 'waiting') {
        data.page = {
          ...data.page,
          state: { kind: 'acknowledged', by: 'Dana', at: data.page.askedAt, byReader: true },
        };
      }
      return data.page;
    },
    subscriptions: {
      mayMail: async () => true,
      components: async () => data.statusFacts.components,
      ask: async (asked) => void data.asked.push(asked),
      confirm: async (id) => data.subscribed.get(id) ?? null,
      end: async (id) => void data.subscribed.delete(id),
    },
    status: async () => data.statusFacts,
    postmortem: async (id) => (id === 'public-postmortem-1' ? SHARED : null),
  };
  return data;
}
