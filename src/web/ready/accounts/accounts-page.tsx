import { listAccounts } from '#contract/accounts.ts';
import { listTokens } from '#contract/tokens.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { AccountRow } from './account-row.tsx';
import { Invite } from './invite.tsx';
import { NewToken } from './new-token.tsx';
import { TokenRow } from './token-row.tsx';
import { Empty } from '../../ui/empty.tsx';
import people from '../people/people.module.css';

/** Who may sign in, and which machines may call the API. */
export function AccountsPage() {
  const accounts = useAnswer(listAccounts);
  const tokens = useAnswer(listTokens);
  return (
    <Page
      title="Accounts and tokens"
      lead="An administrator may do everything, a responder runs incidents, a viewer looks on. Publishing the procedure is a right of its own."
    >
      <section aria-labelledby="accounts" style={{ display: 'grid', gap: 12 }}>
        <h2 id="accounts">Accounts</h2>
        <Shown answer={accounts}>
          {(data) => (
            <ul className={people.people}>
              {data.accounts.map((account) => (
                <AccountRow key={account.id} account={account} />
              ))}
            </ul>
          )}
        </Shown>
        <Invite />
      </section>
      <section aria-labelledby="tokens" style={{ display: 'grid', gap: 12 }}>
        <h2 id="tokens">API tokens</h2>
        <Shown answer={tokens}>
          {(data) =>
            data.tokens.length === 0 ? (
              <Empty title="No token exists." lead="A pipeline needs one to record changes or to report." />
            ) : (
              <ul className={people.people}>
                {data.tokens.map((token) => (
                  <TokenRow key={token.id} token={token} />
                ))}
              </ul>
            )
          }
        </Shown>
        <NewToken />
      </section>
    </Page>
  );
}
