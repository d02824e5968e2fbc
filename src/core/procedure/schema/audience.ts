import { z } from 'zod';
import { duration, id, language, names, words } from './fields.ts';

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

/** People who are told, by which ways and how often. */
export const audience = z
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
