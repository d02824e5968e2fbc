import type { CommandOf } from '../commands.ts';
import { refuse } from '../refusal.ts';
import { event, type Answer, type Situation } from './situation.ts';

/** A change becomes a suspect; refused when it is one. */
export function linkChange(situation: Situation, { changeId }: CommandOf<'LinkChange'>): Answer {
  if (situation.incident.suspects[changeId] !== undefined)
    return refuse('already-linked', 'This change is a suspect already.', 'Confirm it or rule it out.');
  return { events: [event(situation, 'ChangeLinked', { changeId })] };
}

/** A ranking that says the same as the one before is no news. */
export function rankSuspects(situation: Situation, { suspects, strongId }: CommandOf<'RankSuspects'>): Answer {
  const { ranking } = situation.incident;
  const said = ranking ?? { suspects: [], strongId: null };
  if (said.strongId === strongId && sameRanking(said.suspects, suspects)) return { events: [] };
  return { events: [event(situation, 'SuspectsRanked', { suspects, strongId })] };
}

type Ranked = CommandOf<'RankSuspects'>['suspects'];

/** A smaller change of a probability is no news to anybody. */
const NEWS = 0.1;

function sameRanking(before: Ranked, after: Ranked): boolean {
  return (
    before.length === after.length &&
    before.every(({ changeId, probability }, index) => {
      const now = after[index];
      return now !== undefined && now.changeId === changeId && Math.abs(now.probability - probability) < NEWS;
    })
  );
}

export function judgeSuspect(
  situation: Situation,
  { changeId, verdict, reasonTextId }: CommandOf<'JudgeSuspect'>,
): Answer {
  const { suspects, ranking } = situation.incident;
  const known = suspects[changeId] !== undefined || ranking?.suspects.some((one) => one.changeId === changeId) === true;
  if (!known) return refuse('unknown-change', 'This change is not among the suspects.', 'Add it first.');
  if (verdict === 'ruled-out' && reasonTextId === null)
    return refuse('reason-required', 'Ruling a suspect out needs a reason.', 'Say what speaks against it.');
  return { events: [event(situation, 'SuspectJudged', { changeId, verdict, reasonTextId })] };
}
