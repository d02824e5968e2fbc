import * as accountRoutes from './accounts.ts';
import * as actionItemRoutes from './action-items.ts';
import * as assessmentRoutes from './assessment.ts';
import * as auditRoutes from './audit.ts';
import * as catalogueRoutes from './catalogue.ts';
import * as changeMappingRoutes from './change-mapping.ts';
import * as changeRoutes from './changes.ts';
import * as connectionRoutes from './connection.ts';
import * as conversationRoutes from './conversation.ts';
import * as customerRoutes from './customers.ts';
import * as deskRoutes from './desk.ts';
import * as dutyRoutes from './duties.ts';
import * as gameDayRoutes from './game-days.ts';
import * as gateRoutes from './gate.ts';
import * as handoverRoutes from './handover.ts';
import * as incidentRoutes from './incident.ts';
import * as incidentRoleRoutes from './incident-roles.ts';
import * as insightsRoutes from './insights.ts';
import * as maintenanceRoutes from './maintenance.ts';
import * as mitigationRoutes from './mitigation.ts';
import * as nightRoutes from './nights.ts';
import * as peopleRoutes from './people.ts';
import * as planRunRoutes from './plan-run.ts';
import * as postmortemExportRoutes from './postmortem-export.ts';
import * as postmortemRoutes from './postmortem.ts';
import * as procedureRoutes from './procedure.ts';
import * as outboxRoutes from './outbox.ts';
import * as passkeyRoutes from './passkey.ts';
import * as proofRoutes from './proof.ts';
import * as restProtectionRoutes from './rest-protection.ts';
import * as revertPlanRoutes from './revert-plans.ts';
import * as restRoutes from './rest.ts';
import * as rehearsalRoutes from './rehearsal.ts';
import type { Route } from './route.ts';
import * as runnerRoutes from './runner.ts';
import * as sessionRoutes from './session.ts';
import * as settingsRoutes from './settings.ts';
import * as signalRoutes from './signal.ts';
import * as singleSignOnRoutes from './single-sign-on.ts';
import * as spaceRoutes from './space.ts';
import * as standDownRoutes from './stand-down.ts';
import * as statusPageRoutes from './status-page.ts';
import * as ticketRoutes from './ticket.ts';
import * as tokenRoutes from './tokens.ts';
import * as updateRoutes from './updates.ts';
import * as wordsRoutes from './words.ts';

const sources: object[] = [
  deskRoutes,
  accountRoutes,
  tokenRoutes,
  settingsRoutes,
  outboxRoutes,
  auditRoutes,
  incidentRoutes,
  assessmentRoutes,
  incidentRoleRoutes,
  mitigationRoutes,
  dutyRoutes,
  updateRoutes,
  conversationRoutes,
  postmortemRoutes,
  handoverRoutes,
  postmortemExportRoutes,
  wordsRoutes,
  ticketRoutes,
  standDownRoutes,
  signalRoutes,
  procedureRoutes,
  peopleRoutes,
  catalogueRoutes,
  gateRoutes,
  changeRoutes,
  changeMappingRoutes,
  revertPlanRoutes,
  customerRoutes,
  insightsRoutes,
  restProtectionRoutes,
  planRunRoutes,
  actionItemRoutes,
  connectionRoutes,
  runnerRoutes,
  spaceRoutes,
  gameDayRoutes,
  statusPageRoutes,
  maintenanceRoutes,
  nightRoutes,
  rehearsalRoutes,
  sessionRoutes,
  singleSignOnRoutes,
  passkeyRoutes,
  proofRoutes,
  restRoutes,
];

/** Every route of the API, concept by concept. */
export const ROUTES: readonly Route[] = sources.flatMap((source) => Object.values(source).filter(isRoute));

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'answer' in value;
}
