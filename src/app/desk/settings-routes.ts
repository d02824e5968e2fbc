import type { z } from 'zod';
import type { AnswerOf } from '#contract/route.ts';
import { getSettings, putSettings, testMail } from '#contract/settings.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Channel } from '../ports/channel.ts';
import { hookUrl } from '../signal/signal-routes.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import type { DeskSettings } from './desk-settings.ts';

export interface SettingsRoutesNeeds extends Contexts {
  settings: DeskSettings;
  /** Sends one mail at once and says what became of it. */
  mail: Channel;
}

/** Routes of the desk's settings. */
export function settingsRoutes(needs: SettingsRoutesNeeds): BoundRoute[] {
  const { context, settings } = needs;
  return [
    bind(getSettings, async () => shownSettings(context, settings)),
    bind(putSettings, async ({ body }) => {
      await change(settings, body);
      return shownSettings(context, settings);
    }),
    bind(testMail, async ({ body }) => sendTestMail(needs, await context('real'), body.to)),
  ];
}

async function change(settings: DeskSettings, body: z.output<typeof putSettings.body>): Promise<void> {
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
}

async function sendTestMail(
  { settings, mail }: SettingsRoutesNeeds,
  space: SpaceContext,
  to: string,
): Promise<AnswerOf<typeof testMail>> {
  const now = space.clock.now();
  const answer = await mail.send({
    messageId: space.ids.next('test'),
    channel: 'mail',
    recipientId: null,
    address: to,
    subject: `Test mail from ${await settings.company()}`,
    body: 'This is a test. Mail from the desk reaches you.',
    about: 'test',
    stream: null,
    payload: null,
    notBefore: now,
  });
  if (answer.outcome === 'sent') return { outcome: 'sent', detail: answer.proof };
  return {
    outcome: 'failed',
    detail: answer.outcome === 'kept' ? 'No mail server is set, so the message was kept here.' : answer.why,
  };
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
