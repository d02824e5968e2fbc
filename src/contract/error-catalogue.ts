interface CatalogueEntry {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** One plain sentence; `{name}` places are filled in. */
  message: string;
  next: string;
  retryable: boolean;
}

/** Every refusal the API can give. Codes are stable; docs/errors.md lists them. */
export const ERROR_CATALOGUE = {
  'bad-input': {
    status: 400,
    message: 'The request does not have the right shape.',
    next: 'See the details for each field.',
    retryable: false,
  },
  'not-json': {
    status: 400,
    message: 'The body is not readable JSON.',
    next: 'Send valid JSON with content-type application/json.',
    retryable: false,
  },
  'unsupported-media-type': {
    status: 415,
    message: 'This content type is not understood here.',
    next: 'Send application/json.',
    retryable: false,
  },
  'too-large': {
    status: 413,
    message: 'The body is larger than {limit}.',
    next: 'Send less at once.',
    retryable: false,
  },
  'not-signed-in': {
    status: 401,
    message: 'You are not signed in.',
    next: 'Sign in, or send an API token.',
    retryable: false,
  },
  'prove-again': {
    status: 403,
    message: 'You signed in a while ago, and this may change who can come in.',
    next: 'Prove with your password or a passkey that it is you, or sign out and in again; then do it again.',
    retryable: false,
  },
  'bad-credentials': {
    status: 401,
    message: 'That name and password do not match.',
    next: 'Try again, or ask an administrator for a new link.',
    retryable: false,
  },
  'bad-signature': {
    status: 401,
    message: 'The signature does not fit the body.',
    next: 'Check that both sides hold the same secret; sign the raw body with it, or send it as a bearer token.',
    retryable: false,
  },
  'late-signature': {
    status: 401,
    message: 'The signed time is too far from now.',
    next: 'Check the sender’s clock and send again.',
    retryable: false,
  },
  'bad-runner-request': {
    status: 401,
    message: 'This request is not signed by a runner that is enrolled here.',
    next: 'Enrol the runner, and check that nothing changes its requests on the way.',
    retryable: false,
  },
  'repeated-request': {
    status: 401,
    message: 'This very request came before.',
    next: 'Sign a new one.',
    retryable: false,
  },
  'runner-revoked': {
    status: 403,
    message: 'This runner was revoked.',
    next: 'Ask an administrator for a new enrolment token.',
    retryable: false,
  },
  'enrolment-used-up': {
    status: 403,
    message: 'This enrolment token was used already or is too old.',
    next: 'Ask for a new one; if nobody of yours used it, revoke the runner of its name.',
    retryable: false,
  },
  'not-allowed': {
    status: 403,
    message: 'Your role may not do this: it needs {right}.',
    next: 'Ask {who}.',
    retryable: false,
  },
  'not-a-person': {
    status: 403,
    message: 'Only a person who responds has a rest of their own, and nobody else may see it or speak of it.',
    next: 'Sign in as yourself, with an account that belongs to one of the people of this desk.',
    retryable: false,
  },
  'cross-site': {
    status: 403,
    message: 'This request came from the page of another site.',
    next: 'Open the desk at {url} and do it there.',
    retryable: false,
  },
  'link-used-up': {
    status: 403,
    message: 'This link was used already or is too old.',
    next: 'Ask an administrator for a new one, or run `npx twoam login-link` on the machine.',
    retryable: false,
  },
  'no-single-sign-on': {
    status: 404,
    message: 'No identity provider is set on this desk.',
    next: 'Sign in with email and password, or ask an administrator to set one.',
    retryable: false,
  },
  'provider-away': {
    status: 503,
    message: 'The identity provider cannot be reached, or is not what it was set as: {why}',
    next: 'Try again in a minute, or sign in with email and password.',
    retryable: true,
  },
  'sign-in-not-begun': {
    status: 403,
    message: 'This sign-in was not begun in this browser, or took too long.',
    next: 'Begin again on the sign-in page.',
    retryable: false,
  },
  'sign-in-failed': {
    status: 403,
    message: 'The identity provider did not sign you in: {why}',
    next: 'Begin again on the sign-in page.',
    retryable: false,
  },
  'passkey-not-begun': {
    status: 403,
    message: 'This was not begun in this browser, was done already, or took too long.',
    next: 'Begin again.',
    retryable: false,
  },
  'passkey-unknown': {
    status: 403,
    message: 'This passkey is not known here: it was removed, or its account was.',
    next: 'Sign in another way, and add it again under You → Passkeys.',
    retryable: false,
  },
  'passkey-unproven': {
    status: 403,
    message: 'This passkey did not prove who you are.',
    next: 'Try again at {url}, or sign in with your password.',
    retryable: false,
  },
  'passkey-copied': {
    status: 403,
    message: 'This passkey counts fewer uses than the desk has seen, so it may have been copied.',
    next: 'Sign in with your password, remove it under You → Passkeys, and add a new one.',
    retryable: false,
  },
  'address-unproven': {
    status: 403,
    message: 'Your identity provider does not say that your email address is yours.',
    next: 'Have the address confirmed there, or ask an administrator for a link.',
    retryable: false,
  },
  'address-changed-hands': {
    status: 403,
    message: 'Your email address belongs to another account of your identity provider here.',
    next: 'Ask an administrator: they can remove the old account and invite you.',
    retryable: false,
  },
  'no-account-here': {
    status: 403,
    message: 'You have no account on this desk.',
    next: 'Ask an administrator to invite you.',
    retryable: false,
  },
  'page-link-too-old': {
    status: 403,
    message: 'This link is more than two days old.',
    next: 'Open the desk to see what is open now.',
    retryable: false,
  },
  'subscription-too-old': {
    status: 403,
    message: 'This subscription was not confirmed within two days, or has ended.',
    next: 'Subscribe again on the status page.',
    retryable: false,
  },
  'unknown-hook': {
    status: 404,
    message: 'No hook has this address.',
    next: 'Copy the address again from Settings.',
    retryable: false,
  },
  'not-found': {
    status: 404,
    message: 'There is no {what} with the id {id}.',
    next: 'Check the id.',
    retryable: false,
  },
  'unknown-route': {
    status: 404,
    message: 'There is nothing at this address.',
    next: 'See /api/docs for all addresses.',
    retryable: false,
  },
  'version-conflict': {
    status: 409,
    message: 'Somebody was faster: this is no longer what you saw.',
    next: 'Look at it again and repeat what still makes sense.',
    retryable: false,
  },
  'postmortem-conflict': {
    status: 409,
    message: 'A colleague changed the same lines meanwhile. Nothing of yours was stored.',
    next: 'Look at both texts, put them together, and save on version {version}.',
    retryable: false,
  },
  refused: { status: 409, message: '{reason}', next: '{next}', retryable: false },
  'already-exists': {
    status: 409,
    message: 'There is already a {what} named {id}.',
    next: 'Choose another name.',
    retryable: false,
  },
  'unknown-reference': {
    status: 422,
    message: 'There is no {what} named {id}.',
    next: 'Use one of those that exist.',
    retryable: false,
  },
  'bad-procedure': {
    status: 422,
    message: 'The procedure has {faults}; nothing was changed.',
    next: 'Mend the lines in the details and publish again.',
    retryable: false,
  },
  'bad-revert-plans': {
    status: 422,
    message: 'The file of revert plans has {faults}; nothing was changed.',
    next: 'Mend the lines in the details; `npx twoam plan check FILE` shows them too.',
    retryable: false,
  },
  'bad-catalogue': {
    status: 422,
    message: 'The catalogue has {faults}; nothing was changed.',
    next: 'Mend the entries in the details.',
    retryable: false,
  },
  'too-many-requests': {
    status: 429,
    message: 'Too many requests from here.',
    next: 'Wait {seconds} seconds.',
    retryable: true,
  },
  internal: {
    status: 500,
    message: 'Something went wrong inside the desk.',
    next: 'Look whether it took effect before you try again; if it stays, give the request id to your administrator.',
    retryable: true,
  },
  'database-away': {
    status: 503,
    message: 'The database cannot be reached.',
    next: 'Look in a few seconds whether it took effect, and try again.',
    retryable: true,
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof ERROR_CATALOGUE;
