import type { AccountNotice } from '#core/account/account-notices.ts';

/** Tells the owner of an account by mail what became of it; answers whether a mail server is set up. */
export type AccountPost = (
  owner: { personId: string | null; email: string },
  notice: AccountNotice,
) => Promise<boolean>;
