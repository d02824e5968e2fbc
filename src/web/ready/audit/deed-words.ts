/** Where the name of a route is not what a person would say was done. */
const SAID: Record<string, string> = {
  addPasskey: 'Add a passkey',
  removePasskey: 'Remove a passkey',
  removePasskeys: 'Remove somebody’s passkeys',
  endSessions: 'Sign somebody out everywhere',
  provePassword: 'Prove again by password who it is',
  provePasskey: 'Prove again by passkey who it is',
  signInWithPasskey: 'Sign in with a passkey',
  acceptWelcome: 'Use a one-time link',
  createAccount: 'Invite somebody',
  createAccountLink: 'Make a new password link',
  declareGroup: 'Declare an incident',
  deleteToken: 'Revoke a token',
  dismissIncident: 'Close as a bug',
  putCatalogue: 'Replace the catalogue',
  putCatalogueYaml: 'Replace the catalogue',
  putRotation: 'Set a rotation',
  swapCover: 'Swap a duty so that somebody rests',
  putSettings: 'Change settings',
  testContact: 'Send a test page',
  testMail: 'Send a test mail',
  useSampleCompany: 'Choose the company',
};

/** What was asked of the desk, as a person says it: `postUpdate` is `Post update`. */
export function deedWords(route: string): string {
  const words = route.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return SAID[route] ?? words.slice(0, 1).toUpperCase() + words.slice(1);
}
