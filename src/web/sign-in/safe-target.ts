/** Only to tell paths of this desk from addresses elsewhere. */
const HERE = 'http://desk.invalid';

/** Where to go after signing in: only to an address of this desk, never to another site. */
export function safeTarget(then: string | undefined): string {
  if (then === undefined || !then.startsWith('/') || then.startsWith('/sign-in')) return '/now';
  const read = URL.parse(then, HERE);
  return read?.origin === HERE && !read.pathname.startsWith('//') ? then : '/now';
}
