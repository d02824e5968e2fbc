import type { Channel } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';

export interface StatusPageChannelOptions {
  publicUrl(): Promise<string>;
  /** Lets everybody know who asked to be told of the page's words; answers how many. Safe to repeat. */
  tell(message: OutgoingMessage): Promise<number>;
}

/** The desk's own status page. Its words were stored together with the message, so they are public already. */
export function createStatusPageChannel(options: StatusPageChannelOptions): Channel {
  return {
    name: 'status-page',
    async send(message) {
      const told = await options.tell(message);
      const address = new URL('/status', await options.publicUrl());
      return { outcome: 'sent', proof: `Shown at ${address.href}.${toldWords(told)}` };
    },
    // What the page makes of the words is the page's (`SpaceContext.showOnPage`); these are the words alone.
    show: async ({ subject, body }) => ({ kind: 'words', subject, text: body }),
  };
}

function toldWords(told: number): string {
  if (told === 0) return '';
  return ` ${told} ${told === 1 ? 'subscriber is' : 'subscribers are'} told.`;
}
