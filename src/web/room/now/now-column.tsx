import { useRoom } from '../room-context.ts';
import { Customers } from './customers.tsx';
import { Mitigations } from './mitigations.tsx';
import { PriorityFact } from './priority-fact.tsx';
import { PublicWords } from './public-words.tsx';
import { Roles } from './roles.tsx';
import { Signals } from './signals.tsx';
import { Ideas } from './ideas.tsx';
import { Postmortem } from './postmortem.tsx';
import { Tickets } from './tickets.tsx';
import { Updates } from './updates.tsx';

/** What is true now. */
export function NowColumn() {
  const { room } = useRoom();
  return (
    <>
      <PriorityFact />
      <Roles />
      {room.mitigations.length > 0 && <Mitigations />}
      <Postmortem />
      <PublicWords />
      <Updates />
      <Customers />
      <Tickets />
      <Signals />
      {room.ideas.length > 0 && <Ideas />}
    </>
  );
}
