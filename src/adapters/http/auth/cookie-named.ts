import type { IncomingHttpHeaders } from 'node:http';

/** The value of a cookie that a request carries, or null. */
export function cookieNamed(headers: IncomingHttpHeaders, name: string): string | null {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
}
