import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { AnyRoute } from '@tanstack/react-router';
import { pathInSpace, placeOfPath, spaceOfPath } from './api/space.ts';
import { Lost } from './shell/lost.tsx';
import { Shell } from './shell/shell.tsx';
import { Skeletons } from './ui/skeletons.tsx';

/** The desk's places with the code of each; the same places lie under every drill. */
const PLACES: readonly { path: string; component: ReturnType<typeof lazyRouteComponent> }[] = [
  { path: 'now', component: lazyRouteComponent(() => import('./now/now-page.tsx'), 'NowPage') },
  { path: 'incidents', component: lazyRouteComponent(() => import('./now/incidents-page.tsx'), 'IncidentsPage') },
  { path: 'incidents/$id', component: lazyRouteComponent(() => import('./room/room-page.tsx'), 'RoomPage') },
  {
    path: 'incidents/$id/conformance',
    component: lazyRouteComponent(() => import('./room/conformance-page.tsx'), 'ConformancePage'),
  },
  {
    path: 'incidents/$id/runs/$runId',
    component: lazyRouteComponent(() => import('./room/run/run-page.tsx'), 'RunPage'),
  },
  {
    path: 'incidents/$id/postmortem',
    component: lazyRouteComponent(() => import('./postmortem/postmortem-page.tsx'), 'PostmortemPage'),
  },
  {
    path: 'incidents/$id/ledger',
    component: lazyRouteComponent(() => import('./room/ledger-page.tsx'), 'LedgerPage'),
  },
  { path: 'groups', component: lazyRouteComponent(() => import('./triage/triage-page.tsx'), 'TriagePage') },
  { path: 'groups/$id', component: lazyRouteComponent(() => import('./triage/group-page.tsx'), 'GroupPage') },
  { path: 'report', component: lazyRouteComponent(() => import('./report/report-page.tsx'), 'ReportPage') },
  { path: 'insights', component: lazyRouteComponent(() => import('./insights/insights-page.tsx'), 'InsightsPage') },
  { path: 'my-rest', component: lazyRouteComponent(() => import('./rest/rest-page.tsx'), 'RestPage') },
  {
    path: 'my-passkeys',
    component: lazyRouteComponent(() => import('./passkeys/passkeys-page.tsx'), 'PasskeysPage'),
  },
  { path: 'actions', component: lazyRouteComponent(() => import('./actions/actions-page.tsx'), 'ActionsPage') },
  { path: 'ready', component: lazyRouteComponent(() => import('./ready/ready-page.tsx'), 'ReadyPage') },
  {
    path: 'ready/first-steps',
    component: lazyRouteComponent(() => import('./ready/first-steps-page.tsx'), 'FirstStepsPage'),
  },
  {
    path: 'ready/procedure',
    component: lazyRouteComponent(() => import('./ready/procedure/procedure-page.tsx'), 'ProcedurePage'),
  },
  {
    path: 'ready/procedure/edit',
    component: lazyRouteComponent(() => import('./ready/procedure/edit-page.tsx'), 'EditPage'),
  },
  {
    path: 'ready/procedure/history',
    component: lazyRouteComponent(() => import('./ready/procedure/history-page.tsx'), 'HistoryPage'),
  },
  { path: 'ready/oncall', component: lazyRouteComponent(() => import('./ready/oncall/oncall-page.tsx'), 'OncallPage') },
  { path: 'ready/people', component: lazyRouteComponent(() => import('./ready/people/people-page.tsx'), 'PeoplePage') },
  {
    path: 'ready/catalogue',
    component: lazyRouteComponent(() => import('./ready/catalogue/catalogue-page.tsx'), 'CataloguePage'),
  },
  {
    path: 'ready/customers',
    component: lazyRouteComponent(() => import('./ready/customers/customers-page.tsx'), 'CustomersPage'),
  },
  {
    path: 'ready/customers/$id/$month',
    component: lazyRouteComponent(() => import('./ready/customers/customer-month-page.tsx'), 'CustomerMonthPage'),
  },
  {
    path: 'ready/changes',
    component: lazyRouteComponent(() => import('./ready/changes/changes-page.tsx'), 'ChangesPage'),
  },
  { path: 'ready/plans', component: lazyRouteComponent(() => import('./ready/plans/plans-page.tsx'), 'PlansPage') },
  {
    path: 'ready/plans/runs/$runId',
    component: lazyRouteComponent(() => import('./ready/plans/rehearsal-page.tsx'), 'RehearsalPage'),
  },
  {
    path: 'ready/rehearse',
    component: lazyRouteComponent(() => import('./ready/rehearse/rehearse-page.tsx'), 'RehearsePage'),
  },
  { path: 'ready/drills', component: lazyRouteComponent(() => import('./ready/drills/drills-page.tsx'), 'DrillsPage') },
  {
    path: 'ready/drills/$drill',
    component: lazyRouteComponent(() => import('./ready/drills/drill-report-page.tsx'), 'DrillReportPage'),
  },
  {
    path: 'ready/game-days',
    component: lazyRouteComponent(() => import('./ready/game-days/game-days-page.tsx'), 'GameDaysPage'),
  },
  {
    path: 'ready/game-days/$gameDay',
    component: lazyRouteComponent(() => import('./ready/game-days/game-day-page.tsx'), 'GameDayPage'),
  },
  {
    path: 'ready/promises',
    component: lazyRouteComponent(() => import('./ready/promises/promises-page.tsx'), 'PromisesPage'),
  },
  { path: 'ready/outbox', component: lazyRouteComponent(() => import('./ready/outbox/outbox-page.tsx'), 'OutboxPage') },
  {
    path: 'ready/status',
    component: lazyRouteComponent(() => import('./ready/status/status-page.tsx'), 'StatusPagePage'),
  },
  {
    path: 'ready/connections',
    component: lazyRouteComponent(() => import('./ready/connections/connections-page.tsx'), 'ConnectionsPage'),
  },
  {
    path: 'ready/settings',
    component: lazyRouteComponent(() => import('./ready/settings/settings-page.tsx'), 'SettingsPage'),
  },
  {
    path: 'ready/accounts',
    component: lazyRouteComponent(() => import('./ready/accounts/accounts-page.tsx'), 'AccountsPage'),
  },
  { path: 'ready/audit', component: lazyRouteComponent(() => import('./ready/audit/audit-page.tsx'), 'AuditPage') },
];

/** Pages of the desk as a whole: under a drill's banner somebody would change the real desk for practice. */
const WHOLE_DESK: ReadonlySet<string> = new Set([
  'ready/game-days',
  'ready/game-days/$gameDay',
  'my-rest',
  'my-passkeys',
  'ready/first-steps',
  'ready/settings',
  'ready/connections',
  'ready/accounts',
  'ready/audit',
]);

function leaveDrill({ location }: { location: { pathname: string } }): void {
  redirect({ to: placeOfPath(location.pathname), throw: true });
}

function placesUnder(parent: AnyRoute, isDrill: boolean): AnyRoute[] {
  const index = createRoute({
    getParentRoute: () => parent,
    path: '/',
    beforeLoad: ({ location }) => redirect({ to: pathInSpace(spaceOfPath(location.pathname), '/now'), throw: true }),
  });
  return [
    index,
    ...PLACES.map(({ path, component }) =>
      createRoute({
        getParentRoute: () => parent,
        path,
        component,
        ...(isDrill && WHOLE_DESK.has(path) ? { beforeLoad: leaveDrill } : {}),
      }),
    ),
  ];
}

/** The whole of the desk's addresses. */
export function makeRouter() {
  const root = createRootRoute({ notFoundComponent: () => <Lost /> });
  const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
  const drill = createRoute({ getParentRoute: () => shell, path: 'drill/$space' });
  const signIn = createRoute({
    getParentRoute: () => root,
    path: 'sign-in',
    component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
  });
  const welcome = createRoute({
    getParentRoute: () => root,
    path: 'welcome',
    component: lazyRouteComponent(() => import('./welcome/welcome-page.tsx'), 'WelcomePage'),
  });
  const welcomeToken = createRoute({
    getParentRoute: () => root,
    path: 'welcome/$token',
    component: lazyRouteComponent(() => import('./welcome/welcome-page.tsx'), 'WelcomePage'),
  });
  const tree = root.addChildren([
    signIn,
    welcome,
    welcomeToken,
    shell.addChildren([...placesUnder(shell, false), drill.addChildren(placesUnder(drill, true))]),
  ]);
  return createRouter({
    routeTree: tree,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 100,
    defaultPendingComponent: () => (
      <div style={{ padding: 24 }}>
        <Skeletons lines={4} />
      </div>
    ),
    defaultErrorComponent: ({ error, reset }) => <Lost error={error} reset={reset} />,
  });
}
