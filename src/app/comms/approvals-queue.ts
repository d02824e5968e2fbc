import type { z } from 'zod';
import type { listApprovals } from '#contract/words.ts';
import { mayApprove, mayApproveAsTheyAre, nextApprovalAt, waitingApprovals } from '#core/incident/approval.ts';
import { actorName } from '#core/incident/name-book.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Actor } from '#core/shared/actor.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Caller } from '../caller.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { nameBook } from '../room/name-book.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf } from './compose.ts';

type Queue = z.input<typeof listApprovals.answer>;

/** Ended incidents looked through for promises, the newest first. */
const MOST_ENDED = 500;
/** Every open one is looked through; more than these no company can have open. */
const MOST_OPEN = 5000;

/** What waits for somebody's answer, and the register of promises. */
export async function approvalsQueue(context: SpaceContext, caller: Caller): Promise<Queue> {
  const { incidents } = context.storage;
  const rows = (
    await Promise.all([
      incidents.list({ state: 'open', limit: MOST_OPEN }),
      incidents.list({ state: 'ended', limit: MOST_ENDED }),
    ])
  ).flat();
  const parts = await Promise.all(
    rows.map(async ({ id }) => {
      const { incident, procedure } = await loadIncident(context, id);
      const mine = waitingApprovals(incident).filter(() => mayApprove(incident, procedure, caller.actor));
      return mine.length + incident.commitments.length === 0
        ? []
        : [{ id, incident, procedure, mine, by: caller.actor }];
    }),
  );
  const shown = await Promise.all(parts.flat().map((part) => shownPart(context, part)));
  return {
    waiting: shown.flatMap(({ waiting }) => waiting).toSorted((one, other) => one.askedAt.localeCompare(other.askedAt)),
    promises: shown.flatMap(({ promises }) => promises).toSorted((one, other) => other.at.localeCompare(one.at)),
  };
}

interface Part {
  id: string;
  incident: Incident;
  procedure: Procedure;
  mine: ReturnType<typeof waitingApprovals>;
  by: Actor;
}

async function shownPart(context: SpaceContext, { id, incident, procedure, mine, by: reader }: Part): Promise<Queue> {
  const ids = [
    incident.titleTextId,
    ...mine.flatMap(({ textId, cleanTextId }) => (cleanTextId === null ? [textId] : [textId, cleanTextId])),
    ...incident.commitments.map(({ textId }) => textId),
  ];
  const [texts, { names }] = await Promise.all([context.storage.texts.bodies(ids), nameBook(context, incident, [])]);
  const text = (textId: string): string => texts.get(textId) ?? '';
  const about = { id, number: incident.number, title: text(incident.titleTextId) };
  return {
    waiting: mine.map((approval) => ({
      incident: about,
      approvalId: approval.id,
      audienceTitle: audienceOf(procedure, approval.audience).title,
      text: text(approval.textId),
      cleanText: approval.cleanTextId === null ? null : text(approval.cleanTextId),
      askedBy: actorName(approval.askedBy, names),
      askedAt: toIso(approval.askedAt),
      passedOn: approval.passedOnAt !== null,
      endsAt: toIso(nextApprovalAt(approval, procedure)),
      mayApprove: mayApproveAsTheyAre(incident, procedure, approval, reader),
    })),
    promises: incident.commitments.map(({ label, textId, key, at, by }) => {
      const duty = incident.obligations[key];
      return {
        incident: about,
        label,
        text: text(textId),
        at: toIso(at),
        by: actorName(by, names),
        dueAt: isoOrNull(duty?.dueAt ?? null),
        state: stateOf(duty?.status),
      };
    }),
  };
}

function stateOf(status: string | undefined): 'open' | 'late' | 'kept' | 'waived' {
  if (status === 'done') return 'kept';
  return status === 'late' || status === 'open' ? status : 'waived';
}
