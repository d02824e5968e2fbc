import type { DeskSettings } from '../desk/desk-settings.ts';
import type { AccountPost } from '../ports/account-post.ts';
import type { SpaceContext } from '../space-context.ts';

/** Tells owners of accounts through the outbox of the real space, where such a notice is also seen without mail. */
export function accountPost(context: SpaceContext, settings: Pick<DeskSettings, 'mail'>): AccountPost {
  return async ({ personId, email }, { subject, body }) => {
    const now = context.clock.now();
    const messageId = `${context.ids.next('account')}.mail`;
    await context.storage.outbox.put(
      [
        {
          ...{ messageId, channel: 'mail', recipientId: personId, address: email, subject, body },
          ...{ about: 'notice', stream: null, payload: { kind: 'account' }, notBefore: now },
        },
      ],
      now,
    );
    context.live.tell({ topic: 'outbox', id: null, version: null });
    return (await settings.mail()) !== null;
  };
}
