import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { READY_PAGES } from './ready-pages.ts';
import styles from './ready.module.css';

/** Everything for daylight. */
export function ReadyPage() {
  return (
    <Page title="Ready" lead="What a calm day prepares for a bad night.">
      <ul className={styles.list}>
        {READY_PAGES.map((page) => (
          <li key={page.to}>
            <PlaceLink to={page.to}>
              <strong>{page.title}</strong>
              <span>{page.lead}</span>
            </PlaceLink>
          </li>
        ))}
      </ul>
    </Page>
  );
}
