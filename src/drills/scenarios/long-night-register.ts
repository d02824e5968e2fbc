import { changeRow } from '#app/change/change-row.ts';
import type { ChangeRow } from '#app/ports/changes.ts';
import type { ChangeKind } from '#core/change/recorded-change.ts';
import { instantIn, type LocalTime } from '../scenario.ts';

type Line = [at: LocalTime, kind: ChangeKind, services: string, title: string, author: string, version?: string];

/** What such a company changes in two weeks: nothing of it is told in the talk. Times count from the Monday of the night. */
const LINES: Line[] = [
  ['-14 10:20', 'deploy', 'web', 'Keyboard shortcuts in the list of environments', 'Noa Levi', 'web-611'],
  ['-14 15:05', 'config', 'reports', 'Reports: send the weekly digest on Mondays', 'Tom Okafor'],
  ['-13 09:40', 'deploy', 'api', 'Page long answers', 'Omar Haddad', 'api-203'],
  ['-13 11:10', 'flag', 'web', 'New navigation for a tenth of the users', 'Noa Levi'],
  ['-13 16:30', 'deploy', 'environments', 'Show who changed an environment last', 'Noa Levi', 'env-88'],
  ['-12 10:05', 'deploy', 'access', 'Cache sessions for a minute', 'Omar Haddad', 'acc-41'],
  ['-12 12:15', 'migration', 'reports', 'Index on the report’s owner', 'Tom Okafor'],
  ['-12 17:20', 'deploy', 'web', 'Fix the date picker in Safari', 'Noa Levi', 'web-612'],
  ['-11 09:50', 'infra', 'environments', 'Two more workers for environments', 'Omar Haddad'],
  ['-11 14:40', 'deploy', 'reports', 'Export a report as CSV', 'Tom Okafor', 'rep-57'],
  ['-11 16:00', 'deploy', 'reports', 'Digest in the reader’s time zone', 'Tom Okafor', 'rep-58'],
  ['-10 11:30', 'deploy', 'api', 'Answer with the request’s id', 'Omar Haddad', 'api-204'],
  ['-8 09:30', 'deploy', 'environments', 'Sort environments by name', 'Noa Levi', 'env-89'],
  ['-8 10:45', 'deploy', 'web', 'Load fonts from our own domain', 'Noa Levi', 'web-613'],
  ['-8 13:00', 'config', 'api', 'Rate limit of 600 a minute for the trial tier', 'Tom Okafor'],
  ['-7 09:35', 'deploy', 'environments', 'Copy an environment with its variables', 'Noa Levi', 'env-89'],
  ['-7 11:50', 'flag', 'web', 'New navigation for half of the users', 'Noa Levi'],
  ['-7 15:15', 'deploy', 'reports', 'Faster totals', 'Tom Okafor', 'rep-58'],
  ['-6 10:10', 'command', 'reports', 'Rebuild the totals of October', 'Tom Okafor'],
  ['-6 12:40', 'deploy', 'access', 'Log refused sign-ins with their reason', 'Omar Haddad', 'acc-42'],
  ['-6 16:55', 'deploy', 'web', 'Words of the error page', 'Noa Levi', 'web-614'],
  ['-5 09:25', 'deploy', 'api', 'Accept larger bodies on upload', 'Omar Haddad', 'api-205'],
  ['-5 11:05', 'config', 'environments', 'Keep history for 90 days', 'Noa Levi'],
  ['-5 14:20', 'deploy', 'environments', 'Validate names before saving', 'Noa Levi', 'env-90'],
  ['-5 17:10', 'infra', 'reports', 'Larger disk for the report database', 'Tom Okafor'],
  ['-4 10:00', 'deploy', 'web', 'Dark mode, first part', 'Noa Levi', 'web-615'],
  ['-4 12:30', 'deploy', 'reports', 'Charts in the digest', 'Tom Okafor', 'rep-59'],
  ['-4 15:45', 'flag', 'web', 'New navigation for everybody', 'Noa Levi'],
  ['-4 16:30', 'config', 'api', 'Longer timeout for exports', 'Tom Okafor'],
  ['-3 10:35', 'deploy', 'api', 'Remove the old upload route', 'Omar Haddad', 'api-206'],
  ['-3 11:40', 'deploy', 'reports', 'Typo in the digest', 'Tom Okafor', 'rep-61'],
  ['-1 09:30', 'deploy', 'web', 'Dark mode, second part', 'Noa Levi', 'web-616'],
  ['-1 10:50', 'migration', 'access', 'Table for roles, empty so far', 'Omar Haddad'],
  ['-1 12:10', 'deploy', 'reports', 'Filters that can be saved', 'Tom Okafor', 'rep-60'],
  ['-1 14:05', 'config', 'web', 'Content policy allows the new font', 'Noa Levi'],
  ['09:20', 'deploy', 'api', 'Count requests per token', 'Omar Haddad', 'api-208'],
  ['13:30', 'flag', 'web', 'Dark mode for our own people', 'Noa Levi'],
  ['15:10', 'deploy', 'web', 'Dark mode, contrast of buttons', 'Noa Levi', 'web-618'],
];

/** About forty changes of the two weeks before the night, without Sunday’s deployment. */
export function registerBefore(when: { zone: string; startsOn: string }): ChangeRow[] {
  return LINES.map(([at, kind, services, title, author, version], index) =>
    changeRow({
      id: `drill-change-${String(index + 1).padStart(2, '0')}`,
      at: instantIn(when, at),
      ...{ kind, title, author, version: version ?? null },
      services: services.split(' '),
    }),
  );
}
