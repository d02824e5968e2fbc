import { z } from 'zod';
import { atIncident, expectingVersion, onIncident, words } from './incident-command.ts';
import { idParams, route } from './route.ts';

/** An answer to a question of the assessment. */
export const yesNoUnknown = z.enum(['yes', 'no', 'unknown']);

export const assess = route({
  ...onIncident,
  name: 'assess',
  path: atIncident('assess'),
  summary: 'Estimate the impact; the procedure gives the priority.',
  body: z.object({
    ...expectingVersion,
    featureId: z.string().nullable(),
    customerIds: z.array(z.string()).max(10_000).default([]),
    customers: z.int().min(0).optional().describe('How many are hurt, when more than those named'),
    workaround: yesNoUnknown.default('unknown'),
    symptom: words(300).nullable().default(null).describe('What customers see, in their words; shown to them'),
    workaroundText: words(500).nullable().default(null).describe('What customers can do meanwhile; shown to them'),
    dataAtRisk: yesNoUnknown.default('unknown'),
    worsening: yesNoUnknown.default('unknown'),
    own: z
      .record(z.string().max(40), yesNoUnknown)
      .default({})
      .describe('Answers to the procedure’s own questions, by id'),
    evidence: z
      .array(
        z.object({
          source: z.enum(['report', 'alert', 'metric', 'person']),
          ref: z.string().max(200).nullable().default(null).describe('Id of a report or alert of this incident'),
          text: words(2000).nullable().default(null).describe('What was seen, in words, or a link to it'),
        }),
      )
      .max(100)
      .default([])
      .describe('What shows the impact, beside the reports and alerts of the incident, which always count'),
    basis: z
      .array(
        z.object({
          question: z.string().max(64),
          text: words(2000).describe('What was seen, in words, or a link that shows it'),
        }),
      )
      .max(20)
      .default([])
      .describe('How an answer is known; without it, the signals that say the same, else the word of who answers'),
    override: z
      .object({ priority: z.string().nullable(), reason: words(2000) })
      .nullable()
      .default(null),
  }),
});
export const previewAssessment = route({
  name: 'previewAssessment',
  method: 'POST',
  path: atIncident('assess/preview'),
  summary: 'What priority these answers would give, and why; changes nothing.',
  tag: onIncident.tag,
  needs: 'view',
  params: idParams,
  body: assess.body,
  answer: z.object({
    priority: z.string().nullable(),
    title: z.string(),
    reason: z.string(),
    refused: z.string().nullable(),
    why: z.string().nullable().describe('Code of the refusal, such as sources-missing or answer-missing'),
    sources: z.object({
      given: z.int().describe('Independent sources among the evidence'),
      needed: z.int().describe('How many the priority of these answers needs'),
    }),
  }),
});
