import type { Channel, OutgoingMessage } from '#app/ports.ts';

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
    // What the page says above the words is the incident's: its title and how it stands.
    async show({ subject, body, payload }) {
      const state = typeof payload === 'object' && payload !== null && 'state' in payload ? payload.state : null;
      return { kind: 'page', title: subject, state: typeof state === 'string' ? state : '', text: body };
    },
  };
}

function toldWords(told: number): string {
  if (told === 0) return '';
  return ` ${told} ${told === 1 ? 'subscriber is' : 'subscribers are'} told.`;
}
