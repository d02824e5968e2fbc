import type { LiveMessage } from '#contract/live.ts';

/** Which questions each topic of the live stream makes old, by route name. */
const MAKES_OLD: Record<Exclude<LiveMessage['topic'], 'all'>, readonly string[]> = {
  incident: [
    'getRoom',
    'handoverPacket',
    'reliefOutlook',
    'getStandDown',
    'incidentLedger',
    'getPostmortem',
    'previewPublicPostmortem',
    'listApprovals',
    'updateReaders',
    'now',
    'listIncidents',
    'conformance',
    'listOutbox',
    'listSpaces',
    'getSpace',
    'drillReport',
    'getRestProtection',
    'getMyRest',
  ],
  'plan-run': ['getPlanRun', 'listPlanRuns', 'getStepOutput', 'listRevertTemplates'],
  'action-item': ['listActionItems', 'listActionItemsOf', 'getPostmortem', 'previewPublicPostmortem'],
  postmortem: ['getPostmortem', 'postmortemHistory', 'previewPublicPostmortem'],
  group: ['now', 'listGroups', 'getGroup', 'listHooks'],
  outbox: ['listOutbox', 'getRoom', 'getStatusPage', 'updateReaders'],
  space: [
    'listSpaces',
    'getSpace',
    'now',
    'drillReport',
    'listGameDays',
    'getGameDay',
    'myInvitations',
    'gameDayReport',
  ],
  procedure: ['listVersions', 'getVersion', 'diffVersions'],
  catalogue: ['getCatalogue', 'revertPlanCoverage'],
  changes: ['listChanges', 'getChange', 'listRevertTemplates', 'changePlan', 'revertPlanCoverage', 'listGateDecisions'],
  people: [
    'getRestProtection',
    'getMyRest',
    'listActionItems',
    'listActionItemsOf',
    'listPeople',
    'listRotations',
    'whoIsOnCall',
    'listAccounts',
    'getRoom',
    'reliefOutlook',
  ],
};

const ASKED_BY_ID = [
  'getRoom',
  'handoverPacket',
  'reliefOutlook',
  'getStandDown',
  'incidentLedger',
  'previewPublicPostmortem',
  'getPostmortem',
  'postmortemHistory',
  'conformance',
  'getGroup',
  'getPlanRun',
  'getStepOutput',
];

/** The questions whose answers some topic makes old. */
export const KEPT_FRESH: ReadonlySet<string> = new Set(Object.values(MAKES_OLD).flat());

/** Whether news of these topics makes the answer under a cache key old. */
export function makesOld(news: readonly LiveMessage[], key: readonly unknown[]): boolean {
  const [routeName] = key;
  if (typeof routeName !== 'string') return false;
  return news.some((message) => {
    if (message.topic === 'all') return true;
    if (!MAKES_OLD[message.topic].includes(routeName)) return false;
    return !speaksOfAnother(message, routeName, key);
  });
}

/** A room, a group or a run is asked for by id: news of another leaves it fresh. */
function speaksOfAnother(message: LiveMessage, routeName: string, key: readonly unknown[]): boolean {
  if (message.id === null || !ASKED_BY_ID.includes(routeName)) return false;
  if (!['incident', 'group', 'plan-run', 'postmortem'].includes(message.topic)) return false;
  const input = key.at(-1) as { params?: { id?: string } } | undefined;
  return input?.params?.id !== undefined && input.params.id !== message.id;
}
