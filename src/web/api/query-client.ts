import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { setLive } from '../live/live-state.ts';
import { isRefusal, mayRetry } from './refusal.ts';

/** The page's cache of answers. `onSignedOut` is told when the desk no longer knows who asks. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (isRefusal(error, 'not-signed-in')) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError, onSuccess: () => setLive({ heardMs: performance.now() }) }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        retry: (count, error) => count < 2 && mayRetry(error),
        retryDelay: (attempt) => Math.min(4000, 500 * 2 ** attempt),
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
