import { useRouterState } from '@tanstack/react-router';
import { placeOfPath } from '../api/space.ts';
import { PlaceLink } from './place-link.tsx';
import type { Above } from './places-above.ts';
import { placesAbove } from './places-above.ts';
import styles from './page.module.css';

/** The places above a page, each a link; nothing for a place of the rail. */
export function WayUp({ above }: { above?: readonly Above[] | undefined }) {
  const place = useRouterState({ select: (state) => placeOfPath(state.location.pathname) });
  const places = above ?? placesAbove(place);
  if (places.length === 0) return null;
  return (
    <nav aria-label="Above this page" className={styles.above}>
      {places.map(({ to, title }) => (
        <PlaceLink key={to} to={to}>
          <bdi>{title}</bdi>
        </PlaceLink>
      ))}
    </nav>
  );
}
