const shortestSecret = 4;

/** The text without any of the secrets, plain, as base64 or as part of an address. Shorter words than 4 characters are not hidden. */
export function hideSecrets(text: string, secrets: readonly (string | null)[]): string {
  let hidden = text;
  for (const secret of secrets) {
    if (secret === null || secret.length < shortestSecret) continue;
    for (const form of [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)]) {
      hidden = hidden.replaceAll(form, '***');
    }
  }
  return hidden;
}
