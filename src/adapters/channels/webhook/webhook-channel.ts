import type { Channel } from '#app/ports/channel.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { toIso } from '#core/shared/instant.ts';
import { oneLine } from '../one-line.ts';
import type { Resolve } from '../guarded-lookup.ts';
import { judgeAnswer, judgeFailure } from '../judge-answer.ts';
import { post } from '../post.ts';
import { readAddress } from '../read-address.ts';
import { signedHeaders } from '../signed-headers.ts';

export interface WebhookSettings {
  /** Where messages without an address of their own go; null keeps them on the desk. */
  url: string | null;
  /** Signs every body; null leaves them unsigned. */
  secret: string | null;
  /** There is a secret that the desk's key cannot open: nothing is sent until it is entered again. */
  secretLost: boolean;
  /** Whether addresses in private networks may be called. Metadata and link-local addresses never are. */
  allowPrivate: boolean;
}

export interface WebhookChannelOptions {
  /** Read before each message; strangers' addresses may be called under other rules than the desk's own. */
  webhookSettings(message: OutgoingMessage): Promise<WebhookSettings>;
  /** The machine's own time: receivers compare the signed time with theirs. */
  clock: Pick<Clock, 'now'>;
  /** When to give up on one request; the outbox tries again later. */
  timeoutMs?: number;
  /** How names are resolved; the system's way by default. */
  resolve?: Resolve;
  /** Certificates of the company's own authority, as PEM. */
  certificateAuthorities?: string[];
}

const defaultTimeoutMs = 10_000;

/** Signed webhooks. A repeat carries the same `Idempotency-Key`; every attempt has an `X-TwoAM-Delivery` of its own. */
export function createWebhookChannel(options: WebhookChannelOptions): Channel {
  return {
    name: 'webhook',
    async send(message) {
      const settings = await options.webhookSettings(message);
      const address = message.address ?? settings.url;
      if (address === null) return { outcome: 'kept', proof: 'Kept on the desk: no webhook is set up.' };
      if (settings.secretLost)
        return {
          outcome: 'retry-later',
          why: 'The desk’s key does not open the webhook’s secret. Restore secret.key, or enter the secret again in Settings.',
        };
      const url = readAddress(address);
      if (url === null)
        return {
          outcome: 'failed-for-good',
          why: 'This is not an http or https address without a user and password in it. Correct it.',
        };
      const body = bodyOf(message);
      const host = oneLine(url.host, 200);
      try {
        const answer = await post(url, {
          headers: signedHeaders(message.messageId, body, settings.secret, options.clock),
          body,
          allowPrivate: settings.allowPrivate,
          timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
          resolve: options.resolve,
          certificateAuthorities: options.certificateAuthorities,
        });
        return judgeAnswer(answer, host, options.clock.now());
      } catch (error) {
        return judgeFailure(error, host);
      }
    },
    show: async (message) => ({ kind: 'json', body: JSON.stringify(JSON.parse(bodyOf(message)), null, 2) }),
  };
}

/** The same for every repeat of a message, byte for byte. */
function bodyOf(message: OutgoingMessage): string {
  const { messageId, about, subject, body, stream, payload, notBefore } = message;
  return JSON.stringify({ messageId, about, subject, text: body, at: toIso(notBefore), stream, data: payload ?? null });
}
