import type { z } from 'zod';
import type { stepShown, versionSummary } from '#contract/procedure.ts';
import { DANA } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

type Step = z.output<typeof stepShown>;

export function sampleVersions(at: Minutes): z.output<typeof versionSummary>[] {
  const name = 'Reference outage procedure';
  return [
    {
      id: 'pv_3',
      version: 3,
      name,
      publishedAt: at(-60 * 24 * 2),
      publishedBy: DANA.name,
      note: 'Assess within ten minutes, after the drill of last week',
      current: true,
    },
    { id: 'pv_2', version: 2, name, publishedAt: at(-60 * 24 * 40), publishedBy: DANA.name, note: '', current: false },
    {
      id: 'pv_1',
      version: 1,
      name,
      publishedAt: at(-60 * 24 * 90),
      publishedBy: 'TwoAM',
      note: 'As shipped',
      current: false,
    },
  ];
}

const step = (
  number: number,
  id: string,
  title: string,
  act: string,
  ownerTitle: string,
  level: Step['level'],
  within: string,
  more: Partial<Step> = {},
): Step => ({
  id,
  number,
  title,
  act,
  owner: id,
  ownerTitle,
  level,
  within,
  repeat: null,
  when: null,
  after: 'reported',
  ...more,
});

export function sampleSteps(): Step[] {
  return [
    step(1, 'notify', 'Page the on-call engineer', 'page', 'On-call engineer', 'auto', '1 min'),
    step(1, 'acknowledge', 'Say that you are on it', 'acknowledge', 'On-call engineer', 'ask', '5 min'),
    step(
      2,
      'simple-mitigation',
      'Try a simple mitigation, a revert first',
      'mitigate',
      'On-call engineer',
      'ask',
      '10 min',
      { after: 'acknowledge', when: '!mitigated && priority == ""' },
    ),
    step(3, 'escalate-imoc', 'Page the incident manager', 'page', 'On-call engineer', 'auto', '5 min'),
    step(4, 'assess', 'Estimate the impact', 'assess', 'Incident manager on call', 'ask', '10 min', {
      after: 'escalate-imoc',
    }),
    step(5, 'escalate-tloc', 'Page the tech lead', 'page', 'Incident manager on call', 'auto', '5 min', {
      after: 'assessed',
      when: 'priority in ["P1", "P2"]',
    }),
    step(6, 'open-status-page', 'Open the status page', 'update', 'On-call engineer', 'draft', '5 min', {
      after: 'assessed',
      when: 'priority == "P1"',
    }),
    step(7, 'update-customers', 'Update the customers', 'update', 'Support on call', 'draft', '15 min', {
      repeat: 'by the audience’s cadence',
      after: 'assessed',
    }),
    step(
      8,
      'mitigate',
      'Restore service, by reverting if it can be reverted',
      'mitigate',
      'Tech lead on call',
      'ask',
      '1 h',
      { after: 'assessed' },
    ),
    step(9, 'verify', 'Verify that service is restored', 'verify', 'Incident manager on call', 'ask', '15 min', {
      after: 'mitigated',
    }),
    step(10, 'postmortem', 'Write the postmortem', 'write-postmortem', 'Incident manager on call', 'ask', '18 h', {
      after: 'resolved',
    }),
  ];
}

export const SAMPLE_YAML = [
  'procedure: 1',
  'name: Reference outage procedure',
  'commander: imoc',
  'roles:',
  '  imoc:',
  '    title: Incident manager on call',
  '    schedule: imoc',
  'steps:',
  '  - id: assess',
  '    number: 4',
  '    title: Estimate the impact',
  '    act: assess',
  '    after: reported',
  '    owner: imoc',
  '    within: 10m',
  '',
].join('\n');
