/** Where to go after signing in: only to an address of this desk, never to another site. */
export function safeTarget(then: string | undefined): string {
  if (then === undefined || !then.startsWith('/') || /^\/[/\\]/.test(then) || then.startsWith('/sign-in'))
    return '/now';
  return then;
}
