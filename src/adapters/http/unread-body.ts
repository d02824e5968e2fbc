import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SECOND_MS } from '#core/shared/instant.ts';

const PATIENCE_MS = SECOND_MS;

/**
 * Lets a client that was refused while it was still sending read the refusal: closing at once would reset the
 * connection and lose it. What still comes is thrown away for a moment, then the connection is cut.
 */
export function registerUnreadBodies(app: FastifyInstance): void {
  app.addHook('onResponse', async (request) => {
    if (!isSending(request)) return;
    const { socket } = request.raw;
    const cut = setTimeout(() => {
      if (isSending(request)) socket.destroy();
    }, PATIENCE_MS).unref();
    socket.once('close', () => clearTimeout(cut));
  });
}

/** The framework asks for the connection to be closed when it stops reading a body; see above why that must wait. */
export function keepConnection(request: FastifyRequest, reply: FastifyReply): void {
  if (isSending(request)) reply.removeHeader('connection');
}

/** Injected requests have no socket and leave `complete` undefined. */
function isSending(request: FastifyRequest): boolean {
  return request.raw.complete === false;
}
