import type { AnswerOf, BodyOf } from '#contract/route.ts';
import { apiClient, ApiRefusal, type Call } from '#contract/client.ts';
import { askGate, overrideGate } from '#contract/gate.ts';
import { deskAddress, type CliContext, type DeskOptions } from './cli-context.ts';

/** What came of asking: an answer, a desk that is away, or a desk that refused to answer. */
export type GateOutcome =
  | { kind: 'answered'; answer: AnswerOf<typeof askGate>; call: Call }
  | { kind: 'away'; why: string }
  | { kind: 'refused'; refusal: ApiRefusal };

/** Asks the desk and gives up when the limit ends, whatever hangs: the name, the connection or the answer. */
export async function askDesk(
  context: CliContext,
  options: DeskOptions,
  body: BodyOf<typeof askGate>,
  override: BodyOf<typeof overrideGate>['override'] | null,
  limit: AbortSignal,
): Promise<GateOutcome> {
  const asking = askOnce(context, options, body, override, limit);
  // Some waits, such as looking up a name, cannot be called off; they are left behind.
  return Promise.race([asking, ended(limit)]);
}

async function askOnce(
  context: CliContext,
  options: DeskOptions,
  body: BodyOf<typeof askGate>,
  override: BodyOf<typeof overrideGate>['override'] | null,
  limit: AbortSignal,
): Promise<GateOutcome> {
  try {
    const { url, token } = await deskAddress(context, options);
    if (url === undefined) return { kind: 'away', why: 'no desk is known here' };
    const call = apiClient({
      baseUrl: url,
      ...(token === undefined ? {} : { token }),
      fetch: (address, init) => context.fetch(address, { ...init, signal: limit }),
    });
    const answer =
      override === null ? await call(askGate, { body }) : await call(overrideGate, { body: { ...body, override } });
    return { kind: 'answered', answer, call };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) return { kind: 'away', why: limit.aborted ? TOO_SLOW : 'it does not answer' };
    return isAway(error) ? { kind: 'away', why: `it answered ${error.status}` } : { kind: 'refused', refusal: error };
  }
}

const TOO_SLOW = 'it did not answer in time';

/** A desk that cannot work now, is flooded, or is not a desk but something in front of it. */
function isAway({ status, code }: ApiRefusal): boolean {
  return status >= 500 || status === 429 || code === 'unreadable-answer';
}

function ended(limit: AbortSignal): Promise<GateOutcome> {
  return new Promise((resolve) => {
    const away = (): void => resolve({ kind: 'away', why: TOO_SLOW });
    if (limit.aborted) away();
    else limit.addEventListener('abort', away, { once: true });
  });
}
