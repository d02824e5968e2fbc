import type { IncomingReport, SignalRow } from '#app/ports/signals.ts';
import type { Alert } from '#core/signal/alert.ts';

/** A report as memory keeps it. */
export type StoredReport = IncomingReport & { groupId: string };

/** An alert as lists show it. */
export function rowOfAlert(alert: Alert): SignalRow {
  return {
    id: alert.id,
    kind: 'alert',
    groupId: alert.groupId,
    dedupKey: alert.dedupKey,
    title: alert.title,
    details: alert.details,
    status: alert.status,
    startedAt: alert.startedAt,
    endedAt: alert.endedAt,
    labels: alert.labels,
    customerId: null,
    customerText: null,
    ticket: null,
    featureId: alert.featureId,
    reporterEmail: null,
    mailMessageId: null,
    link: alert.link,
  };
}

/** A report as lists show it. */
export function rowOfReport(report: StoredReport): SignalRow {
  return {
    id: report.id,
    kind: 'report',
    groupId: report.groupId,
    dedupKey: report.key,
    title: report.title,
    details: report.details,
    status: 'received',
    startedAt: report.at,
    endedAt: null,
    labels: {},
    customerId: report.customerId,
    customerText: report.customerText,
    ticket: report.ticket,
    featureId: report.featureId,
    reporterEmail: report.reporterEmail,
    mailMessageId: report.mailMessageId,
    link: null,
  };
}

/** The report with every word put through `rewrite`; an address that names somebody is dropped. */
export function rewordReport(report: StoredReport, rewrite: (words: string) => string): StoredReport {
  const { title, details, customerText, reporterName, reporterEmail } = report;
  return {
    ...report,
    title: rewrite(title),
    details: rewrite(details),
    customerText: customerText === null ? null : rewrite(customerText),
    reporterName: reporterName === null ? null : rewrite(reporterName),
    reporterEmail: reporterEmail !== null && rewrite(reporterEmail) !== reporterEmail ? null : reporterEmail,
  };
}
