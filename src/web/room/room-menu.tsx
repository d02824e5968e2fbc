import { Button, Menu } from '@mantine/core';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Popover.css';
import { isOpen } from '#core/incident/phase.ts';
import type { Phase } from '#core/incident/phase.ts';
import { openChannel } from '#contract/conversation.ts';
import type { Room } from '#contract/room.ts';
import { useMay, whoMay } from '../session/rights.ts';
import { useGo } from '../ui/use-go.ts';
import type { ActionKind } from './room-action.ts';
import { useRoom } from './room-context.ts';
import { useRoomCommand } from './use-room-command.ts';

interface MenuAction {
  kind: ActionKind;
  title: string;
}

/** Everything else that can be done with an incident in its phase. */
function menuActions(room: Room): MenuAction[] {
  const open = isOpen(room.phase as Phase);
  const always: MenuAction[] = [
    { kind: 'update', title: 'Post an update' },
    { kind: 'park', title: 'Park an idea' },
  ];
  if (!open) {
    const after: MenuAction[] =
      room.phase === 'resolved' || room.phase === 'reviewing'
        ? [
            { kind: 'reopen', title: 'Reopen the incident' },
            { kind: 'sum-up', title: 'Sum up in the channel' },
            { kind: 'write-postmortem', title: 'Write the postmortem' },
          ]
        : [];
    return [...after, ...always];
  }
  if (room.resting !== null) {
    return [
      { kind: 'assess', title: 'Assess the impact' },
      ...always,
      { kind: 'resolve', title: 'Resolve the incident' },
      { kind: 'dismiss', title: 'Close as a bug' },
      { kind: 'merge', title: 'Merge into another incident' },
    ];
  }
  return [
    { kind: 'page', title: 'Page a role' },
    { kind: 'assign', title: 'Assign a role' },
    { kind: 'assess', title: 'Assess the impact' },
    { kind: 'mitigate', title: 'Start a mitigation' },
    { kind: 'link-change', title: 'Add a suspect change' },
    { kind: 'link-ticket', title: 'Link a ticket' },
    ...always,
    { kind: 'stand-down', title: 'Call it a night' },
    { kind: 'resolve', title: 'Resolve the incident' },
    { kind: 'dismiss', title: 'Close as a bug' },
    { kind: 'merge', title: 'Merge into another incident' },
  ];
}

export function RoomMenu() {
  const { room, openAction } = useRoom();
  const may = useMay('respond');
  const go = useGo();
  const channel = useRoomCommand(openChannel, { said: 'The channel is open.' });
  return (
    <Menu
      position="bottom-end"
      width={280}
      withinPortal
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <Button aria-keyshortcuts=".">Actions</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!may && <Menu.Label>{whoMay('respond')}</Menu.Label>}
        {room.channel === null && isOpen(room.phase as Phase) && (
          <Menu.Item disabled={!may} onClick={() => channel.mutate({})}>
            Open the channel
          </Menu.Item>
        )}
        {menuActions(room).map(({ kind, title }) => (
          <Menu.Item key={kind} disabled={!may} onClick={() => openAction({ kind, dutyKey: null, subject: null })}>
            {title}
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => go(`/incidents/${room.id}/conformance`)}>See the conformance report</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
