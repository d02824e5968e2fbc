import {
  getIdentityProvider,
  offersSingleSignOn,
  putIdentityProvider,
  testIdentityProvider,
} from '#contract/single-sign-on.ts';
import type { FakeAnswer } from './fake-answers.ts';
import { answer } from './fake-answers.ts';

const ISSUER = 'https://id.example.com/realms/acme';

export const FAKE_SSO_ANSWERS: readonly FakeAnswer[] = [
  answer(offersSingleSignOn, () => ({ label: 'your Acme account' })),
  answer(getIdentityProvider, () => ({
    provider: {
      issuer: ISSUER,
      clientId: 'twoam',
      label: 'your Acme account',
      domains: ['example.com'],
      newRole: 'viewer',
      allowPrivate: false,
    },
    secretLost: false,
    redirectUri: 'http://127.0.0.1:2600/sso/callback',
  })),
  answer(putIdentityProvider, () => ({ provider: null })),
  answer(testIdentityProvider, () => ({ works: true, says: `${ISSUER} answers and can sign people in.` })),
];
