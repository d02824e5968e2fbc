import type { ReactNode } from 'react';
import type { TemplateShown } from '#contract/revert-plans.ts';
import { PlaceLink } from '../../ui/place-link.tsx';

interface MissingPlansProps {
  templates: readonly TemplateShown[];
  withoutTemplate: readonly string[];
}

/** What is to be done about ways back, by daylight: services never rehearsed, too long ago, or without a plan. */
export function MissingPlans({ templates, withoutTemplate }: MissingPlansProps) {
  const runnable = templates.filter(({ steps }) => steps.length > 0);
  const never = runnable.filter(({ rehearsedAt }) => rehearsedAt === null);
  const stale = runnable.filter(({ rehearsedAt, stale: isStale }) => rehearsedAt !== null && isStale);
  if (templates.length === 0 && withoutTemplate.length === 0) return null;
  const isComplete = never.length === 0 && stale.length === 0 && withoutTemplate.length === 0;
  if (isComplete) return <p>Every service has a plan that was rehearsed lately.</p>;
  return (
    <>
      <Named title="Never rehearsed" services={never.map(({ service }) => service)} />
      <Named title="Rehearsed too long ago" services={stale.map(({ service }) => service)} />
      <Named title="Without a plan" services={withoutTemplate}>
        <PlaceLink to="/ready/catalogue">See the catalogue</PlaceLink>
      </Named>
    </>
  );
}

function Named({ title, services, children }: { title: string; services: readonly string[]; children?: ReactNode }) {
  if (services.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>
        {title}: {services.length}
      </h3>
      <ul style={{ overflowWrap: 'anywhere' }}>
        {services.map((service) => (
          <li key={service}>
            <bdi>{service}</bdi>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
