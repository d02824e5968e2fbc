import { useState } from 'react';
import { listGateDecisions } from '#contract/gate.ts';
import { listTemplates, planCoverage } from '#contract/revert-plans.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { CopyBox } from '../../ui/copy-box.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { Coverage } from './coverage.tsx';
import { GateDecisions } from './gate-decisions.tsx';
import { MissingPlans } from './missing-plans.tsx';
import { PlanRows } from './plan-rows.tsx';
import { RehearseForm } from './rehearse-form.tsx';
import { STARTER_TEMPLATE } from './starter-template.ts';
import people from '../people/people.module.css';

/** Which services have a way back, when it was last rehearsed and what proves it, and what the gate said. */
export function PlansPage() {
  const templates = useAnswer(listTemplates);
  const coverage = useAnswer(planCoverage);
  const gate = useAnswer(listGateDecisions);
  const [chosen, setChosen] = useState<string | null>(null);
  const template = templates.data?.templates.find(({ service }) => service === chosen);
  return (
    <Page title="Ways back" lead="How changes are undone, how many had a plan, and what the gate said.">
      <ViewerNote />
      {isLost([templates, coverage, gate]) ? (
        <Shown answer={templates}>{() => null}</Shown>
      ) : (
        <>
          <h2>Plans</h2>
          {template !== undefined && (
            <section className={people.person} aria-label={`Rehearse ${template.service}`}>
              <RehearseForm key={template.service} template={template} onClose={() => setChosen(null)} />
            </section>
          )}
          <Shown answer={templates}>
            {({ templates: rows }) =>
              rows.length === 0 ? <NoPlan /> : <PlanRows rows={rows} onRehearse={setChosen} />
            }
          </Shown>
          {templates.data !== undefined && coverage.data !== undefined && (
            <MissingPlans templates={templates.data.templates} withoutTemplate={coverage.data.withoutTemplate} />
          )}
          <h2>Changes with a plan</h2>
          <Shown answer={coverage}>{(shown) => <Coverage {...shown} />}</Shown>
          <h2>The gate</h2>
          <Shown answer={gate}>
            {({ decisions }) =>
              decisions.length === 0 ? (
                <Empty
                  title="No pipeline has asked yet."
                  lead="Add `twoam change gate` before a deployment; it only warns at first."
                />
              ) : (
                <GateDecisions rows={decisions} />
              )
            }
          </Shown>
        </>
      )}
    </Page>
  );
}

/** Nothing is there to show: one sentence says so, not three. */
function isLost(answers: readonly { data: unknown; error: Error | null }[]): boolean {
  return answers.every(({ data, error }) => data === undefined && error !== null);
}

function NoPlan() {
  return (
    <Empty
      title="No service has a plan yet."
      lead="Keep this as .twoam/revert.yaml in a repository, and hand it over with: npx twoam plan put .twoam/revert.yaml"
    >
      <CopyBox text={STARTER_TEMPLATE} what="template" />
    </Empty>
  );
}
