import type { AlertNews } from '#core/signal/alert.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { HookRow } from './hooks.ts';

/** A message as intake understood it: one alert of a tool, whatever dialect it spoke. */
export type IncomingAlert = AlertNews;

/** A report by a person, before it is folded into a group. */
export interface IncomingReport {
  id: string;
  title: string;
  details: string;
  featureId: string | null;
  customerId: string | null;
  customerText: string | null;
  ticket: string | null;
  reporterName: string | null;
  reporterEmail: string | null;
  /** The Message-ID of the mail by which it came, so that answers land in its thread. */
  mailMessageId: string | null;
  key: string | null;
  at: Instant;
}

/** An alert or a report as it was received. */
export interface SignalRow {
  id: string;
  kind: 'alert' | 'report';
  groupId: string;
  dedupKey: string | null;
  title: string;
  details: string;
  status: 'firing' | 'resolved' | 'received';
  startedAt: Instant;
  endedAt: Instant | null;
  labels: Record<string, string>;
  customerId: string | null;
  customerText: string | null;
  ticket: string | null;
  featureId: string | null;
  reporterEmail: string | null;
  mailMessageId: string | null;
  link: string | null;
}

/** Signals that belong together, and what triage made of them. */
export interface GroupRow {
  id: string;
  title: string;
  status: 'open' | 'closed' | 'declared' | 'joined' | 'dismissed';
  source: string;
  firing: number;
  resolved: number;
  reports: number;
  customerIds: string[];
  featureId: string | null;
  service: string | null;
  severity: string | null;
  openedAt: Instant;
  lastSignalAt: Instant;
  incidentId: string | null;
  pageId: string | null;
}

/** What became of accepted signals, so that the use case can act on it. */
export interface FoldedSignals {
  /** Groups that came into being by this request. */
  opened: GroupRow[];
  /** Groups whose last firing alert resolved. */
  closed: GroupRow[];
  /** Signals new to groups that belong to an incident. */
  joined: { incidentId: string; signal: SignalRow }[];
}

/** Alerts, reports, groups and hooks: tables with their own state machines. Folding is idempotent by dedup key. */
export interface Signals {
  /** Durable when it returns. One transaction for the whole request. */
  foldAlerts(alerts: IncomingAlert[], at: Instant): Promise<FoldedSignals>;
  /** Puts a report into the open group of its feature within `groupWithinMs`, or a new one; a repeated key answers the first. */
  foldReport(
    report: IncomingReport,
    groupWithinMs: number,
  ): Promise<{ group: GroupRow; signal: SignalRow; repeated: boolean; openedGroup: boolean }>;
  /** Resolves firing alerts whose lease ended; answers what closed. */
  expireLeases(now: Instant): Promise<FoldedSignals>;
  nextLeaseEndAt(): Promise<Instant | null>;
  listGroups(filter: 'waiting' | 'all'): Promise<GroupRow[]>;
  getGroup(id: string): Promise<{ group: GroupRow; signals: SignalRow[] } | null>;
  /** The group that a signal is in, with all its signals; null for an unknown signal. */
  groupOfSignal(signalId: string): Promise<{ group: GroupRow; signals: SignalRow[] } | null>;
  setGroup(id: string, change: Partial<Pick<GroupRow, 'status' | 'incidentId' | 'pageId'>>): Promise<void>;
  /** Marks a group that nobody decided on as dismissed; false when somebody was faster. */
  dismissGroup(id: string): Promise<boolean>;
  /** Signals of every group that belongs to the incident. */
  ofIncident(incidentId: string): Promise<SignalRow[]>;
  hooks(): Promise<HookRow[]>;
  hookByKey(key: string): Promise<HookRow | null>;
  putHook(row: HookRow): Promise<void>;
  deleteHook(id: string): Promise<boolean>;
  hookUsed(id: string, at: Instant): Promise<void>;
}
