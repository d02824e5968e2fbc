import { createHash, createPublicKey, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '#app/ports/clock.ts';
import type { RunnerRow, Runners } from '#app/ports/runners.ts';
import { Refused } from '#app/refused.ts';
import { RUNNER_HEADERS, runnerName, signedText } from '#contract/runner.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';

/** How far the signed time may be from the desk's. */
const TOLERATED_MS = MINUTE_MS;

export interface SignedRequest {
  path: string;
  headers: IncomingHttpHeaders;
  rawBody: Uint8Array;
}

/**
 * Which runner signed a request. Refuses one that is not signed by an enrolled key, was changed on the way, is late, or
 * came before; and every request of a revoked runner.
 */
export async function verifyRunner(
  { runners, clock }: { runners: Runners; clock: Pick<Clock, 'now'> },
  request: SignedRequest,
): Promise<RunnerRow> {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const name = header(RUNNER_HEADERS.name);
  const time = header(RUNNER_HEADERS.time);
  const nonce = header(RUNNER_HEADERS.nonce);
  const isWellFormed = runnerName.safeParse(name).success && /^\d{13}$/.test(time) && /^[A-Za-z0-9_-]{22}$/.test(nonce);
  const runner = isWellFormed ? await runners.get(name) : null;
  if (runner === null) throw new Refused('bad-runner-request');
  const bodyHash = createHash('sha256').update(request.rawBody).digest('hex');
  const text = signedText({ path: request.path, name, time, nonce, bodyHash });
  if (!isSigned(runner.publicKey, text, header(RUNNER_HEADERS.signature))) throw new Refused('bad-runner-request');
  if (runner.revokedAt !== null) throw new Refused('runner-revoked');
  const now = clock.now();
  if (Math.abs(Number(time) - now) > TOLERATED_MS) throw new Refused('late-signature');
  // Kept until its time is refused as late, also when the runner's clock is ahead.
  const expiresAt = Number(time) + 2 * TOLERATED_MS;
  if (!(await runners.seen({ name, nonce, at: now, expiresAt }))) throw new Refused('repeated-request');
  return runner;
}

function isSigned(publicKey: string, text: string, signature: string): boolean {
  if (!/^[A-Za-z0-9+/]{86}==$/.test(signature)) return false;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
