import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '#app/refused.ts';
import type { LiveMessage } from '#contract/live.ts';
import { spaceQuery } from '#contract/route.ts';
import type { SignedIn } from '../auth/auth.ts';
import { authorize, type AuthorizeOptions } from '../authorize.ts';
import { LiveStream } from './live-stream.ts';

const LIVE_PATH = '/api/v1/live';
const HEARTBEAT_MS = 15_000;

export interface LiveOptions extends AuthorizeOptions {
  /** Calls the listener for every change of a space; the function that is returned ends it. Null for an unknown space. */
  subscribeLive: (space: string, listener: (message: LiveMessage) => void) => (() => void) | null;
  /** Runs something again and again until the function that is returned is called. */
  every: (ms: number, run: () => void) => () => void;
}

/** The streams that are open in this process. */
export interface LiveStreams {
  endOf(sessionId: string): void;
}

/** Serves `GET /api/v1/live`: server-sent events that say what is newer. Streams end with their session and the server. */
export function registerLiveRoute(app: FastifyInstance, options: LiveOptions): LiveStreams {
  const streams = new Set<LiveStream>();
  app.get(LIVE_PATH, { onRequest: authorize('view', options) }, async (request, reply) => {
    const signedIn = request.signedIn;
    if (signedIn === null) throw new Refused('not-signed-in');
    serveStream(signedIn, request, reply, streams, options);
  });
  const endAll = (matches: (stream: LiveStream) => boolean): void => {
    for (const stream of streams) if (matches(stream)) stream.end();
  };
  app.addHook('preClose', async () => endAll(() => true));
  return { endOf: (sessionId) => endAll((stream) => stream.sessionId === sessionId) };
}

function serveStream(
  signedIn: SignedIn,
  request: FastifyRequest,
  reply: FastifyReply,
  streams: Set<LiveStream>,
  options: LiveOptions,
): void {
  const space = spaceQuery.parse(request.query).space;
  const stream = new LiveStream(signedIn.sessionId, reply.raw);
  const unsubscribe = options.subscribeLive(space, (message) => stream.tell(message));
  if (unsubscribe === null) throw new Refused('not-found', { what: 'space', id: space });
  reply.hijack();
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  streams.add(stream);
  const stopHeartbeat = options.every(HEARTBEAT_MS, () => void beat(stream, request, options));
  reply.raw.on('close', () => {
    stopHeartbeat();
    unsubscribe();
    streams.delete(stream);
  });
  stream.open();
}

/** The session may have ended in another process, or the account been removed: then the stream ends here too. */
async function beat(stream: LiveStream, request: FastifyRequest, options: LiveOptions): Promise<void> {
  try {
    const resolved = await options.auth.resolve(request.headers);
    if (resolved?.signedIn.caller.rights.has('view') === true) stream.heartbeat();
    else stream.end();
  } catch (error) {
    request.log.warn({ err: error }, 'live stream could not check its session');
    stream.heartbeat();
  }
}
