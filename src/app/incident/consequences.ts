import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { TextRow } from '../ports/texts.ts';
import { publicWordsAfter } from '../comms/public-words.ts';
import { approvalMessages } from '../comms/approval-messages.ts';
import { handoverNotices } from '../handover/handover-notices.ts';
import { harmRows } from '../customers/harm-rows.ts';
import { ledgerRows } from '../customers/ledger-rows.ts';
import { farewells } from '../comms/farewells.ts';
import { clockMessages } from '../comms/clock-messages.ts';
import { updateMessages } from '../comms/update-messages.ts';
import { timeBoxMessages } from '../comms/time-box-messages.ts';
import { reminderMessages } from '../comms/reminder-messages.ts';
import { shareMessages } from '../postmortem/share-messages.ts';
import { runOfRevert } from '../revert/run-of-revert.ts';
import { startPage } from '../page/start-page.ts';
import { watcherMessages } from '../stand-down/watcher-messages.ts';
import type { SpaceContext } from '../space-context.ts';
import type { Decided } from './decided.ts';

export interface Consequences {
  messages: OutgoingMessage[];
  texts: TextRow[];
  also: AlsoWrite[];
}

/** What must be written together with decided events: messages to send, pages to start, the status page's words. */
export async function consequencesOf(context: SpaceContext, decided: Decided): Promise<Consequences> {
  const all: Consequences = { messages: [], texts: [], also: [] };
  for (const [index, event] of decided.events.entries()) {
    const seq = (decided.before?.version ?? 0) + index + 1;
    const one = await consequenceOf(context, decided, event, seq);
    all.messages.push(...(one.messages ?? []));
    all.texts.push(...(one.texts ?? []));
    all.also.push(...(one.also ?? []));
  }
  all.also.push(...harmRows(decided));
  const words = await publicWordsAfter(context, decided);
  all.also.push(...words.also);
  all.messages.push(...words.messages);
  return all;
}

function wordsSent(
  decided: Decided,
  event: EventOf<'UpdatePosted'>,
  messages: OutgoingMessage[],
): Partial<Consequences> {
  return { messages, also: ledgerRows(decided.id, decided.after, event.data.updateId, messages, event.at) };
}

async function consequenceOf(
  context: SpaceContext,
  decided: Decided,
  event: IncidentEvent,
  seq: number,
): Promise<Partial<Consequences>> {
  switch (event.type) {
    case 'RolePaged':
      return event.data.personIds.length === 0 ? {} : { also: await startPage(context, decided, event) };
    case 'RoleHandedOver':
      return { messages: await handoverNotices(context, decided, event) };
    case 'UpdatePosted':
      return wordsSent(decided, event, await updateMessages(context, decided, event));
    case 'ImpactAssessed':
      return farewells(context, decided, event);
    case 'ApprovalAsked':
    case 'ApprovalPassedOn':
      return { messages: await approvalMessages(context, decided, event) };
    case 'ClocksWarned':
    case 'ClocksBreached':
      return { messages: await clockMessages(context, decided, event, seq) };
    case 'MitigationStarted':
      return { also: await runOfRevert(context, decided, event) };
    case 'MitigationTimeBoxEnded':
      return { messages: await timeBoxMessages(context, decided, event) };
    case 'PostmortemShared':
      return { messages: await shareMessages(context, decided, event, seq) };
    case 'WatcherAsked':
    case 'WatcherAgreed':
    case 'StoodDown':
    case 'WorkResumed':
      return { messages: await watcherMessages(context, decided, event, seq) };
    case 'ObligationLate':
      return { messages: await reminderMessages(context, decided, event, seq) };
    default:
      return {};
  }
}
