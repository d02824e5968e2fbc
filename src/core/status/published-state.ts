import type { Assessment } from '../incident/assessment.ts';
import type { PublicState } from '../incident/events.ts';
import type { ComponentState } from './component-state.ts';

/**
 * What readers are told of the hurt component: from the answers about impact, never from a guess. An assumed
 * assessment does not make a major outage, and once a mitigation works the rest is degraded service.
 */
export function publishedState(assessment: Assessment | null, state: PublicState): ComponentState {
  if (state === 'resolved') return 'operational';
  const hurt = assessedState(assessment);
  return state === 'monitoring' ? 'degraded_performance' : hurt;
}

function assessedState(assessment: Assessment | null): ComponentState {
  if (assessment === null) return 'degraded_performance';
  const { tier, workaround, customers } = assessment.answers;
  if (workaround === 'yes') return 'degraded_performance';
  if (tier !== 'core') return workaround === 'no' ? 'partial_outage' : 'degraded_performance';
  return workaround === 'no' && customers >= 2 && !assessment.assumed ? 'major_outage' : 'partial_outage';
}
