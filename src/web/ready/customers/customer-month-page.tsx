import { useParams } from '@tanstack/react-router';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { customerReport, type CustomerReport } from '#contract/customers.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { fullWords } from '../../time/absolute-words.ts';
import { CopyBox } from '../../ui/copy-box.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import { useGo } from '../../ui/use-go.ts';
import { availabilityWords, CLOCK_NAMES, keptWords } from './figures.ts';
import { MonthPicker } from './month-picker.tsx';
import { monthWords } from './months.ts';
import styles from './customers.module.css';

/** One customer's month: availability, incidents, promises and the words sent. It prints. */
export function CustomerMonthPage() {
  const { id, month } = useParams({ strict: false }) as { id: string; month: string };
  const answer = useAnswer(customerReport, { params: { id }, query: { month } });
  const go = useGo();
  return (
    <Page
      title={answer.data === undefined ? 'Customer' : answer.data.customer.name}
      lead={`${monthWords(month)}. The desk never sends this by itself.`}
      above={[{ to: '/ready/customers', title: 'Customers' }]}
    >
      <MonthPicker month={month} onChange={(chosen) => go(`/ready/customers/${id}/${chosen}`)} />
      <Shown answer={answer}>{(report) => <Report report={report} />}</Shown>
    </Page>
  );
}

function Report({ report }: { report: CustomerReport }) {
  const { customer, availability, promised, kept, lostMs, hoursMs } = report;
  return (
    <>
      <section aria-labelledby="availability" className={styles.section}>
        <h2 id="availability">Availability</h2>
        <p>
          <strong className="tabular">{availabilityWords(availability)}</strong>{' '}
          <span className={kept === false ? styles.missed : undefined}>promised {keptWords(promised, kept)}</span>
        </p>
        <p>
          {durationInWords(lostMs)} lost of {durationInWords(hoursMs)} by the hours of{' '}
          {customer.contract ?? 'no contract'}, until {fullWords(Date.parse(report.untilAt))}. The month goes by the
          clocks of {report.zone}.
        </p>
      </section>
      <Incidents report={report} />
      <Promises report={report} />
      <Words report={report} />
      <section aria-labelledby="markdown" className={styles.section}>
        <h2 id="markdown">As text</h2>
        <CopyBox what="report" text={report.markdown} />
      </section>
    </>
  );
}

function Incidents({ report }: { report: CustomerReport }) {
  return (
    <section aria-labelledby="incidents" className={styles.section}>
      <h2 id="incidents">Incidents</h2>
      {report.incidents.length === 0 ? (
        <p>No incident hurt this customer.</p>
      ) : (
        <Rows
          label="Incidents"
          rows={report.incidents}
          keyOf={({ id }) => id}
          columns={[
            {
              title: 'Incident',
              main: true,
              cell: ({ id, number, title }) => (
                <PlaceLink to={`/incidents/${id}`}>
                  #{number} <bdi>{title}</bdi>
                </PlaceLink>
              ),
            },
            { title: 'Priority', cell: ({ priority }) => priority ?? 'none' },
            { title: 'From', cell: ({ fromAt }) => fullWords(Date.parse(fromAt)) },
            { title: 'To', cell: ({ toAt }) => (toAt === null ? 'not restored yet' : fullWords(Date.parse(toAt))) },
            {
              title: 'Lost',
              numeric: true,
              cell: ({ counts, lostMs }) => (counts ? durationInWords(lostMs) : 'does not count'),
            },
          ]}
        />
      )}
    </section>
  );
}

function Promises({ report }: { report: CustomerReport }) {
  return (
    <section aria-labelledby="promises" className={styles.section}>
      <h2 id="promises">Promises</h2>
      {report.clocks.length === 0 ? (
        <p>No promise was due.</p>
      ) : (
        <ul>
          {report.clocks.map(({ clock, due, kept }) => (
            <li key={clock}>
              {CLOCK_NAMES[clock]}: {kept} of {due} in time
            </li>
          ))}
        </ul>
      )}
      {report.breaches.length > 0 && (
        <Rows
          label="Missed"
          rows={report.breaches}
          keyOf={({ incidentId, clock, occurrence }) => `${incidentId} ${clock} ${occurrence}`}
          columns={[
            { title: 'Missed', main: true, cell: ({ clock }) => CLOCK_NAMES[clock] },
            { title: 'Incident', cell: ({ number }) => `#${number}` },
            { title: 'Due', cell: ({ dueAt }) => fullWords(Date.parse(dueAt)) },
            {
              title: 'Late by',
              numeric: true,
              cell: ({ lateMs, metAt }) => (
                <span className={styles.missed}>
                  {durationInWords(lateMs)}
                  {metAt === null && ', never done'}
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}

function Words({ report }: { report: CustomerReport }) {
  return (
    <section aria-labelledby="words" className={styles.section}>
      <h2 id="words">Words sent</h2>
      {report.words.length === 0 ? (
        <p>No words were sent.</p>
      ) : (
        <Rows
          label="Words sent"
          rows={report.words.map((one, at) => ({ ...one, key: String(at) }))}
          keyOf={({ key }) => key}
          columns={[
            { title: 'When', main: true, cell: ({ at }) => fullWords(Date.parse(at)) },
            { title: 'Incident', cell: ({ number }) => `#${number}` },
            { title: 'By', cell: ({ channel }) => channel },
            { title: 'Outcome', cell: ({ outcome }) => outcome },
            {
              title: 'Words',
              cell: ({ text }) => (
                <span className={styles.words} dir="auto">
                  {text}
                </span>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
