import { now } from '#contract/desk.ts';
import { REAL, useSpace } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useMe } from '../session/rights.ts';
import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { Shown } from '../ui/shown.tsx';
import { Skeletons } from '../ui/skeletons.tsx';
import { buttonLink } from '../ui/button-link.ts';
import { RestCover } from '../protection/rest-cover.tsx';
import { OverdueNote } from '../actions/overdue-note.tsx';
import { FirstVisit } from './first-visit.tsx';
import { IncidentRows } from './incident-rows.tsx';
import { byUrgency } from './urgency.ts';
import { Invitations } from './invitations.tsx';
import { WaitingForYou } from './waiting-for-you.tsx';
import { WaitingGroups } from './waiting-groups.tsx';
import { RecentIncidents } from './recent-incidents.tsx';
import { Empty } from '../ui/empty.tsx';
import styles from './now-page.module.css';

/** All that is open, the most urgent first, and what waits to be judged. */
export function NowPage() {
  const answer = useAnswer(now);
  const { data: account } = useMe();
  const me = account?.personId ?? null;
  const open = answer.data?.incidents.length ?? 0;
  // Whoever waits in a game day for what comes is offered nothing else to try.
  const isFirstVisit = useSpace() === REAL && answer.data?.firstVisit === true;
  const isQuiet = answer.data?.firstVisit === false && open + answer.data.groups.length === 0;
  return (
    <Page
      title="Now"
      lead={answer.data === undefined ? undefined : leadWords(open, answer.data.groups.length)}
      actions={
        <PlaceLink
          to="/report"
          className={`${buttonLink} ${styles.hand ?? ''}`}
          data-primary={isQuiet ? '' : undefined}
        >
          Raise a hand
        </PlaceLink>
      }
    >
      <Shown answer={answer} skeleton={<Skeletons lines={4} height={92} />}>
        {(desk) => (
          <>
            {isFirstVisit && <FirstVisit title="Nothing has happened on this desk yet. Try one of these first." />}
            <WaitingForYou />
            {desk.incidents.length > 0 && <IncidentRows incidents={byUrgency(desk.incidents, me)} me={me} />}
            {desk.groups.length > 0 && <WaitingGroups groups={desk.groups} />}
            <RestCover />
            <Invitations />
            {!isFirstVisit && desk.incidents.length === 0 && desk.groups.length === 0 && (
              <Empty
                title="Nothing is open."
                lead="An incident appears here when an alert or a report is declared, or when somebody raises a hand."
              />
            )}
            {desk.recent.length > 0 && <RecentIncidents incidents={desk.recent} />}
            {!isFirstVisit && <OverdueNote />}
            {!isFirstVisit && (
              <p className={styles.more}>
                <PlaceLink to="/incidents">All incidents</PlaceLink>
                <PlaceLink to="/actions">Action items</PlaceLink>
                <PlaceLink to="/ready/first-steps">First steps</PlaceLink>
              </p>
            )}
          </>
        )}
      </Shown>
    </Page>
  );
}

function leadWords(incidents: number, groups: number): string {
  const open =
    incidents === 0
      ? 'No incident is open'
      : incidents === 1
        ? 'One incident is open'
        : `${incidents} incidents are open`;
  const waiting =
    groups === 0
      ? 'nothing waits for triage'
      : groups === 1
        ? 'one group waits for triage'
        : `${groups} groups wait for triage`;
  return `${open}; ${waiting}.`;
}
