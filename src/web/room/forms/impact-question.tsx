import type { Room } from '#contract/room.ts';
import { getCatalogue } from '#contract/catalogue.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { PickOne, PickSome } from '../../ui/pick-one.tsx';
import { useRoom } from '../room-context.ts';
import { becauseOf, YES_NO_QUESTIONS, type AssessAnswers, type YesNoUnknown } from './assess-answers.ts';
import { KnownBy } from './known-by.tsx';
import styles from './fields.module.css';

const YES_NO = [
  { value: 'yes', title: 'Yes' },
  { value: 'no', title: 'No' },
  { value: 'unknown', title: 'Not known' },
] as const;

interface ImpactQuestionProps {
  question: Room['questions'][number];
  answers: AssessAnswers;
  onChange: (next: Partial<AssessAnswers>) => void;
}

/** One question of the assessment, with why it is answered as it is and room for how somebody knows. */
export function ImpactQuestion({ question, answers, onChange }: ImpactQuestionProps) {
  const { room } = useRoom();
  const needed = question.required ? 'No priority is given before this is answered.' : null;
  const because = becauseOf(room, question.id, answers) ?? needed;
  return (
    <div className={styles.question}>
      <Field question={question} answers={answers} onChange={onChange} because={because} />
      <KnownBy
        question={question}
        value={answers.knownBy[question.id] ?? ''}
        onChange={(text) => onChange({ knownBy: { ...answers.knownBy, [question.id]: text } })}
      />
    </div>
  );
}

function Field({ question, because, ...rest }: ImpactQuestionProps & { because: string | null }) {
  const given = { question, because, ...rest };
  if (question.id === 'feature') return <FeatureField {...given} />;
  if (question.id === 'customers') return <CustomerFields {...given} />;
  return <YesNoField {...given} />;
}

type FieldProps = ImpactQuestionProps & { because: string | null };

function FeatureField({ question, because, answers, onChange }: FieldProps) {
  const { data: catalogue } = useAnswer(getCatalogue);
  return (
    <PickOne
      label={question.ask}
      description={because}
      placeholder="Not known yet"
      clearable
      clearButtonProps={{ 'aria-label': 'Clear the feature' }}
      data={(catalogue?.features ?? []).map((feature) => ({
        value: feature.id,
        label: `${feature.name} (${feature.tier})`,
      }))}
      value={answers.featureId}
      onChange={(featureId) => onChange({ featureId })}
    />
  );
}

function CustomerFields({ question, because, answers, onChange }: FieldProps) {
  const { data: catalogue } = useAnswer(getCatalogue);
  return (
    <>
      <PickSome
        label={question.ask}
        description={because}
        placeholder={answers.customerIds.length === 0 ? 'None known yet' : ''}
        data={(catalogue?.customers ?? []).map((customer) => ({ value: customer.id, label: customer.name }))}
        value={answers.customerIds}
        onChange={(customerIds) => onChange({ customerIds })}
      />
      <LineField
        label="How many in all, if more than those named"
        inputMode="numeric"
        value={answers.customers}
        onChange={(event) => onChange({ customers: event.currentTarget.value.replace(/\D/g, '') })}
      />
    </>
  );
}

function YesNoField({ question: { id, ask }, because, answers, onChange }: FieldProps) {
  const name = id in YES_NO_QUESTIONS ? YES_NO_QUESTIONS[id as keyof typeof YES_NO_QUESTIONS] : null;
  const value: YesNoUnknown = name === null ? (answers.own[id] ?? 'unknown') : answers[name];
  return (
    <>
      <Choice
        legend={ask}
        {...(because === null ? {} : { hint: because })}
        options={YES_NO}
        value={value}
        onChange={(answer) => onChange(name === null ? { own: { ...answers.own, [id]: answer } } : { [name]: answer })}
      />
      {id === 'workaround' && value === 'yes' && (
        <LineField
          label="What can customers do meanwhile?"
          description="They read this as it is."
          value={answers.workaroundText}
          onChange={(event) => onChange({ workaroundText: event.currentTarget.value })}
        />
      )}
    </>
  );
}
