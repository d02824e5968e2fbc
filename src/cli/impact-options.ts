import type { z } from 'zod';
import type { assess } from '#contract/assessment.ts';
import type { KnownAnswers } from '#contract/known-answers.ts';
import type { Room } from '#contract/room.ts';
import { CliError } from './cli-context.ts';

/** The body of an assessment, as the API takes it. */
export type AssessBody = z.input<typeof assess.body>;

/** What was typed behind `twoam incident assess`. */
export interface ImpactOptions {
  answer: string[];
  because: string[];
  evidence: string[];
  symptom?: string;
  workaroundText?: string;
  override?: string;
  reason?: string;
}

const SOURCES = ['report', 'alert', 'metric', 'person'] as const;
const YES_NO = ['yes', 'no', 'unknown'] as const;
/** Answers that the API has fields for; the procedure's own questions go by their ids. */
const FIELDS = { workaround: 'workaround', 'data-at-risk': 'dataAtRisk', worsening: 'worsening' } as const;

/** The body of an assessment: what the room knows already, with what was typed in its place. */
export function impactBody(options: ImpactOptions, questions: Room['questions'], known: KnownAnswers): AssessBody {
  const answered = options.answer.reduce<AssessBody>(
    (body, typed) => ({ ...body, ...answerOf(typed, questions, body) }),
    known,
  );
  return {
    ...answered,
    ...(options.symptom === undefined ? {} : { symptom: options.symptom }),
    ...(options.workaroundText === undefined ? {} : { workaroundText: options.workaroundText }),
    evidence: options.evidence.map(evidenceOf),
    basis: options.because.map((typed) => {
      const [question, text] = pair(typed, '--because', 'customers="seen in the tickets"');
      return { question: asked(question, questions), text };
    }),
    override: overrideOf(options),
  };
}

function answerOf(typed: string, questions: Room['questions'], before: AssessBody): Partial<AssessBody> {
  const [name, answer] = pair(typed, '--answer', 'workaround=no');
  const question = asked(name, questions);
  if (question === 'feature') return { featureId: answer === 'unknown' ? null : answer };
  if (question === 'customers') return customersOf(answer);
  const yesNo = yesNoOf(question, answer);
  const field = Object.entries(FIELDS).find(([id]) => id === question)?.[1];
  if (field !== undefined) return { [field]: yesNo };
  return { own: { ...before.own, [question]: yesNo } };
}

/** Ids with commas between them, or how many. */
function customersOf(answer: string): Partial<AssessBody> {
  if (answer === 'unknown') return { customerIds: [] };
  if (/^\d{1,9}$/.test(answer)) return { customers: Number(answer) };
  return { customerIds: answer.split(',').map((id) => id.trim()) };
}

function yesNoOf(question: string, answer: string): 'yes' | 'no' | 'unknown' {
  const found = YES_NO.find((one) => one === answer);
  if (found === undefined) throw new CliError(`Answer ${question} with yes, no or unknown.`);
  return found;
}

function asked(name: string, questions: Room['questions']): string {
  if (questions.some(({ id }) => id === name)) return name;
  throw new CliError(
    `The procedure does not ask ${name}. It asks ${questions.map(({ id }) => id).join(', ')}: answer one of them.`,
  );
}

/** `metric=WORDS`, or `alert:ID=WORDS` for a report or alert of the incident. */
function evidenceOf(typed: string): NonNullable<AssessBody['evidence']>[number] {
  const [from, text] = pair(typed, '--evidence', 'metric=https://graphs.example.com/errors');
  const [kind = '', ...ref] = from.split(':');
  const source = SOURCES.find((one) => one === kind);
  if (source === undefined) throw new CliError(`Evidence comes from ${SOURCES.join(', ')}: name one of them.`);
  return { source, ref: ref.length === 0 ? null : ref.join(':'), text };
}

function overrideOf({ override, reason }: ImpactOptions): AssessBody['override'] {
  if (override === undefined && reason === undefined) return null;
  if (override === undefined) throw new CliError('A reason goes with --override: name the priority that it is for.');
  if (reason === undefined || reason.trim() === '')
    throw new CliError('A priority against the table needs a reason: add --reason.');
  return { priority: override === 'bug' ? null : override, reason };
}

function pair(typed: string, option: string, example: string): [string, string] {
  const [name = '', ...rest] = typed.split('=');
  const words = rest.join('=').trim();
  if (name.trim() === '' || words === '') throw new CliError(`Write ${option} like ${option} ${example}.`);
  return [name.trim(), words];
}
