import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fiveLevelsProcedure, referenceProcedure } from '#testing/reference-procedure.ts';
import { incidentStory, IVO, severeImpact, TESS } from '#testing/incident-story.ts';
import { restingStory } from '#testing/night-story.ts';
import { judgeWords } from '../commitment/judge-words.ts';
import type { Incident } from '../incident/incident.ts';
import type { Audience, Procedure } from '../procedure/procedure.ts';
import { fromIso, MINUTE_MS } from '../shared/instant.ts';
import { COMMS_LANGUAGES } from './languages.ts';
import type { WordFacts } from './template-values.ts';
import { timeInWords } from './time-in-words.ts';
import { isWrittenIn } from './template-in.ts';
import { composeFarewell, composeFree, composeStandard } from './update-words.ts';

const NOTHING_KNOWN: WordFacts = {
  company: 'Example',
  featureName: null,
  statusPageUrl: null,
  ticket: null,
  symptom: null,
  workaround: null,
};

const SIX_O_CLOCK = fromIso('2018-11-05T18:00:00Z');
const story = () => incidentStory().until('17:08').when(IVO, severeImpact());
const START = { type: 'StartMitigation' as const, mitigationId: 'm1', changeId: null, noteTextId: null };
const INCIDENTS: [string, Incident][] = [
  ['reported', incidentStory().incident],
  ['assessed', story().incident],
  ['informed, and nothing new', story().until('17:30').incident],
  [
    'informed, and something new',
    story()
      .until('17:30')
      .when(TESS, { ...START, kind: 'revert', reasonTextId: null }).incident,
  ],
  ['stood down for the night', restingStory().incident],
];
const PROCEDURES: Procedure[] = [referenceProcedure(), fiveLevelsProcedure()];

const audience = (change: Partial<Audience> = {}, id = 'customers'): Audience => {
  const found = PROCEDURES[0]!.audiences.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no audience ${id}`);
  return { ...found, ...change };
};
const composing = (change: Partial<Parameters<typeof composeStandard>[0]> = {}) => ({
  incident: story().until('17:30').incident,
  procedure: PROCEDURES[0]!,
  audience: audience(),
  facts: NOTHING_KNOWN,
  nextUpdateAt: null,
  ...change,
});

describe('the plan’s own words', () => {
  test('are never empty, promise nothing but the next message, and always say when it comes', () => {
    const maybe = (words: string) => fc.constantFrom(words, null);
    const facts = fc.record({
      company: fc.constant('Example'),
      featureName: maybe('Updating environments'),
      statusPageUrl: maybe('https://status.example/status'),
      ticket: maybe('BUG-1'),
      symptom: maybe('Saving an environment fails'),
      workaround: maybe('The command line still works'),
    });
    const cases = PROCEDURES.flatMap((procedure) =>
      procedure.audiences.flatMap((one) =>
        INCIDENTS.flatMap(([, incident]) =>
          COMMS_LANGUAGES.map(({ code }) => ({ procedure, audience: one, incident, language: code })),
        ),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), facts, fc.integer({ min: 1, max: 600 }), (one, known, minutes) => {
        const nextUpdateAt = one.incident.lastEventAt + minutes * MINUTE_MS;
        const words = composeStandard({ ...one, facts: known, nextUpdateAt }, one.language);
        const sentences = COMMS_LANGUAGES.find(({ code }) => code === words.language)!;
        expect(words.text).toContain(timeInWords(nextUpdateAt, one.incident.lastEventAt, sentences.times));
        expect(words.subject).toMatch(/\S/u);
        expect(`${words.subject}${words.text}`).not.toMatch(/[{}]|undefined|null|not yet known/u);
        // The ticket's name is somebody else's word.
        const judged = judgeWords(words.text.replace('BUG-1', 'PR-1'), { phase: 'mitigating', to: 'outside' });
        const stopped = judged.findings.filter(({ judgement }) => judgement === 'stop').map(({ label }) => label);
        expect([words.text, words.language === 'en' ? stopped : []]).toEqual([words.text, []]);
      }),
      { numRuns: 300 },
    );
  });

  test('say that work continues when nothing is known and nothing has changed', () => {
    const words = composeStandard(composing(), 'en');
    expect(words.kind).toBe('holding');
    expect(words.text).toContain('nothing has changed for our service since we last wrote. Work continues.');
  });

  test.each([
    ['en', 'the service is watched', 'resumes at 08:00 UTC on 2018-11-06, or sooner', 'Work continues'],
    [
      'de',
      'der Dienst wird beobachtet',
      'geht um 08:00 Uhr UTC am 06.11.2018 weiter, oder früher',
      'Die Arbeit geht weiter',
    ],
  ])('say in %s until when the team rests, and that the service is watched', (language, watched, until, goesOn) => {
    const { text } = composeStandard(composing({ incident: restingStory().incident }), language);
    expect(text).toContain(watched);
    expect(text).toContain(until);
    expect(text).not.toContain(goesOn);
  });

  test('a template that says nothing of the night says until when it lasts all the same', () => {
    const procedure = PROCEDURES[0]!;
    const bare = {
      ...procedure,
      templates: [{ id: 'bare', subject: 'Problems', body: '{{phaseWords}}', language: 'en', translations: {} }],
    };
    const one = audience({ templates: { first: 'bare', holding: 'bare', resolved: 'bare' } });
    expect(
      composeStandard(composing({ procedure: bare, audience: one, incident: restingStory().incident }), 'en').text,
    ).toBe(
      'Our team rests for the night, and the service is watched.\n\nWork on it resumes at 08:00 UTC on 2018-11-06, or sooner when anything changes.',
    );
  });

  test('a template that forgets the next time or has nothing left still says it', () => {
    const procedure = PROCEDURES[0]!;
    const nextUpdateAt = SIX_O_CLOCK;
    const bare = {
      ...procedure,
      templates: [
        { id: 'bare', subject: 'Problems', body: '{{#ticket}}{{ticket}}{{/ticket}}', language: 'en', translations: {} },
      ],
    };
    const one = audience({ templates: { first: 'bare', holding: 'bare', resolved: 'bare' } });
    expect(composeStandard(composing({ procedure: bare, audience: one, nextUpdateAt }), 'en').text).toBe(
      'We are investigating.\n\nNext update: 18:00 UTC.',
    );
  });

  test('a feature in another script keeps its place, and so does what follows it', () => {
    const words = composeStandard(composing({ facts: { ...NOTHING_KNOWN, featureName: 'כניסה 2' } }), 'en');
    expect(words.subject).toBe('Example, problems with \u2068כניסה 2\u2069');
  });
});

describe('languages', () => {
  test('whoever reads a language the words are written in gets all of them in it', () => {
    const nextUpdateAt = SIX_O_CLOCK;
    const words = composeStandard(composing({ nextUpdateAt }), 'de-AT');
    expect(words.language).toBe('de');
    expect(words.text).toBe(
      'Guten Tag,\n\nWir untersuchen das Problem.\nDarüber hinaus hat sich seit unserer letzten Nachricht nichts geändert. Die Arbeit geht weiter.\n\nSie hören spätestens um 18:00 Uhr UTC wieder von uns.\n\nExample, Vorfall 1',
    );
  });

  test('words that are not written in a language go out whole in the audience’s', () => {
    expect(composeStandard(composing(), 'fr').language).toBe('en');
    expect(composeStandard(composing({ audience: audience({ language: 'de' }) }), 'fr').language).toBe('de');
    const procedure = PROCEDURES[0]!;
    const untranslated = procedure.templates.map((template) => ({ ...template, translations: {} }));
    const told = { procedure: { ...procedure, templates: untranslated }, audience: audience({ language: 'de' }) };
    expect(composeStandard(composing(told), 'de')).toMatchObject({
      language: 'en',
      text: expect.stringContaining('We are investigating.'),
    });
  });

  test('every template that ships is written in every language of the desk', () => {
    for (const { templates } of PROCEDURES)
      for (const template of templates)
        expect([template.id, COMMS_LANGUAGES.filter(({ code }) => !isWrittenIn(template, code))]).toEqual([
          template.id,
          [],
        ]);
  });

  test('somebody’s own words are in the language they say, also one that the desk does not speak', () => {
    expect(composeFree(composing(), 'Certains clients ne peuvent pas enregistrer.', 'fr').language).toBe('fr');
  });

  test('somebody’s own words get the next time in their language', () => {
    const nextUpdateAt = SIX_O_CLOCK;
    const german = composeFree(composing({ nextUpdateAt }), 'Speichern geht wieder.', 'de');
    expect(german.text).toBe('Speichern geht wieder.\n\nNächste Nachricht: 18:00 Uhr UTC.');
    const english = composeFree(composing({ nextUpdateAt }), 'Customers can save environments again now.', null);
    expect(english.text).toContain('Next update: 18:00 UTC.');
  });
});

describe('words that take back earlier ones', () => {
  const FEATURES = [null, 'Updating environments'];
  const said = (language: (typeof COMMS_LANGUAGES)[number]): string[] => {
    const { corrections, pageCorrections } = language;
    const { over, ...page } = pageCorrections;
    return [
      ...FEATURES.flatMap((feature) => Object.values(corrections).map((words) => words(feature))),
      ...Object.values(page),
      over(timeInWords(SIX_O_CLOCK, undefined, language.times)),
    ];
  };

  test.for(said(COMMS_LANGUAGES[0]!))('promise nothing and name no cause: %s', (words) => {
    for (const phase of ['mitigating', 'resolved', 'not-an-incident'] as const) {
      const judged = judgeWords(words, { phase, to: 'outside' });
      expect(judged.language).toBe('en');
      expect(judged.findings.filter(({ judgement }) => judgement !== 'allow')).toEqual([]);
    }
  });

  test.for(COMMS_LANGUAGES)('are all there in $name, each with its own sense, and name the feature', (language) => {
    expect(new Set(said(language)).size).toBe(said(language).length);
    for (const words of Object.values(language.corrections)) expect(words('Exports')).toContain('Exports');
  });

  test('go out in the language that a reader has', () => {
    const incident = story()
      .until('17:30')
      .when(IVO, { type: 'Dismiss', ticketTextId: 't', reasonTextId: null }).incident;
    const owed = { ...incident, obligations: owedCorrection(incident) };
    expect(composeStandard(composing({ incident: owed }), 'de-AT')).toMatchObject({
      kind: 'correction',
      language: 'de',
      text: expect.stringContaining('Es ist kein Ausfall.'),
    });
    expect(composeStandard(composing({ incident: owed }), 'fr').language).toBe('en');
    expect(composeFarewell(composing(), 'de').text).toContain('sind Sie davon nicht betroffen');
  });

  /** The correction as it stood before TwoAM performed it. */
  function owedCorrection({ obligations }: Incident): Incident['obligations'] {
    const [key, done] = Object.entries(obligations).find(([, { step }]) => step === 'correct-words')!;
    return { ...obligations, [key]: { ...done, endedAt: null, status: 'open' } };
  }
});
