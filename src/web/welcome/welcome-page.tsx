import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lookAtWelcome } from '#contract/session.ts';
import { call } from '../api/call.ts';
import { Empty } from '../ui/empty.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Skeletons } from '../ui/skeletons.tsx';
import { Threshold } from '../ui/threshold.tsx';
import { WelcomeForm } from './welcome-form.tsx';

const TITLES = {
  'first-administrator': 'Welcome to your desk',
  invitation: 'Welcome to the desk',
  'new-password': 'Choose a new password',
} as const;

/** Behind a one-time link: who you are from now on, and your password. */
export function WelcomePage() {
  const { token: inPath } = useParams({ strict: false }) as { token?: string };
  const { token: inQuery } = useSearch({ strict: false }) as { token?: string };
  const token = String(inPath ?? inQuery ?? '');
  const look = useQuery({
    queryKey: ['lookAtWelcome', token],
    queryFn: () => call(lookAtWelcome, { query: { token } }),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '') {
    return (
      <Threshold title="Welcome">
        <Empty
          title="This address lacks its one-time part."
          lead="Open the link exactly as it was printed or sent to you."
        >
          <Link to="/sign-in">Sign in instead</Link>
        </Empty>
      </Threshold>
    );
  }
  if (look.data === undefined) {
    return (
      <Threshold title="Welcome">
        {look.error === null ? <Skeletons lines={3} /> : <RefusalNote error={look.error} />}
        <p>
          <Link to="/sign-in">Sign in instead</Link>
        </p>
      </Threshold>
    );
  }
  return (
    <Threshold title={TITLES[look.data.kind]} lead="This link works once.">
      <WelcomeForm token={token} kind={look.data.kind} invited={{ name: look.data.name, email: look.data.email }} />
    </Threshold>
  );
}
