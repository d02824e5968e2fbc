import { useState } from 'react';
import { getInsights, type InsightsAnswer } from '#contract/insights.ts';
import { shareInWords } from '#core/insights/share.ts';
import { useAnswer } from '../api/use-answer.ts';
import { buttonLink } from '../ui/button-link.ts';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { Skeletons } from '../ui/skeletons.tsx';
import { Bars } from './bars.tsx';
import { LoadTable, MilestoneTable, StepTable } from './detail-tables.tsx';
import { KEY_FIGURES } from './key-figures.ts';
import { PeriodTable } from './period-table.tsx';
import { goesOn, periodWords } from './period-words.ts';
import styles from './insights.module.css';

const GRAINS = [
  { value: 'week', title: 'By week' },
  { value: 'quarter', title: 'By quarter' },
] as const;

/** How incidents went: the few figures that matter first, then everything they are made of. */
export function InsightsPage() {
  const [by, setBy] = useState<'week' | 'quarter'>('week');
  const answer = useAnswer(getInsights, { query: { by } }, { keepPrevious: true });
  return (
    <Page
      title="Insights"
      lead="How incidents went. Drills do not count, and no figure is about a person."
      actions={
        <a href={`/api/v1/insights.csv?by=${by}`} download={`insights-by-${by}.csv`} className={buttonLink}>
          Save it for a spreadsheet
        </a>
      }
    >
      <Choice tabs legend="Told by" options={GRAINS} value={by} onChange={setBy} />
      <Shown answer={answer} skeleton={<Skeletons lines={5} height={84} />}>
        {(insights) =>
          insights.total.incidents + insights.total.duplicates === 0 ? (
            <Empty
              title={`No incident since ${firstDay(insights)}.`}
              lead="With the first one you see here how soon somebody was on it, when customers heard the first word, how long service was hurt, whether a revert came first, and how often people were paged at night."
            />
          ) : (
            <Told insights={insights} />
          )
        }
      </Shown>
    </Page>
  );
}

function Told({ insights }: { insights: InsightsAnswer }) {
  const { periods, total } = insights;
  const last = periods.at(-1);
  const stillGoesOn = last !== undefined && goesOn(last, insights);
  return (
    <>
      <p>{totalWords(insights)}</p>
      <ul className={styles.figures} aria-label="The figures that matter most">
        {KEY_FIGURES.map(({ title, words, about, height, full }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p className={`${styles.words} tabular`}>{words(total)}</p>
            <small>{about(total)}</small>
            <Bars values={periods.map(height)} full={full} goesOn={stillGoesOn} />
          </li>
        ))}
      </ul>
      <section aria-labelledby="over-time" className={styles.section}>
        <h2 id="over-time">{insights.by === 'week' ? 'Week by week' : 'Quarter by quarter'}</h2>
        <PeriodTable answer={insights} />
        <small>
          Incidents stand where they were opened, by the clocks of {insights.zone}. First word and restoration are
          medians.
        </small>
      </section>
      <section aria-labelledby="milestones" className={styles.section}>
        <h2 id="milestones">From the first signal</h2>
        <MilestoneTable times={total.times} />
      </section>
      <section aria-labelledby="steps" className={styles.section}>
        <h2 id="steps">Step by step</h2>
        <StepTable steps={total.steps} />
      </section>
      <section aria-labelledby="roles" className={styles.section}>
        <h2 id="roles">Role by role</h2>
        <LoadTable load={total.load} />
        <small>A night is that of whoever was asked. Work counts when it ended.</small>
      </section>
    </>
  );
}

function totalWords(insights: InsightsAnswer): string {
  const { incidents, open, falseAlarms, duplicates } = insights.total;
  const sentences = [
    `${counted(incidents, 'incident')} since ${firstDay(insights)}, ${open === 0 ? 'none still open' : `${open} still open`}.`,
    `False alarms: ${shareInWords(falseAlarms)}.`,
    duplicates === 0 ? '' : `${counted(duplicates, 'duplicate')} merged, counted once.`,
    overdueWords(insights.overdueActions),
    insights.isComplete ? '' : 'There are more than are counted at once.',
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function overdueWords(overdue: number): string {
  return overdue === 0 ? 'No action item is overdue.' : `${counted(overdue, 'action item')} overdue.`;
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function firstDay(insights: InsightsAnswer): string {
  const first = insights.periods[0];
  return first === undefined ? 'then' : periodWords(first, insights);
}
