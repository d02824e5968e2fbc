import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { checkAddress, guardedLookup, type Resolve } from './guarded-lookup.ts';

const mostAnswerBytes = 64 * 1024;

export interface PostOptions {
  /** `POST` unless said. */
  method?: string;
  headers: Record<string, string>;
  body: string;
  allowPrivate: boolean;
  timeoutMs: number;
  resolve?: Resolve | undefined;
  certificateAuthorities?: string[] | undefined;
}

export interface PostAnswer {
  status: number;
  retryAfter: string | undefined;
}

/**
 * Posts once, following no redirect, over a connection of its own to an address that may be called. Rejects with
 * `ForbiddenAddress`, with a `TimeoutError`, or with what the socket said. Of the answer's body nothing is kept.
 */
export async function post(url: URL, options: PostOptions): Promise<PostAnswer> {
  const hostname = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  // Sockets do not look up an address that is written as numbers.
  if (isIP(hostname) !== 0) checkAddress(hostname, hostname, options.allowPrivate);
  const signal = AbortSignal.timeout(options.timeoutMs);
  try {
    const answer = await headersOf(
      url,
      {
        method: options.method ?? 'POST',
        hostname,
        headers: { ...options.headers, 'content-length': String(Buffer.byteLength(options.body)) },
        // A shared agent would hand over sockets that were checked under other settings.
        agent: false,
        lookup: guardedLookup(options.allowPrivate, options.resolve),
        signal,
        ...(options.certificateAuthorities === undefined ? {} : { ca: options.certificateAuthorities }),
      },
      options.body,
    );
    await drain(answer);
    return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] };
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  }
}

function headersOf(url: URL, options: RequestOptions, body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, options, resolve);
    request.on('error', reject);
    request.end(body);
  });
}

/** Lets the other side finish its answer, within reason; the status is known already. */
async function drain(answer: IncomingMessage): Promise<void> {
  let bytes = 0;
  try {
    for await (const chunk of answer) {
      bytes += (chunk as Buffer).byteLength;
      if (bytes > mostAnswerBytes) break;
    }
  } catch {
    // An answer that breaks off after its status still is that answer.
  }
  answer.destroy();
}
