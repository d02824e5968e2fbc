import { durationInWords } from '#core/comms/time-in-words.ts';
import { HISTORY_DAYS, hurtDays, type DayOfComponent } from '#core/status/component-history.ts';
import { isWorse, type ComponentState } from '#core/status/component-state.ts';
import type { ShownComponent } from '#core/status/status-model.ts';
import { COMPONENT_WORDS } from '#core/status/status-words.ts';
import { markup, type Markup } from '../markup.ts';
import { clipped, fit } from './fit.ts';

const MOST_BYTES = 22_000;
const LONGEST_NAME = 200;
const DAY_WIDTH = 4;
const HEIGHT = 24;

/** How tall and how loud a day is drawn: the worse the taller, so that nothing is said by colour alone. */
const LOOKS: Record<ComponentState, { height: number; look: string }> = {
  operational: { height: 6, look: 'calm' },
  under_maintenance: { height: 10, look: 'calm' },
  degraded_performance: { height: 14, look: 'warn' },
  partial_outage: { height: 19, look: 'warn' },
  major_outage: { height: HEIGHT, look: 'bad' },
};

/** Every component with its state in words and its last days. Where not all fit, the hurt ones come first. */
export function componentList(components: readonly ShownComponent[]): Markup | null {
  if (components.length === 0) return null;
  const all = fit(components, row, MOST_BYTES);
  const { shown, left } = all.left.length === 0 ? all : fit(hurtFirst(components), row, MOST_BYTES);
  const hurt = left.filter(({ state }) => isWorse(state, 'operational')).length;
  return markup`<h2>Components</h2>
<p class="soft">The last ${HISTORY_DAYS} days in UTC, today at the right. The taller a day, the worse it was.</p>
<ul class="plain">${shown}</ul>
${left.length > 0 && markup`<p>And ${left.length} more, ${hurt === 0 ? 'none' : hurt} of them with a known problem.</p>`}`;
}

function hurtFirst(components: readonly ShownComponent[]): ShownComponent[] {
  return components.toSorted((a, b) => (isWorse(b.state, a.state) ? 1 : isWorse(a.state, b.state) ? -1 : 0));
}

function row({ name, state, days }: ShownComponent): Markup {
  const look = state === 'operational' ? 'good' : LOOKS[state].look;
  const { words, isKnown } = daysInWords(days);
  return markup`<li>
<div class="row"><bdi>${clipped(name, LONGEST_NAME)}</bdi> <span class="state ${look}">${COMPONENT_WORDS[state]}</span></div>
${isKnown && bars(days, words)}<span class="soft">${words}</span>
</li>
`;
}

function daysInWords(days: readonly DayOfComponent[]): { words: string; isKnown: boolean } {
  const known = days.filter(({ state }) => state !== null).length;
  const { days: hurt, hurtMs } = hurtDays(days);
  const span =
    known === days.length
      ? `${known} days`
      : known === 1
        ? '1 day that this page knows'
        : `${known} days that this page knows`;
  const words =
    hurt === 0
      ? `No published problem in ${span}`
      : `${hurt} ${hurt === 1 ? 'day' : 'days'} with published problems in ${span}, ${durationInWords(hurtMs)} in all`;
  return { words, isKnown: known > 0 };
}

/** One drawing for all days: a path for each look, and a thin one for days of which nothing is known. */
function bars(days: readonly DayOfComponent[], words: string): Markup {
  const paths = new Map<string, string>();
  for (const [index, { state }] of days.entries()) {
    const { height, look } = state === null ? { height: 2, look: 'none' } : LOOKS[state];
    const bar = `M${index * DAY_WIDTH} ${HEIGHT - height}h3v${height}h-3z`;
    paths.set(look, (paths.get(look) ?? '') + bar);
  }
  const drawn = [...paths].map(([look, path]) => markup`<path class="${look}" d="${path}"/>`);
  const width = days.length * DAY_WIDTH - 1;
  return markup`<svg class="days" role="img" aria-label="${words}" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none">${drawn}</svg>
`;
}
