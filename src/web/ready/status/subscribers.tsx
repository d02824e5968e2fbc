import { useState } from 'react';
import { deleteSubscriber, listSubscribers, type getStatusPage } from '#contract/status-page.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMay } from '../../session/rights.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Shown } from '../../ui/shown.tsx';
import people from '../people/people.module.css';
import settings from '../settings/settings.module.css';

type Subscriber = AnswerOf<typeof listSubscribers>['subscribers'][number];

/** How many are told; their addresses are for administrators. */
export function Subscribers({ counts }: { counts: AnswerOf<typeof getStatusPage>['subscribers'] }) {
  const may = useMay('administer');
  return (
    <section aria-labelledby="subscribers" className={settings.section}>
      <h2 id="subscribers">Subscribers</h2>
      <p>
        {counts.mail} by mail, {counts.webhook} by webhook, {counts.waiting} not confirmed yet.
      </p>
      {may && <SubscriberList />}
    </section>
  );
}

function SubscriberList() {
  const answer = useAnswer(listSubscribers);
  return (
    <Shown answer={answer}>
      {({ subscribers }) =>
        subscribers.length === 0 ? (
          <Empty title="Nobody has subscribed yet." lead="Readers do so on the page itself." />
        ) : (
          <ul className={people.people}>
            {subscribers.map((subscriber) => (
              <SubscriberRow key={subscriber.id} subscriber={subscriber} />
            ))}
          </ul>
        )
      }
    </Shown>
  );
}

function SubscriberRow({ subscriber: { id, address, confirmedAt, last, componentIds } }: { subscriber: Subscriber }) {
  const [asking, setAsking] = useState(false);
  const end = useCommand(deleteSubscriber);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{address}</bdi>
          </strong>
          <small>
            {confirmedAt === null ? 'not confirmed yet' : 'told'} of {componentIds?.join(', ') ?? 'everything'}
            {last !== null && (
              <>
                , last message {last.state} <Ago at={last.at} />
              </>
            )}
          </small>
        </div>
        <ActionButton
          needs="administer"
          {...(asking ? { variant: 'filled' } : { 'aria-label': `Remove ${address}` })}
          busy={end.isPending}
          onClick={() => (asking ? end.mutate({ params: { id } }) : setAsking(true))}
        >
          {asking ? 'Yes, and forget the address' : 'Remove'}
        </ActionButton>
      </div>
      <RefusalNote error={end.error} />
    </li>
  );
}
