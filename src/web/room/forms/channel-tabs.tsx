import { Tabs } from '@mantine/core';
import '@mantine/core/styles/Tabs.css';
import { useState } from 'react';
import type { z } from 'zod';
import type { previewUpdate } from '#contract/updates.ts';
import { MessageView } from './message-view.tsx';
import styles from './preview.module.css';

type ShownChannel = z.output<typeof previewUpdate.answer>['channels'][number];

/** One tab for each channel and language. With a single one there is nothing to choose. */
export function ChannelTabs({ channels }: { channels: ShownChannel[] }) {
  const hasLanguages = new Set(channels.map(({ language }) => language)).size > 1;
  const tabs = channels.map((channel) => ({
    id: `${channel.channel}-${channel.language}`,
    name: hasLanguages ? `${channel.title}, ${channel.languageName}` : channel.title,
    channel,
  }));
  const [wanted, setWanted] = useState<string | null>(null);
  const open = tabs.find(({ id }) => id === wanted) ?? tabs[0];
  if (open === undefined) return null;
  return (
    <Tabs value={open.id} onChange={setWanted} keepMounted={false}>
      <Tabs.List aria-label="As its readers see it">
        {tabs.map(({ id, name }) => (
          <Tabs.Tab key={id} value={id} className={styles.tab}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ id, channel }) => (
        <Tabs.Panel key={id} value={id} className={styles.panel}>
          <MessageView channel={channel.title} language={channel.language} view={channel.view} />
          <small className={styles.channel}>{readers(channel)}</small>
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function readers({ channel, readers: count }: ShownChannel): string {
  if (channel === 'status-page') return 'Everybody can read it.';
  if (channel === 'ticket') return count === 1 ? 'To one ticket.' : `To ${count} tickets, each once.`;
  return count === 1 ? 'To one reader.' : `To ${count} readers.`;
}
