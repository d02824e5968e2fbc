import { z } from 'zod';
import { identityProvider, type IdentityProvider } from '#contract/single-sign-on.ts';
import { statusTarget, type StatusTarget } from '#contract/status-target.ts';
import type { Settings } from '../ports/settings.ts';

const companySetting = z.object({ name: z.string() });
const mailSetting = z.object({
  host: z.string(),
  port: z.number(),
  secure: z.enum(['starttls', 'tls', 'none']),
  user: z.string(),
  from: z.string(),
});
const urlSetting = z.object({ url: z.string() });
const retentionSetting = z.object({ days: z.number() });
const statusPageSetting = z.object({
  order: z.array(z.string()),
  hidden: z.array(z.string()),
  pageUrl: z.string().nullable(),
});
/** Each place is read by itself, so that one that no longer reads takes no other with it. */
const targetsSetting = z.array(z.object({ id: z.string(), target: z.unknown() }));
const secretsSetting = z.record(z.string(), z.string());
const webhookSetting = z.object({ url: z.string(), allowPrivate: z.boolean() });

/** How mail leaves the desk; the password is kept encrypted. */
export interface MailSettings extends z.output<typeof mailSetting> {
  password: string | null;
  /** There is a password, and the desk's key cannot open it. */
  passwordLost: boolean;
}

/** What the status page shows as components, and its address where it is published elsewhere. */
export type StatusPageSettings = z.output<typeof statusPageSetting>;

/** A place where the status page is published; the secret is kept encrypted. */
export interface StoredTarget {
  id: string;
  target: StatusTarget;
  secret: string | null;
}

/** The desk's settings, typed. An absent or unreadable value is as if it were never set. */
export interface DeskSettings {
  company(): Promise<string>;
  setCompany(name: string): Promise<void>;
  publicUrl(): Promise<string>;
  setPublicUrl(url: string): Promise<void>;
  mail(): Promise<MailSettings | null>;
  /** An undefined password stays as it is. */
  setMail(mail: z.output<typeof mailSetting> | null, password?: string): Promise<void>;
  /** Days after which names and addresses of reporters and recipients are forgotten. */
  retentionDays(): Promise<number>;
  setRetentionDays(days: number): Promise<void>;
  statusPage(): Promise<StatusPageSettings>;
  setStatusPage(page: StatusPageSettings): Promise<void>;
  statusTargets(): Promise<StoredTarget[]>;
  /** Null removes it; an undefined secret stays as it is. */
  putStatusTarget(id: string, target: StatusTarget | null, secret?: string): Promise<void>;
  webhook(): Promise<{ url: string; allowPrivate: boolean; secret: string | null; secretLost: boolean } | null>;
  setWebhook(webhook: { url: string; allowPrivate: boolean } | null, secret?: string): Promise<void>;
  /** Where words for linked tickets go. */
  ticketHook(): Promise<{ url: string; allowPrivate: boolean; secret: string | null; secretLost: boolean } | null>;
  setTicketHook(hook: { url: string; allowPrivate: boolean } | null, secret?: string): Promise<void>;
  /** By whom people can sign in instead of a password. */
  identityProvider(): Promise<{ provider: IdentityProvider; secret: string | null; secretLost: boolean } | null>;
  /** An undefined secret stays as it is. */
  setIdentityProvider(provider: IdentityProvider | null, secret?: string): Promise<void>;
}

/** Typed settings over the stored ones. `defaultPublicUrl` is where the desk listens when nothing else was set. */
export function deskSettings(settings: Settings, defaultPublicUrl: () => string): DeskSettings {
  const read = async <T>(
    key: string,
    shape: z.ZodType<T>,
  ): Promise<{ value: T; secret: string | null; secretLost: boolean } | null> => {
    const row = await settings.get(key);
    const parsed = row === null ? null : shape.safeParse(row.value);
    return row !== null && parsed?.success === true ? { ...row, value: parsed.data } : null;
  };
  const storedTargets = async (): Promise<{ id: string; target: unknown; secret: string | null }[]> => {
    const row = await read('status-targets', targetsSetting);
    if (row === null) return [];
    const secrets = row.secret === null ? {} : secretsSetting.parse(JSON.parse(row.secret));
    return row.value.map(({ id, target }) => ({ id, target, secret: secrets[id] ?? null }));
  };
  return {
    company: async () => (await read('company', companySetting))?.value.name ?? 'Your company',
    setCompany: (name) => settings.put('company', { name }),
    publicUrl: async () => (await read('public-url', urlSetting))?.value.url ?? defaultPublicUrl(),
    setPublicUrl: (url) => settings.put('public-url', { url: url.replace(/\/+$/, '') }),
    mail: async () => {
      const row = await read('mail', mailSetting.nullable());
      return row?.value == null ? null : { ...row.value, password: row.secret, passwordLost: row.secretLost };
    },
    setMail: (mail, password) =>
      mail === null ? settings.put('mail', null, null) : settings.put('mail', mail, password),
    retentionDays: async () => (await read('retention', retentionSetting))?.value.days ?? 365,
    setRetentionDays: (days) => settings.put('retention', { days }),
    statusPage: async () =>
      (await read('status-page', statusPageSetting))?.value ?? { order: [], hidden: [], pageUrl: null },
    setStatusPage: (page) => settings.put('status-page', page),
    statusTargets: async () =>
      (await storedTargets()).flatMap(({ id, target, secret }) => {
        const parsed = statusTarget.safeParse(target);
        return parsed.success ? [{ id, target: parsed.data, secret }] : [];
      }),
    async putStatusTarget(id, target, secret) {
      const before = await storedTargets();
      const others = before.filter((one) => one.id !== id);
      const kept = secret ?? before.find((one) => one.id === id)?.secret ?? null;
      const all = target === null ? others : [...others, { id, target, secret: kept }];
      const secrets = Object.fromEntries(all.flatMap((one) => (one.secret === null ? [] : [[one.id, one.secret]])));
      await settings.put(
        'status-targets',
        all.map((one) => ({ id: one.id, target: one.target })),
        JSON.stringify(secrets),
      );
    },
    webhook: async () => {
      const row = await read('webhook', webhookSetting.nullable());
      return row?.value == null ? null : { ...row.value, secret: row.secret, secretLost: row.secretLost };
    },
    setWebhook: (webhook, secret) =>
      webhook === null ? settings.put('webhook', null, null) : settings.put('webhook', webhook, secret),
    ticketHook: async () => {
      const row = await read('ticket-hook', webhookSetting.nullable());
      return row?.value == null ? null : { ...row.value, secret: row.secret, secretLost: row.secretLost };
    },
    setTicketHook: (hook, secret) =>
      hook === null ? settings.put('ticket-hook', null, null) : settings.put('ticket-hook', hook, secret),
    identityProvider: async () => {
      const row = await read('identity-provider', identityProvider.nullable());
      return row?.value == null ? null : { provider: row.value, secret: row.secret, secretLost: row.secretLost };
    },
    setIdentityProvider: (provider, secret) =>
      provider === null
        ? settings.put('identity-provider', null, null)
        : settings.put('identity-provider', provider, secret),
  };
}
