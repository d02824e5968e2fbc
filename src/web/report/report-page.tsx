import { useState } from 'react';
import { getCatalogue } from '#contract/catalogue.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Choice } from '../ui/choice.tsx';
import { Page } from '../ui/page.tsx';
import { ViewerNote } from '../ui/viewer-note.tsx';
import { HandForm } from './hand-form.tsx';
import { ReportForm } from './report-form.tsx';

const WAYS = [
  { value: 'hand', title: 'I see it myself' },
  { value: 'report', title: 'A customer told us' },
] as const;

/** Raising a hand: always free, and it pages only those who can judge. */
export function ReportPage() {
  const [way, setWay] = useState<'hand' | 'report'>('hand');
  const { data: catalogue } = useAnswer(getCatalogue);
  const features = (catalogue?.features ?? []).map((feature) => ({ value: feature.id, label: feature.name }));
  const customers = (catalogue?.customers ?? []).map((customer) => ({ value: customer.id, label: customer.name }));
  return (
    <Page
      title="Raise a hand"
      lead="Say what is wrong. It pages the few who can judge, and nothing becomes public by it."
    >
      <ViewerNote />
      <Choice legend="How do you know?" options={WAYS} value={way} onChange={setWay} />
      {way === 'hand' ? <HandForm features={features} /> : <ReportForm features={features} customers={customers} />}
    </Page>
  );
}
