import type { Decided } from '../incident/decided.ts';
import type { SpaceContext } from '../space-context.ts';

/** The words of a text that was just written or was there before. */
export async function wordsOf(
  context: SpaceContext,
  decided: Pick<Decided, 'newTexts'>,
  textId: string,
): Promise<string> {
  const fresh = decided.newTexts.find((text) => text.id === textId);
  return fresh?.body ?? (await context.storage.texts.bodies([textId])).get(textId) ?? '';
}
