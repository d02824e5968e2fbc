import { z } from 'zod';
import { DURATION_PATTERN } from '../procedure/duration.ts';
import { MOST_STEPS } from './plan-faults.ts';

const text = (description: string, most = 300) =>
  z
    .string()
    .trim()
    .min(1, 'This cannot be empty.')
    .max(most, `This has at most ${most.toLocaleString('en')} characters.`)
    .describe(description);

const duration = (description: string) =>
  z
    .string()
    .regex(DURATION_PATTERN, 'This is no length of time: write it like 30s, 5m, 2h, 1h30m or 1d.')
    .describe(`${description} Written like 5m, 2h, 1h30m or 1d.`);

const name = (description: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/, 'A name here is made of letters, digits, dots, dashes and slashes.')
    .describe(description);

const values = (description: string) =>
  z
    .record(
      z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]{0,63}$/, 'A name here is made of letters, digits, _ and -.'),
      z.string().max(1000, 'A value has at most 1,000 characters.'),
    )
    .default({})
    .describe(description);

const step = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'An id is made of lower-case letters, digits and dashes.')
      .describe('The name of the step: lower-case letters, digits and dashes.'),
    title: text('What is done, in words.'),
    timeout: duration('The step has failed when it takes longer.').default('15m'),
    manual: text('What a person does, who then ticks it.', 5000).optional(),
    webhook: z
      .strictObject({
        connection: name('The connection, as it is set on the desk.'),
        body: values('What is sent, name by name.'),
      })
      .optional()
      .describe('A signed request.'),
    'github-workflow': z
      .strictObject({
        connection: name('The connection, as it is set on the desk.'),
        repository: z
          .string()
          .regex(/^[\w.-]+\/[\w.-]+$/, 'A repository is written owner/name.')
          .describe('owner/name'),
        workflow: name('File name of the workflow, such as revert.yml.'),
        ref: text('Branch or tag.').default('main'),
        inputs: values('Inputs of the workflow.'),
      })
      .optional()
      .describe('A workflow on GitHub that is started by dispatch.'),
    'gitlab-pipeline': z
      .strictObject({
        connection: name('The connection, as it is set on the desk.'),
        project: name('Path or number of the project.'),
        ref: text('Branch or tag.').default('main'),
        variables: values('Variables of the pipeline.'),
      })
      .optional()
      .describe('A pipeline on GitLab.'),
    runner: z
      .strictObject({
        runner: name('The runner, by the name it was enrolled with.'),
        command: name('A command on the list of that runner.'),
        args: values('Its parameters, name by name.'),
      })
      .optional()
      .describe('A command that a runner has on its own list.'),
  })
  .describe('One step: a title, and one of manual, webhook, github-workflow, gitlab-pipeline or runner.');

const serviceTemplate = z
  .strictObject({
    owner: text('A team or a role that answers for it.', 200).optional(),
    for: z
      .array(z.enum(['deploy', 'config', 'migration', 'flag', 'infra', 'command']))
      .min(1, 'Name at least one kind of change.')
      .default(['deploy'])
      .describe('Kinds of changes that it undoes.'),
    reversible: z.enum(['fully', 'partly', 'no']).default('fully').describe('How far changes can be undone.'),
    'reversible-for': duration('How long after a change it can be undone; left out: always.').optional(),
    alternative: text('What to do instead, or besides, where it cannot be undone fully.', 2000).optional(),
    data: z
      .enum(['none', 'changes-data', 'loses-data'])
      .describe(
        'What undoing does to data: none, changes-data, or loses-data when data written since the change is lost.',
      ),
    'data-note': text('More about that, in words.', 2000).optional(),
    'time-box': duration('If it has not helped by then, the next option is asked for.').optional(),
    'quiet-within': duration('Alerts have gone quiet within this long after the last step.').default('10m'),
    steps: z.array(step).max(MOST_STEPS).default([]).describe('What undoes it, in order.'),
    checks: z.array(step).max(MOST_STEPS).default([]).describe('What proves that it worked, after all steps.'),
  })
  .describe('How changes of one service are undone.');

/** A repository's `.twoam/revert.yaml` as people write it. Strict: a key that is not named here is a fault. */
export const templateFile = z
  .strictObject({
    revert: z.literal(1).describe('Version of this format: 1.'),
    services: z
      .record(
        z
          .string()
          .regex(
            /^[a-z0-9][a-z0-9._-]{0,63}$/,
            'A service is named as in the catalogue: lower-case letters, digits, dots, dashes and underscores.',
          ),
        serviceTemplate,
      )
      .describe('Plans by service, as the catalogue names them.'),
  })
  .describe('How changes of the services of one repository are undone.');

export type TemplateFile = z.output<typeof templateFile>;
export type TemplateStep = z.output<typeof step>;

/** JSON Schema 2020-12 of the file, for editors. */
export function templateJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(templateFile, { io: 'input', target: 'draft-2020-12' });
  return { $schema: schema.$schema, title: 'TwoAM revert plans', ...schema };
}
