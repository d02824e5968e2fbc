import type { Selectable } from 'kysely';
import type { IncomingAlert, IncomingReport, SignalRow } from '#app/ports/signals.ts';
import { keyHash } from '../key-hash.ts';
import type { SpaceTables } from '../tables/space-tables.ts';

export type AlertColumns = Selectable<SpaceTables['alerts']>;
export type ReportColumns = Selectable<SpaceTables['reports']>;

/** Finds an alert again by what its tool calls it. */
export function alertHash(alert: { hookId: string; dedupKey: string }): string {
  return keyHash(alert.hookId, alert.dedupKey);
}

/** Finds the groups of one hook and group key. */
export function groupHash(alert: { hookId: string; groupKey: string }): string {
  return keyHash(alert.hookId, alert.groupKey);
}

export function newAlertColumns(news: IncomingAlert, id: string, groupId: string): AlertColumns {
  return {
    id,
    group_id: groupId,
    hook_id: news.hookId,
    dedup_key: news.dedupKey,
    dedup_key_hash: alertHash(news),
    group_key: news.groupKey,
    status: 'firing',
    started_at: news.startedAt,
    ended_at: null,
    ...wordColumns(news),
  };
}

/** What a resend changes, as `renewAlert` of the core says it. */
export function wordColumns(news: IncomingAlert) {
  return {
    title: news.title,
    details: news.details,
    severity: news.severity,
    service: news.service,
    feature_id: news.featureId,
    labels: news.labels,
    link: news.link,
    lease_until_at: news.leaseUntil,
  };
}

export function reportColumns(report: IncomingReport, groupId: string): ReportColumns {
  return {
    id: report.id,
    group_id: groupId,
    title: report.title,
    details: report.details,
    feature_id: report.featureId,
    customer_id: report.customerId,
    customer_text: report.customerText,
    ticket: report.ticket,
    reporter_name: report.reporterName,
    reporter_email: report.reporterEmail,
    mail_message_id: report.mailMessageId,
    key: report.key,
    key_hash: report.key === null ? null : keyHash(report.key),
    at: report.at,
  };
}

export function signalOfAlert(row: AlertColumns): SignalRow {
  return {
    id: row.id,
    kind: 'alert',
    groupId: row.group_id,
    dedupKey: row.dedup_key,
    title: row.title,
    details: row.details,
    status: row.status,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    labels: row.labels,
    customerId: null,
    customerText: null,
    ticket: null,
    featureId: row.feature_id,
    reporterEmail: null,
    mailMessageId: null,
    link: row.link,
  };
}

export function signalOfReport(row: ReportColumns): SignalRow {
  return {
    id: row.id,
    kind: 'report',
    groupId: row.group_id,
    dedupKey: row.key,
    title: row.title,
    details: row.details,
    status: 'received',
    startedAt: row.at,
    endedAt: null,
    labels: {},
    customerId: row.customer_id,
    customerText: row.customer_text,
    ticket: row.ticket,
    featureId: row.feature_id,
    reporterEmail: row.reporter_email,
    mailMessageId: row.mail_message_id,
    link: null,
  };
}
