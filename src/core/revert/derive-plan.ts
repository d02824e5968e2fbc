import { assertNever } from '../shared/assert-never.ts';
import { MINUTE_MS } from '../shared/instant.ts';
import { withoutPlaces } from './placeholders.ts';
import { minuteInWords, previousVersion } from './previous-version.ts';
import type { PlanCatalogue, PlannedChange } from './planned-change.ts';
import type { PlanStep, RevertPlan } from './revert-plan.ts';

/** What one service adds to the plan of a change. */
export type PlanPart = Pick<
  RevertPlan,
  'reversible' | 'reversibleUntil' | 'alternative' | 'data' | 'dataNote' | 'steps' | 'quietWithinMs' | 'rehearsedAt'
> & { owner: string | null; timeBoxMs: number | null };

const STEP_TIMEOUT_MS = 15 * MINUTE_MS;

/** How long alerts may take to go quiet where nobody said. */
export const DEFAULT_QUIET_WITHIN_MS = 10 * MINUTE_MS;

/**
 * What the register knows of a way back where nobody wrote one: the version before, the switch, the value before. Where
 * undoing may do harm, it says so and whom to ask. `why` tells in a sentence what is wrong with a plan that was written.
 */
export function derivePart(
  change: PlannedChange,
  service: string | null,
  known: { register: readonly PlannedChange[]; catalogue: PlanCatalogue; why: string | null },
): PlanPart {
  const owner = ownerOf(service, known.catalogue);
  const title = withoutPlaces(stepTitle(change, service, known.register));
  const rules = RULES[change.kind];
  const ask = `Ask ${whomToAsk(change, owner)} what undoing it would do before anything is undone.`;
  const words = [
    known.why,
    rules.careful ? ask : null,
    details(change, service, known.register),
    `It undoes "${change.title}".`,
  ];
  const step: PlanStep = {
    id: rules.careful ? 'ask-first' : 'undo',
    title: rules.careful ? `Ask before undoing: ${lowerFirst(title)}` : title,
    service,
    part: 'revert',
    action: { executor: 'manual', instructions: withoutPlaces(words.filter((one) => one !== null).join(' ')) },
    timeoutMs: STEP_TIMEOUT_MS,
  };
  return {
    reversible: rules.reversible,
    reversibleUntil: null,
    alternative: rules.careful ? `${rules.alternative} ${ask}` : null,
    data: rules.data,
    dataNote: rules.dataNote,
    steps: [step],
    quietWithinMs: DEFAULT_QUIET_WITHIN_MS,
    timeBoxMs: null,
    owner,
    rehearsedAt: null,
  };
}

interface DerivedRule extends Pick<RevertPlan, 'reversible' | 'data' | 'dataNote'> {
  /** Nothing is undone before somebody who knows was asked. */
  careful: boolean;
  alternative: string;
}

const UNKNOWN_DATA = 'Nobody said what undoing it does to data.';

/** Public reverts went wrong where data had moved on; so a kind that may touch data is never taken to be reversible. */
const RULES: Record<PlannedChange['kind'], DerivedRule> = {
  deploy: { careful: false, reversible: 'fully', data: 'none', dataNote: UNKNOWN_DATA, alternative: '' },
  flag: { careful: false, reversible: 'fully', data: 'none', dataNote: UNKNOWN_DATA, alternative: '' },
  config: { careful: false, reversible: 'fully', data: 'none', dataNote: UNKNOWN_DATA, alternative: '' },
  migration: {
    careful: true,
    reversible: 'no',
    data: 'loses-data',
    dataNote: 'What was written since the migration may be lost by undoing it.',
    alternative: 'A migration is not known to be reversible: repair forward, or restore from a backup.',
  },
  command: {
    careful: true,
    reversible: 'no',
    data: 'changes-data',
    dataNote: 'Nobody said what the command did to data.',
    alternative: 'A command that ran cannot be taken back by itself: repair what it did.',
  },
  infra: {
    careful: true,
    reversible: 'partly',
    data: 'none',
    dataNote: UNKNOWN_DATA,
    alternative: 'Infrastructure may not come back as it was: add capacity or move traffic away meanwhile.',
  },
};

function stepTitle(change: PlannedChange, service: string | null, register: readonly PlannedChange[]): string {
  const of = service === null ? '' : ` of ${service}`;
  switch (change.kind) {
    case 'deploy':
      return redeploy(change, service, register);
    case 'flag':
      return `Switch the flag${of} back in ${change.environment}`;
    case 'config':
      return `Restore the value before${of} in ${change.environment}${was(change)}`;
    case 'migration':
      return `Undo the migration${of} in ${change.environment}`;
    case 'command':
      return `Undo what the command did${service === null ? '' : ` to ${service}`} in ${change.environment}`;
    case 'infra':
      return `Put the infrastructure${of} in ${change.environment} back as it was`;
    default:
      return assertNever(change.kind);
  }
}

function redeploy(change: PlannedChange, service: string | null, register: readonly PlannedChange[]): string {
  const what = service ?? 'what was deployed';
  const before = service === null ? null : previousVersion(change, service, register);
  return before === null ? `Redeploy the version of ${what} before this one` : `Redeploy ${what} ${before.version}`;
}

/** Where, and how long what comes back had run before; null where the title says it all. */
function details(change: PlannedChange, service: string | null, register: readonly PlannedChange[]): string | null {
  if (change.kind !== 'deploy') return null;
  const before = service === null ? null : previousVersion(change, service, register);
  const since = before?.since == null ? '' : `, where it had run since ${minuteInWords(before.since)}`;
  return `To ${change.environment}${since}.`;
}

function was({ previousVersion: value }: PlannedChange): string {
  return value === null ? '' : ` (it was ${value})`;
}

function whomToAsk({ author }: PlannedChange, owner: string | null): string {
  if (author !== null && owner !== null) return `${author}, who made it, or ${owner},`;
  if (author !== null) return `${author}, who made it,`;
  return owner ?? 'the tech lead on call';
}

/** The owner that the catalogue names; null where it names none. */
export function ownerOf(service: string | null, { services }: PlanCatalogue): string | null {
  const owner = services.find(({ id }) => id === service)?.owner ?? '';
  return owner === '' ? null : owner;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
