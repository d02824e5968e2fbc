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
import duty from '../next/duty.module.css';
import styles from './handover.module.css';
import { whyYou } from '#core/rest/why-asked.ts';

type Handover = Room['handovers'][number];
type Packet = AnswerOf<typeof handoverPacket>;
type Topic = Packet['topics'][number];

/** For whoever is asked: what there is to know, to be confirmed part by part and said back. */
export function TakeOverCard({ handover }: { handover: Handover }) {
  const { room } = useRoom();
  const id = useId();
  const { data: account } = useMe();
  const why = handover.candidates.find((one) => one.id === account?.personId)?.why ?? null;
  const input = { params: { id: room.id, handoverId: handover.id } };
  const { data, error } = useAnswer(handoverPacket, input, { keepPrevious: true });
  return (
    <article aria-labelledby={id} className={duty.card} data-card data-handover={handover.id}>
      <h2 id={id} tabIndex={-1} className={duty.title}>
        Take over as {handover.title} from <bdi>{handover.from.name}</bdi>
      </h2>
      <p className={duty.owners}>
        <bdi>{handover.from.name}</bdi> keeps the role until you have read this and said it back.
        {why !== null && ` You are asked because you are ${whyYou(why)}, as far as is known.`}
      </p>
      {handover.note !== null && (
        <p dir="auto" className={styles.said}>
          {handover.note}
        </p>
      )}
      {data === undefined ? error === null ? <Skeletons lines={6} /> : <RefusalNote error={error} /> : null}
      {data !== undefined && <Reading first={data} handover={handover} />}
    </article>
  );
}

/** Parts that change by themselves while somebody reads; what matters in them is elsewhere too. */
const MOVES: ReadonlySet<Topic['id']> = new Set<Topic['id']>(['duties', 'watch', 'promises']);

function Reading({ first, handover }: { first: Packet; handover: Handover }) {
  const { room, finish } = useRoom();
  const [since] = useState(first.version);
  const [ticked, setTicked] = useState<Partial<Record<Topic['id'], string>>>({});
  const [readBack, setReadBack] = useState('');
  const input = { params: { id: room.id, handoverId: handover.id }, query: { since } };
  const { data: packet = first } = useAnswer(handoverPacket, input, { keepPrevious: true });
  const take = useRoomCommand(takeOver, { said: `You are now the ${handover.title}.`, onDone: () => finish(null) });
  const decline = useRoomCommand(declineHandover, { said: 'The next one is asked.', onDone: () => finish(null) });
  const isTicked = (topic: Topic): boolean => ticked[topic.id] === markOf(topic);
  const confirmed = packet.topics.filter(isTicked).map((topic) => topic.id);
  const left = packet.topics.length - confirmed.length;
  const isReady = left === 0 && readBack.trim() !== '';
  return (
    <form
      className={styles.packet}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady)
          take.mutate({ handoverId: handover.id, digest: packet.digest, confirmed, readBack: readBack.trim() });
      }}
    >
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
                  <bdi>{line.sentence}</bdi>
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
          Take over as {handover.title}
        </ActionButton>
        <ActionButton
          variant="default"
          busy={decline.isPending}
          onClick={() => decline.mutate({ handoverId: handover.id })}
        >
          I cannot take over now
        </ActionButton>
      </div>
      {left > 0 && <small>{left === 1 ? 'One part is' : `${left} parts are`} not ticked yet.</small>}
    </form>
  );
}

/** A tick counts for what stood there: it falls off when something else does. */
function markOf({ id, lines }: Topic): string {
  return MOVES.has(id) ? 'read' : lines.map((line) => line.id).join(' ');
}
