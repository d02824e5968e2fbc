import * as catalogue from '#contract/catalogue.ts';
import * as changes from '#contract/changes.ts';
import { createAccount, deleteAccount, listAccounts, updateAccount } from '#contract/accounts.ts';
import { listAudit } from '#contract/audit.ts';
import { listOutbox } from '#contract/outbox.ts';
import { getSettings, putSettings, testMail } from '#contract/settings.ts';
import { createToken, deleteToken, listTokens } from '#contract/tokens.ts';
import * as people from '#contract/people.ts';
import * as procedure from '#contract/procedure.ts';
import { createHook, deleteHook, listHooks } from '#contract/signal.ts';
import { listApprovals } from '#contract/words.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer } from './fake-answers.ts';
import { FAKE_CONNECTION_ANSWERS } from './fake-connection-answers.ts';
import { FAKE_PLAN_ANSWERS } from './fake-plan-answers.ts';
import { FAKE_SSO_ANSWERS } from './fake-sso-answers.ts';
import { FAKE_STATUS_ANSWERS } from './fake-status-answers.ts';
import { sampleCatalogue, samplePeople } from './sample-desk.ts';
import { DANA, LONG, OMER, RTL, SAM } from './sample-people.ts';
import { sampleSteps, sampleVersions, SAMPLE_YAML } from './sample-procedure.ts';
import { minutesFrom } from './sample-room.ts';
import { sampleAudit, sampleChanges, sampleMessages, sampleSettings } from './sample-ready.ts';

export const FAKE_READY_ANSWERS: readonly FakeAnswer[] = [
  ...FAKE_STATUS_ANSWERS,
  ...FAKE_CONNECTION_ANSWERS,
  ...FAKE_PLAN_ANSWERS,
  ...FAKE_SSO_ANSWERS,
  answer(procedure.listVersions, ({ state }) => ({ versions: sampleVersions(minutesFrom(state.nowMs())) })),
  answer(procedure.getVersion, ({ params, state }) => {
    const versions = sampleVersions(minutesFrom(state.nowMs()));
    const version = versions.find((one) => one.id === params.id) ?? versions[0];
    if (version === undefined) throw new Error('no version');
    return {
      ...version,
      yaml: SAMPLE_YAML,
      steps: sampleSteps(),
      roles: [
        { id: 'on-call', title: 'On-call engineer', filledBy: 'schedule on-call', deputies: ['tloc'] },
        { id: 'imoc', title: 'Incident manager on call', filledBy: 'schedule imoc', deputies: ['tloc'] },
        { id: 'tloc', title: 'Tech lead on call', filledBy: 'schedule tloc', deputies: ['imoc'] },
        { id: 'soc', title: 'Support on call', filledBy: 'schedule soc', deputies: ['imoc'] },
      ],
      questions: [
        { id: 'feature', ask: 'Which feature is hurt?', required: true },
        { id: 'customers', ask: 'Which customers are hurt?', required: false },
        { id: 'workaround', ask: 'Is there a workaround?', required: false },
      ],
      priorities: [
        {
          id: 'P1',
          title: 'A core feature is hurt for several customers',
          when: 'assessment.tier == "core" && assessment.customers >= 2',
          hours: 'around the clock',
          publish: true,
          sources: 2,
          cases: ['feature core, 2 or more customers'],
        },
        {
          id: 'P2',
          title: 'A core feature is hurt for one customer',
          when: 'assessment.tier == "core"',
          hours: 'around the clock',
          publish: true,
          sources: 1,
          cases: ['feature core, 0 to 1 customers'],
        },
        {
          id: 'P3',
          title: 'A secondary feature is hurt and there is no workaround',
          when: 'assessment.tier == "secondary" && assessment.workaround == "no"',
          hours: 'business hours',
          publish: false,
          sources: 1,
          cases: ['feature secondary, workaround no'],
        },
      ],
      audiences: [{ id: 'customers', title: 'Customers who are hurt', channels: ['mail'] }],
      holes: [{ kind: 'unfilled-role', message: 'Nobody fills the role “Approver” at 03:00.', line: 48 }],
      uncovered: ['feature secondary, workaround yes or unknown'],
      otherwise: 'A bug for the next business day',
    };
  }),
  answer(procedure.checkProcedure, ({ body }) => {
    const line = body.yaml.split('\n').findIndex((text) => text.includes('impoc')) + 1;
    const faults =
      line === 0
        ? []
        : [
            {
              line,
              column: 12,
              path: 'commander',
              message: 'There is no role named “impoc”.',
              hint: 'Did you mean “imoc”?',
            },
          ];
    return { ok: faults.length === 0, faults, holes: [], uncovered: [], unreached: [] };
  }),
  answer(procedure.publishProcedure, ({ body, state }) => ({
    id: 'pv_4',
    version: 4,
    name: 'Reference outage procedure',
    publishedAt: minutesFrom(state.nowMs())(0),
    publishedBy: DANA.name,
    note: body.note,
    current: true,
  })),
  answer(procedure.diffVersions, () => ({
    changes: [
      {
        path: 'steps.assess.within',
        sentence: 'Estimate the impact: within 10 minutes instead of 15.',
        before: '15m',
        after: '10m',
      },
    ],
    patch:
      '--- version 2\n+++ version 3\n@@ -88,3 +88,3 @@\n     owner: imoc\n-    within: 15m\n+    within: 10m\n     hours: always\n',
  })),
  answer(people.listPeople, () => ({ people: samplePeople() })),
  answer(people.createPerson, () => ({ id: 'p_new' })),
  answer(people.updatePerson, ({ params }) => ({ id: params.id })),
  answer(people.erasePerson, ({ params }) => ({ id: params.id, label: 'responder 7' })),
  answer(people.testContact, () => ({ messages: 1 })),
  answer(people.listRotations, ({ state }) => {
    const at = minutesFrom(state.nowMs());
    return {
      rotations: [
        {
          id: 'on-call',
          name: 'On-call engineers',
          zone: 'Asia/Jerusalem',
          startsOn: '2026-01-05T09:00',
          people: [SAM.id, OMER.id, RTL.id],
          overrides: [{ personId: LONG.id, fromAt: at(60 * 20), toAt: at(60 * 32) }],
          now: { personId: SAM.id, name: SAM.name, untilAt: at(60 * 40) },
        },
        {
          id: 'imoc',
          name: 'Incident managers',
          zone: 'Europe/Berlin',
          startsOn: '2026-01-05T09:00',
          people: [DANA.id],
          overrides: [],
          now: { personId: DANA.id, name: DANA.name, untilAt: null },
        },
      ],
      roles: [
        { role: 'on-call', title: 'On-call engineer', filledBy: 'schedule on-call', people: [SAM, OMER] },
        { role: 'imoc', title: 'Incident manager on call', filledBy: 'schedule imoc', people: [DANA] },
        { role: 'approver', title: 'Approver (VP or Director of R&D, SRE)', filledBy: 'schedule approver', people: [] },
      ],
    };
  }),
  answer(people.putRotation, ({ params, body }) => ({ id: params.id, ...body })),
  answer(people.whoIsOnCall, ({ state }) => ({
    at: minutesFrom(state.nowMs())(0),
    roles: [{ role: 'on-call', title: 'On-call engineer', people: [SAM] }],
  })),
  answer(catalogue.getCatalogue, () => sampleCatalogue()),
  answer(catalogue.putCatalogue, ({ body }) => body),
  answer(catalogue.putCatalogueYaml, () => sampleCatalogue()),
  answer(changes.listChanges, ({ query, state }) => ({
    changes: sampleChanges(minutesFrom(state.nowMs())).filter(
      ({ services }) => query.service === undefined || services.includes(query.service),
    ),
    next: null,
  })),
  answer(changes.recordChange, () => ({ id: 'chg_new', outcome: 'recorded', status: 'succeeded' })),
  answer(listApprovals, () => ({ waiting: [], promises: [] })),
  answer(listOutbox, ({ state }) => ({ messages: sampleMessages(minutesFrom(state.nowMs())) })),
  answer(listAudit, ({ state }) => ({ entries: sampleAudit(minutesFrom(state.nowMs())) })),
  answer(getSettings, () => sampleSettings()),
  answer(putSettings, () => sampleSettings()),
  answer(testMail, ({ body }) => ({
    outcome: 'failed',
    detail: `mail.example.com refused ${body.to}: 554 relay access denied`,
  })),
  answer(listAccounts, ({ state }) => ({
    accounts: [
      {
        id: 'acc_1',
        personId: DANA.id,
        name: DANA.name,
        email: 'dana@example.com',
        role: 'admin',
        mayPublish: true,
        waysIn: { password: true, singleSignOn: false, passkeys: 2 },
        createdAt: minutesFrom(state.nowMs())(-60 * 24 * 90),
      },
      {
        id: 'acc_2',
        personId: null,
        name: LONG.name,
        email: 'maximiliana.wolfeschlegelsteinhausenbergerdorff@subsidiary.example.com',
        role: 'viewer',
        mayPublish: false,
        waysIn: { password: false, singleSignOn: false, passkeys: 0 },
        createdAt: minutesFrom(state.nowMs())(-60 * 24),
      },
    ],
  })),
  answer(createAccount, () => ({ id: 'acc_3', link: 'http://127.0.0.1:2600/welcome?token=0f9e8d7c6b5a49382716' })),
  answer(updateAccount, ({ params }) => ({ id: params.id })),
  answer(deleteAccount, ({ params }) => ({ id: params.id })),
  answer(listTokens, ({ state }) => ({
    tokens: [
      {
        id: 'tok_1',
        name: 'deploy pipeline',
        scopes: ['respond'],
        createdAt: minutesFrom(state.nowMs())(-60 * 24 * 30),
        lastUsedAt: minutesFrom(state.nowMs())(-14),
        expiresAt: null,
      },
    ],
  })),
  answer(createToken, () => ({ id: 'tok_2', token: 'twoam_0123456789abcdef0123456789abcdef' })),
  answer(deleteToken, ({ params }) => ({ id: params.id })),
  answer(listHooks, ({ state }) => ({
    hooks: [
      {
        id: 'hook_1',
        kind: 'alertmanager',
        name: 'Prometheus in Europe',
        url: 'http://127.0.0.1:2600/hooks/alertmanager/3f9c1b7a5d8e4f20a6c4',
        signed: false,
        secretLost: false,
        mapping: null,
        lastUsedAt: minutesFrom(state.nowMs())(-1),
      },
      {
        id: 'hook_4',
        kind: 'github',
        name: 'GitHub of Acme',
        url: 'http://127.0.0.1:2600/hooks/github/9c2e5b7a1d8e4f20a6c4',
        signed: true,
        secretLost: true,
        mapping: null,
        lastUsedAt: minutesFrom(state.nowMs())(-300),
      },
      {
        id: 'hook_2',
        kind: 'report',
        name: 'Support form',
        url: 'http://127.0.0.1:2600/report/8d7e6f5a4b3c2d1e0f9a',
        signed: false,
        secretLost: false,
        mapping: null,
        lastUsedAt: null,
      },
    ],
    publicUrl: 'http://127.0.0.1:2600',
  })),
  answer(createHook, ({ body }) => ({
    id: 'hook_3',
    url: `http://127.0.0.1:2600/hooks/${body.kind}/0a1b2c3d4e5f60718293`,
  })),
  answer(deleteHook, ({ params }) => ({ id: params.id })),
];
