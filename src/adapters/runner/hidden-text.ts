/** Hides secrets in a text that comes in pieces: what may be the beginning of one is held back until more is known. */
export function hiddenText(secrets: string[]): { add(piece: string): string; rest(): string } {
  const hidden = secrets.filter((secret) => secret.length >= 4).toSorted((a, b) => b.length - a.length);
  const longest = hidden[0]?.length ?? 0;
  let held = '';
  const hide = (text: string): string => hidden.reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  return {
    add(piece) {
      const text = hide(held + piece);
      const keep = Math.max(0, longest - 1);
      held = keep === 0 ? '' : text.slice(-keep);
      return keep === 0 ? text : text.slice(0, -keep);
    },
    rest() {
      const text = hide(held);
      held = '';
      return text;
    },
  };
}
