import { createTransport, type Transporter } from 'nodemailer';
import type { Channel, ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { hideSecrets } from '../hide-secrets.ts';
import { oneLine } from '../one-line.ts';
import { composeMail } from './compose-mail.ts';
import { judgeFailure } from './judge-failure.ts';
import { isMailAddress } from './mail-address.ts';
import type { MailSettings } from './mail-settings.ts';

export interface MailChannelOptions {
  /** Read before each mail, so that changed settings apply at once; null while no mail server is set up. */
  mailSettings(): Promise<MailSettings | null>;
  /** The right side of every Message-ID: the desk's own host name. It must stay the same for repeats to be recognised. */
  idHost: string;
  /** Certificates of the company's own authority, as PEM, beside those the runtime trusts. */
  certificateAuthorities?: string[];
  /** When to give up on one mail; the outbox tries again later. */
  timeoutMs?: number;
}

export interface MailChannel extends Channel {
  /** Ends the connections; mails being delivered are finished first. */
  close(): void;
}

const defaultTimeoutMs = 30_000;

/** Mail by SMTP over a pool of kept connections. Without settings messages stay in the local outbox. */
export function createMailChannel(options: MailChannelOptions): MailChannel {
  let pool: { key: string; transport: Transporter } | null = null;

  const transportFor = (settings: MailSettings): Transporter => {
    const key = JSON.stringify(settings);
    if (pool?.key === key) return pool.transport;
    pool?.transport.close();
    const transport = openPool(settings, options);
    pool = { key, transport };
    return transport;
  };

  return {
    name: 'mail',
    async send(message) {
      const settings = await options.mailSettings();
      if (settings === null) return { outcome: 'kept', proof: 'Kept on the desk: no mail server is set up.' };
      if (settings.password === null)
        return {
          outcome: 'retry-later',
          why: 'The desk’s key does not open the mail password. Restore secret.key, or enter the password again in Settings.',
        };
      if (message.address === null) return { outcome: 'failed-for-good', why: 'Nobody gave a mail address.' };
      if (!isMailAddress(message.address))
        return { outcome: 'failed-for-good', why: 'This is not one mail address. Correct it under People.' };
      return deliver(transportFor(settings), settings, message, message.address, options);
    },
    async show(message) {
      const from = (await options.mailSettings())?.from ?? `desk@${options.idHost}`;
      const { subject, text, html } = composeMail(message, message.address ?? '', from, options.idHost);
      return { kind: 'mail', from: oneLine(from, 320), subject, text, html };
    },
    close() {
      pool?.transport.close();
      pool = null;
    },
  };
}

async function deliver(
  transport: Transporter,
  settings: MailSettings,
  message: OutgoingMessage,
  to: string,
  options: MailChannelOptions,
): Promise<ChannelAnswer> {
  const mail = composeMail(message, to, settings.from, options.idHost);
  const secrets = [settings.password, `\0${settings.user}\0${settings.password}`];
  try {
    const sent = await transport.sendMail({
      ...mail,
      signal: AbortSignal.timeout(options.timeoutMs ?? defaultTimeoutMs),
    });
    return {
      outcome: 'sent',
      proof: hideSecrets(oneLine(`${settings.host} accepted it: ${sent.response}`, 400), secrets),
    };
  } catch (error) {
    const answer = judgeFailure(error, settings.host);
    return 'why' in answer ? { ...answer, why: hideSecrets(answer.why, secrets) } : answer;
  }
}

function openPool(
  settings: MailSettings,
  { idHost, certificateAuthorities, timeoutMs = defaultTimeoutMs }: MailChannelOptions,
): Transporter {
  return createTransport({
    pool: true,
    maxConnections: 3,
    // The outbox decides about repeats; one of the pool's own would be a second copy that nobody counted.
    maxRequeues: 0,
    host: settings.host,
    port: settings.port,
    name: idHost,
    secure: settings.secure === 'tls',
    requireTLS: settings.secure === 'starttls',
    ignoreTLS: settings.secure === 'none',
    ...(settings.user === '' ? {} : { auth: { user: settings.user, pass: settings.password } }),
    ...(certificateAuthorities === undefined ? {} : { tls: { ca: certificateAuthorities } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
