import { simulatedExecutors } from '#drills/simulated-executors.ts';
import { noTrackers } from '#app/actions/no-trackers.ts';
import { incidentCache } from '#app/incident/incident-cache.ts';
import type { Caller } from '#app/caller.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import { spaceRoutes } from '#app/routes.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { assess } from '#contract/assessment.ts';
import type { AnswerOf, Route } from '#contract/route.ts';
import { createReport } from '#contract/signal.ts';
import type { z } from 'zod';
import { fromIso, type Instant } from '#core/shared/instant.ts';
import { settleCompany, type Company } from '#drills/company.ts';
import { memoryStorage } from '#drills/memory/memory-storage.ts';
import { sequenceIds } from '#drills/memory/sequence-ids.ts';
import { simulatedClock, type SimulatedClock } from '#drills/simulated-clock.ts';
import { referenceYaml } from './reference-procedure.ts';

/** Whoever holds a role of the reference procedure has the role's name. */
const PEOPLE = ['on-call', 'imoc', 'tloc', 'soc', 'approver'] as const;
const START: Instant = fromIso('2026-11-23T17:03:00Z');

export interface CommsDeskOptions {
  storage?: SpaceStorage;
  clock?: Clock;
  procedureYaml?: string;
  customers?: Company['catalogue']['customers'];
  hasTicketHook?: boolean;
  /** Tells the ids of two servers on one database apart. */
  seed?: string;
}

/** A desk whose API is called without a server: real use cases on any storage, in virtual time. */
export interface CommsDesk {
  context: SpaceContext;
  clock: SimulatedClock;
  /** Calls a route of the API as a person. */
  ask<R extends Route>(
    route: R,
    by: string,
    input: { params?: object; query?: object; body?: z.input<R['body']> },
  ): Promise<AnswerOf<R>>;
  /** Takes reports and assesses them as a P1; answers the incident's id. */
  outage(reports: Partial<z.input<typeof createReport.body>>[]): Promise<string>;
}

export async function commsDesk(options: CommsDeskOptions = {}): Promise<CommsDesk> {
  const ids = sequenceIds(options.seed);
  const clock = simulatedClock(START);
  const storage = options.storage ?? memoryStorage({ ids, hooks: [] });
  const procedure = { name: 'Reference', yaml: options.procedureYaml ?? referenceYaml() };
  await settleCompany(storage, company(options.customers ?? []), procedure, START);
  const context = contextOn(storage, options.clock ?? clock, ids, options.hasTicketHook ?? true);
  const routes = new Map(spaceRoutes({ context: async () => context }).map((bound) => [bound.route.name, bound]));

  const desk: CommsDesk = {
    context,
    clock,
    async ask(route, by, { params = {}, query = { space: 'real' }, body = {} }) {
      const bound = routes.get(route.name);
      if (bound === undefined) throw new Error(`nothing is bound to ${route.name}`);
      const request = { params, query, body: route.body.parse(body), caller: deskCaller(by) };
      return (await bound.run(request)) as AnswerOf<typeof route>;
    },
    async outage(reports) {
      let incidentId = '';
      for (const [index, report] of reports.entries()) {
        const answer = await desk.ask(createReport, 'soc', {
          body: { title: 'Cannot update environments', featureId: 'environments', key: `report-${index}`, ...report },
        });
        incidentId = answer.incidentId ?? incidentId;
      }
      const { customers } = await context.storage.catalogue.get();
      await desk.ask(assess, 'imoc', {
        params: { id: incidentId },
        body: {
          featureId: 'environments',
          customerIds: customers.map(({ id }) => id),
          symptom: 'Saving an environment fails',
          evidence: [{ source: 'alert' }, { source: 'metric' }],
          override: { priority: 'P1', reason: 'Seen on two sides' },
        },
      });
      return incidentId;
    },
  };
  return desk;
}

/** The use cases of the real space on a storage. */
export function contextOn(
  storage: SpaceStorage,
  clock: Clock,
  ids: SpaceContext['ids'],
  hasHook: boolean,
): SpaceContext {
  return {
    id: 'real',
    kind: 'real',
    storage,
    clock,
    ids,
    live: { tell() {} },
    channel: { name: 'room', open: async ({ id }) => ({ ref: id }) },
    cache: incidentCache(),
    executors: simulatedExecutors(),
    trackers: noTrackers,
    company: async () => ({ name: 'Example', publicUrl: 'https://desk.example' }),
    webhookUrl: async () => null,
    hasTicketHook: async () => hasHook,
    show: async ({ subject, body }) => ({ kind: 'words', subject, text: body }),
    showOnPage: async (incident) => JSON.stringify(incident),
    approvalLink: async ({ approvalId, personId }) => `https://desk.example/approve/${approvalId}/${personId}`,
    acknowledgeLink: async ({ pageId }) => `https://desk.example/ack/${pageId}`,
  };
}

function company(customers: Company['catalogue']['customers']): Company {
  return {
    name: 'Example',
    publicUrl: 'https://desk.example',
    catalogue: {
      features: [{ id: 'environments', name: 'updating environments', tier: 'core', services: [] }],
      services: [],
      tiers: [],
      contracts: [],
      customers,
    },
    people: PEOPLE.map((id) => ({ id, name: `The ${id}`, email: `${id}@desk.example`, zone: 'UTC', contacts: [] })),
    rotations: PEOPLE.map((id) => ({
      id,
      name: id,
      zone: 'UTC',
      startsOn: '2026-01-01T00:00',
      people: [id],
      overrides: [],
    })),
    changes: [],
  };
}

/** Somebody who may respond, signed in. */
export function deskCaller(id: string): Caller {
  const rights: Caller['rights'] = new Set(['public', 'view', 'respond'] as const);
  return { actor: { kind: 'person', id }, accountId: id, personId: id, name: id, email: '', role: 'responder', rights };
}
