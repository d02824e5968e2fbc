import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a browser sent the request from the desk's own page. `unsaid` when it carries neither `Sec-Fetch-Site` nor
 * `Origin`, as programs do. A page cannot forge either header.
 */
export function originOf(headers: IncomingHttpHeaders, publicUrl: string): 'same' | 'other' | 'unsaid' {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' ? 'same' : 'other';
  if (headers.origin === undefined) return 'unsaid';
  const origin = URL.parse(headers.origin);
  if (origin === null) return 'other';
  // The desk is reached by more names than its public one: localhost, or an address behind a proxy.
  return origin.origin === URL.parse(publicUrl)?.origin || origin.host === headers.host ? 'same' : 'other';
}
