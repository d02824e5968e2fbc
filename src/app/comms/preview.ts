import type { z } from 'zod';
import type { previewUpdate } from '#contract/incident.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf, composeWords } from './compose.ts';
import { guardWords } from './guard.ts';
import { recipientsOf, type Recipient } from './recipients.ts';

const CHANNEL_TITLES: Record<Recipient['channel'], string> = {
  mail: 'Mail',
  webhook: 'Webhook',
  'status-page': 'Status page',
  room: 'The desk',
};

/** Words exactly as each channel would show them now; sends nothing. */
export async function previewWords(
  context: SpaceContext,
  id: string,
  audienceId: string,
  freeText: string | null,
): Promise<z.input<typeof previewUpdate.answer>> {
  const { incident, procedure } = await loadIncident(context, id);
  const audience = audienceOf(procedure, audienceId);
  const words = await composeWords(context, incident, procedure, audience, freeText);
  const recipients = await recipientsOf(context, id, incident, audience);
  const channels = [...new Set(recipients.map((recipient) => recipient.channel))];
  return {
    text: words.text,
    subject: words.subject,
    kind: words.kind,
    nextUpdateAt: isoOrNull(words.nextUpdateAt),
    recipients: recipients.length,
    channels: channels.map((channel) => ({
      channel,
      title: CHANNEL_TITLES[channel],
      shown: channel === 'mail' ? `Subject: ${words.subject}\n\n${words.text}` : words.text,
    })),
    guard: freeText === null ? null : guardWords(freeText, incident, audience),
  };
}
