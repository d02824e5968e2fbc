import type { Channel } from '#app/ports/channel.ts';
import type { Clock } from '#app/ports/clock.ts';
import { oneLine } from '../one-line.ts';
import type { Resolve } from '../guarded-lookup.ts';
import { judgeAnswer, judgeFailure } from '../judge-answer.ts';
import { post } from '../post.ts';
import { readAddress } from '../read-address.ts';
import { signedHeaders } from '../signed-headers.ts';
import { ticketBody } from './ticket-body.ts';

export interface TicketHookSettings {
  /** Where words for tickets go: a helpdesk, or what speaks to it. */
  url: string;
  /** Signs every body; null leaves them unsigned. */
  secret: string | null;
  /** There is a secret that the desk's key cannot open: nothing is sent until it is entered again. */
  secretLost: boolean;
  /** Whether addresses in private networks may be called. Metadata and link-local addresses never are. */
  allowPrivate: boolean;
}

export interface TicketChannelOptions {
  /** Null while no ticket hook is set up. */
  ticketHook(): Promise<TicketHookSettings | null>;
  /** The machine's own time: receivers compare the signed time with theirs. */
  clock: Pick<Clock, 'now'>;
  timeoutMs?: number;
  resolve?: Resolve;
  certificateAuthorities?: string[];
}

const defaultTimeoutMs = 10_000;
const longestTicket = 500;

/**
 * Words back to a ticket, by the signed hook that the helpdesk listens on. A message's address is what the helpdesk calls
 * the ticket. A repeat carries the same `Idempotency-Key` and the same body.
 */
export function createTicketChannel(options: TicketChannelOptions): Channel {
  return {
    name: 'ticket',
    async send(message) {
      const hook = await options.ticketHook();
      if (hook === null) return { outcome: 'kept', proof: 'Kept on the desk: no ticket hook is set up.' };
      if (hook.secretLost)
        return {
          outcome: 'retry-later',
          why: 'The desk’s key does not open the ticket hook’s secret. Restore secret.key, or enter the secret again in Settings.',
        };
      const ticket = readTicket(message.address);
      if (ticket === null)
        return { outcome: 'failed-for-good', why: 'This does not name one ticket. Unlink it and link the right one.' };
      const url = readAddress(hook.url);
      if (url === null)
        return { outcome: 'failed-for-good', why: 'The ticket hook has no address that can be called. Correct it.' };
      const host = oneLine(url.host, 200);
      const body = JSON.stringify(ticketBody(message, ticket));
      try {
        const answer = await post(url, {
          headers: signedHeaders(message.messageId, body, hook.secret, options.clock),
          body,
          allowPrivate: hook.allowPrivate,
          timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
          resolve: options.resolve,
          certificateAuthorities: options.certificateAuthorities,
        });
        if (answer.status === 410 || answer.status === 404)
          return {
            outcome: 'failed-for-good',
            why: `${host} answered HTTP ${answer.status}: it has no ticket ${oneLine(ticket, 100)} any more. Unlink it, or link the right one.`,
          };
        return judgeAnswer(answer, host, options.clock.now());
      } catch (error) {
        return judgeFailure(error, host);
      }
    },
    show: async (message) => ({
      kind: 'json',
      body: JSON.stringify(ticketBody(message, message.address ?? ''), null, 2),
    }),
  };
}

/** One ticket, as a helpdesk writes it: a key, a number or an address, without blanks or marks of lists. */
function readTicket(ticket: string | null): string | null {
  return ticket !== null && ticket.length <= longestTicket && /^[^\p{C}\p{Z}<>"\\^`{|},;]+$/u.test(ticket)
    ? ticket
    : null;
}
