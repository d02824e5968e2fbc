import { contract, type Catalogue, type Customer } from '#contract/catalogue.ts';
import type { IncidentSummary } from '#contract/incident.ts';
import type { GroupSummary } from '#contract/signal.ts';
import { DANA, OMER, RTL, SAMPLE_PEOPLE } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

const SERVICE_40 = 'rbac-authorizer-service-eu-central-1-sh7';

export function sampleIncidents(at: Minutes): IncidentSummary[] {
  const next = (
    title: string,
    act: string,
    due: number,
    person: typeof DANA | null,
    level: 'ask' | 'draft' = 'ask',
  ) => ({
    key: `${act}#1`,
    title,
    act,
    level,
    owners: [{ role: 'imoc', title: 'Incident manager on call', person }],
    dueAt: at(due),
    performAt: level === 'ask' ? null : at(due),
    late: due < 0,
  });
  return [
    {
      id: 'inc_1',
      number: 41,
      title: 'Customers cannot update environments',
      phase: 'mitigating',
      priority: 'P1',
      assumed: false,
      openedAt: at(-33),
      resolvedAt: null,
      restsUntil: null,
      next: next('Page the tech lead', 'page', -12, DANA),
      openDuties: 5,
      lateDuties: 1,
      handovers: [
        sampleSummaryHandover(at, { from: OMER, stillAsked: [DANA, RTL], asked: DANA, title: 'Tech lead on call' }),
      ],
      version: 10,
    },
    {
      id: 'inc_2',
      number: 42,
      title: 'הדוחות היומיים אינם נשלחים ללקוחות באזור אירופה',
      phase: 'assessing',
      priority: 'P2',
      assumed: true,
      openedAt: at(-18),
      resolvedAt: null,
      restsUntil: null,
      next: next('Estimate the impact', 'assess', 4, RTL),
      openDuties: 2,
      lateDuties: 0,
      handovers: [sampleSummaryHandover(at, { from: DANA, stillAsked: [RTL], asked: RTL, declined: [OMER] })],
      version: 4,
    },
    {
      id: 'inc_3',
      number: 43,
      title: `Exports from ${SERVICE_40} stall when the report has more than ten thousand rows and the customer has asked for the archive format`,
      phase: 'reported',
      priority: null,
      assumed: false,
      openedAt: at(-3),
      resolvedAt: null,
      restsUntil: null,
      next: next('Say that you are on it', 'acknowledge', 2, null),
      openDuties: 1,
      lateDuties: 0,
      handovers: [],
      version: 1,
    },
    {
      id: 'inc_4',
      number: 38,
      title: 'Sign-in is slow',
      phase: 'monitoring',
      priority: 'P3',
      assumed: false,
      openedAt: at(-60 * 20),
      resolvedAt: null,
      restsUntil: null,
      next: next('Update the customers', 'update', 34, OMER, 'draft'),
      openDuties: 1,
      lateDuties: 0,
      handovers: [],
      version: 31,
    },
    {
      id: 'inc_resting',
      number: 40,
      title: 'Exports stall for one customer',
      phase: 'stood-down',
      priority: 'P2',
      assumed: false,
      openedAt: at(-60 * 9),
      resolvedAt: null,
      restsUntil: at(60 * 8),
      next: next('Update the customers', 'update', -2, OMER, 'draft'),
      openDuties: 3,
      lateDuties: 0,
      handovers: [],
      version: 44,
    },
  ];
}

export function sampleGroups(at: Minutes): GroupSummary[] {
  const group = (id: string, title: string, change: Partial<GroupSummary>): GroupSummary => ({
    id,
    title,
    status: 'open',
    firing: 0,
    resolved: 0,
    reports: 0,
    customers: [],
    featureId: null,
    service: null,
    severity: null,
    openedAt: at(-9),
    lastSignalAt: at(-1),
    incidentId: null,
    source: 'Alertmanager',
    paged: 'waiting',
    ...change,
  });
  return [
    group('grp_1', 'AuthorizerErrorRateHigh', { firing: 12, resolved: 3, service: SERVICE_40, severity: 'critical' }),
    group('grp_2', 'Customers cannot see their invoices', {
      reports: 3,
      customers: ['Acme', 'Globex', 'Initech'],
      source: 'Report form',
      paged: 'answered',
      featureId: 'invoices',
    }),
    group('grp_3', 'DiskWillFillIn4Hours', {
      firing: 1,
      severity: 'warning',
      paged: 'no',
      openedAt: at(-200),
      lastSignalAt: at(-40),
    }),
  ];
}

type SummaryHandover = IncidentSummary['handovers'][number];

function sampleSummaryHandover(at: Minutes, made: Partial<SummaryHandover>): SummaryHandover {
  return {
    ...{ id: 'hov_1', role: 'imoc', title: 'Incident manager on call', from: DANA, since: at(-3), end: null },
    ...{ stillAsked: [], asked: null, taker: null, declined: [] },
    ...made,
  };
}

/** As many rows as a bad night may bring. */
export function manyIncidents(at: Minutes, count: number): IncidentSummary[] {
  const [model] = sampleIncidents(at);
  if (model === undefined) return [];
  return Array.from({ length: count }, (_, row) => ({
    ...model,
    id: `inc_many_${row}`,
    number: 100 + row,
    title: `${model.title}, shard ${row} of ${SERVICE_40}`,
    priority: ['P1', 'P2', 'P3', null][row % 4] ?? null,
    next: model.next === null ? null : { ...model.next, dueAt: at(row - 5), late: row < 5 },
    handovers: [],
  }));
}

export function sampleCatalogue(): Catalogue {
  return {
    features: [
      { id: 'environments', name: 'Update environments', tier: 'core', services: ['environments', SERVICE_40] },
      { id: 'sign-in', name: 'Sign in', tier: 'core', services: ['gateway'] },
      { id: 'invoices', name: 'Invoices', tier: 'secondary', services: ['billing'] },
    ],
    services: [
      { id: 'environments', name: 'Environments', dependsOn: [SERVICE_40], owner: 'Platform' },
      { id: SERVICE_40, name: 'RBAC authorizer, Europe', dependsOn: ['gateway'], owner: 'Identity' },
      { id: 'gateway', name: 'Gateway', dependsOn: [], owner: 'Platform' },
      { id: 'billing', name: 'Billing', dependsOn: ['gateway'], owner: 'Money' },
    ],
    customers: [
      {
        ...customer('acme', 'Acme', 'enterprise', ['ops@acme.example']),
        contacts: [{ name: 'Iris Vega', email: 'iris.vega@acme.example', language: 'en' }],
      },
      customer(
        'globex',
        'Globex International Holdings and Subsidiaries (Europe, Middle East and Africa)',
        'standard',
        ['status@globex.example', 'oncall@globex.example'],
      ),
      { ...customer('rtl', 'חברת הדוגמה בע״מ', 'standard', []), contract: 'enterprise-care' },
      ...Array.from({ length: 197 }, (_, row) =>
        customer(`customer-${row}`, `Customer number ${row}`, 'standard', [`ops@customer-${row}.example`]),
      ),
    ],
    tiers: [
      { id: 'enterprise', title: 'Enterprise', contract: 'enterprise-care' },
      { id: 'standard', title: 'Standard', contract: 'business-hours' },
    ],
    contracts: [
      contract.parse({
        id: 'enterprise-care',
        title: 'Enterprise care',
        priorities: ['P1', 'P2'],
        firstResponse: '30m',
        notification: '30m',
        updateEvery: '1h',
        restore: '4h',
        availability: 99.9,
      }),
      contract.parse({
        id: 'business-hours',
        title: 'Business hours',
        hours: { zone: 'Europe/London', week: { mon: '09:00-18:00', fri: '09:00-17:00' }, holidays: ['2026-12-25'] },
        firstResponse: '4h',
        updateEvery: '4h',
      }),
    ],
  };
}

function customer(id: string, name: string, tier: string, emails: string[]): Customer {
  return { id, name, tier, contract: null, emails, contacts: [] };
}

export function samplePeople() {
  return SAMPLE_PEOPLE.map((person, row) => ({
    ...person,
    email: `${person.id.slice(2)}@example.com`,
    zone: row % 2 === 0 ? 'Asia/Jerusalem' : 'America/Los_Angeles',
    contacts: [{ channel: 'mail' as const, address: `${person.id.slice(2)}@example.com` }],
    label: `responder ${row + 1}`,
    erased: false,
    account:
      row === 0 ? { role: 'admin' as const, mayPublish: true } : { role: 'responder' as const, mayPublish: false },
  }));
}
