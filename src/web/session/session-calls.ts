import { ApiRefusal } from '#contract/client.ts';
import { apiError } from '#contract/error.ts';

/** The session's own addresses: they set or clear the cookie, so they are not routes of the API. */
async function post(path: string, body: object): Promise<void> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const parsed = apiError.safeParse(await response.json().catch(() => null));
  if (parsed.success) throw new ApiRefusal(response.status, parsed.data.error.code, parsed.data.error.message, parsed.data.error.next);
  if (response.status === 401) throw new ApiRefusal(401, 'bad-credentials', 'That name and password do not match.', 'Try again, or ask an administrator for a new link.');
  throw new ApiRefusal(response.status, 'unreadable-answer', `The desk answered ${response.status}.`, 'Try again in a moment.');
}

export function signIn(input: { email: string; password: string }): Promise<void> {
  return post('/api/auth/sign-in/email', input);
}

export function signOut(): Promise<void> {
  return post('/api/auth/sign-out', {});
}

/** Uses a one-time link up: sets the name, address and password of its account and signs in. */
export function redeemWelcomeLink(input: { token: string; name: string; email: string; password: string }): Promise<void> {
  return post('/api/auth/welcome', input);
}
