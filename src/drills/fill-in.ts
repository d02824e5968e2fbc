import { openHandovers } from '#core/incident/handover.ts';
import { packetDigest } from '#core/rest/packet-digest.ts';
import { stepUnderWay, stuckStep } from '#core/revert/run-steps.ts';
import type { Night } from './night.ts';
import type { Action } from './scenario.ts';

/** An action with the ids in place of what stands for them, as they are known by now. */
export function fillIn<A extends Action>(action: A, night: Night): A {
  if (action.kind !== 'call') return action;
  const ids = knownIds(night);
  return { ...action, params: filled(action.params, ids), body: filled(action.body, ids) };
}

function knownIds({ incident, group, run }: Night): Record<string, string> {
  const running = incident?.state.mitigations.find((one) => one.outcome === null);
  const step = run === null ? null : (stepUnderWay(run.state) ?? stuckStep(run.state));
  return {
    incident: incident?.id ?? '',
    group: group?.id ?? '',
    mitigation: running?.id ?? '',
    packet: incident === null ? '' : packetDigest(incident.state),
    run: run?.id ?? '',
    attempt: step?.attemptId ?? '',
    ...Object.fromEntries(
      (incident === null ? [] : openHandovers(incident.state)).map(({ role, id }) => [`handover:${role}`, id]),
    ),
  };
}

function filled(value: unknown, ids: Record<string, string>): unknown {
  if (typeof value === 'string')
    return value.replace(
      /\{(incident|group|mitigation|handover:[\w-]+|packet|run|attempt)\}/g,
      (_, name: string) => ids[name] ?? '',
    );
  if (Array.isArray(value)) return value.map((item) => filled(item, ids));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, ids)]));
}
