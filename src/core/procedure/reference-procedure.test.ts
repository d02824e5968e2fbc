import { describe, expect, test } from 'vitest';
import { readProcedure } from '#testing/procedure-files.ts';
import { referenceYaml } from '#testing/reference-procedure.ts';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import type { ConditionFacts } from './conditions/incident-conditions.ts';
import { conditionHolds } from './condition-holds.ts';
import { parseProcedure } from './parse-procedure.ts';
import { fieldsOfTemplate, renderSubject, renderTemplate } from './render-template.ts';
import type { TemplateFieldName, TemplateValues } from './template-fields.ts';

const procedure = readProcedure(referenceYaml());

test('the reference procedure has no fault and no hole', () => {
  expect(parseProcedure(referenceYaml())).toMatchObject({ ok: true, warnings: [] });
});

test('all ten steps of the procedure are there', () => {
  expect(new Set(procedure.steps.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
});

test.each([
  ['acknowledge', 'on-call', 5 * MINUTE_MS, 'ask'],
  ['simple-mitigation', 'on-call', 10 * MINUTE_MS, 'ask'],
  ['escalate-imoc', 'on-call', 5 * MINUTE_MS, 'auto'],
  ['assess', 'imoc', 10 * MINUTE_MS, 'ask'],
  ['escalate-tloc', 'imoc', 5 * MINUTE_MS, 'auto'],
  ['escalate-soc', 'imoc', 5 * MINUTE_MS, 'auto'],
  ['open-channel', 'on-call', 5 * MINUTE_MS, 'auto'],
  ['open-status-page', 'on-call', 5 * MINUTE_MS, 'draft'],
  ['update-customers', 'soc', 15 * MINUTE_MS, 'draft'],
  ['mitigate', 'tloc', HOUR_MS, 'ask'],
  ['keep-status-page', 'tloc', 30 * MINUTE_MS, 'draft'],
  ['verify', 'imoc', 15 * MINUTE_MS, 'ask'],
  ['sum-up', 'imoc', 30 * MINUTE_MS, 'ask'],
  ['postmortem', 'imoc', 18 * HOUR_MS, 'ask'],
  ['share-postmortem', 'imoc', 9 * HOUR_MS, 'ask'],
])('%s is owed by %s', (id, owner, withinMs, level) => {
  expect(procedure.steps.find((step) => step.id === id)).toMatchObject({ owner, withinMs, level });
});

test('an acknowledgement that does not come is asked of the deputy and then of the incident manager', () => {
  const step = procedure.steps.find(({ id }) => id === 'acknowledge');
  expect(step?.late).toEqual({ afterMs: 5 * MINUTE_MS, add: ['tloc', 'imoc'] });
});

describe('the priority table is the talk’s', () => {
  const answers = (given: Partial<ConditionFacts['assessment']>): ConditionFacts => ({
    priority: '',
    assumed: false,
    phase: 'assessing',
    acknowledged: true,
    mitigated: false,
    reports: 1,
    alerts: 0,
    reportingCustomers: given.customers ?? 0,
    assessment: {
      made: true,
      feature: 'environments',
      tier: 'unknown',
      customers: 0,
      workaround: 'unknown',
      dataAtRisk: 'unknown',
      worsening: 'unknown',
      sources: 2,
      ...given,
    },
  });

  test.each([
    ['a core feature, several customers', { tier: 'core', customers: 2 }, 'P1'],
    ['a core feature, one customer', { tier: 'core', customers: 1 }, 'P2'],
    ['a core feature, no customer known yet', { tier: 'core', customers: 0 }, 'P2'],
    ['a secondary feature without a workaround', { tier: 'secondary', customers: 40, workaround: 'no' }, 'P3'],
    ['a secondary feature with a workaround', { tier: 'secondary', customers: 40, workaround: 'yes' }, null],
    ['a secondary feature, workaround unknown', { tier: 'secondary' }, null],
    ['an unknown feature', { customers: 9, workaround: 'no' }, null],
  ] as const)('%s', (_impact, given, expected) => {
    const found = procedure.priorities.find(({ when }) => conditionHolds(when, answers(given)));
    expect(found?.id ?? null).toBe(expected);
  });

  test('a P1 needs two sources and works round the clock, a P3 waits for business hours', () => {
    expect(procedure.priorities).toMatchObject([
      { id: 'P1', sources: 2, hours: 'around-the-clock', publish: true },
      { id: 'P2', sources: 1, hours: 'around-the-clock', publish: true },
      { id: 'P3', sources: 1, hours: 'business-hours', publish: false },
    ]);
    expect(procedure.otherwise).toMatchObject({ outcome: 'bug', hours: 'business-hours' });
  });

  test('when nobody assesses, several customers on a core feature are taken for a P1, all else for a P2 without words', () => {
    const assumed = (given: Partial<ConditionFacts['assessment']>) =>
      procedure.assessment.assumed.find(({ when }) => conditionHolds(when, answers(given)));
    expect(assumed({ tier: 'core', customers: 2 })).toMatchObject({ priority: 'P1', publish: true });
    expect(assumed({ tier: 'core', customers: 1 })).toMatchObject({ priority: 'P2', publish: false });
    expect(assumed({ tier: 'unknown', customers: 5 })).toMatchObject({ priority: 'P2', publish: false });
  });
});

describe('the words of the reference procedure', () => {
  const known: Record<TemplateFieldName, string> = {
    company: 'Acme',
    incidentNumber: '42',
    phaseWords: 'We are investigating.',
    feature: 'Environments',
    symptom: 'saving an environment fails',
    news: 'We are undoing a recent change.',
    startedAt: '17:03 UTC',
    workaround: 'use the API',
    nextUpdateAt: '17:45 UTC',
    resumesAt: '08:00 UTC',
    statusPageUrl: 'https://status.example.com',
    resolvedAt: '18:40 UTC',
    duration: '1 h 37 min',
    ticket: 'BUG-7',
  };

  test('every template is whole sentences, whatever is known and whatever is not', () => {
    for (const { subject, body } of procedure.templates) {
      for (const values of subsetsOf([...fieldsOfTemplate(subject + body)])) {
        const text = `${renderSubject(subject, values)}\n${renderTemplate(body, values)}`;
        expect(text).not.toMatch(/\{\{|\}\}|undefined|null|not yet known| \.|\(\)|: *$|\n\n\n/m);
        expect(text).toBe(text.trim());
      }
    }
  });

  function subsetsOf(names: TemplateFieldName[]): TemplateValues[] {
    return Array.from({ length: 2 ** names.length }, (_subset, mask) =>
      Object.fromEntries(names.filter((_name, bit) => (mask >> bit) % 2 === 1).map((name) => [name, known[name]])),
    );
  }

  test('the next time is in every text that is not the last', () => {
    const first = procedure.audiences.flatMap(({ templates }) => [templates.first, templates.holding]);
    for (const { body } of procedure.templates.filter(({ id }) => first.includes(id))) {
      expect(renderTemplate(body, known)).toContain('17:45 UTC');
    }
  });

  test('the closing words say since when it is over and promise no next time', () => {
    for (const id of ['public-resolved', 'customers-resolved']) {
      const template = procedure.templates.find((one) => one.id === id);
      expect(renderTemplate(template?.body ?? '', known)).toContain('18:40 UTC');
      expect(fieldsOfTemplate(template?.body ?? '').has('nextUpdateAt')).toBe(false);
    }
  });

  test('the reporter of a bug gets the ticket', () => {
    const template = procedure.templates.find(({ id }) => id === 'reporters');
    expect(renderTemplate(template?.body ?? '', { ticket: 'BUG-7', feature: 'Environments' })).toContain(
      'handled as a bug: BUG-7.',
    );
  });

  test('no template says a cause, a promise or an apology', () => {
    for (const { subject, body } of procedure.templates) {
      expect(subject + body).not.toMatch(
        /root cause|because of|never again|guarantee|compensat|will be fixed|sorry|apolog|!/i,
      );
    }
  });
});
