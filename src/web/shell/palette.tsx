import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Input.css';
import { useEffect, useState } from 'react';
import { now } from '#contract/desk.ts';
import { useAnswer } from '../api/use-answer.ts';
import { phaseWords } from '../ui/phase-words.ts';
import { useGo } from '../ui/use-go.ts';
import { READY_PAGES } from '../ready/ready-pages.ts';
import { boundKeys, EVERYWHERE } from './key-bindings.ts';
import { openKeysHelp } from './keys-help-state.ts';

interface PaletteProps {
  /** Counts up each time the palette is asked for. */
  asked: number;
}

/** Everything by name: places, open incidents, and what the page at hand can do. */
export function Palette({ asked }: PaletteProps) {
  const { data } = useAnswer(now);
  const go = useGo();
  const [pageActions, setPageActions] = useState<
    { id: string; label: string; description: string; onClick: () => void }[]
  >([]);
  useEffect(() => {
    const bindings = boundKeys()
      .filter((group) => group.title !== EVERYWHERE)
      .flatMap((group) => group.bindings.map((binding) => ({ group: group.title, binding })));
    setPageActions(
      bindings.map(({ group, binding }) => ({
        id: `${group} ${binding.keys}`,
        label: binding.title,
        description: `${group}, key ${binding.keys}`,
        onClick: binding.run,
      })),
    );
    spotlight.open();
  }, [asked]);

  const incidents = (data?.incidents ?? []).map((incident) => ({
    id: incident.id,
    label: `#${incident.number} ${incident.title}`,
    description: `${incident.priority ?? 'Not assessed'}, ${phaseWords(incident.phase)}`,
    onClick: () => go(`/incidents/${incident.id}`),
  }));
  const places = [
    { id: 'now', label: 'Now', description: 'All that is open', onClick: () => go('/now') },
    { id: 'triage', label: 'Triage', description: 'Signals that wait to be judged', onClick: () => go('/groups') },
    { id: 'actions', label: 'Action items', description: 'What postmortems asked for', onClick: () => go('/actions') },
    { id: 'insights', label: 'Insights', description: 'How incidents went', onClick: () => go('/insights') },
    { id: 'keys', label: 'Keys that work here', description: 'Single keys, and what each does', onClick: openKeysHelp },
    { id: 'report', label: 'Raise a hand', description: 'Say that something is wrong', onClick: () => go('/report') },
    { id: 'my-rest', label: 'My rest', description: 'How awake you are, and why', onClick: () => go('/my-rest') },
    {
      id: 'my-passkeys',
      label: 'Your passkeys',
      description: 'Sign in without a password',
      onClick: () => go('/my-passkeys'),
    },
    ...READY_PAGES.map((page) => ({
      id: page.to,
      label: page.title,
      description: page.lead,
      onClick: () => go(page.to),
    })),
  ];
  return (
    <Spotlight
      actions={[
        { group: 'Open incidents', actions: incidents },
        { group: 'Here', actions: pageActions },
        { group: 'Places', actions: places },
      ].filter((group) => group.actions.length > 0)}
      shortcut={null}
      nothingFound="Nothing has this name."
      highlightQuery={false}
      limit={30}
      scrollable
      maxHeight={420}
      searchProps={{
        placeholder: 'Find an incident, a place or an action',
        'aria-label': 'Find an incident, a place or an action',
      }}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.5 }}
      attributes={{ content: { 'aria-label': 'Find anything' } }}
    />
  );
}
