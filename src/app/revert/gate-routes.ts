import * as contract from '#contract/gate.ts';
import { fromIso, toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { GateDecision } from '../ports/revert-plans.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { askTheGate } from './ask-gate.ts';

const MOST_SHOWN = 200;

/** Routes of the gate, which pipelines ask before a change goes out. */
export function gateRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.askGate, async ({ query, body }) => askTheGate(await context(query.space), body, null)),
    bind(contract.overrideGate, async ({ query, body: { override, ...asked } }) =>
      askTheGate(await context(query.space), asked, override),
    ),
    bind(contract.handInPassed, async ({ query, body }) => handIn(await context(query.space), body.records)),
    bind(contract.listGateDecisions, async ({ query }) => {
      const { storage } = await context(query.space);
      return { decisions: (await storage.gateDecisions.list(MOST_SHOWN)).map(shown) };
    }),
  ];
}

/** A pipeline's clock may be wrong or forged: what lies in the future happened now. */
async function handIn(space: SpaceContext, records: contract.PassedRecord[]): Promise<{ recorded: number }> {
  const now = space.clock.now();
  let recorded = 0;
  for (const { why, at, ...record } of records) {
    const isNew = await space.storage.gateDecisions.record({
      ...record,
      at: Math.min(fromIso(at), now),
      verdict: 'pass',
      reason: 'desk-away',
      because: [`It passed because the desk could not be reached: ${why}`],
      missing: [],
      override: null,
      plan: null,
    });
    if (isNew) recorded += 1;
  }
  if (recorded > 0) space.live.tell({ topic: 'changes', id: null, version: null });
  return { recorded };
}

function shown({ plan: _plan, key: _key, at, ...decision }: GateDecision) {
  return { ...decision, at: toIso(at) };
}
