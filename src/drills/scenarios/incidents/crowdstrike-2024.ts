import { MINUTE_MS } from '#core/shared/instant.ts';
import { publicIncident } from './public-incident.ts';
import { fires, made, people, press, told } from './short-beats.ts';
import { saw, tries } from '../room-actions.ts';

const OFFLINE = 'Sensors go offline by the thousand';

/** Withdrawn within 78 minutes, and of no use to hosts that had crashed: undoing the change did not heal what it broke. */
export const CROWDSTRIKE_2024 = publicIncident({
  id: 'crowdstrike-2024',
  title: 'The content update of July 2024',
  summary:
    'CrowdStrike’s content update crashed Windows hosts; it was withdrawn after 78 minutes, and crashed hosts had to be repaired one by one, for days. Those are facts; the rest is invented. See a revert that is right, works, and restores nothing that is broken already.',
  source: 'icco/postmortems:data/fccb0ca5-3db5-4481-98ba-af8f26528a93.md',
  startsAt: '04:05',
  endsAt: '08:00',
  company: {
    ...{ name: 'Falconry Security', zone: 'UTC', startsOn: '2024-07-19' },
    features: [
      ['sensors', 'Protection of hosts', 'content sensor'],
      ['portal', 'Portal', 'portal'],
    ],
    services: { sensor: 'content', content: '', portal: 'sensor', billing: '' },
    quiet: [
      ['-11 14:00', 'deploy', 'portal', 'Filter by country'],
      ['-8 16:20', 'deploy', 'sensor', 'Smaller installer'],
      ['-6 15:10', 'deploy', 'billing', 'Invoices per team'],
      ['-3 13:40', 'deploy', 'portal', 'Export of hosts'],
      ['-1 15:30', 'config', 'billing', 'New tax rates'],
    ],
    changes: [
      {
        ...{ id: 'drill-change-content', local: '04:09', kind: 'config', services: ['content'] },
        title: 'Content file for all Windows hosts',
        plan: {
          ...{ origin: 'written', reversible: 'partly', reversibleUntil: null, data: 'none', dataNote: null },
          ...{ owner: 'Team Content', rehearsedAt: null, quietWithinMs: 10 * MINUTE_MS, timeBoxMs: 10 * MINUTE_MS },
          alternative:
            'Hosts that have crashed are repaired by hand: start in safe mode, remove the file, start again.',
          steps: [
            {
              ...{ id: 'withdraw', title: 'Withdraw the file everywhere', service: 'content', part: 'revert' },
              action: { executor: 'webhook', connection: 'content-network', body: { withdraw: 'content-291' } },
              timeoutMs: 15 * MINUTE_MS,
            },
          ],
        },
      },
    ],
  },
  beats: [
    told('04:15', 'crash', 'on-call', 'The file crashed Windows hosts.', [fires('sensor', OFFLINE)]),
    ...people('04:18', { featureId: 'sensors', what: 'hosts crash and do not come back' }),
    press('04:22', 'drill-change-content', {
      does: 'Jo pressed the revert, so that no further host would load the file.',
    }),
    made(
      '04:40',
      'by-hand',
      'tloc',
      'Ira sent out how a crashed host is repaired by hand.',
      [tries('other', 'Repair crashed hosts by hand: safe mode, remove the file, start again.')],
      { after: { cue: 'tried-in-vain', minutes: 5 } },
    ),
    told(
      '06:30',
      'slow',
      'tloc',
      'The file was withdrawn, and crashed hosts still had to be repaired by hand.',
      [saw('partly', 'No new crashes; of the crashed hosts a tenth is back.')],
      { after: { cue: 'tried-in-vain', minutes: 120 } },
    ),
  ],
  facts: [
    { at: '05:27', then: 'The file was withdrawn.' },
    { at: '07:59', then: 'After ten days about 99 % of the sensors were back.' },
  ],
  then: { restored: 'days' },
});
