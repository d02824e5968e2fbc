import * as contract from '#contract/status-page.ts';
import type { AnswerOf } from '#contract/route.ts';
import { statusModel } from '#core/status/status-model.ts';
import { headline } from '#core/status/status-words.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import { requestPublication } from './publish.ts';
import { statusFacts } from './status-facts.ts';
import type { StatusNeeds } from './status-needs.ts';
import { endSubscription } from './subscribe.ts';

/** Routes of the status page's own page on the desk. It is the real space's: a drill publishes nothing. */
export function statusPageRoutes(needs: StatusNeeds): BoundRoute[] {
  const { context, settings } = needs;
  return [
    bind(contract.getStatusPage, () => shownStatusPage(needs)),
    bind(contract.putStatusPage, async ({ body }) => {
      const before = await settings.statusPage();
      await settings.setStatusPage({
        order: body.order ?? before.order,
        hidden: body.hidden ?? before.hidden,
        pageUrl: body.pageUrl === undefined ? before.pageUrl : (body.pageUrl?.replace(/\/+$/, '') ?? null),
      });
      await requestPublication(needs);
      return shownStatusPage(needs);
    }),
    bind(contract.publishStatusPage, async () => {
      const askedAt = toIso(context.clock.now());
      await requestPublication(needs, true);
      const targets = await settings.statusTargets();
      return { places: targets.filter(({ target }) => target.enabled).length, askedAt };
    }),
    bind(contract.listStatusTargets, async () => ({
      targets: (await settings.statusTargets()).map(({ id, target, secret }) => ({
        id,
        target,
        hasSecret: secret !== null,
      })),
    })),
    bind(contract.putStatusTarget, async ({ params, body }) => {
      await settings.putStatusTarget(params.id, body.target, body.secret);
      await requestPublication(needs, true);
      return { id: params.id };
    }),
    bind(contract.deleteStatusTarget, async ({ params }) => {
      const known = (await settings.statusTargets()).some(({ id }) => id === params.id);
      if (!known) throw new Refused('not-found', { what: 'place to publish', id: params.id });
      await settings.putStatusTarget(params.id, null);
      await requestPublication(needs);
      return { id: params.id };
    }),
    bind(contract.listSubscribers, async ({ query }) => ({
      subscribers: (await context.storage.subscriptions.list(query.limit)).map(
        ({ id, channel, address, componentIds, confirmedAt, last }) => ({
          id,
          channel,
          address,
          componentIds,
          confirmedAt: isoOrNull(confirmedAt),
          last: last === null ? null : { ...last, at: toIso(last.at) },
        }),
      ),
    })),
    bind(contract.deleteSubscriber, async ({ params }) => {
      if ((await context.storage.subscriptions.get(params.id)) === null)
        throw new Refused('not-found', { what: 'subscription', id: params.id });
      await endSubscription(needs, params.id);
      return { id: params.id };
    }),
  ];
}

async function shownStatusPage({ context, settings }: StatusNeeds): Promise<AnswerOf<typeof contract.getStatusPage>> {
  const { storage } = context;
  const [facts, page, { features }, targets, rows, subscribers] = await Promise.all([
    statusFacts(context, settings),
    settings.statusPage(),
    storage.catalogue.get(),
    settings.statusTargets(),
    storage.publications.list(),
    storage.subscriptions.counts(),
  ]);
  const model = statusModel(facts);
  const shown = model.components.map(({ id, name, state }) => ({ id, name, shown: true, state }));
  const hidden = features
    .filter(({ id }) => page.hidden.includes(id))
    .map(({ id, name }) => ({ id, name, shown: false, state: null }));
  return {
    url: facts.pageUrl,
    pageUrl: page.pageUrl,
    headline: headline(model.open.length, model.overall.state),
    indicator: model.overall.impact,
    components: [...shown, ...hidden],
    publications: targets.map(({ id, target: { name, kind, enabled } }) => {
      const row = rows.find(({ targetId }) => targetId === id);
      return {
        id,
        name,
        kind,
        enabled,
        publishedAt: isoOrNull(row?.publishedAt ?? null),
        proof: row?.proof ?? null,
        triedAt: isoOrNull(row?.triedAt ?? null),
        failure: row?.failure ?? null,
        nextAt: isoOrNull(row?.nextAt ?? null),
      };
    }),
    subscribers,
  };
}
