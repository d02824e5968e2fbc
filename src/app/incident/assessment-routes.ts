import { assess, previewAssessment } from '#contract/assessment.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import type { Contexts } from '../space-context.ts';
import { assessImpact, previewImpact } from './assess-impact.ts';

/** Routes by which the impact is estimated. */
export function assessmentRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(assess, async ({ params, query, body, caller }) => {
      const { id, version } = await assessImpact(await context(query.space), params.id, caller.actor, body);
      return { id, version };
    }),
    bind(previewAssessment, async ({ params, query, body, caller }) =>
      previewImpact(await context(query.space), params.id, caller.actor, body),
    ),
  ];
}
