import './theme/fonts.css';
import './theme/mantine.css';
import './theme/tokens.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { dropProof } from './api/proof-state.ts';
import { makeQueryClient } from './api/query-client.ts';
import { makeRouter } from './router.tsx';
import { theme } from './theme/theme.ts';
import { useScheme } from './theme/use-scheme.ts';

const router = makeRouter();
const queries = makeQueryClient(() => {
  dropProof();
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || pathname.startsWith('/welcome')) return;
  void router.navigate({ to: '/sign-in', search: { then: href } });
});

function Desk() {
  const scheme = useScheme();
  return (
    <MantineProvider theme={theme} defaultColorScheme={scheme} forceColorScheme={scheme}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

const root = document.getElementById('desk');
if (root === null) throw new Error('index.html has no #desk');
createRoot(root).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
