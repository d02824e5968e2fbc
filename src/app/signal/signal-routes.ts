import type { z } from 'zod';
import * as mappingContract from '#contract/change-mapping.ts';
import { changeMapping } from '#contract/change-mapping.ts';
import * as contract from '#contract/signal.ts';
import { mustCompile, tryMapping } from '../change/try-mapping.ts';
import { randomKey, randomRoutingKey } from '../keys.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { loadPage } from '../page/page-use-cases.ts';
import type { HookRow } from '../ports/hooks.ts';
import type { GroupRow, SignalRow } from '../ports/signals.ts';
import { isoOrNull } from '../room/shown.ts';
import { Refused } from '../refused.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import type { Incident } from '#core/incident/incident.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { toIso } from '#core/shared/instant.ts';
import { declare, takeReport } from './take-report.ts';
import { linkSignals } from './take-alerts.ts';

/** Routes of triage, reports and hooks. */
export function signalRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listGroups, async ({ query }) => {
      const space = await context(query.space);
      const groups = await space.storage.signals.listGroups(query.state);
      return { groups: await shownGroups(space, groups) };
    }),
    bind(contract.getGroup, async ({ params, query }) => {
      const space = await context(query.space);
      const found = await mustFind(space, params.id);
      const [group] = await shownGroups(space, [found.group]);
      if (group === undefined) throw new Refused('not-found', { what: 'signal group', id: params.id });
      return { group, signals: await shownSignals(space, found.signals) };
    }),
    bind(contract.declareGroup, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { group } = await mustFind(space, params.id);
      if (group.status === 'dismissed')
        throw new Refused('refused', {
          reason: 'This group was dismissed.',
          next: 'Raise a hand, or wait for its next signal.',
        });
      const id = await declare(space, caller.actor, params.id, body.title ?? null);
      // Whoever declares is looking at it: that is the acknowledgement.
      const done = await runCommand(space, id, (incident) => ({
        command: {
          type: incident.acknowledgedAt === null && caller.personId !== null ? 'Acknowledge' : 'Wake',
          by: caller.actor,
        },
      }));
      space.live.tell({ topic: 'group', id: params.id, version: null });
      return { id, version: done.version };
    }),
    bind(contract.joinGroup, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { incidentId } = body;
      const { signals } = await mustFind(space, params.id);
      await runCommand(space, incidentId, async (incident) => {
        mayJoin((await mustFind(space, params.id)).group, incident);
        return {
          command: { type: 'Wake', by: caller.actor },
          also: [{ kind: 'group-status', groupId: params.id, status: 'joined', incidentId, movesFrom: null }],
        };
      });
      const done = await linkSignals(space, incidentId, signals, caller.actor);
      space.live.tell({ topic: 'group', id: params.id, version: null });
      return { id: done.id, version: done.version };
    }),
    bind(contract.dismissGroup, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { group } = await mustFind(space, params.id);
      if (group.status !== 'open' && group.status !== 'closed') throw decidedAlready(group);
      await space.storage.texts.put([{ ...textRow(space, body.reason, caller.actor), id: `dismissal-${params.id}` }]);
      if (!(await space.storage.signals.dismissGroup(params.id)))
        throw decidedAlready((await mustFind(space, params.id)).group);
      space.live.tell({ topic: 'group', id: params.id, version: null });
      return { id: params.id };
    }),
    bind(contract.createReport, async ({ query, body, caller }) =>
      takeReport(await context(query.space), caller.actor, body),
    ),
    bind(contract.listHooks, async ({ query }) => {
      const space = await context(query.space);
      const [hooks, company] = await Promise.all([space.storage.signals.hooks(), space.company()]);
      return {
        publicUrl: company.publicUrl,
        hooks: hooks.map((hook) => ({
          id: hook.id,
          kind: hook.kind,
          name: hook.name,
          url: hookUrl(company.publicUrl, hook),
          signed: hook.secret !== null,
          secretLost: hook.secretLost ?? false,
          mapping: changeMapping.safeParse(hook.settings).data ?? null,
          lastUsedAt: isoOrNull(hook.lastUsedAt),
        })),
      };
    }),
    bind(contract.createHook, async ({ query, body }) => {
      const space = await context(query.space);
      if (space.kind !== 'real')
        throw new Refused('refused', {
          reason: 'A drill takes no alerts from outside.',
          next: 'Make the address on the real desk, under Ready, Settings.',
        });
      checkHook(body);
      const row: HookRow = {
        id: space.ids.next('hook'),
        kind: body.kind,
        name: body.name,
        key: body.kind === 'pagerduty' ? randomRoutingKey() : randomKey(),
        secret: body.secret,
        settings: body.mapping,
        lastUsedAt: null,
      };
      await space.storage.signals.putHook(row);
      return { id: row.id, url: hookUrl((await space.company()).publicUrl, row) };
    }),
    bind(mappingContract.putHookMapping, async ({ params, query, body }) => {
      const { signals } = (await context(query.space)).storage;
      const hook = (await signals.hooks()).find(({ id, kind }) => id === params.id && kind === 'changes');
      if (hook === undefined) throw new Refused('not-found', { what: 'hook for changes', id: params.id });
      mustCompile(body);
      await signals.putHook({ ...hook, settings: body });
      return { id: hook.id };
    }),
    bind(mappingContract.tryMapping, async ({ query, body }) =>
      tryMapping(await context(query.space), body.mapping, { body: body.body ?? null, headers: body.headers }),
    ),
    bind(contract.deleteHook, async ({ params, query }) => {
      const space = await context(query.space);
      if (!(await space.storage.signals.deleteHook(params.id)))
        throw new Refused('not-found', { what: 'hook', id: params.id });
      return { id: params.id };
    }),
  ];
}

/** Tools that sign every request need a secret, and the generic hook for changes needs its mapping. */
function checkHook({ kind, secret, mapping }: z.output<(typeof contract.createHook)['body']>): void {
  if ((kind === 'github' || kind === 'gitlab') && secret === null)
    throw new Refused('bad-input', {}, [
      {
        path: 'secret',
        message: `Set a secret: ${kind === 'github' ? 'GitHub signs' : 'GitLab proves'} each request with it.`,
      },
    ]);
  if (kind === 'tracker' && secret === null)
    throw new Refused('bad-input', {}, [{ path: 'secret', message: 'Set a secret: what a tracker says is signed.' }]);
  if (kind === 'changes' && mapping === null)
    throw new Refused('bad-input', {}, [{ path: 'mapping', message: 'Say how this hook reads requests.' }]);
  if (kind !== 'changes' && mapping !== null)
    throw new Refused('bad-input', {}, [{ path: 'mapping', message: 'Only hooks of kind changes have a mapping.' }]);
  if (mapping !== null) mustCompile(mapping);
}

/** The address that a tool, or a person with a report, is given. */
export function hookUrl(publicUrl: string, hook: Pick<HookRow, 'kind' | 'key'>): string {
  return hook.kind === 'report' ? `${publicUrl}/report/${hook.key}` : `${publicUrl}/hooks/${hook.kind}/${hook.key}`;
}

function mayJoin(group: GroupRow, incident: Incident): void {
  if (group.incidentId !== null)
    throw new Refused('refused', {
      reason: 'This group belongs to an incident already.',
      next: 'Open that incident, or merge the two.',
    });
  if (hasEnded(incident.phase))
    throw new Refused('refused', {
      reason: `Incident ${incident.number} has ended.`,
      next: 'Reopen it if it is back, or declare a new one from this group.',
    });
}

function decidedAlready({ status }: GroupRow): Refused {
  return new Refused('refused', { reason: `This group was ${status} already.`, next: 'Nothing is left to decide.' });
}

async function mustFind(space: SpaceContext, id: string): Promise<{ group: GroupRow; signals: SignalRow[] }> {
  const found = await space.storage.signals.getGroup(id);
  if (found === null) throw new Refused('not-found', { what: 'signal group', id });
  return found;
}

type ShownGroup = (typeof contract.groupSummary)['_zod']['input'];
type ShownSignal = (typeof contract.signal)['_zod']['input'];

/** Groups with the names of customers and whether somebody answered their page. */
export async function shownGroups(space: SpaceContext, groups: GroupRow[]): Promise<ShownGroup[]> {
  const { customers } = await space.storage.catalogue.get();
  const names = new Map(customers.map((customer) => [customer.id, customer.name]));
  return Promise.all(
    groups.map(async ({ customerIds, pageId, ...group }) => ({
      ...group,
      customers: customerIds.map((id) => names.get(id) ?? id),
      openedAt: toIso(group.openedAt),
      lastSignalAt: toIso(group.lastSignalAt),
      paged: await pagedState(space, pageId),
    })),
  );
}

async function pagedState(space: SpaceContext, pageId: string | null): Promise<ShownGroup['paged']> {
  const page = pageId === null ? null : await loadPage(space, pageId);
  if (page === null || page.status === 'cancelled') return 'no';
  if (page.status === 'paging') return 'waiting';
  return page.status === 'acknowledged' ? 'answered' : 'nobody-answered';
}

async function shownSignals(space: SpaceContext, signals: SignalRow[]): Promise<ShownSignal[]> {
  const { customers } = await space.storage.catalogue.get();
  const names = new Map(customers.map((customer) => [customer.id, customer.name]));
  return signals.map((signal) => ({
    id: signal.id,
    kind: signal.kind,
    dedupKey: signal.dedupKey,
    title: signal.title,
    details: signal.details,
    status: signal.status,
    startedAt: toIso(signal.startedAt),
    endedAt: isoOrNull(signal.endedAt),
    labels: signal.labels,
    customer: signal.customerId === null ? signal.customerText : (names.get(signal.customerId) ?? signal.customerId),
    link: signal.link,
  }));
}
