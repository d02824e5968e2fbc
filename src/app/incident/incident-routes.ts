import type { z } from 'zod';
import * as contract from '#contract/incident.ts';
import * as wordsContract from '#contract/words.ts';
import { conformance, onTimeShare } from '#core/obligation/conformance.ts';
import { toIso } from '#core/shared/instant.ts';
import { pageChain } from '#core/oncall/roster.ts';
import type { Command } from '#core/incident/commands.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { askForApproval } from '../comms/approvals.ts';
import { audienceOf, composeWords } from '../comms/compose.ts';
import { wordRows } from '../comms/word-rows.ts';
import { guardWords, verdictOf } from '../comms/guard.ts';
import { previewWords } from '../comms/preview.ts';
import { rosterNow } from '../oncall/roster.ts';
import { buildRoom } from '../room/build-room.ts';
import { Refused } from '../refused.ts';
import { refuseWhileReverting } from '../revert/refuse-while-reverting.ts';
import { startRevert } from '../revert/start-revert.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { assessImpact, previewImpact } from './assess-impact.ts';
import { loadIncident } from './load-incident.ts';
import { mergeIncidents } from './merge-incidents.ts';
import { openIncident } from './open-incident.ts';
import { runCommand, textRow, type Asked } from './run-command.ts';
import { shownSummaries } from './shown-summaries.ts';
import type { Caller } from '../caller.ts';

interface Asking<B> {
  context: SpaceContext;
  id: string;
  body: B;
  caller: Caller;
}

/** Every route that acts on, or shows, incidents. */
export function incidentRoutes({ context }: Contexts): BoundRoute[] {
  /** A route that is one command: built from the body, run with the version the caller saw. */
  const command = <B extends z.ZodType<{ expectedVersion?: number | undefined }>>(
    route: (typeof contract.acknowledge & { body: z.ZodType }) | { body: B },
    build: (asking: Asking<z.output<B>>) => Asked | Promise<Asked>,
  ): BoundRoute =>
    bind(route as typeof contract.acknowledge, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const done = await runCommand(
        space,
        params.id,
        () => build({ context: space, id: params.id, body: body as z.output<B>, caller }),
        body.expectedVersion,
      );
      return { id: done.id, version: done.version };
    });

  return [
    bind(contract.listIncidents, async ({ query }) => {
      const space = await context(query.space);
      const rows = await space.storage.incidents.list(query);
      return { incidents: await shownSummaries(space, rows), now: toIso(space.clock.now()) };
    }),
    bind(contract.raiseHand, async ({ query, body, caller }) => {
      const space = await context(query.space);
      await mustKnowFeature(space, body.featureId);
      const opened = await openIncident(space, caller.actor, {
        title: body.title,
        featureId: body.featureId,
        source: 'person',
        groupId: null,
        signals: [],
        key: body.key,
      });
      // A repeat finds the words there already.
      if (body.details === undefined || opened.events.length === 0) return { id: opened.id, version: opened.version };
      const text = textRow(space, body.details, caller.actor);
      const done = await runCommand(space, opened.id, () => ({
        command: { type: 'PostMessage', by: caller.actor, messageId: space.ids.next('message'), textId: text.id },
        texts: [text],
      }));
      return { id: done.id, version: done.version };
    }),
    bind(contract.getRoom, async ({ params, query }) => buildRoom(await context(query.space), params.id)),
    bind(contract.assess, async ({ params, query, body, caller }) => {
      const { id, version } = await assessImpact(await context(query.space), params.id, caller.actor, body);
      return { id, version };
    }),
    bind(contract.previewAssessment, async ({ params, query, body, caller }) =>
      previewImpact(await context(query.space), params.id, caller.actor, body),
    ),
    bind(contract.previewUpdate, async ({ params, query, body }) =>
      previewWords(
        await context(query.space),
        params.id,
        body.audience,
        body.text === undefined ? null : { text: body.text, language: body.language ?? null },
      ),
    ),
    bind(contract.mergeIncident, async ({ params, query, body, caller }) =>
      mergeIncidents(await context(query.space), params.id, body.intoIncidentId, caller.actor, body.expectedVersion),
    ),
    bind(contract.conformance, async ({ params, query }) => {
      const space = await context(query.space);
      const { incident, procedure } = await loadIncident(space, params.id);
      const steps = conformance(incident, procedure, space.clock.now());
      return { steps, onTimeShare: onTimeShare(steps) };
    }),
    bind(contract.exportIncident, async ({ params, query }) => {
      const space = await context(query.space);
      const events = await space.storage.events.read<IncidentEvent>({ kind: 'incident', id: params.id });
      return { incident: await buildRoom(space, params.id), events };
    }),
    bind(contract.pageRole, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { id, version } = await runCommand(
        space,
        params.id,
        async (_, procedure) => {
          const personIds = pageChain(procedure, await rosterNow(space, procedure), body.role);
          const text = body.message === undefined ? null : textRow(space, body.message, caller.actor);
          return {
            command: {
              type: 'PageRole',
              by: caller.actor,
              pageId: space.ids.next('page'),
              role: body.role,
              personIds,
              textId: text?.id ?? null,
              key: null,
            },
            texts: text === null ? [] : [text],
          };
        },
        body.expectedVersion,
      );
      return { id, version };
    }),
    bind(contract.postUpdate, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { id, version } = await runCommand(
        space,
        params.id,
        async (incident, procedure) => {
          const audience = audienceOf(procedure, body.audience);
          const standard = await composeWords(space, params.id, incident, procedure, audience, null);
          // Whoever sends the plan's words as they stand has written none of their own.
          const isOwn = body.text !== undefined && body.text !== standard.text.trim();
          const own = isOwn ? { text: body.text ?? '', language: body.language ?? null } : null;
          const words =
            own === null ? standard : await composeWords(space, params.id, incident, procedure, audience, own);
          const { rows, ...named } = wordRows(space, words, caller.actor);
          return {
            command: {
              type: 'PostUpdate',
              by: caller.actor,
              updateId: space.ids.next('update'),
              audience: body.audience,
              ...named,
              kind: words.kind,
              key: body.key ?? null,
              ...(body.seenUpdateId === undefined ? {} : { seenUpdateId: body.seenUpdateId }),
              guard: own === null ? null : verdictOf(guardWords(own.text, incident, audience)),
            },
            texts: rows,
          };
        },
        body.expectedVersion,
      );
      return { id, version };
    }),
    bind(wordsContract.judgeWords, async ({ params, query, body }) => {
      const { incident, procedure } = await loadIncident(await context(query.space), params.id);
      return guardWords(body.text, incident, body.audience === null ? null : audienceOf(procedure, body.audience));
    }),
    bind(wordsContract.askApproval, async ({ params, query, body, caller }) => {
      const asked = {
        audience: body.audience,
        text: body.text,
        language: body.language ?? null,
        key: body.key ?? null,
      };
      const space = await context(query.space);
      const done = await askForApproval(space, params.id, caller.actor, asked, body.expectedVersion);
      return { id: done.id, version: done.version, approvalId: done.approvalId };
    }),
    command(wordsContract.answerApproval, ({ body, caller }) => ({
      command: { type: 'AnswerApproval', by: caller.actor, approvalId: body.approvalId, outcome: body.outcome },
    })),
    command(contract.acknowledge, ({ caller }) => ({ command: { type: 'Acknowledge', by: caller.actor } })),
    command(contract.assignRole, async ({ context: space, body, caller }) => {
      await mustKnowPerson(space, body.personId);
      return { command: { type: 'AssignRole', by: caller.actor, role: body.role, personId: body.personId } };
    }),
    command(contract.openChannel, async ({ context: space, id, caller }) => {
      const room = await buildRoom(space, id);
      const { ref } = await space.channel.open({ id, number: room.number, title: room.title });
      return { command: { type: 'OpenChannel', by: caller.actor, channel: space.channel.name, ref, key: null } };
    }),
    command(contract.takeDraft, ({ body, caller }) => ({
      command: { type: 'TakeDraft', by: caller.actor, audience: body.audience },
    })),
    command(contract.holdUpdate, ({ context: space, body, caller }) => {
      const text = textRow(space, body.reason, caller.actor);
      return {
        command: {
          type: 'HoldDraft',
          by: caller.actor,
          key: body.key,
          untilAt: space.clock.now() + body.minutes * 60_000,
          reasonTextId: text.id,
        },
        texts: [text],
      };
    }),
    command(contract.waiveDuty, ({ context: space, body, caller }) =>
      withWords(space, caller, body.reason, (textId) => ({
        type: 'Waive',
        by: caller.actor,
        key: body.key,
        reasonTextId: textId,
      })),
    ),
    command(contract.tickDuty, ({ context: space, body, caller }) =>
      withText(space, caller, body.note, (textId) => ({
        type: 'TickTask',
        by: caller.actor,
        key: body.key,
        noteTextId: textId,
      })),
    ),
    command(contract.linkChange, async ({ context: space, body, caller }) => {
      await mustKnowChange(space, body.changeId);
      return { command: { type: 'LinkChange', by: caller.actor, changeId: body.changeId } };
    }),
    command(contract.judgeSuspect, ({ context: space, body, caller }) =>
      withText(space, caller, body.reason, (textId) => ({
        type: 'JudgeSuspect',
        by: caller.actor,
        changeId: body.changeId,
        verdict: body.verdict,
        reasonTextId: textId,
      })),
    ),
    command(contract.startMitigation, async ({ context: space, body, caller }) => {
      if (body.changeId !== null) await mustKnowChange(space, body.changeId);
      const note = body.note === undefined ? null : textRow(space, body.note, caller.actor);
      const reason = body.reason === undefined ? null : textRow(space, body.reason, caller.actor);
      return {
        command: {
          type: 'StartMitigation',
          by: caller.actor,
          mitigationId: space.ids.next('mitigation'),
          kind: body.kind,
          changeId: body.changeId,
          noteTextId: note?.id ?? null,
          reasonTextId: reason?.id ?? null,
        },
        texts: [note, reason].filter((text) => text !== null),
      };
    }),
    bind(contract.startRevert, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const done = await startRevert(space, params.id, { ...body, by: caller.actor });
      const { id, version, runId } = done;
      return { id, version, runId, outcome: runId === null ? ('agreed' as const) : ('started' as const) };
    }),
    command(contract.verifyMitigation, ({ context: space, body, caller }) =>
      withText(space, caller, body.note, (textId) => ({
        type: 'VerifyMitigation',
        by: caller.actor,
        mitigationId: body.mitigationId,
        outcome: body.outcome,
        noteTextId: textId,
      })),
    ),
    bind(contract.postMessage, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const sent = (): Asked =>
        withWords(space, caller, body.text, (textId) => ({
          type: 'PostMessage',
          by: caller.actor,
          messageId: space.ids.next('message'),
          textId,
        }));
      const { id, version } = await runCommand(space, params.id, sent, body.expectedVersion);
      const { incident } = await loadIncident(space, id);
      return { id, version, guard: guardWords(body.text, incident, null) };
    }),
    command(contract.parkIdea, ({ context: space, body, caller }) =>
      withWords(space, caller, body.text, (textId) => ({
        type: 'ParkIdea',
        by: caller.actor,
        ideaId: space.ids.next('idea'),
        textId,
      })),
    ),
    command(contract.resolve, async ({ context: space, id, body, caller }) => {
      await refuseWhileReverting(space, id);
      return withWords(space, caller, body.verification, (textId) => ({
        type: 'Resolve',
        by: caller.actor,
        verificationTextId: textId,
      }));
    }),
    command(contract.reopen, ({ context: space, body, caller }) =>
      withWords(space, caller, body.reason, (textId) => ({ type: 'Reopen', by: caller.actor, reasonTextId: textId })),
    ),
    command(contract.sumUp, ({ context: space, body, caller }) =>
      withWords(space, caller, body.text, (textId) => ({ type: 'SumUp', by: caller.actor, textId })),
    ),
    command(contract.dismissIncident, async ({ context: space, id, body, caller }) => {
      await refuseWhileReverting(space, id);
      const ticket = textRow(space, body.ticket, caller.actor);
      const reason = body.reason === undefined ? null : textRow(space, body.reason, caller.actor);
      return {
        command: { type: 'Dismiss', by: caller.actor, ticketTextId: ticket.id, reasonTextId: reason?.id ?? null },
        texts: reason === null ? [ticket] : [ticket, reason],
      };
    }),
  ];
}

function withWords(space: SpaceContext, caller: Caller, words: string, build: (textId: string) => Command): Asked {
  const text = textRow(space, words, caller.actor);
  return { command: build(text.id), texts: [text] };
}

function withText(
  space: SpaceContext,
  caller: Caller,
  words: string | undefined,
  build: (textId: string | null) => Command,
): Asked {
  return words === undefined ? { command: build(null) } : withWords(space, caller, words, build);
}

async function mustKnowPerson(space: SpaceContext, id: string): Promise<void> {
  const person = await space.storage.people.get(id);
  if (person === null || person.erasedAt !== null) throw new Refused('unknown-reference', { what: 'person', id });
}

async function mustKnowChange(space: SpaceContext, id: string): Promise<void> {
  if ((await space.storage.changes.byIds([id])).length === 0)
    throw new Refused('unknown-reference', { what: 'change', id });
}

async function mustKnowFeature(space: SpaceContext, id: string | null): Promise<void> {
  const { features } = await space.storage.catalogue.get();
  if (id !== null && !features.some((feature) => feature.id === id))
    throw new Refused('unknown-reference', { what: 'feature', id });
}
