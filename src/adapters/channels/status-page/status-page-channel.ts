import type { Channel } from '#app/ports.ts';

/** The desk's own status page. Its words were stored together with the message, so they are public already. */
export function createStatusPageChannel(options: { publicUrl(): Promise<string> }): Channel {
  return {
    name: 'status-page',
    async send() {
      const address = new URL('/status', await options.publicUrl());
      return { outcome: 'sent', proof: `Shown at ${address.href}.` };
    },
  };
}
