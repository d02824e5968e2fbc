import type { SendMailOptions } from 'nodemailer';
import { z } from 'zod';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { oneLine } from '../one-line.ts';
import { safeId } from '../safe-id.ts';
import { htmlBody } from './html-body.ts';
import { addressOf, nameOf } from './mail-address.ts';

const longestSubject = 300;

/** The mail for a message. A repeat is the same mail with the same Message-ID; mails of one incident form one thread. */
export function composeMail(
  message: OutgoingMessage,
  to: string,
  from: string,
  idHost: string,
): SendMailOptions & { subject: string; text: string; html: string } {
  const sender = addressOf(from);
  const thread =
    message.stream === null ? null : `<${safeId(`${message.stream.kind}-${message.stream.id}`)}@${idHost}>`;
  const text = storedText(message.body);
  return {
    from: { name: oneLine(nameOf(from), 200), address: sender },
    to: { name: '', address: to },
    envelope: { from: sender, to: [to] },
    messageId: `<${safeId(message.messageId)}@${idHost}>`,
    ...threadHeaders(message.inReplyTo ?? null, thread),
    subject: oneLine(message.subject, longestSubject),
    text,
    html: htmlBody(text),
    headers: {
      // Out-of-office replies to a page would help nobody (RFC 3834).
      'Auto-Submitted': 'auto-generated',
      'X-TwoAM-About': oneLine(message.about, 64),
      ...listHeaders(message),
    },
  };
}

const endable = z.object({ unsubscribeUrl: z.url().max(1000) });

/** Subscribers end their mails with one click in their mail program (RFC 2369, RFC 8058). */
function listHeaders({ about, payload }: OutgoingMessage): Record<string, string> {
  const parsed = endable.safeParse(payload);
  if (about !== 'subscriber' || !parsed.success) return {};
  return {
    'List-Unsubscribe': `<${new URL(parsed.data.unsubscribeUrl).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

/** Answers the mail it belongs to, if there is one, else the incident's own thread (RFC 5322, 3.6.4). */
function threadHeaders(
  answered: string | null,
  thread: string | null,
): Pick<SendMailOptions, 'references' | 'inReplyTo'> {
  const messageId = answered !== null && /^<[^<>\s\p{C}]{3,500}>$/u.test(answered) ? answered : null;
  const inReplyTo = messageId ?? thread;
  return inReplyTo === null ? {} : { inReplyTo, references: [messageId, thread].filter((id) => id !== null) };
}

/** NUL is not allowed in mail (RFC 5322, 4), and half a surrogate pair has no UTF-8. */
function storedText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
