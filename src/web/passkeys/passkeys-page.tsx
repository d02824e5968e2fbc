import { useState } from 'react';
import { listPasskeys } from '#contract/passkey.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import people from '../ready/people/people.module.css';
import { AddPasskey } from './add-passkey.tsx';
import { PasskeyRow } from './passkey-row.tsx';

/** One's own passkeys: which there are, adding one, removing one. */
export function PasskeysPage() {
  const answer = useAnswer(listPasskeys);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <Page
      title="Your passkeys"
      lead="With a passkey your phone or computer signs you in: a finger, a face or a PIN, and nothing to type. Your password goes on working."
    >
      <Shown answer={answer}>
        {(data) => (
          <>
            {data.passkeys.length === 0 ? (
              <Empty
                title="You have no passkey yet."
                lead="The ones you add stand here, with when each was last used."
              />
            ) : (
              <ul className={people.people} aria-label="Passkeys">
                {data.passkeys.map((passkey) => (
                  <PasskeyRow key={passkey.id} passkey={passkey} host={data.place.host} onSaid={setSaid} />
                ))}
              </ul>
            )}
            {said !== null && <p role="status">{said}</p>}
            <AddPasskey place={data.place} onSaid={setSaid} />
          </>
        )}
      </Shown>
    </Page>
  );
}
