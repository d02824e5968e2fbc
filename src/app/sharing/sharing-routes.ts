import * as contract from '#contract/postmortem-export.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { Refused } from '../refused.ts';
import type { Contexts } from '../space-context.ts';
import { exportPostmortem, type ExportForm } from './export-postmortem.ts';
import { previewPublic, publishPublic, revokePublic } from './public-postmortem.ts';

/** Routes that give a postmortem away: as a file, and in public. */
export function sharingRoutes({ context }: Contexts): BoundRoute[] {
  const as = (route: typeof contract.postmortemAsMarkdown, form: ExportForm): BoundRoute =>
    bind(route, async ({ params, query }) =>
      exportPostmortem(await context(query.space), params.id, form, query.names === 'without'),
    );
  return [
    as(contract.postmortemAsMarkdown, 'markdown'),
    as(contract.postmortemAsPage, 'page'),
    as(contract.postmortemAsSlides, 'slides'),
    bind(contract.previewPublicPostmortem, async ({ params, query }) =>
      previewPublic(await context(query.space), params.id),
    ),
    bind(contract.publishPostmortem, async ({ params, query, body, caller }) =>
      publishPublic(await context(query.space), params.id, caller, body.digest),
    ),
    bind(contract.revokePostmortem, async ({ params, query }) => {
      if (!(await revokePublic(await context(query.space), params.id)))
        throw new Refused('not-found', { what: 'public postmortem', id: params.id });
      return { id: params.id };
    }),
  ];
}
