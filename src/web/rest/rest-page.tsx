import { getMyRest } from '#contract/rest.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { BandChart } from './band-chart.tsx';
import { KnownFacts } from './known-facts.tsx';
import { bandSentence, levelSentence, reasonSentences, type MyRest } from './rest-words.ts';
import { SayHowYouSlept } from './say-how-you-slept.tsx';
import { SayNow } from './say-now.tsx';
import { UsualSleepForm } from './usual-sleep-form.tsx';
import { WhoSeesWhat } from './who-sees-what.tsx';
import styles from './rest.module.css';

/** How awake the person who looks is, why, and everything that is known of their sleep. */
export function RestPage() {
  const answer = useAnswer(getMyRest);
  return (
    <Page title="My rest" lead="An estimate from what is known of your sleep. Only you can see this page.">
      <Shown answer={answer}>
        {(rest) => (
          <>
            <Level rest={rest} />
            {rest.settings.estimate && <SayNow rest={rest} />}
            <BandChart rest={rest} />
            {rest.settings.estimate && <SayHowYouSlept zone={rest.settings.zone} />}
            <UsualSleepForm key={JSON.stringify(rest.settings)} rest={rest} />
            <KnownFacts facts={rest.facts} keptDays={rest.keptDays} />
            <WhoSeesWhat keptDays={rest.keptDays} />
          </>
        )}
      </Shown>
    </Page>
  );
}

function Level({ rest }: { rest: MyRest }) {
  return (
    <section aria-label="How rested you are" className={styles.level}>
      <h2>{levelSentence(rest)}</h2>
      <ul>
        {reasonSentences(rest).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {rest.estimate !== null && <p className={styles.small}>{bandSentence(rest.estimate)}</p>}
    </section>
  );
}
