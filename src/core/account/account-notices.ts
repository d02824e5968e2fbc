/** What somebody is told by mail when their way in changes. */
export interface AccountNotice {
  subject: string;
  body: string;
}

/** What a new-password link ended at once. */
export interface Ended {
  endSessions: boolean;
  removePasskeys: boolean;
  sessions: number;
  passkeys: number;
}

const NOT_YOU = 'If this was not you or not asked for by you, tell an administrator at once.';

/** Somebody made a link that sets a new password. The link itself stands in no mail that others can read. */
export function linkNotice(by: string, url: string, ended: Ended): AccountNotice {
  return notice('A link to set your password was made', [
    `${by} made a link that sets a new password for your account at ${url}. You get it from them; it works once, for an hour.`,
    `${sessionWords(ended)} ${passkeyWords(ended)}`,
    NOT_YOU,
  ]);
}

/** A password was set, by a link or by whoever knew the one before. */
export function passwordNotice(url: string): AccountNotice {
  return notice('Your password was changed', [
    `Your account at ${url} has a new password. Everywhere else you were signed out; passkeys go on working.`,
    NOT_YOU,
  ]);
}

export function passkeyNotice(what: 'added' | 'removed', url: string): AccountNotice {
  return notice(`A passkey was ${what}`, [
    what === 'added'
      ? `A passkey was added to your account at ${url}: it signs you in from now on.`
      : `A passkey of your account at ${url} was removed: it no longer signs you in.`,
    `You see yours at ${url}/my-passkeys. ${NOT_YOU}`,
  ]);
}

function notice(subject: string, paragraphs: string[]): AccountNotice {
  return { subject, body: paragraphs.join('\n\n') };
}

function sessionWords({ endSessions, sessions }: Ended): string {
  if (!endSessions) return 'You stay signed in until it is used; then you are signed out everywhere else.';
  if (sessions === 0) return 'You were signed in nowhere else.';
  return sessions === 1 ? 'You were signed out in one place.' : `You were signed out in ${sessions} places.`;
}

function passkeyWords({ removePasskeys, passkeys }: Ended): string {
  if (!removePasskeys) return 'Your passkeys go on working.';
  if (passkeys === 0) return 'You had no passkeys.';
  const gone = passkeys === 1 ? 'Your passkey was removed' : `Your ${passkeys} passkeys were removed`;
  return `${gone}; once you are in, add new ones under You → Passkeys.`;
}
