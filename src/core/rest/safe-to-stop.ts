import { durationInWords, timeInWords } from '../comms/time-in-words.ts';
import { waitingApprovals } from '../incident/approval.ts';
import { lastPosted, openObligations, type IncidentUnderProcedure } from '../incident/incident.ts';
import { isUnderWay } from '../incident/revert-decision.ts';
import { isGoneOnWith } from '../obligation/correction.ts';
import { KEEP_PROMISE } from '../obligation/step-rules.ts';
import { isOutside } from '../procedure/audience-holes.ts';
import { MINUTE_MS, type Instant } from '../shared/instant.ts';
import { callsAt, peopleCalledBack } from './called-back.ts';
import { liveCauses, type LiveCause } from './live-causes.ts';
import { latestResume } from './next-resume.ts';

/** What is known from outside of the night ahead. */
export interface NightOutlook {
  resumeAt: Instant;
  /** Services whose alerts reach the desk, so that the next one ends the pause. */
  tripwires: string[];
  /** Causes that can be undone at once, by a plan that can be used. */
  readyReverts: string[];
  /** Causes that are undone by what is recorded elsewhere: in the register, or in the run of a plan. */
  undone: string[];
  /** Causes that no plan can undo. */
  irreversible: string[];
  /** Whom the schedules name for each role when people are called. */
  roster: Record<string, string[]>;
  /** Those of them who will be rested then. */
  rested: string[];
  /** People who are to go to bed themselves, so that they cannot watch. */
  exhausted: string[];
}

export const SAFETY_CHECKS = [
  'assessed',
  'harm',
  'quiet',
  'priority',
  'data',
  'told',
  'words',
  'work',
  'revert',
  'watch',
  'people',
  'time',
] as const;
export type SafetyCheckId = (typeof SAFETY_CHECKS)[number];

/** One question of whether it is safe to stop; `next` is what to do when it is not, null when it is. */
export interface SafetyCheck {
  check: SafetyCheckId;
  sentence: string;
  next: string | null;
}

type Judge = (under: IncidentUnderProcedure, outlook: NightOutlook, now: Instant) => Judged;
/** Why not, or what is well. */
type Judged = { well: string } | { why: string; next: string };

const JUDGES: Record<SafetyCheckId, Judge> = {
  assessed,
  harm: isContained,
  quiet,
  priority: priorityAllows,
  data: dataIsSafe,
  told: outsideWasTold,
  words: wordsAreOut,
  work: nothingIsUnderWay,
  revert: causesAreTame,
  watch: somebodyWatches,
  people: somebodyComes,
  time: timeIsSensible,
};

/** Whether work may rest: every question with its answer. It is safe when none has a `next`. */
export function safeToStop(under: IncidentUnderProcedure, outlook: NightOutlook, now: Instant): SafetyCheck[] {
  return SAFETY_CHECKS.map((check) => {
    const judged = JUDGES[check](under, outlook, now);
    return 'well' in judged
      ? { check, sentence: judged.well, next: null }
      : { check, sentence: judged.why, next: judged.next };
  });
}

/** The questions whose answer is no. */
export function whyNotSafe(under: IncidentUnderProcedure, outlook: NightOutlook, now: Instant): SafetyCheck[] {
  return safeToStop(under, outlook, now).filter(({ next }) => next !== null);
}

/** The questions that what people say of the impact answers; one that turns to no ends a pause. */
export function impactForbidsRest(under: IncidentUnderProcedure): boolean {
  return [priorityAllows, dataIsSafe, isContained].some((judge) => 'why' in judge(under));
}

function assessed({ incident: { assessment } }: IncidentUnderProcedure): Judged {
  if (assessment !== null && !assessment.assumed) return { well: 'The impact is assessed.' };
  const why =
    assessment === null
      ? 'Nobody has assessed the impact.'
      : 'The priority is only assumed: nobody assessed the impact.';
  return { why, next: 'Assess the impact first.' };
}

function quiet({ incident, procedure }: IncidentUnderProcedure, _outlook: NightOutlook, now: Instant): Judged {
  const { quietForMs } = procedure.rest.pause;
  const lastAt = Math.max(...incident.signals.map(({ at, receivedAt }) => Math.max(at, receivedAt)), -Infinity);
  if (lastAt === -Infinity) return { well: 'No alert and no report has come.' };
  if (lastAt <= now - quietForMs) return { well: `Nothing new has come for ${durationInWords(quietForMs)}.` };
  const why = `The last signal came ${durationInWords(Math.max(MINUTE_MS, now - lastAt))} ago, so the harm may be growing.`;
  return { why, next: `Wait until nothing new has come for ${durationInWords(quietForMs)}.` };
}

/** Whether the harm does not grow, by what people said; what was said before a mitigation worked holds no longer. */
function isContained({ incident }: IncidentUnderProcedure): Judged {
  const { assessment, mitigatedAt } = incident;
  const worsening = assessment?.answers.worsening ?? 'unknown';
  if (mitigatedAt !== null && (worsening !== 'yes' || mitigatedAt >= (assessment?.at ?? 0)))
    return { well: 'A mitigation worked, and nothing got worse since.' };
  if (worsening === 'no') return { well: 'The harm does not grow.' };
  return worsening === 'yes'
    ? { why: 'It is getting worse.', next: 'Contain it first, then assess the impact again.' }
    : { why: 'Nobody knows whether it is getting worse.', next: 'Assess the impact and say whether it gets worse.' };
}

function priorityAllows({ incident, procedure }: IncidentUnderProcedure): Judged {
  const { assessment } = incident;
  if (assessment === null) return { well: 'No priority applies yet.' };
  const { priority } = assessment;
  const { allowed, whenMitigated } = procedure.rest.pause;
  if (priority === null || allowed.includes(priority))
    return { well: priority === null ? 'It is a bug by its impact.' : `A ${priority} may wait for the morning.` };
  if (!whenMitigated.includes(priority))
    return {
      why: `By the procedure a ${priority} never waits for the morning.`,
      next: 'Go on by rotation: hand the roles over to rested people.',
    };
  return incident.mitigatedAt === null
    ? {
        why: `A ${priority} goes on until service is restored.`,
        next: 'Go on by rotation: hand the roles over to rested people, and revert first.',
      }
    : { well: `Service is restored, so a ${priority} may wait for the morning.` };
}

function dataIsSafe({ incident }: IncidentUnderProcedure): Judged {
  const risk = incident.assessment?.answers.dataAtRisk ?? 'unknown';
  if (risk === 'no') return { well: 'No data is at risk.' };
  return risk === 'yes'
    ? { why: 'Data is at risk.', next: 'Stop what harms it, then assess the impact again.' }
    : { why: 'Nobody knows whether data is at risk.', next: 'Look, then assess the impact and say so.' };
}

function outsideWasTold(under: IncidentUnderProcedure): Judged {
  const { incident, procedure } = under;
  const silent = procedure.audiences.filter(
    (audience) =>
      isOutside(audience) &&
      incident.assessment?.publish === true &&
      isGoneOnWith(under, audience.id) &&
      lastPosted(incident, audience.id) === null,
  );
  if (silent.length === 0) return { well: 'Everybody outside who is owed words has some.' };
  const who = silent.map(({ title }) => title.toLowerCase()).join(' and ');
  return { why: `Nobody has told ${who} anything yet.`, next: 'Send the first words now.' };
}

function wordsAreOut({ incident }: IncidentUnderProcedure, outlook: NightOutlook, now: Instant): Judged {
  if (waitingApprovals(incident).length > 0)
    return { why: 'Words wait for approval.', next: 'Have them answered, or withdraw them.' };
  const open = openObligations(incident);
  if (open.some(({ act, heldUntilAt }) => act === 'update' && (heldUntilAt ?? 0) > now))
    return { why: 'Words are held back.', next: 'Send them, or release the duty with a reason.' };
  const promised = open.filter(({ step, dueAt }) => step === KEEP_PROMISE && dueAt < outlook.resumeAt);
  return promised.length === 0
    ? { well: 'No words are held back, and no promise is due before work resumes.' }
    : {
        why: `An approved promise is due at ${timeInWords(Math.min(...promised.map(({ dueAt }) => dueAt)), now)}, before work resumes.`,
        next: 'Keep it first, or resume earlier.',
      };
}

function nothingIsUnderWay({ incident }: IncidentUnderProcedure): Judged {
  const running = incident.mitigations.filter(isUnderWay);
  if (running.length === 0) return { well: 'No mitigation is under way.' };
  return running.some(({ kind }) => kind === 'revert')
    ? { why: 'A revert is under way.', next: 'Let it end, and say what it did.' }
    : { why: 'A mitigation was started and nobody has said what it did.', next: 'Say what it did.' };
}

/** What could hurt in the night is undone, can be undone at once, was tamed by name, or wakes people when it cannot be undone. */
function causesAreTame({ incident }: IncidentUnderProcedure, outlook: NightOutlook): Judged {
  const judged = liveCauses(incident)
    .filter(({ changeId }) => !outlook.undone.includes(changeId))
    .map((cause) => judgeCause(cause, outlook));
  const wild = judged.find((one) => 'why' in one);
  if (wild !== undefined) return wild;
  const well = new Set(judged.flatMap((one) => ('well' in one ? one.well : [])));
  return { well: well.size === 0 ? 'No change waits to be undone.' : [...well].join(' ') };
}

function judgeCause(
  { changeId, isConfirmed, tamed }: LiveCause,
  { readyReverts, irreversible, tripwires }: NightOutlook,
): Judged {
  const which = isConfirmed ? 'The change that is confirmed as the cause' : 'The suspect change';
  if (readyReverts.includes(changeId)) return { well: `${which} can be undone at once.` };
  if (tamed === 'switched-off') return { well: `${which} is switched off.` };
  if (tamed === 'fixed-forward') return { well: `${which} was fixed forward, and that worked.` };
  const known = isConfirmed ? 'A change is confirmed as the cause' : 'A change is strongly suspected';
  if (!irreversible.includes(changeId))
    return {
      why: `${known}, and it is neither undone nor ready to be undone at once.`,
      next: 'Revert it, make its plan usable, switch it off, fix it forward, or rule it out.',
    };
  return tripwires.length > 0
    ? { well: `${which} cannot be undone; alerts of ${tripwires.join(', ')} end the pause when it hurts again.` }
    : {
        why: `${known}, it cannot be undone, and no alert would tell that it hurts again.`,
        next: 'Switch it off, fix it forward, rule it out, or let an alert of the hurt service reach the desk.',
      };
}

function somebodyWatches({ incident }: IncidentUnderProcedure, { tripwires, exhausted }: NightOutlook): Judged {
  const { watch } = incident;
  const isTired = watch !== null && exhausted.includes(watch.personId);
  if (watch !== null && watch.agreedAt !== null && !isTired) return { well: 'Somebody agreed to watch.' };
  if (tripwires.length > 0) return { well: `Alerts of ${tripwires.join(', ')} end the pause.` };
  const next = 'Ask somebody who is awake to watch.';
  if (isTired) return { why: 'Whoever was asked to watch has to go to bed too, and no alert would tell.', next };
  return watch === null
    ? { why: 'Nobody watches, and no alert would tell.', next }
    : {
        why: 'Whoever was asked to watch has not agreed, and no alert would tell.',
        next: 'Call them, or ask another.',
      };
}

function somebodyComes(
  under: IncidentUnderProcedure,
  { roster, rested, resumeAt }: NightOutlook,
  now: Instant,
): Judged {
  const called = peopleCalledBack(under, roster);
  const when = timeInWords(callsAt(under, resumeAt), now);
  if (called.length === 0)
    return {
      why: `Nobody would be called at ${when}.`,
      next: 'Fill the schedules for that time, or choose a time at which they name somebody.',
    };
  return called.some((personId) => rested.includes(personId))
    ? { well: `Somebody rested is called at ${when}.` }
    : {
        why: `Nobody who is called at ${when} will be rested.`,
        next: 'Resume later, or let somebody rested take the shift.',
      };
}

function timeIsSensible(under: IncidentUnderProcedure, { resumeAt }: NightOutlook, now: Instant): Judged {
  const { longestMs } = under.procedure.rest.pause;
  const latestAt = latestResume(under, now);
  const orLater = latestAt > now + longestMs ? `, or until working hours begin at ${timeInWords(latestAt, now)}` : '';
  if (resumeAt <= now) return { why: 'The time at which work resumes is past.', next: 'Choose a later one.' };
  return resumeAt > latestAt
    ? {
        why: `Work would rest for ${durationInWords(resumeAt - now)}, and the procedure allows ${durationInWords(longestMs)}${orLater}.`,
        next: 'Choose an earlier time.',
      }
    : { well: `Work resumes at ${timeInWords(resumeAt, now)}.` };
}
