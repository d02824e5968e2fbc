import type { z } from 'zod';
import type { personRow } from '#contract/people.ts';

/** Each way a page takes to a person: their email, then their contacts, none twice. */
export function waysToPage({ email, contacts }: Pick<z.output<typeof personRow>, 'email' | 'contacts'>): string[] {
  const ways = [...(email === null ? [] : [{ channel: 'mail', address: email }]), ...contacts];
  const seen = new Set<string>();
  return ways
    .filter(({ channel, address }) => {
      const key = `${channel} ${address.toLowerCase()}`;
      return !seen.has(key) && seen.add(key);
    })
    .map(({ channel, address }) => `${channel} to ${address}`);
}
