import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HookRow } from '#app/ports/hooks.ts';
import { Refused } from '#app/refused.ts';
import { reportBody } from '#contract/signal.ts';
import { auditRequest } from '../audit-request.ts';
import { nulPath } from '../nul-character.ts';
import { plainIssue } from '#contract/plain-issue.ts';
import { sendPage } from './page-layout.ts';
import type { PublicPageOptions } from './public-page-options.ts';
import { reportForm, type ReportField, type ReportForm, type ReportValues } from './report-form.ts';
import { reportThanks } from './report-thanks.ts';

const FIELDS: ReportField[] = [
  'title',
  'featureId',
  'customer',
  'ticket',
  'details',
  'reporterName',
  'reporterEmail',
  'key',
];

/** Serves the support report form behind its unguessable address. */
export function registerReportForm(app: FastifyInstance, options: PublicPageOptions): void {
  const { data, limits } = options;
  app.get('/report/:key', { onRequest: limits.pages }, async (request, reply) => {
    await hookOf(request, options);
    const form = { features: await data.features(), values: { key: randomUUID() }, faults: {} };
    return sendForm(reply, 200, form, options);
  });
  app.post(
    '/report/:key',
    { onRequest: limits.forms, onSend: auditRequest('report', options) },
    async (request, reply) => receive(await hookOf(request, options), request, reply, options),
  );
  app.get('/report/:key/received/:reportId', { onRequest: limits.pages }, async (request, reply) => {
    const hook = await hookOf(request, options);
    const { reportId } = request.params as { reportId: string };
    const report = reportId.includes('\0') ? null : await data.reportState(reportId);
    if (report === null) throw new Refused('not-found', { what: 'report', id: reportId });
    const body = reportThanks(report, options.clock.now(), `/report/${hook.key}`);
    return sendPage(reply, 200, { title: 'Your report was received', company: await data.company(), body });
  });
}

async function hookOf(request: FastifyRequest, options: PublicPageOptions): Promise<HookRow> {
  const { key } = request.params as { key: string };
  const hook = key.includes('\0') ? null : await options.hookByKey(key);
  if (hook?.kind !== 'report') throw new Refused('unknown-hook');
  return hook;
}

async function receive(
  hook: HookRow,
  request: FastifyRequest,
  reply: FastifyReply,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  const values = valuesOf(request.body);
  const features = await options.data.features();
  const read = readReport(values, features);
  if ('faults' in read) {
    return sendForm(reply, 400, { features, values: { ...values, key: values.key ?? randomUUID() }, ...read }, options);
  }
  const { reportId } = await options.data.submitReport(hook, read.report);
  request.audited = { who: { actor: { kind: 'reporter', id: hook.id }, name: `form ${hook.name}` }, target: reportId };
  // A reload of the page that follows sends nothing again.
  return reply.redirect(`/report/${hook.key}/received/${encodeURIComponent(reportId)}`, 303);
}

function valuesOf(body: unknown): ReportValues {
  const sent = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(
    FIELDS.flatMap((name) => {
      const value = sent[name];
      return typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [];
    }),
  );
}

type Read = { report: ReturnType<typeof reportBody.parse> } | { faults: ReportForm['faults'] };

function readReport(values: ReportValues, features: ReportForm['features']): Read {
  const faults: ReportForm['faults'] = {};
  const result = reportBody.safeParse(values, { error: plainIssue });
  for (const issue of result.error?.issues ?? []) {
    const field = FIELDS.find((name) => name === issue.path[0]);
    if (field !== undefined) faults[field] = field === 'title' ? titleFault(values) : issue.message;
  }
  const nul = FIELDS.find((name) => name === nulPath(values));
  if (nul !== undefined) faults[nul] = 'This holds a character that cannot be stored. Type it again.';
  if (values.featureId !== undefined && !features.some(({ id }) => id === values.featureId)) {
    faults.featureId = 'This feature does not exist any more. Choose another one.';
  }
  return result.success && Object.keys(faults).length === 0 ? { report: result.data } : { faults };
}

function titleFault(values: ReportValues): string {
  return values.title === undefined ? 'Say what customers cannot do.' : 'Say it in at most 300 characters.';
}

async function sendForm(
  reply: FastifyReply,
  status: number,
  form: ReportForm,
  options: PublicPageOptions,
): Promise<FastifyReply> {
  const company = await options.data.company();
  return sendPage(reply, status, { title: 'Report a problem', company, body: reportForm(form) });
}
