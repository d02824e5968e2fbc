import { z } from 'zod';
import { assessment } from './assessment.ts';
import { audience } from './audience.ts';
import { calendar } from './calendar.ts';
import { commitments } from './commitments.ts';
import { id, words } from './fields.ts';
import { intake } from './intake.ts';
import { otherwise, priority } from './priority.ts';
import { rest } from './rest.ts';
import { revert } from './revert.ts';
import { role } from './role.ts';
import { sla } from './sla.ts';
import { MAX_STEPS, step } from './step.ts';
import { template } from './template.ts';

/** The procedure's file as people write it. Strict: a key that is not named here is a fault. */
export const procedureFile = z
  .strictObject({
    procedure: z.literal(1).describe('Version of this format: 1.'),
    name: words('The name of the procedure.'),
    commander: id('The role that owes the next duty when no step says otherwise.'),
    calendar,
    intake,
    roles: z.record(id('The name of a role.'), role).describe('Who does things.'),
    priorities: z
      .array(priority)
      .min(1, 'A procedure has at least one priority.')
      .max(20)
      .describe('The priority table; the first row that fits applies.'),
    otherwise,
    assessment,
    steps: z
      .array(step)
      .min(1, 'A procedure has at least one step.')
      .max(MAX_STEPS)
      .describe('What is done, by whom, and by when.'),
    audiences: z
      .record(id('The name of an audience.'), audience)
      .default({})
      .describe('Who is told, how, and how often.'),
    templates: z.record(id('The name of a template.'), template).default({}).describe('The words.'),
    sla: z.array(sla).max(50).default([]).describe('What was promised to customers.'),
    revert: revert.prefault({}),
    rest: rest.prefault({}),
    commitments,
  })
  .describe('An outage procedure of TwoAM.');

/** The file's data after the defaults were filled in, before names are looked up. */
export type ProcedureFile = z.output<typeof procedureFile>;

/** JSON Schema 2020-12 of the file, for editors. */
export function jsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(procedureFile, { io: 'input', target: 'draft-2020-12' });
  return { $schema: schema.$schema, title: 'TwoAM outage procedure', ...schema };
}
