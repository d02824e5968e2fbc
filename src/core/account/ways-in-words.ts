/** What an account can sign in with. */
export interface WaysIn {
  password: boolean;
  singleSignOn: boolean;
  passkeys: number;
}

/** The ways in of an account, as a list of people reads them: “password, 2 passkeys”. */
export function waysInWords({ password, singleSignOn, passkeys }: WaysIn): string {
  const ways = [
    ...(password ? ['password'] : []),
    ...(singleSignOn ? ['single sign-on'] : []),
    ...(passkeys === 0 ? [] : [passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`]),
  ];
  return ways.length === 0 ? 'has not signed in yet' : ways.join(', ');
}
