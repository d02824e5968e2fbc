import { Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useAskedForProof } from '../api/proof-state.ts';
import { REAL, useSpace } from '../api/space.ts';
import { useLive } from '../live/use-live.ts';
import { ClockProvider } from '../time/clock-context.tsx';
import { useGo } from '../ui/use-go.ts';
import { AnnouncerRegion } from './announcer-region.tsx';
import { ConnectionNote } from './connection-note.tsx';
import { PracticeBanner } from './drill-banner.tsx';
import { EVERYWHERE } from './key-bindings.ts';
import { openKeysHelp, useKeysHelpOpen } from './keys-help-state.ts';
import { Rail } from './rail.tsx';
import { useClockOf } from './use-clock-readings.ts';
import { useKeyboard, useKeys } from './use-keys.ts';
import { useNearbyFocus } from './use-nearby-focus.ts';
import styles from './shell.module.css';

const Palette = lazy(() => import('./palette.tsx').then((module) => ({ default: module.Palette })));
const ProveAgain = lazy(() => import('../session/prove-again.tsx').then((module) => ({ default: module.ProveAgain })));
const KeysHelp = lazy(() => import('./keys-help.tsx').then((module) => ({ default: module.KeysHelp })));

/** The frame around every place: rail, drill banner, connection, palette, keys. */
export function Shell() {
  const space = useSpace();
  return <SpaceShell key={space} space={space} />;
}

function SpaceShell({ space }: { space: string }) {
  const clock = useClockOf(space);
  const [paletteAsked, setPaletteAsked] = useState(0);
  const openPalette = useCallback(() => setPaletteAsked((times) => times + 1), []);
  const keysHelpOpen = useKeysHelpOpen();
  const askedForProof = useAskedForProof() !== null;
  const main = useScrollReset();
  useLive(space);
  useKeyboard(openPalette);
  useShellKeys(openPalette);
  useNearbyFocus();

  return (
    <ClockProvider clock={clock}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <div className={styles.shell} data-drill={space !== REAL || undefined}>
        <div className={styles.top}>
          {space !== REAL && <PracticeBanner space={space} />}
          <ConnectionNote />
        </div>
        <Rail openPalette={openPalette} />
        <main id="main" ref={main} className={styles.main} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <AnnouncerRegion />
      <Suspense fallback={null}>
        {paletteAsked > 0 && <Palette asked={paletteAsked} />}
        {keysHelpOpen && <KeysHelp />}
        {askedForProof && <ProveAgain />}
      </Suspense>
    </ClockProvider>
  );
}

function useShellKeys(openPalette: () => void) {
  const go = useGo();
  useKeys(EVERYWHERE, [
    { keys: 'g n', title: 'Go to Now', run: () => go('/now') },
    { keys: 'g t', title: 'Go to Triage', run: () => go('/groups') },
    { keys: 'g r', title: 'Go to Ready', run: () => go('/ready') },
    { keys: 'g a', title: 'Go to Action items', run: () => go('/actions') },
    { keys: 'g i', title: 'Go to Insights', run: () => go('/insights') },
    { keys: 'h', title: 'Raise a hand', run: () => go('/report') },
    { keys: '/', title: 'Find anything', run: openPalette },
    { keys: '?', title: 'Show the keys', run: openKeysHelp },
  ]);
}

/** A new page starts at its top. */
function useScrollReset() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  useEffect(() => {
    main.current?.scrollTo(0, 0);
  }, [pathname]);
  return main;
}
