import { putStatusPage, type getStatusPage } from '#contract/status-page.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import people from '../people/people.module.css';
import settings from '../settings/settings.module.css';

type Component = AnswerOf<typeof getStatusPage>['components'][number];

const STATES: Record<string, string> = {
  operational: 'no known problem',
  under_maintenance: 'under maintenance',
  degraded_performance: 'degraded',
  partial_outage: 'partial outage',
  major_outage: 'major outage',
};

/** Features of the catalogue as the page shows them: in which order, and which not at all. */
export function StatusComponents({ components }: { components: readonly Component[] }) {
  const put = useCommand(putStatusPage);
  const shown = components.filter((one) => one.shown);
  const save = (order: readonly Component[], hidden: readonly Component[]) =>
    put.mutate({ body: { order: order.map(({ id }) => id), hidden: hidden.map(({ id }) => id) } });
  const toggle = (component: Component) =>
    save(
      shown,
      component.shown
        ? [...components.filter((one) => !one.shown), component]
        : components.filter((one) => !one.shown && one.id !== component.id),
    );
  const up = (index: number) => {
    const order = [...shown];
    order.splice(index - 1, 0, ...order.splice(index, 1));
    save(
      order,
      components.filter((one) => !one.shown),
    );
  };
  return (
    <section aria-labelledby="components" className={settings.section}>
      <h2 id="components">Components</h2>
      {components.length === 0 ? (
        <Empty title="No component is shown." lead="They are the features of the catalogue: add some there." />
      ) : (
        <ul className={people.people}>
          {components.map((component, index) => (
            <li key={component.id} className={people.person}>
              <div className={people.head}>
                <div className={people.who}>
                  <strong>
                    <bdi>{component.name}</bdi>
                  </strong>
                  <small>{component.shown ? (STATES[component.state ?? ''] ?? '') : 'not shown'}</small>
                </div>
                <div className={people.buttons}>
                  {component.shown && index > 0 && (
                    <ActionButton
                      needs="administer"
                      busy={put.isPending}
                      aria-label={`Move up ${component.name}`}
                      onClick={() => up(index)}
                    >
                      Move up
                    </ActionButton>
                  )}
                  <ActionButton
                    needs="administer"
                    busy={put.isPending}
                    aria-label={`${component.shown ? 'Hide' : 'Show'} ${component.name}`}
                    onClick={() => toggle(component)}
                  >
                    {component.shown ? 'Hide' : 'Show'}
                  </ActionButton>
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
      <RefusalNote error={put.error} />
    </section>
  );
}
