import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Checkbox } from '@mantine/core';
import { useId, useState } from 'react';
import { declineHandover, handoverPacket, takeOver } from '#contract/handover.ts';
import type { Room } from '#contract/room.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { useMe } from '../../session/rights.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { WhatYouTake } from './what-you-take.tsx';
import duty from '../next/duty.module.css';
import styles from './handover.module.css';
import { isolated } from '#core/shared/isolated.ts';
import { whyYou } from '#core/rest/why-asked.ts';

type Handover = Room['handovers'][number];
type Packet = AnswerOf<typeof handoverPacket>;
type Topic = Packet['topics'][number];

interface Asked {
  handovers: Handover[];
  first: Handover;
}

/** For whoever is asked, for one role or several at once: what there is to know, to be confirmed part by part and said back. */
export function TakeOverCard({ handovers, first }: Asked) {
  const { room } = useRoom();
  const id = useId();
  const { data: account } = useMe();
  const me = account?.personId ?? null;
  const why = first.candidates.find((one) => one.id === me)?.why ?? null;
  const input = { params: { id: room.id, handoverId: first.id } };
  const { data, error } = useAnswer(handoverPacket, input, { keepPrevious: true });
  const givers = [...new Set(handovers.map(({ from }) => from.name))];
  return (
    <article aria-labelledby={id} className={duty.card} data-card data-handover={first.id}>
      <h2 id={id} tabIndex={-1} className={duty.title}>
        Take over as {titlesOf(handovers)} from <bdi>{inWords(givers)}</bdi>
      </h2>
      <p className={duty.owners}>
        <bdi>{inWords(givers)}</bdi> {givers.length === 1 ? 'keeps' : 'keep'}{' '}
        {handovers.length === 1 ? 'the role' : 'these roles'} until you have read this and said it back
        {handovers.length === 1 ? '.' : ', once for all that you take.'}
        {why !== null && ` You are asked because you are ${whyYou(why)}, as far as is known.`}
      </p>
      {handovers.map(({ id: one, note }) =>
        note === null ? null : (
          <p key={one} dir="auto" className={styles.said}>
            {note}
          </p>
        ),
      )}
      {data === undefined ? error === null ? <Skeletons lines={6} /> : <RefusalNote error={error} /> : null}
      {data !== undefined && <Reading packetRead={data} handovers={handovers} first={first} me={me} />}
    </article>
  );
}

/** Parts that change by themselves while somebody reads; what matters in them is elsewhere too. */
const MOVES: ReadonlySet<Topic['id']> = new Set<Topic['id']>(['duties', 'watch', 'promises']);

function Reading({ packetRead, handovers, first, me }: Asked & { packetRead: Packet; me: string | null }) {
  const { room, finish } = useRoom();
  const [since] = useState(packetRead.version);
  const [ticked, setTicked] = useState<Partial<Record<Topic['id'], string>>>({});
  const [readBack, setReadBack] = useState('');
  const turns = new Set(
    handovers.filter(({ asked, taker }) => asked?.id === me || taker?.id === me).map(({ id }) => id),
  );
  // Somebody who is further down the list of another role may take that, too; they are asked for these first.
  const isTurn = (id: string): boolean => turns.size === 0 || turns.has(id);
  const [choice, setChoice] = useState<Record<string, boolean>>({});
  const [chosen, ...others] = handovers.filter(({ id }) => choice[id] ?? isTurn(id));
  const input = { params: { id: room.id, handoverId: first.id }, query: { since } };
  const { data: packet = packetRead } = useAnswer(handoverPacket, input, { keepPrevious: true });
  const titles = titlesOf(chosen === undefined ? handovers : [chosen, ...others]);
  const take = useRoomCommand(takeOver, { said: `You are now the ${titles}.`, onDone: () => finish(null) });
  const decline = useRoomCommand(declineHandover, { said: 'The next one is asked.', onDone: () => finish(null) });
  const isTicked = (topic: Topic): boolean => ticked[topic.id] === markOf(topic);
  const confirmed = packet.topics.filter(isTicked).map((topic) => topic.id);
  const left = packet.topics.length - confirmed.length;
  const isReady = left === 0 && readBack.trim() !== '' && chosen !== undefined;
  const asked = {
    handoverId: (chosen ?? first).id,
    ...(others.length === 0 ? {} : { also: others.map(({ id }) => id) }),
  };
  return (
    <form
      className={styles.packet}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) take.mutate({ ...asked, digest: packet.digest, confirmed, readBack: readBack.trim() });
      }}
    >
      {handovers.length > 1 && (
        <WhatYouTake
          handovers={handovers}
          isChosen={({ id }) => choice[id] ?? isTurn(id)}
          onChoose={({ id }, isChosen) => setChoice({ ...choice, [id]: isChosen })}
        />
      )}
      <ul className={styles.topics}>
        {packet.topics.map((topic) => (
          <li key={topic.id}>
            <Checkbox
              size="md"
              label={topic.title}
              checked={isTicked(topic)}
              onChange={(event) =>
                setTicked({ ...ticked, [topic.id]: event.currentTarget.checked ? markOf(topic) : undefined })
              }
            />
            <ul className={styles.lines}>
              {topic.lines.map((line) => (
                <li key={line.id} data-new={line.isNew || undefined}>
                  {line.isNew && <strong>New: </strong>}
                  <bdi dir="ltr">{line.sentence}</bdi>
                  {line.text !== null && (
                    <span dir="auto" className={styles.said}>
                      {line.text}
                    </span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <WordsField
        label="Say it back, in your own words"
        description="What is true, what was tried, what you do next."
        minRows={2}
        value={readBack}
        onChange={(event) => setReadBack(event.currentTarget.value)}
      />
      <RefusalNote error={take.error ?? decline.error} />
      <div className={duty.buttons}>
        <ActionButton type="submit" variant="filled" busy={take.isPending} notYet={!isReady} className={duty.primary}>
          Take over as {titles}
        </ActionButton>
        <ActionButton
          variant="default"
          busy={decline.isPending}
          onClick={() => decline.mutate(asked)}
          notYet={chosen === undefined}
        >
          I cannot take over now
        </ActionButton>
      </div>
      {chosen === undefined && <small>Choose what you take over, or what you cannot.</small>}
      {left > 0 && <small>{left === 1 ? 'One part is' : `${left} parts are`} not ticked yet.</small>}
    </form>
  );
}

/** A tick counts for what stood there: it falls off when something else does. */
function markOf({ id, lines }: Topic): string {
  return MOVES.has(id) ? 'read' : lines.map((line) => line.id).join(' ');
}

function titlesOf(handovers: Handover[]): string {
  return inWords(handovers.map(({ title }) => title));
}

function inWords(parts: string[]): string {
  return new Intl.ListFormat('en-GB').format(parts.map((part) => isolated(part)));
}
