import type { z } from 'zod';
import type { previewUpdate } from '#contract/updates.ts';
import { commsLanguage } from '#core/comms/languages.ts';
import { isSameLanguage } from '#core/comms/same-language.ts';
import type { ComposedWords } from '#core/comms/update-words.ts';
import type { PostedUpdate } from '#core/incident/incident.ts';
import { publicState } from '#core/incident/public-state.ts';
import { DESK } from '#core/shared/actor.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf, composeWords, type OwnWords, type UpdateWords } from './compose.ts';
import { guardWords } from './guard.ts';
import { readersOf, type Reader, type Way } from './recipients.ts';
import { publicIncident } from '../status/status-facts.ts';
import { publicWordsWith } from './public-words.ts';
import { messageBy, type PostedWords } from './update-messages.ts';

type Answer = z.input<typeof previewUpdate.answer>;

const CHANNEL_TITLES: Record<OutgoingMessage['channel'], string> = {
  mail: 'Mail',
  ticket: 'Tickets',
  webhook: 'Webhook',
  'status-page': 'Status page',
  room: 'The desk',
};

/** Words exactly as each channel would show them now, in each language that somebody reads; sends nothing. */
export async function previewWords(
  context: SpaceContext,
  id: string,
  audienceId: string,
  own: OwnWords | null,
): Promise<Answer> {
  const { incident, procedure } = await loadIncident(context, id);
  const audience = audienceOf(procedure, audienceId);
  const words = await composeWords(context, id, incident, procedure, audience, own);
  const readers = await readersOf(context, id, incident, audience);
  const told = readers.filter(({ ways }) => ways.length > 0);
  const update: PostedUpdate = {
    id: 'preview',
    audience: audienceId,
    textId: '',
    kind: words.kind,
    state: publicState(incident),
    at: context.clock.now(),
    by: DESK,
    nextUpdateAt: words.nextUpdateAt,
    language: words.language,
    translations: [],
    customerIds: incident.assessment?.answers.customerIds ?? [],
    round: incident.round,
  };
  const shown = await Promise.all(
    onePerLook(told, words).map(async ({ reader, way, readerCount, language }) => {
      const message = messageBy(way, `${id}.preview`, reader, { id, incident }, update, asPosted(words));
      return {
        channel: message.channel,
        title: CHANNEL_TITLES[message.channel],
        language,
        languageName: commsLanguage(language)?.name ?? language,
        readers: readerCount,
        view:
          way.channel === 'status-page'
            ? { kind: 'page' as const, html: await onPage(context, { id, incident, procedure }, update, message.body) }
            : await context.show(message),
      };
    }),
  );
  return {
    text: words.text,
    subject: words.subject,
    kind: words.kind,
    language: words.language,
    nextUpdateAt: isoOrNull(words.nextUpdateAt),
    recipients: told.length,
    unreachable: readers.length - told.length,
    channels: shown,
    guard: own === null ? null : guardWords(own.text, incident, audience),
  };
}

async function onPage(
  context: SpaceContext,
  under: Parameters<typeof publicWordsWith>[1],
  update: PostedUpdate,
  text: string,
): Promise<string> {
  return context.showOnPage(publicIncident(await publicWordsWith(context, under, update, text)));
}

/** What one channel shows in one language, by the example of its first reader. */
interface Look {
  reader: Reader;
  way: Way;
  readerCount: number;
  language: string;
}

function onePerLook(readers: Reader[], { language, others }: UpdateWords): Look[] {
  const looks = new Map<string, Look>();
  for (const reader of readers) {
    const [way] = reader.ways;
    if (way === undefined) continue;
    const own = others.find((words) => reader.language !== null && isSameLanguage(words.language, reader.language));
    const read = own?.language ?? language;
    const key = `${way.channel} ${read}`;
    const look = looks.get(key) ?? { reader, way, readerCount: 0, language: read };
    looks.set(key, { ...look, readerCount: look.readerCount + 1 });
  }
  return [...looks.values()];
}

function asPosted({ others, ...main }: UpdateWords): [PostedWords, ...PostedWords[]] {
  const posted = ({ subject, text, language }: ComposedWords): PostedWords => ({ subject, body: text, language });
  return [posted(main), ...others.map(posted)];
}
