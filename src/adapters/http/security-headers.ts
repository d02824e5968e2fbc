import type { FastifyInstance } from 'fastify';

/** Everything comes from the desk itself. Mantine sets style attributes and one style element, hence the one exception. */
const DESK_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets the headers of every answer that did not choose its own. */
export function registerSecurityHeaders(app: FastifyInstance, publicUrl: () => string): void {
  app.addHook('onSend', async (_request, reply) => {
    const standard: Record<string, string> = {
      'content-security-policy': DESK_POLICY,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      // One-time links and report links carry their secret in the address.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      ...(publicUrl().startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
    };
    for (const [name, value] of Object.entries(standard)) if (!reply.hasHeader(name)) reply.header(name, value);
  });
}
