const LONGEST = 500;

/** What the other side said, on one line and without the secret, so that it can be shown. */
export function safeWords(text: string, secret: string | null, longest = LONGEST): string {
  const hidden = secret === null ? text : text.replaceAll(secret, '***');
  const line = hidden
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1).toWellFormed()}…`;
}
