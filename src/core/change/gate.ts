import { compileChangeCondition, type ChangeFacts } from '../procedure/conditions/change-conditions.ts';
import { walkAst } from '../procedure/conditions/walk-ast.ts';
import { factName } from '../procedure/check-condition.ts';
import { formatDuration } from '../procedure/duration.ts';
import type { RevertPolicy } from '../procedure/procedure.ts';
import { isStale, missingFrom } from '../revert/plan-faults.ts';
import type { RevertPlan } from '../revert/revert-plan.ts';
import { DAY_MS, type Instant } from '../shared/instant.ts';

/** Why the gate said what it said. */
export type GateReason = 'revert' | 'simple' | 'planned' | 'overridden' | 'only-warns' | 'no-plan';

/** What the gate says of a change before it goes out. */
export interface GateJudgement {
  verdict: 'pass' | 'warn' | 'stop';
  reason: GateReason;
  /** The procedure's rule holds: it needs a complete, recent plan. */
  complex: boolean;
  /** What made it complex, and how its plan stands, as sentences. */
  because: string[];
  /** What its plan lacks, each as a sentence that says what to add. */
  missing: string[];
  /** What to do next; empty when nothing is to be done. */
  next: string;
}

/** What the gate weighs. */
export interface GateQuestion {
  facts: ChangeFacts;
  isRevert: boolean;
  plan: RevertPlan;
  policy: RevertPolicy;
  now: Instant;
  /** When the gate was first asked; null: this is the first time. */
  firstAskedAt: Instant | null;
  /** Somebody answers for letting it through all the same. */
  override: { by: string; reason: string } | null;
}

/**
 * Judges a change by the procedure's rule. A revert always passes: nothing may stand between a hurt service and its way
 * back. What is simple passes; what is complex needs a complete, recent plan, or a name and a reason.
 */
export function judgeGate(question: GateQuestion): GateJudgement {
  const { facts, isRevert, plan, policy, now, override } = question;
  const answer = (
    verdict: GateJudgement['verdict'],
    reason: GateReason,
    more: Partial<GateJudgement>,
  ): GateJudgement => ({
    ...{ verdict, reason, complex: false, because: [], missing: [], next: '' },
    ...more,
  });
  if (isRevert) return answer('pass', 'revert', { because: ['It undoes another change; a revert always passes.'] });
  if (!isComplex(facts, policy)) return answer('pass', 'simple', { because: ['Nothing makes it complex.'] });
  const because = whyComplex(facts, policy);
  const missing = missingPlan(plan, policy, now);
  if (missing.length === 0) return answer('pass', 'planned', { complex: true, because: [...because, planned(plan)] });
  const held = { complex: true, because, missing };
  if (override !== null) {
    const words = `${override.by} answers for letting it through: ${override.reason}`;
    return answer('pass', 'overridden', { ...held, because: [...because, words], next: 'Add the plan afterwards.' });
  }
  const warnsUntil = (question.firstAskedAt ?? now) + policy.warnOnlyForMs;
  if (now < warnsUntil) {
    const days = Math.max(1, Math.ceil((warnsUntil - now) / DAY_MS));
    const next = `It may go out: the gate only warns for ${days === 1 ? 'one more day' : `${days} more days`}. ${ADD_PLAN}`;
    return answer('warn', 'only-warns', { ...held, next });
  }
  return answer('stop', 'no-plan', { ...held, next: `${ADD_PLAN} In an emergency ${OVERRIDE}` });
}

const ADD_PLAN = 'Put what is missing into .twoam/revert.yaml of the repository and hand it in with --plan.';
const OVERRIDE = 'let it through with --override-reason and --override-by.';

function isComplex(facts: ChangeFacts, { requirePlanWhen }: RevertPolicy): boolean {
  if (requirePlanWhen === null) return false;
  const condition = compileChangeCondition(requirePlanWhen);
  if (!condition.ok) throw new Error(`the condition ${requirePlanWhen} does not compile: ${condition.message}`);
  return condition.evaluate(facts);
}

function missingPlan(plan: RevertPlan, policy: RevertPolicy, now: Instant): string[] {
  const missing = missingFrom(plan);
  if (policy.planRehearsedWithinMs === null || missing.length > 0 || !isStale(plan, policy, now)) return missing;
  const within = formatDuration(policy.planRehearsedWithinMs);
  return plan.rehearsedAt === null
    ? [
        `The plan was never rehearsed; the procedure asks for a rehearsal within ${within}: run it against a staging target.`,
      ]
    : [`The plan was not rehearsed within ${within}: run it against a staging target again.`];
}

function planned({ origin, reversible }: RevertPlan): string {
  if (reversible === 'no') return 'It cannot be undone, and the plan says what to do instead.';
  return origin === 'template' ? 'The templates of its services say how to undo it.' : 'Its plan says how to undo it.';
}

/** The facts that the rule asks about and that are remarkable, in words. */
function whyComplex(facts: ChangeFacts, { requirePlanWhen }: RevertPolicy): string[] {
  const condition = compileChangeCondition(requirePlanWhen ?? 'false');
  const asked = condition.ok ? new Set([...walkAst(condition.ast)].map((node) => factName(node) ?? '')) : new Set();
  const words = REMARKS.filter(({ fact, remarkable }) => asked.has(`change.${fact}`) && remarkable(facts)).map(
    ({ words: say }) => say(facts),
  );
  return words.length > 0 ? words : ['The procedure asks for a plan for changes like this one.'];
}

interface Remark {
  fact: keyof ChangeFacts;
  remarkable: (facts: ChangeFacts) => boolean;
  words: (facts: ChangeFacts) => string;
}

const always = () => true;
const REMARKS: Remark[] = [
  {
    fact: 'services',
    remarkable: ({ services }) => services > 1,
    words: ({ services }) => `It touches ${services} services.`,
  },
  { fact: 'migration', remarkable: ({ migration }) => migration, words: () => 'It brings a migration.' },
  { fact: 'kind', remarkable: always, words: ({ kind }) => `It is of the kind ${kind}.` },
  { fact: 'legacy', remarkable: ({ legacy }) => legacy, words: () => 'It touches legacy code.' },
  { fact: 'lines', remarkable: ({ lines }) => lines >= 500, words: ({ lines }) => `It touches ${lines} lines.` },
  { fact: 'files', remarkable: ({ files }) => files >= 20, words: ({ files }) => `It touches ${files} files.` },
  {
    fact: 'hour',
    remarkable: ({ hour }) => hour < 8 || hour >= 18,
    words: ({ hour }) => `It goes out at ${String(hour).padStart(2, '0')}:00, when few are there.`,
  },
  { fact: 'weekday', remarkable: always, words: ({ weekday }) => `It goes out on a ${DAYS[weekday]}.` },
  {
    fact: 'fridayAfternoon',
    remarkable: ({ fridayAfternoon }) => fridayAfternoon,
    words: () => 'It is Friday afternoon.',
  },
  { fact: 'openIncident', remarkable: ({ openIncident }) => openIncident, words: () => 'An incident is open.' },
];

const DAYS: Record<ChangeFacts['weekday'], string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};
