import type { z } from 'zod';
import type { HookRow } from '#app/ports/hooks.ts';
import type { StatusSubscription } from '#app/ports/subscriptions.ts';
import type { PageView } from '#app/public/page-view.ts';
import type { ReportView } from '#app/public/public-views.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { StatusFacts } from '#core/status/status-model.ts';
import type { reportAnswer, reportBody } from '#contract/signal.ts';
import type { AckClaims } from './ack-token.ts';
import type { ApprovalClaims } from './approval-token.ts';

/** Words that wait for approval, as one of those who may answer sees them. */
export interface ApprovalView {
  title: string;
  /** Below the desk's address, such as `/incidents/inc_1`. */
  deskPath: string;
  audience: string;
  words: string;
  /** What silence sends; null when nothing is left of the words. */
  cleanWords: string | null;
  /** Whether the reader's yes would send them as they are. */
  mayApprove: boolean;
  askedAt: Instant;
  state: { kind: 'waiting' } | { kind: 'ended'; outcome: 'approved' | 'cleaned' | 'refused' | 'lapsed'; at: Instant };
}

/** What the public pages show and do. Each `null` is an honest "there is no such thing". */
export interface PublicData {
  company(): Promise<string>;
  features(): Promise<{ id: string; name: string }[]>;
  /** Durable when it returns. A repeated key answers the first report. */
  submitReport(hook: HookRow, report: z.output<typeof reportBody>): Promise<z.output<typeof reportAnswer>>;
  reportState(reportId: string): Promise<ReportView | null>;
  pageView(claims: AckClaims): Promise<PageView | null>;
  /**
   * Acknowledges for the roles that the view showed, or without any for those that were asked for; when somebody else was
   * faster it says so in the view and changes nothing.
   */
  acknowledge(claims: AckClaims, roles?: string[]): Promise<PageView | null>;
  approvalView(claims: ApprovalClaims): Promise<ApprovalView | null>;
  /** Answers; when somebody else was faster the view says so and nothing changes. */
  answerApproval(claims: ApprovalClaims, outcome: 'approved' | 'cleaned' | 'refused'): Promise<ApprovalView | null>;
  status(): Promise<StatusFacts>;
  /** The page of a postmortem that was made public; null for an unknown address, and for one that was taken back. */
  postmortem(id: string): Promise<string | null>;
  subscriptions: {
    /** Whether the desk can send mail. */
    mayMail(): Promise<boolean>;
    components(): Promise<{ id: string; name: string }[]>;
    /** Sends the link by which an address is proven, or nothing; the asker cannot tell. */
    ask(asked: Pick<StatusSubscription, 'channel' | 'address' | 'componentIds'>): Promise<void>;
    /** Null when it was forgotten meanwhile. */
    confirm(subscriptionId: string): Promise<StatusSubscription | null>;
    end(subscriptionId: string): Promise<void>;
  };
}
