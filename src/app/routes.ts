import { actionItemRoutes } from './actions/action-item-routes.ts';
import { catalogueRoutes } from './catalogue/catalogue-routes.ts';
import { changeRoutes } from './change/change-routes.ts';
import { approvalRoutes } from './comms/approval-routes.ts';
import { ticketRoutes } from './comms/ticket-routes.ts';
import { updateRoutes } from './comms/update-routes.ts';
import { customerRoutes } from './customers/customer-routes.ts';
import type { BoundRoute } from './handlers.ts';
import { handoverRoutes } from './handover/handover-routes.ts';
import { assessmentRoutes } from './incident/assessment-routes.ts';
import { conversationRoutes } from './incident/conversation-routes.ts';
import { dutyRoutes } from './incident/duty-routes.ts';
import { incidentRoutes } from './incident/incident-routes.ts';
import { mitigationRoutes } from './incident/mitigation-routes.ts';
import { roleRoutes } from './incident/role-routes.ts';
import { insightsRoutes } from './insights/insights-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import type { AccountsOfPeople } from './ports/people.ts';
import { sharingRoutes } from './sharing/sharing-routes.ts';
import { postmortemRoutes } from './postmortem/postmortem-routes.ts';
import { procedureRoutes } from './procedure/procedure-routes.ts';
import { restRoutes } from './rest/rest-routes.ts';
import { protectionRoutes } from './protection/protection-routes.ts';
import { gateRoutes } from './revert/gate-routes.ts';
import { planRoutes } from './revert/plan-routes.ts';
import { runRoutes } from './revert/run-routes.ts';
import { signalRoutes } from './signal/signal-routes.ts';
import { standDownRoutes } from './stand-down/stand-down-routes.ts';
import type { Contexts } from './space-context.ts';

const NO_ACCOUNTS: AccountsOfPeople = { byPerson: () => Promise.resolve(new Map()) };

/** Every route that acts in one space, bound to its use case. A drill or a rehearsal has no accounts. */
export function spaceRoutes(needs: Contexts & { accounts?: AccountsOfPeople }): BoundRoute[] {
  return [
    ...incidentRoutes(needs),
    ...assessmentRoutes(needs),
    ...roleRoutes(needs),
    ...mitigationRoutes(needs),
    ...dutyRoutes(needs),
    ...conversationRoutes(needs),
    ...handoverRoutes(needs),
    ...updateRoutes(needs),
    ...approvalRoutes(needs),
    ...ticketRoutes(needs),
    ...postmortemRoutes(needs),
    ...sharingRoutes(needs),
    ...signalRoutes(needs),
    ...procedureRoutes(needs),
    ...catalogueRoutes(needs),
    ...gateRoutes(needs),
    ...changeRoutes(needs),
    ...planRoutes(needs),
    ...customerRoutes(needs),
    ...runRoutes(needs),
    ...standDownRoutes(needs),
    ...actionItemRoutes(needs),
    ...insightsRoutes(needs),
    ...restRoutes(needs),
    ...protectionRoutes(needs),
    ...peopleRoutes({ ...needs, accounts: needs.accounts ?? NO_ACCOUNTS }),
  ];
}
