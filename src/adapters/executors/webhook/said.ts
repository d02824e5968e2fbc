import { z } from 'zod';
import type { ExecutorAnswer } from '#app/ports/revert.ts';
import { safeWords } from '#app/asking/safe-words.ts';

const MOST_OUTPUT = 20_000;

const said = z.object({
  state: z.enum(['running', 'succeeded', 'failed', 'cancelled', 'unknown']),
  ref: z.union([z.string().max(500), z.int()]).optional(),
  output: z.string().optional(),
  why: z.string().optional(),
  lookUrl: z.string().max(1000).optional(),
});

/** The other side asks to be looked at where it says. It must be of the connection's own host. */
const LOOK = 'look:';
const ATTEMPT = 'attempt';
const LOOK_AGAIN_MS = 3000;

/** What a receiver's JSON means; null when it is not of the documented shape. */
export function answerOfSaid(json: unknown, secret: string | null, origin: string): ExecutorAnswer | null {
  const parsed = said.safeParse(json);
  if (!parsed.success) return null;
  const { state, output, why, lookUrl } = parsed.data;
  const words = {
    ...(output === undefined ? {} : { output: safeOutput(output, secret) }),
    ...(why === undefined ? {} : { why: safeWords(why, secret) }),
  };
  switch (state) {
    case 'running': {
      const { output: printed } = words;
      const ref = lookUrl !== undefined && isOf(lookUrl, origin) ? `${LOOK}${lookUrl}` : ATTEMPT;
      return { state, ref, lookAgainAfterMs: LOOK_AGAIN_MS, ...(printed === undefined ? {} : { output: printed }) };
    }
    case 'unknown':
      return { state, why: words.why ?? 'The other side does not know what became of it.' };
    case 'succeeded':
    case 'failed':
    case 'cancelled':
      return { state: 'ended', outcome: state, ...words };
  }
}

/** Where an attempt is asked after: what the receiver named, else the connection's own status address. */
export function lookUrlOf(ref: string, origin: string): string | null {
  if (!ref.startsWith(LOOK)) return null;
  const address = ref.slice(LOOK.length);
  return isOf(address, origin) ? address : null;
}

function isOf(address: string, origin: string): boolean {
  return URL.canParse(address) && new URL(address).origin === origin && new URL(address).username === '';
}

function safeOutput(text: string, secret: string | null): string {
  const hidden = secret === null ? text : text.replaceAll(secret, '***');
  return hidden.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, MOST_OUTPUT);
}
