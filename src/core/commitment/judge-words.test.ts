import { describe, expect, test } from 'vitest';
import { judgeWords } from './judge-words.ts';
import { languageOf } from './language.ts';

const labelsOf = (text: string): string[] => [
  ...new Set((languageOf(text)?.read(text) ?? []).map((finding) => finding.label)),
];

describe('what an update commits to', () => {
  const COMMITMENTS: [string, string[]][] = [
    ['Mail delivery should be back by 15:30 CET.', ['eta']],
    ['The restore takes another two hours.', ['eta']],
    ['Uploads will work again tomorrow morning.', ['eta']],
    ['Sign-in should be restored shortly.', ['eta']],
    ['We will harden the import against malformed files.', ['fix_promise']],
    ['To avoid this in the future we are adding alerts on queue depth.', ['fix_promise']],
    ['You can rely on it: this will never happen again.', ['never_again']],
    ['We have made sure that it cannot recur.', ['never_again']],
    ['Every workspace on a paid plan receives a service credit.', ['compensation']],
    ['You will not be billed for failed exports.', ['compensation']],
    ['The outage was caused by a full disk on the primary database.', ['root_cause_claim']],
    ['A configuration change led to rejected logins.', ['root_cause_claim']],
    ['Our payment provider made a mistake.', ['blame']],
    ['A technician accidentally pulled the wrong plug.', ['blame', 'root_cause_claim']],
    ['The next update follows at 18:45 UTC.', ['next_update']],
    ['We are working on it and write again within half an hour.', ['next_update']],
    ['You hear from us every 30 minutes until it is resolved.', ['next_update']],
  ];
  test.for(COMMITMENTS)('%s', ([text, labels]) => {
    expect(labelsOf(text)).toEqual(expect.arrayContaining(labels));
  });

  const HARMLESS = [
    'We are working on a fix.',
    'We are putting a correction in place.',
    'Some customers cannot save changes; reading works.',
    'We rolled back the latest deployment at 10:04 UTC and see recovery.',
    'Jobs take up to ten minutes to start.',
    'We cannot give a time for recovery yet.',
    'We have identified the cause and are working to restore service.',
    'The credit card form is unavailable.',
    'Updates follow as soon as we know more.',
    'From 09:10 to 09:55 UTC uploads failed.',
    'We are working with our provider to restore the connection.',
    'Nobody lost any data.',
    'We have since increased that limit.',
    'Restart the app if it does not load.',
  ];
  test.for(HARMLESS)('harmless: %s', (text) => {
    expect(labelsOf(text)).toEqual([]);
  });
});

describe('phase and place decide', () => {
  const GUESS = "we think it's related to a deploy, working on a fix";

  test('a guess at the cause is for the room and not for outside', () => {
    expect(judgeWords(GUESS, { phase: 'mitigating', to: 'room' }).isClear).toBe(true);
    const outside = judgeWords(GUESS, { phase: 'mitigating', to: 'outside' });
    expect(outside.isClear).toBe(false);
    expect(outside.rewrite).toBe('Working on a fix.');
  });

  test('a cause is stopped while the incident is open and belongs into the postmortem', () => {
    const cause = 'This was caused by a missing index.';
    const outside = (phase: 'mitigating' | 'resolved' | 'reviewing') => judgeWords(cause, { phase, to: 'outside' });
    expect(outside('mitigating').findings[0]?.judgement).toBe('stop');
    expect(outside('resolved').findings[0]?.judgement).toBe('hint');
    expect(outside('reviewing').findings[0]?.judgement).toBe('allow');
  });

  test('never again, credits and blame stay stopped when it is over', () => {
    const promises = ['This will never happen again.', 'Everybody gets a refund.', 'Our vendor made a mistake.'];
    for (const text of promises) {
      expect(judgeWords(text, { phase: 'reviewing', to: 'outside' }).isClear).toBe(false);
    }
  });

  test('what is vague is hinted at, what is plain is stopped', () => {
    const vague = judgeWords('Service should be restored shortly.', { phase: 'mitigating', to: 'outside' });
    expect(vague.findings.map(({ judgement }) => judgement)).toEqual(['hint']);
    expect(vague.isClear).toBe(true);
  });

  test('in the room a promise is hinted at, so that it is parked', () => {
    const promise = judgeWords('We will rewrite the retry logic so that this cannot recur.', {
      phase: 'mitigating',
      to: 'room',
    });
    expect(promise.isClear).toBe(true);
    expect(promise.findings.every(({ judgement }) => judgement === 'hint')).toBe(true);
  });

  test('words in a language that nobody here reads need a reader, and say so', () => {
    const german = 'Wir rechnen damit, dass der Dienst bis 14 Uhr wieder vollständig verfügbar ist.';
    expect(judgeWords(german, { phase: 'mitigating', to: 'outside' })).toMatchObject({
      language: null,
      isClear: false,
    });
    expect(judgeWords(german, { phase: 'mitigating', to: 'room' }).isClear).toBe(true);
  });
});

describe('the rewrite', () => {
  const rewriteOf = (text: string): string | null => judgeWords(text, { phase: 'mitigating', to: 'outside' }).rewrite;

  test('keeps the facts that stand beside a commitment', () => {
    expect(rewriteOf('Exports fail for customers in Europe. We expect a fix by noon. Reading is not affected.')).toBe(
      'Exports fail for customers in Europe. We do not have a time for recovery yet. Reading is not affected.',
    );
    expect(rewriteOf('We have restarted the queue and expect full recovery within the hour.')).toBe(
      'We have restarted the queue.',
    );
  });

  test('is null where nothing is stopped', () => {
    expect(rewriteOf('Exports fail for customers in Europe.')).toBeNull();
  });
});
