import { z } from 'zod';
import { MONTH_PATTERN } from '#core/sla/month.ts';
import { idParams, instant, route, spaceQuery } from './route.ts';

const month = z.string().regex(MONTH_PATTERN, 'write a month like 2026-11');
const ofMonth = spaceQuery.extend({ month: month.optional().describe('Like `2026-11`; by default the present month') });
const clockKind = z.enum(['first-response', 'notification', 'update', 'restore']);

/** Words that went out once, to however many. */
const ledgerWords = z.object({
  textId: z.string(),
  incidentId: z.string(),
  number: z.int(),
  audience: z.string(),
  at: instant,
  text: z.string(),
});

const ledgerEntry = z.object({
  textId: z.string(),
  customer: z.object({ id: z.string(), name: z.string() }).nullable(),
  to: z
    .string()
    .nullable()
    .describe('A person, the ticket, or who reported by mail; null for a customer itself and the public'),
  channel: z.string(),
  address: z.string().nullable().describe('Null when it has none, or when it was forgotten after its time'),
  outcome: z.enum(['waiting', 'sent', 'kept', 'failed']),
  outcomeAt: instant.nullable(),
  proof: z.string().nullable(),
});

export const ledger = z.object({
  words: z.array(ledgerWords).describe('Each text once, the oldest first'),
  entries: z.array(ledgerEntry).describe('Whom it was sent to'),
  isComplete: z.boolean().describe('False when there are more entries than one answer holds'),
});
export type Ledger = z.output<typeof ledger>;

const tag = 'Customers';
export const incidentLedger = route({
  name: 'incidentLedger',
  method: 'GET',
  path: '/api/v1/incidents/:id/ledger',
  summary: 'Who was told what in an incident, when, by which channel, with its proof.',
  tag,
  needs: 'respond',
  params: idParams,
  answer: ledger,
});
export const customerLedger = route({
  name: 'customerLedger',
  method: 'GET',
  path: '/api/v1/customers/:id/ledger',
  summary: 'What a customer was told in a month.',
  tag,
  needs: 'respond',
  params: idParams,
  query: ofMonth,
  answer: ledger,
});

const share = z.number().nullable().describe('Per cent');

export const customerMonth = z.object({
  id: z.string(),
  name: z.string(),
  tier: z.string(),
  contract: z.string().nullable(),
  incidents: z.int(),
  breaches: z.int(),
  lostMs: z.number(),
  availability: share,
  promised: share,
  kept: z.boolean().nullable(),
});
export type CustomerMonth = z.output<typeof customerMonth>;

export const listCustomerMonths = route({
  name: 'listCustomerMonths',
  method: 'GET',
  path: '/api/v1/customers/months',
  summary: 'Customers that incidents of a month hurt, the worst first.',
  tag,
  needs: 'view',
  query: ofMonth,
  answer: z.object({ month, customers: z.array(customerMonth), spared: z.int().describe('Customers that none hurt') }),
});

export const customerReport = route({
  name: 'customerReport',
  method: 'GET',
  path: '/api/v1/customers/:id/report',
  summary: 'A customer’s month: availability, incidents, promises, words sent. Never sent by itself.',
  tag,
  needs: 'view',
  params: idParams,
  query: ofMonth,
  answer: z.object({
    customer: z.object({ id: z.string(), name: z.string(), tier: z.string(), contract: z.string().nullable() }),
    month,
    zone: z.string().describe('Whose wall clocks the month goes by'),
    fromAt: instant,
    toAt: instant,
    untilAt: instant.describe('Up to when it speaks: the month’s end, or now'),
    hoursMs: z.number().describe('The contract’s hours until then'),
    lostMs: z.number(),
    availability: share,
    promised: share,
    kept: z.boolean().nullable(),
    incidents: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        title: z.string(),
        priority: z.string().nullable(),
        feature: z.string().nullable(),
        fromAt: instant,
        toAt: instant.nullable(),
        lostMs: z.number(),
        counts: z.boolean().describe('Whether it counts against availability'),
      }),
    ),
    clocks: z.array(z.object({ clock: clockKind, due: z.int(), kept: z.int() })),
    breaches: z.array(
      z.object({
        incidentId: z.string(),
        number: z.int(),
        clock: clockKind,
        occurrence: z.int(),
        dueAt: instant,
        metAt: instant.nullable(),
        lateMs: z.number(),
      }),
    ),
    words: z.array(
      z.object({ number: z.int(), at: instant, channel: z.string(), outcome: z.string(), text: z.string() }),
    ),
    markdown: z.string().describe('The same as Markdown'),
  }),
});
export type CustomerReport = z.output<typeof customerReport.answer>;
