import { alertnessAt, type Alertness, type SleepHistory } from './alertness.ts';
import { asleepFor, awakeFor, circadian, inertia, karolinska, ultradian } from './three-process-model.ts';

/** A figure of a reference vector beside the one computed here. */
export interface Compared {
  name: string;
  expected: number;
  computed: number;
}

/** The processes of the model, by the names the vectors use; `x` is hours or the hour of the day. */
export const PROCESSES: Record<string, (x: number, parameter: number) => number> = {
  S_wake: awakeFor,
  S_sleep: asleepFor,
  C: circadian,
  U: ultradian,
  W: inertia,
};

/** What a scenario expects at a time, under the names the vectors use. */
const FIGURES: Record<string, (one: Alertness) => number> = {
  S: ({ s }) => s,
  C: ({ c }) => c,
  U: ({ u }) => u,
  W: ({ w }) => w,
  alertness_SCU: ({ s, c, u }) => s + c + u,
  alertness_SCUW: ({ s, c, u, w }) => s + c + u + w,
  kss_10_9_SCUW: ({ kss }) => kss,
  kss_10_9_SCUW_clamped: ({ kss }) => Math.min(9, Math.max(1, kss)),
  kss_10_9_SCU: ({ s, c, u }) => karolinska(s + c + u),
  kss_10_9_SC: ({ s, c }) => karolinska(s + c),
  kss_10_6_SCUW: ({ s, c, u, w }) => karolinska(s + c + u + w, 10.6),
};

/** Everything a scenario expects, beside what the model says. A figure this desk does not know is NaN. */
export function compareScenario(
  id: string,
  history: SleepHistory,
  probes: readonly { at: number; isAwake: boolean; hoursInState: number; expected: Record<string, number> }[],
): Compared[] {
  const judged = alertnessAt(
    history,
    probes.map(({ at }) => at),
  );
  return judged.flatMap((one, index) => {
    const probe = probes[index];
    if (probe === undefined) return [];
    const name = (figure: string): string => `${id} probe ${index + 1} ${figure}`;
    return [
      { name: name('awake'), expected: Number(probe.isAwake), computed: Number(one.isAwake) },
      { name: name('hours in state'), expected: probe.hoursInState, computed: one.hoursInState },
      ...Object.entries(probe.expected).map(([figure, expected]) => ({
        name: name(figure),
        expected,
        computed: FIGURES[figure]?.(one) ?? Number.NaN,
      })),
    ];
  });
}
