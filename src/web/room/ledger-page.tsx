import { useParams } from '@tanstack/react-router';
import { incidentLedger, type Ledger } from '#contract/customers.ts';
import { getRoom } from '#contract/incident.ts';
import { ledgerCsv } from '#contract/ledger-csv.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Ago } from '../time/times.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Rows } from '../ui/rows.tsx';
import { Shown } from '../ui/shown.tsx';
import styles from '../ready/customers/customers.module.css';

const OUTCOMES = {
  waiting: 'waiting',
  sent: '✓ sent',
  kept: 'in the outbox only',
  failed: 'failed',
} as const;

/** Who was told what in an incident, when, by which channel, with its proof. */
export function LedgerPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(incidentLedger, { params: { id } });
  const room = useAnswer(getRoom, { params: { id } }).data;
  const name = room === undefined ? 'The incident' : `#${room.number} ${room.title}`;
  return (
    <Page
      title="Who was told"
      lead="Every message of every update, with what its channel answered."
      above={[{ to: `/incidents/${id}`, title: name }]}
    >
      <Shown answer={answer}>
        {(ledger) =>
          ledger.entries.length === 0 ? (
            <Empty title="Nobody was told anything yet." lead="Words appear here as soon as they go out." />
          ) : (
            <>
              <p>
                <a href={csvAddress(ledger)} download={`ledger-${room?.number ?? id}.csv`}>
                  Save it for a spreadsheet
                </a>
              </p>
              {ledger.words.map((words) => (
                <Told key={words.textId} words={words} ledger={ledger} />
              ))}
              {!ledger.isComplete && <p>There is more than fits on one page. Ask for it by month and customer.</p>}
            </>
          )
        }
      </Shown>
    </Page>
  );
}

function Told({ words, ledger }: { words: Ledger['words'][number]; ledger: Ledger }) {
  const entries = ledger.entries.filter(({ textId }) => textId === words.textId);
  return (
    <section aria-labelledby={words.textId} className={styles.section}>
      <h2 id={words.textId}>
        To {words.audience}, <Ago at={words.at} />
      </h2>
      <p className={styles.words} dir="auto">
        {words.text}
      </p>
      <Rows
        label={`Told ${words.at}`}
        rows={entries.map((entry, at) => ({ ...entry, key: String(at) }))}
        keyOf={({ key }) => key}
        columns={[
          { title: 'To', main: true, cell: (entry) => <ToWords entry={entry} /> },
          { title: 'By', cell: ({ channel, address }) => (address === null ? channel : `${channel}, ${address}`) },
          { title: 'Outcome', cell: ({ outcome }) => OUTCOMES[outcome] },
          { title: 'Proof', cell: ({ proof }) => proof },
        ]}
      />
    </section>
  );
}

function ToWords({ entry: { customer, to } }: { entry: Ledger['entries'][number] }) {
  if (customer === null) return <bdi>{to ?? 'everybody'}</bdi>;
  return (
    <>
      <bdi>{customer.name}</bdi>
      {to !== null && `, ${to}`}
    </>
  );
}

function csvAddress(ledger: Ledger): string {
  return `data:text/csv;charset=utf-8,${encodeURIComponent(ledgerCsv(ledger))}`;
}
