import { PlaceLink } from '../ui/place-link.tsx';
import styles from './first-visit.module.css';

const LESSONS: readonly { title: string; words: string; to: string; link: string }[] = [
  {
    title: 'Stick to the plan',
    words:
      'The procedure is a file. Each step becomes a duty with an owner and a clock; what is bureaucracy happens by itself.',
    to: '/ready/procedure',
    link: 'See the procedure',
  },
  {
    title: 'Revert first',
    words: 'Changes are recorded with the way back. Fixing forward needs a reason and a name.',
    to: '/ready/changes',
    link: 'See changes and their revert plans',
  },
  {
    title: 'Do not assume an outage',
    words: 'Raising a hand is free. Words reach the public only on evidence, by your own priority table.',
    to: '/groups',
    link: 'See triage',
  },
  {
    title: 'Call it a night',
    words: 'Past midnight, the people on call are the limit. See who is on, until when, and who takes over.',
    to: '/ready/oncall',
    link: 'See who is on call',
  },
  {
    title: 'Do not commit during an outage',
    words: 'Ideas are parked without owner or date until the postmortem. See what was said to whom.',
    to: '/ready/outbox',
    link: 'See every message',
  },
];

/** The five lessons of that night, each with the page that keeps it. */
export function Lessons() {
  return (
    <section aria-labelledby="lessons" className={styles.lessons}>
      <h2 id="lessons">Five lessons this desk keeps for you</h2>
      <ol>
        {LESSONS.map((lesson) => (
          <li key={lesson.title}>
            <div>
              <h3>{lesson.title}</h3>
              <p>
                {lesson.words} <PlaceLink to={lesson.to}>{lesson.link}</PlaceLink>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
