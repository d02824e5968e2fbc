import { listAudit } from '#contract/audit.ts';
import * as contract from '#contract/desk.ts';
import { listOutbox } from '#contract/outbox.ts';
import type { AnswerOf } from '#contract/route.ts';
import { getSettings, putSettings, testMail } from '#contract/settings.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { shownSummaries } from '../incident/shown-summaries.ts';
import type { Audit } from '../ports/audit.ts';
import type { Channel } from '../ports/channel.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import { isoOrNull } from '../room/shown.ts';
import { hookUrl, shownGroups } from '../signal/signal-routes.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import type { DeskSettings } from './desk-settings.ts';
import { hasSampleCompany, useCompany } from './sample-company.ts';

/** Ended incidents that Now still shows, the newest first. */
const RECENT = 5;

export interface DeskRoutesNeeds extends Contexts {
  settings: DeskSettings;
  audit: Audit;
  /** Sends one mail at once and says what became of it. */
  mail: Channel;
}

/** Routes of Now, the first steps, settings, the outbox and the audit. */
export function deskRoutes({ context, settings, audit, mail }: DeskRoutesNeeds): BoundRoute[] {
  return [
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
    bind(getSettings, () => shownSettings(context, settings)),
    bind(putSettings, async ({ body }) => {
      if (body.company !== undefined) await settings.setCompany(body.company);
      if (body.publicUrl !== undefined) await settings.setPublicUrl(body.publicUrl);
      if (body.retentionDays !== undefined) await settings.setRetentionDays(body.retentionDays);
      if (body.mail !== undefined) {
        const { password, ...rest } = body.mail ?? {};
        await settings.setMail(
          body.mail === null ? null : (rest as Omit<NonNullable<typeof body.mail>, 'password'>),
          password,
        );
      }
      if (body.webhook !== undefined)
        await settings.setWebhook(
          body.webhook === null ? null : { url: body.webhook.url, allowPrivate: body.webhook.allowPrivate },
          body.webhook?.secret,
        );
      if (body.ticketHook !== undefined)
        await settings.setTicketHook(
          body.ticketHook === null ? null : { url: body.ticketHook.url, allowPrivate: body.ticketHook.allowPrivate },
          body.ticketHook?.secret,
        );
      return shownSettings(context, settings);
    }),
    bind(testMail, async ({ body }) => {
      const space = await context('real');
      const now = space.clock.now();
      const answer = await mail.send({
        messageId: space.ids.next('test'),
        channel: 'mail',
        recipientId: null,
        address: body.to,
        subject: `Test mail from ${await settings.company()}`,
        body: 'This is a test. Mail from the desk reaches you.',
        about: 'test',
        stream: null,
        payload: null,
        notBefore: now,
      });
      if (answer.outcome === 'sent') return { outcome: 'sent' as const, detail: answer.proof };
      return {
        outcome: 'failed' as const,
        detail: answer.outcome === 'kept' ? 'No mail server is set, so the message was kept here.' : answer.why,
      };
    }),
    bind(listOutbox, async ({ query }) => {
      const space = await context(query.space);
      const rows = await space.storage.outbox.list({ limit: query.limit, incidentId: query.incidentId ?? null });
      return { messages: await shownMessages(space, rows) };
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

async function shownSettings(
  context: Contexts['context'],
  settings: DeskSettings,
): Promise<AnswerOf<typeof getSettings>> {
  const space = await context('real');
  const [company, publicUrl, mail, webhook, ticketHook, hooks] = await Promise.all([
    settings.company(),
    settings.publicUrl(),
    settings.mail(),
    settings.webhook(),
    settings.ticketHook(),
    space.storage.signals.hooks(),
  ]);
  const report = hooks.find((hook) => hook.kind === 'report');
  return {
    company,
    publicUrl,
    reportFormUrl: report === undefined ? '' : hookUrl(publicUrl, report),
    mail:
      mail === null
        ? { configured: false, host: '', port: 587, secure: 'starttls', user: '', from: '', secretLost: false }
        : {
            configured: true,
            host: mail.host,
            port: mail.port,
            secure: mail.secure,
            user: mail.user,
            from: mail.from,
            secretLost: mail.passwordLost,
          },
    retentionDays: await settings.retentionDays(),
    webhook: {
      configured: webhook !== null,
      url: webhook?.url ?? '',
      allowPrivate: webhook?.allowPrivate ?? false,
      secretLost: webhook?.secretLost ?? false,
    },
    ticketHook: {
      configured: ticketHook !== null,
      url: ticketHook?.url ?? '',
      allowPrivate: ticketHook?.allowPrivate ?? false,
      secretLost: ticketHook?.secretLost ?? false,
    },
  };
}

async function shownMessages(
  space: SpaceContext,
  rows: OutboxRow[],
): Promise<(typeof listOutbox.answer)['_zod']['output']['messages']> {
  const ids = rows.flatMap(({ message }) => message.recipientId ?? []);
  const [names, { customers }] = await Promise.all([
    space.storage.people.names([...new Set(ids)]),
    space.storage.catalogue.get(),
  ]);
  const customerNames = new Map(customers.map((customer) => [customer.id, customer.name]));
  return rows.map(({ id, message, state, createdAt, sentAt, attempts, proof }) => {
    const name =
      message.recipientId === null
        ? undefined
        : (names.get(message.recipientId) ?? customerNames.get(message.recipientId));
    return {
      id,
      channel: message.channel,
      about: message.about,
      recipient: [name, message.address].filter((part) => part !== undefined && part !== null).join(', '),
      subject: message.subject,
      body: message.body,
      state,
      createdAt: toIso(createdAt),
      sentAt: isoOrNull(sentAt),
      attempts,
      messageId: message.messageId,
      proof,
      incidentId: message.stream?.kind === 'incident' ? message.stream.id : null,
    };
  });
}
