import { z } from 'zod';
import { DURATION_PATTERN } from './duration.ts';
import { MOST_QUESTIONS } from './impact-questions.ts';

/** Longest name of a role, step, priority, audience or template. */
const ID_PATTERN = /^[A-Za-z][A-Za-z0-9-]{0,63}$/;
const HOURS_PATTERN = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const LANGUAGE_PATTERN = /^[a-z]{2,3}(-[A-Z]{2})?$/;
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
/** The most steps a procedure has. */
export const MAX_STEPS = 300;
const REPEAT_PATTERN = /^(by-cadence|every \S+)$/;

const id = (description: string) =>
  z
    .string()
    .regex(
      ID_PATTERN,
      'A name here is made of letters, digits and hyphens, begins with a letter and has at most 64 characters.',
    )
    .describe(description);

const duration = (description: string) =>
  z
    .string()
    .regex(DURATION_PATTERN, 'This is no length of time: write it like 30s, 5m, 2h, 1h30m or 1d.')
    .describe(`${description} Written like 5m, 2h, 1h30m or 1d.`);

const words = (description: string, most = 200) =>
  z
    .string()
    .trim()
    .min(1, 'This cannot be empty.')
    .max(most, `This has at most ${most.toLocaleString('en')} characters.`)
    .describe(description);

const condition = (description: string) =>
  z.string().max(1000, 'A condition has at most 1,000 characters.').describe(description);

const names = (description: string) =>
  z.array(id('A name.')).max(50, 'There are at most 50 here.').describe(description);

const language = (description: string) =>
  z
    .string()
    .regex(LANGUAGE_PATTERN, 'A language is written like en, de or pt-BR.')
    .describe(`${description} Written like en, de or pt-BR.`);

const oneOrMore = (description: string) =>
  z.union([id('A name.'), z.array(id('A name.')).min(1, 'Name at least one.').max(20)]).describe(description);

const dayHours = z
  .string()
  .regex(HOURS_PATTERN, 'Hours are written like 09:00-18:00.')
  .describe('Working hours of the day, like 09:00-18:00.');

/** A business calendar as people write it. */
export const calendar = z
  .strictObject({
    zone: words('IANA zone in which the working week is read, such as Europe/London.'),
    week: z
      .strictObject({
        mon: dayHours.optional(),
        tue: dayHours.optional(),
        wed: dayHours.optional(),
        thu: dayHours.optional(),
        fri: dayHours.optional(),
        sat: dayHours.optional(),
        sun: dayHours.optional(),
      })
      .describe('Working hours per weekday; a day that is not named is free.'),
    holidays: z
      .array(
        z.string().regex(DATE_PATTERN, 'A day is written like 2026-12-25.').describe('A local date, like 2026-12-25.'),
      )
      .max(1000, 'There are at most 1,000 holidays.')
      .default([])
      .describe('Days without work.'),
  })
  .describe('The business calendar, for what waits for working hours.');

const intake = z
  .strictObject({
    reports: z
      .enum(['open-incident', 'triage'])
      .default('open-incident')
      .describe(
        'A report by people opens an incident at once, or waits in triage; the on-call is paged in both cases.',
      ),
    alerts: z
      .enum(['page', 'queue'])
      .default('page')
      .describe('An alert group pages somebody to look at it, or waits silently.'),
    'triage-role': id('The role that is paged to look at new signals.'),
    'group-within': duration('Reports on the same feature within this time belong together.').default('2h'),
  })
  .describe('How alerts and reports become incidents.');

const role = z
  .strictObject({
    title: words('What people call the role.'),
    schedule: id('The schedule that names who holds the role now.').optional(),
    people: z
      .array(words('Id of a person.', 64))
      .min(1, 'Name at least one person.')
      .max(50)
      .optional()
      .describe('People who hold the role, the first reachable first.'),
    deputies: names('Roles asked next, in order, when the holder is late or cannot be reached.').default([]),
    approves: names('What may be done only by this role.').default([]),
  })
  .describe('A role, filled either from a schedule or by named people.');

const priority = z
  .strictObject({
    id: id('The name of the priority, such as P1.'),
    title: words('What it means, in words.'),
    when: condition('Condition over the assessment (CEL); the first priority whose condition holds applies.'),
    hours: z.enum(['always', 'business']).describe('When it is worked on: at any hour, or in business hours only.'),
    publish: z.boolean().default(false).describe('Whether words may go out to customers and the public.'),
    sources: z
      .int()
      .min(0)
      .max(10)
      .default(1)
      .describe('Independent sources of evidence needed, unless a named person overrides with a reason.'),
  })
  .describe('One row of the priority table.');

const otherwise = z
  .strictObject({
    title: words('What it is then, in words.').default('A bug'),
    outcome: z.literal('bug').default('bug').describe('What it is: a bug, with a ticket.'),
    hours: z.enum(['always', 'business']).default('business').describe('When it is worked on.'),
  })
  .describe('What applies where no priority does.');

const assessment = z
  .strictObject({
    role: id('The role that estimates the impact.'),
    questions: z
      .array(
        z.strictObject({
          id: id(
            'feature, customers, workaround, data-at-risk or worsening; or a name of your own for a question answered yes or no, which conditions ask for as answers.NAME.',
          ),
          ask: words('The question as people read it; left out: the usual words.').optional(),
          required: z.boolean().default(false).describe('Whether no priority is given before it is answered.'),
        }),
      )
      .min(1, 'Ask at least one question, or leave questions out.')
      .max(MOST_QUESTIONS)
      .optional()
      .describe('What the assessment asks, in order; left out: the five questions that the table knows by name.'),
    assumed: z
      .array(
        z.strictObject({
          when: condition('Condition over what is known (CEL); left out, the row always applies.').default('true'),
          priority: id('The priority that is assumed.'),
          publish: z
            .boolean()
            .default(false)
            .describe('Whether words may go out to customers and the public while the priority is only assumed.'),
        }),
      )
      .max(20)
      .default([])
      .describe('What is assumed when nobody assessed in time; the first row whose condition holds applies.'),
  })
  .describe('Who estimates the impact, and what applies when nobody does.');

const late = z
  .strictObject({
    after: duration('Delay after the due time before each further role is added.').default('5m'),
    add: names('Roles added in order; left out: the deputies of the owner, then the commander.').optional(),
  })
  .describe('Who is added when the duty is late. The first owner keeps it too.');

const step = z
  .strictObject({
    id: id('The name of the step; other steps and the records refer to it.'),
    number: z.int().min(1).max(999).describe("The number of the step in the company's written procedure."),
    title: words('What is done, in words.'),
    act: z
      .enum([
        ...(['page', 'acknowledge', 'mitigate', 'assess', 'open-channel', 'update', 'verify', 'sum-up'] as const),
        ...(['write-postmortem', 'share-postmortem', 'task'] as const),
      ])
      .describe('What kind of thing is done; TwoAM knows from it when the step is fulfilled.'),
    page: id('The role that is asked to come (act: page).').optional(),
    audience: id('The audience that gets words (act: update).').optional(),
    after: oneOrMore(
      'What makes it due: a moment (reported, acknowledged, assessed, mitigation-started, mitigated, resolved, reopened, resumed, not-an-incident) or another step that was done. Any one of several is enough.',
    ),
    wait: duration('Waits this long first.').default('0m'),
    when: condition('Condition over the incident (CEL); the duty lapses when it stops holding.').optional(),
    owner: id('The role that owes it.'),
    within: duration('Due this long after it arose.'),
    hours: z
      .enum(['always', 'business', 'by-priority'])
      .default('by-priority')
      .describe('Which hours count: all, business hours, or what the priority says.'),
    level: z
      .enum(['auto', 'draft', 'ask'])
      .default('ask')
      .describe(
        'auto: TwoAM does it. draft: it goes out at the due time unless somebody edits or holds it. ask: a person must.',
      ),
    repeat: z
      .string()
      .regex(REPEAT_PATTERN, 'Write by-cadence, or every and a length of time, like: every 30m.')
      .optional()
      .describe('Owed again: by-cadence (the cadence of the audience), or like: every 30m.'),
    until: oneOrMore('Moments that end it.').optional(),
    late: late.optional(),
  })
  .describe('One line of the procedure.');

const cadenceByPhase = z
  .strictObject({
    default: duration('In phases that are not named.').optional(),
    reported: duration('Before anybody assessed.').optional(),
    assessing: duration('While the impact is estimated.').optional(),
    mitigating: duration('While service is being restored.').optional(),
    monitoring: duration('While recovery is watched.').optional(),
    'stood-down': duration("During the night's pause.").optional(),
  })
  .describe('How often, by phase.');

const audience = z
  .strictObject({
    title: words('Who they are, in words.'),
    reach: z
      .union([
        z.enum(['public', 'customers', 'all-customers', 'reporters']),
        z.strictObject({
          roles: names('Roles whose holders are told.').default([]),
          people: z.array(words('Id of a person.', 64)).max(50).default([]).describe('People who are told, by id.'),
          addresses: z
            .array(z.email('This is no mail address.').max(320))
            .max(50)
            .default([])
            .describe('Further mail addresses inside the company, such as a mailing list.'),
        }),
      ])
      .describe(
        'public: the status page. customers: those the assessment names. all-customers: everybody in the catalogue. reporters: who reported it. Or roles, people and addresses.',
      ),
    channels: z
      .array(z.enum(['status-page', 'mail', 'ticket', 'webhook', 'room']))
      .max(5)
      .default([])
      .describe(
        'Ways by which words reach them, in order; the next one is used for whom the one before cannot reach. ticket: back to the tickets that are linked to the incident.',
      ),
    language: language('The language they read unless one of them has another.').default('en'),
    'free-text': id('The role that must write words of its own to them; templates go out without it.').optional(),
    templates: z
      .strictObject({
        first: id('Template of the first words.'),
        holding: id('Template of the words that say nothing new but the next time; left out: the first.').optional(),
        resolved: id('Template of the words when service is restored; left out: the first.').optional(),
      })
      .describe('Which words go out when.'),
    cadence: z
      .record(id('A priority.'), z.union([duration('How often.'), cadenceByPhase]))
      .default({})
      .describe('How often words are owed, per priority.'),
  })
  .describe('People who are told.');

const templateWords = {
  subject: words('One line: the subject of a mail, the title on the status page.', 300),
  body: words(
    'The words, with fields like {{feature}} and parts like {{#workaround}}...{{/workaround}} that appear only when it is known.',
    10_000,
  ),
};

const template = z
  .strictObject({
    ...templateWords,
    language: language('The language of these words.').default('en'),
    translations: z
      .record(language('The language of the words.'), z.strictObject(templateWords))
      .default({})
      .describe('The same words in other languages.'),
  })
  .describe('Words with fields.');

const sla = z
  .strictObject({
    tier: id('The tier of customers, as in the catalogue.'),
    hours: z
      .enum(['always', 'business'])
      .default('always')
      .describe('When its time runs: at any hour, or in business hours only.'),
    priorities: names('Priorities on which notification, updates and restoration are promised; left out: all.').default(
      [],
    ),
    'first-response': duration('First words to the customer within.').optional(),
    notification: duration('First words within this long after the assessment named the customer.').optional(),
    'update-every': duration('Words at least this often.').optional(),
    restore: duration('Service restored within.').optional(),
    'warn-before': duration('Warned this long before it is due, but not before 80 % of the time.').default('15m'),
    availability: z
      .number()
      .min(0)
      .max(100)
      .optional()
      .describe('Per cent of its hours per month in which core features work.'),
  })
  .describe('What was promised to a tier of customers.');

const revert = z
  .strictObject({
    'require-plan-when': condition(
      'Changes for which this holds are complex: the gate stops them without a revert plan (CEL over `change`).',
    ).optional(),
    'fix-forward-needs-reason': z
      .boolean()
      .default(true)
      .describe('Fixing forward instead of reverting needs a reason and a name.'),
    'plan-rehearsed-within': duration(
      'A plan counts only when it was run against a staging target within this long; left out: rehearsals are not asked for.',
    ).optional(),
    'warn-only-for': duration('How long the gate only warns, counted from its first question.').default('14d'),
    'time-box': duration('If a revert has not helped by then, the next option is asked for.').default('10m'),
    'fix-forward-time-box': duration('If fixing forward has not helped by then, the revert is offered again.').default(
      '30m',
    ),
    'two-people-when-data': z.boolean().default(true).describe('A revert that changes or loses data needs two people.'),
  })
  .describe('Revert first.');

/** A level begins at a sleepiness of so much; `off` leaves it out. */
function sleepiness(usual: number) {
  return z
    .union([z.number().min(1).max(9), z.literal('off')])
    .default(usual)
    .describe('Estimated sleepiness on the Karolinska scale, 1 wide awake to 9 fighting sleep; off: not used.');
}

const rest = z
  .strictObject({
    'look-after-people': z
      .boolean()
      .default(true)
      .describe('Whether the desk proposes handovers by itself; false: it only does what people ask for.'),
    'hand-over-after': duration('Somebody in a role is asked to hand over after this long.').default('4h'),
    'hand-over-after-night': duration('The same between 02:00 and 06:00 by their body clock.').default('2h'),
    'propose-ahead': duration('A handover is proposed this long before it is due.').default('30m'),
    'rest-after': duration('Rest after work at night before the next duty.').default('11h'),
    keep: duration('How long is kept what is known of people’s sleep.').default('14d'),
    'sleepiness-intercept': z
      .number()
      .min(9)
      .max(12)
      .default(10.9)
      .describe('Added to the model’s alertness on the Karolinska scale; 10.9 in most work, 10.6 in some.'),
    caution: z
      .strictObject({
        sleepiness: sleepiness(6),
        awake: duration('Awake for so long.').default('14h'),
        'on-incident': duration('On this incident for so long.').default('3h'),
        woken: duration('So long after waking.').default('30m'),
        'night-pages': z.int().min(1).max(50).default(2).describe('Pages answered in the last three nights.'),
      })
      .prefault({})
      .describe('When what is risky needs a second pair of eyes.'),
    'hand-over': z
      .strictObject({
        sleepiness: sleepiness(7),
        awake: duration('Awake for so long.').default('16h'),
        'slept-in-24h': duration('Slept less than this in 24 hours.').default('5h'),
        incidents: z.int().min(1).max(50).default(2).describe('More incidents than this in twelve hours.'),
      })
      .prefault({})
      .describe('When a role is to be handed over, beside the length of the stint.'),
    'stand-down': z
      .strictObject({
        sleepiness: sleepiness(8),
        awake: duration('Awake for so long.').default('18h'),
        'on-incident': duration('On this incident for so long.').default('12h'),
        'slept-in-48h': duration('Slept less than this in 48 hours, and it is before dawn.').default('12h'),
      })
      .prefault({})
      .describe('When somebody is to go to bed, and may not be asked to take over.'),
    pause: z
      .strictObject({
        allowed: names('Priorities on which work may stand down while the harm does not grow.').optional(),
        'when-mitigated': names('Priorities on which it may once service is restored.').optional(),
        'quiet-for': duration('For this long no new signal may have come.').default('30m'),
        resume: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day is written like 08:00.')
          .default('08:00')
          .describe('When work resumes unless somebody says otherwise, in the zone of the calendar.'),
        longest: duration('No pause is longer.').default('14h'),
      })
      .prefault({})
      .describe(
        'When work may stand down until morning. Left out: the first priority once service is restored, every other while the harm does not grow.',
      ),
  })
  .describe('Call it a night.');

const commitments = z
  .strictObject({
    'approver-role': id('The role that is asked before anything is promised.'),
    'answer-within': duration(
      'How long the approver has; then the delegate is asked, and after as long again the words go out without what was flagged.',
    ).default('5m'),
    'park-while-open': z
      .boolean()
      .default(true)
      .describe('Ideas for later wait without owner or date while the incident is open.'),
  })
  .describe('Promise nothing during an outage.');

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
