import { useRouterState } from '@tanstack/react-router';
import { placeOfPath } from '../api/space.ts';
import { PlaceLink } from '../ui/place-link.tsx';
import type { IconName } from './icons.tsx';
import { Icon } from './icons.tsx';
import { AccountMenu } from './account-menu.tsx';
import styles from './rail.module.css';

const PLACES: readonly { to: string; title: string; icon: IconName; also: string }[] = [
  { to: '/now', title: 'Now', icon: 'now', also: '/incidents /groups /actions' },
  { to: '/ready', title: 'Ready', icon: 'ready', also: '' },
  { to: '/insights', title: 'Insights', icon: 'insights', also: '' },
  { to: '/report', title: 'Raise a hand', icon: 'report', also: '' },
];

/** The way between the desk's places: a rail on the left, a bar at the bottom on a phone. */
export function Rail({ openPalette }: { openPalette: () => void }) {
  const place = useRouterState({ select: (state) => placeOfPath(state.location.pathname) });
  return (
    <nav aria-label="Places" className={styles.rail}>
      <ul>
        {PLACES.map(({ to, title, icon, also }) => (
          <li key={to}>
            <PlaceLink to={to} className={styles.place} aria-current={isAt(place, to, also) ? 'page' : undefined}>
              <Icon name={icon} />
              <span>{title}</span>
            </PlaceLink>
          </li>
        ))}
        <li>
          <button type="button" className={styles.place} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
            <Icon name="search" />
            <span>Find</span>
          </button>
        </li>
      </ul>
      <AccountMenu className={styles.place ?? ''} />
    </nav>
  );
}

function isAt(place: string, to: string, also: string): boolean {
  return [to, ...also.split(' ')].some((start) => start !== '' && (place === start || place.startsWith(`${start}/`)));
}
