import type { DeskSettings } from '#app/desk/desk-settings.ts';
import type { ShownMessage } from '#contract/shown-message.ts';
import type { Channel } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { SpaceKind } from '#app/ports/spaces.ts';
import { createMailChannel, type MailChannel } from '#adapters/channels/mail/mail-channel.ts';
import { createOutboxChannel } from '#adapters/channels/outbox/outbox-channel.ts';
import { createRoomChannel } from '#adapters/channels/room/room-channel.ts';
import { createStatusPageChannel } from '#adapters/channels/status-page/status-page-channel.ts';
import { createTicketChannel } from '#adapters/channels/ticket/ticket-channel.ts';
import { createWebhookChannel } from '#adapters/channels/webhook/webhook-channel.ts';
import { systemClock } from './system-clock.ts';

type ChannelName = OutgoingMessage['channel'];

export interface DeskChannels {
  mail: MailChannel;
  /** The channel for a message of a space: the real ones, or elsewhere the local outbox. */
  of(spaceKind: SpaceKind, name: ChannelName): Channel;
  /** A message as its channel shows it, in a drill too. */
  show(message: OutgoingMessage): Promise<ShownMessage>;
  close(): void;
}

const NO_WEBHOOK = { url: null, secret: null, secretLost: false, allowPrivate: false };

/** Those outside who asked to be told of what is published. */
export interface Subscribers {
  tell(message: OutgoingMessage): Promise<number>;
  /** What signs the updates to a subscribed webhook. */
  secretOf(subscriptionId: string): string;
}

/** Every way in which words leave the desk. */
export function deskChannels(settings: DeskSettings, idHost: string, subscribers: Subscribers): DeskChannels {
  const publicUrl = (): Promise<string> => settings.publicUrl();
  const mail = createMailChannel({
    mailSettings: async () => {
      const stored = await settings.mail();
      return stored === null ? null : { ...stored, password: stored.passwordLost ? null : (stored.password ?? '') };
    },
    idHost,
  });
  const real: Record<ChannelName, Channel> = {
    mail,
    webhook: createWebhookChannel({
      webhookSettings: async (message) =>
        message.about === 'subscriber'
          ? { ...NO_WEBHOOK, secret: subscribers.secretOf(message.recipientId ?? '') }
          : ((await settings.webhook()) ?? NO_WEBHOOK),
      clock: systemClock,
    }),
    ticket: createTicketChannel({ ticketHook: () => settings.ticketHook(), clock: systemClock }),
    room: createRoomChannel({ say: async () => ({ address: `${await publicUrl()}/ready/outbox` }) }),
    'status-page': createStatusPageChannel({ publicUrl, tell: (message) => subscribers.tell(message) }),
  };
  const kept: Record<ChannelName, Channel> = {
    mail: createOutboxChannel('mail'),
    ticket: createOutboxChannel('ticket'),
    webhook: createOutboxChannel('webhook'),
    room: createOutboxChannel('room'),
    'status-page': createOutboxChannel('status-page'),
  };
  const show = async (message: OutgoingMessage): Promise<ShownMessage> => {
    const { subject, body } = message;
    return (await real[message.channel].show?.(message)) ?? { kind: 'words', subject, text: body };
  };
  return { mail, show, of: (spaceKind, name) => (spaceKind === 'real' ? real : kept)[name], close: () => mail.close() };
}
