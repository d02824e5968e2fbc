/** States of a component from the best to the worst, in the words that readers of status pages know. */
const STATES = ['operational', 'under_maintenance', 'degraded_performance', 'partial_outage', 'major_outage'] as const;

export type ComponentState = (typeof STATES)[number];

/** How much an incident hurts, as readers of status pages count it. */
export type Impact = 'none' | 'minor' | 'major' | 'critical';

const IMPACTS: Record<ComponentState, Impact> = {
  operational: 'none',
  under_maintenance: 'none',
  degraded_performance: 'minor',
  partial_outage: 'major',
  major_outage: 'critical',
};

/** The worst of some states; `operational` of none. A maintenance never hides an incident. */
export function worstState(states: Iterable<ComponentState>): ComponentState {
  let worst: ComponentState = 'operational';
  for (const state of states) if (isWorse(state, worst)) worst = state;
  return worst;
}

/** Whether a component is worse off in one state than in another. */
export function isWorse(state: ComponentState, than: ComponentState): boolean {
  return STATES.indexOf(state) > STATES.indexOf(than);
}

/** The impact that a state of a component stands for. */
export function impactOfState(state: ComponentState): Impact {
  return IMPACTS[state];
}
