import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { AnswerLost, NotAsked, type AskedAnswer, type AskedRequest, type GuardedAsk } from '#app/ports/guarded-ask.ts';
import { checkAddress, ForbiddenAddress, guardedLookup, type Resolve } from './guarded-lookup.ts';
import { oneLine } from './one-line.ts';

const mostAnswerBytes = 1_000_000;

/** Asks under the same guard as webhooks are posted, and says whether a request that failed can have arrived. */
export function guardedAsk(options: { resolve?: Resolve } = {}): GuardedAsk {
  return async (url, request) => {
    const signal = AbortSignal.timeout(request.timeoutMs);
    const progress = { mayHaveArrived: false };
    try {
      return await read(await send(url, request, { signal, progress, resolve: options.resolve }));
    } catch (error) {
      throw failureOf(error, oneLine(url.host, 200), { ...progress, isLate: signal.aborted });
    }
  };
}

function send(
  url: URL,
  { method, headers, body, allowPrivate }: AskedRequest,
  one: { signal: AbortSignal; progress: { mayHaveArrived: boolean }; resolve: Resolve | undefined },
): Promise<IncomingMessage> {
  const hostname = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const isSecure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    // Sockets do not look up an address that is written as numbers.
    if (isIP(hostname) !== 0) checkAddress(hostname, hostname, allowPrivate);
    const request = (isSecure ? httpsRequest : httpRequest)(
      url,
      {
        method,
        hostname,
        headers: { ...headers, ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
        // A shared agent would hand over sockets that were checked under other settings.
        agent: false,
        lookup: guardedLookup(allowPrivate, one.resolve),
        signal: one.signal,
      },
      resolve,
    );
    request.on('error', reject);
    // What is written before the connection stands waits in this process.
    request.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => (one.progress.mayHaveArrived = true));
    });
    request.end(body ?? undefined);
  });
}

async function read(answer: IncomingMessage): Promise<AskedAnswer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).byteLength;
    if (bytes > mostAnswerBytes) break;
  }
  answer.destroy();
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  );
  return {
    status: answer.statusCode ?? 0,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: Buffer.concat(chunks).subarray(0, mostAnswerBytes).toString('utf8'),
  };
}

function failureOf(error: unknown, host: string, now: { mayHaveArrived: boolean; isLate: boolean }): Error {
  if (error instanceof ForbiddenAddress) return new NotAsked(error.message, { cause: error });
  const code = (error as { code?: unknown } | null)?.code;
  const named = typeof code === 'string' ? ` (${oneLine(code, 60)})` : '';
  if (now.isLate) {
    const message = `${host} did not answer in time.`;
    return now.mayHaveArrived ? new AnswerLost(message) : new NotAsked(message);
  }
  return now.mayHaveArrived
    ? new AnswerLost(`The connection to ${host} broke before it answered${named}.`)
    : new NotAsked(`No connection to ${host}${named}.`);
}
