import * as contract from '#contract/action-items.ts';
import type { ShownActionItem } from '#contract/action-items.ts';
import * as exports from '#contract/postmortem-export.ts';
import { writePage } from '#core/postmortem/export/write-page.ts';
import { DAY_MS } from '#core/shared/instant.ts';
import { answer, notFound, type FakeAnswer } from './fake-answers.ts';
import type { FakeMood, FakeState } from './fake-state.ts';
import { publicSample } from './public-postmortem-sample.ts';
import { DANA, LONG, OMER, RTL, SAM } from './sample-people.ts';
import { VAST, vastItems } from './sample-vast.ts';

const APPROVERS = [DANA, OMER];
const TRACKERS = [
  { connection: 'github', kind: 'github' as const, place: 'acme/shop' },
  { connection: 'work', kind: 'webhook' as const, place: 'work-management.internal.platform.example.com' },
];
const IDEAS = [
  { id: 'idea_1', text: 'Rehearse the revert of this service every month' },
  { id: 'idea_2', text: 'להתריע על שמירות שנכשלות לכל סוג של לקוח בנפרד' },
];

/** Action items and what is given away of postmortems. */
export const FAKE_ACTION_ANSWERS: readonly FakeAnswer[] = [
  answer(contract.listActionItems, ({ query, mood, state }) => {
    const all = items(mood, state);
    const shown = all.filter((item) => isIn(item, query.state)).slice(0, query.limit);
    return { items: shown, overdue: all.filter((item) => item.overdue).length, ...around(state) };
  }),
  answer(contract.listActionItemsOf, ({ params, mood, state }) => ({
    items: params.id === VAST ? vastItems(items(mood, state)) : items(mood, state).slice(0, 4),
    ideas: mood === 'first-visit' ? [] : IDEAS.map((idea) => ({ ...idea, at: new Date(state.nowMs()).toISOString() })),
    incidentIsOpen: false,
    ...around(state),
  })),
  answer(contract.createActionItem, () => ({ id: 'action_new', version: 1 })),
  ...[
    contract.changeActionItem,
    contract.agreeActionItem,
    contract.finishActionItem,
    contract.reopenActionItem,
    contract.dropActionItem,
    contract.sendActionItem,
  ].map((route) =>
    answer(route, ({ params, mood, state }) => {
      const item = items(mood, state).find(({ id }) => id === params.id);
      if (item === undefined) throw notFound('action item', params.id);
      return { id: item.id, version: item.version + 1 };
    }),
  ),
  ...[exports.postmortemAsMarkdown, exports.postmortemAsPage, exports.postmortemAsSlides].map((route) =>
    answer(route, () => 'A postmortem'),
  ),
  answer(exports.previewPublicPostmortem, ({ state }) => ({
    digest: 'digest_of_the_sample',
    html: writePage(publicSample(state.nowMs() - DAY_MS), {
      company: 'Nightjar',
      madeAt: state.nowMs(),
      isNameless: true,
    }),
    masked: [
      { part: 'lessons', words: 'Dana Levi', as: 'a colleague' },
      { part: 'lessons', words: 'Acme', as: 'a customer' },
    ],
    warnings: [
      { part: 'lessons', text: 'by Friday', reason: 'This promises a time. Say when you write next instead.' },
    ],
    isHandedIn: true,
    published: [
      {
        id: 'a-public-page-of-the-sample',
        url: 'https://desk.example/postmortems/a-public-page-of-the-sample',
        publishedAt: new Date(state.nowMs() - DAY_MS).toISOString(),
        publishedBy: SAM.name,
        revokedAt: null,
      },
    ],
  })),
  answer(exports.publishPostmortem, () => ({ id: 'new', url: 'https://desk.example/postmortems/new' })),
  answer(exports.revokePostmortem, ({ params }) => ({ id: params.id })),
];

function isIn({ status, overdue }: ShownActionItem, wanted: 'open' | 'overdue' | 'ended' | 'all'): boolean {
  const isOpen = status === 'draft' || status === 'agreed';
  return (
    wanted === 'all' ||
    (wanted === 'open' && isOpen) ||
    (wanted === 'ended' && !isOpen) ||
    (wanted === 'overdue' && overdue)
  );
}

function around(state: FakeState) {
  return { approvers: APPROVERS, trackers: TRACKERS, now: new Date(state.nowMs()).toISOString() };
}

function items(mood: FakeMood, state: FakeState): ShownActionItem[] {
  if (mood === 'first-visit') return [];
  const sample = sampleItems(state.nowMs());
  if (mood !== 'many') return sample;
  return Array.from({ length: 29 }, (_, round) =>
    sample.map((item) => ({ ...item, id: `${item.id}_${round}` })),
  ).flat();
}

function sampleItems(now: number): ShownActionItem[] {
  const day = (days: number) => new Date(now + days * DAY_MS).toISOString().slice(0, 10);
  const at = (days: number) => new Date(now + days * DAY_MS).toISOString();
  const base: ShownActionItem = {
    id: 'action_1',
    incident: { id: 'inc_1', number: 12 },
    text: 'Alert on failing saves for each kind of customer',
    ideaIds: [],
    status: 'agreed',
    overdue: false,
    owner: SAM,
    approver: DANA,
    dueOn: day(3),
    overdueAt: at(4),
    createdAt: at(-9),
    agreedAt: at(-8),
    agreedBy: DANA,
    endedAt: null,
    note: null,
    tracked: null,
    version: 3,
  };
  const draft = { status: 'draft' as const, agreedAt: null, agreedBy: null, dueOn: null, overdueAt: null };
  return [
    {
      ...base,
      id: 'action_late',
      text: 'Rehearse the revert of this service every month, with whoever is on call that week, and write down how long each of its steps took',
      overdue: true,
      owner: LONG,
      dueOn: day(-5),
      overdueAt: at(-4),
      tracked: {
        connection: 'github',
        state: 'sent',
        ref: 'github.com/acme/shop#7',
        url: 'https://github.com/acme/shop/issues/7',
        why: null,
      },
    },
    base,
    {
      ...base,
      ...draft,
      id: 'action_ready',
      text: 'Keep the flag of the old way for a month',
      owner: RTL,
      dueOn: day(9),
      overdueAt: at(10),
    },
    {
      ...base,
      ...draft,
      id: 'action_draft',
      text: 'Ask for a second region only after a day in the first',
      owner: null,
      approver: null,
    },
    {
      ...base,
      id: 'action_failed',
      text: 'Read the flag at each request',
      tracked: { connection: 'work', state: 'failed', ref: null, url: null, why: 'work.example answered HTTP 403.' },
    },
    {
      ...base,
      id: 'action_done',
      text: 'Write the revert plan',
      status: 'done',
      endedAt: at(-1),
      note: 'Rehearsed on staging in nine minutes.',
    },
    {
      ...base,
      id: 'action_dropped',
      text: 'Write our own queue',
      status: 'dropped',
      endedAt: at(-2),
      note: 'The one we have does it.',
    },
  ];
}
