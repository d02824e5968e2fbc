import { parse } from 'yaml';
import { z } from 'zod';
import type { GithubAction, GithubCall } from './github-call.ts';

const dispatched = z.object({
  inputs: z
    .record(z.string(), z.object({ required: z.boolean().nullish(), default: z.unknown().optional() }).nullable())
    .nullish(),
});
const workflowFile = z.object({
  'run-name': z.string().optional(),
  on: z.object({ workflow_dispatch: dispatched.nullable() }),
});

/** The input by which a run is found again. */
export const ATTEMPT_INPUT = 'twoam_attempt';

/** What would stop a workflow from being run for a step: it is read, never started. */
export async function workflowFaults(call: GithubCall, action: GithubAction): Promise<string[]> {
  const { workflow, ref } = action;
  const known = await call.get(`/actions/workflows/${workflow}`);
  if (known.got !== 'answer') return [known.why];
  if (known.status === 404)
    return [
      `${action.repository} has no workflow ${workflow}, or the token may not see it: it needs the right actions.`,
    ];
  if (known.status !== 200) return [call.refusal(known)];
  const state = z.object({ state: z.string() }).safeParse(known.json);
  if (state.success && state.data.state !== 'active')
    return [`The workflow ${workflow} is ${call.safe(state.data.state, 40)}. Enable it.`];
  const file = await call.get(
    `/contents/.github/workflows/${workflow}?ref=${encodeURIComponent(ref)}`,
    'application/vnd.github.raw+json',
  );
  if (file.got !== 'answer') return [file.why];
  if (file.status !== 200)
    return [
      `${workflow} cannot be read on ${ref}. Check that it is there, and give the token the right contents: read.`,
    ];
  return fileFaults(file.text, action);
}

/** What is wrong with a workflow's file for this step. */
function fileFaults(text: string, { workflow, inputs }: GithubAction): string[] {
  const parsed = workflowFile.safeParse(readYaml(text));
  if (!parsed.success)
    return [`${workflow} is not started by hand: it needs on: workflow_dispatch with the inputs of this step.`];
  const declared = parsed.data.on.workflow_dispatch?.inputs ?? {};
  const given = new Set([...Object.keys(inputs), ATTEMPT_INPUT]);
  const unknown = [...given].filter((name) => !Object.hasOwn(declared, name));
  const missing = Object.entries(declared).filter(
    ([name, input]) => input?.required === true && (input.default ?? null) === null && !given.has(name),
  );
  const isNamed = /\binputs\.twoam_attempt\b/.test(parsed.data['run-name'] ?? '');
  return [
    ...unknown.map((name) => `${workflow} declares no input ${name}; GitHub would refuse the run.`),
    ...missing.map(([name]) => `${workflow} needs the input ${name}, which this step does not give.`),
    ...(isNamed
      ? []
      : [
          `The run-name of ${workflow} does not hold \${{ inputs.twoam_attempt }}, so a lost answer cannot be found again.`,
        ]),
  ];
}

function readYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 20 });
  } catch {
    return null;
  }
}
