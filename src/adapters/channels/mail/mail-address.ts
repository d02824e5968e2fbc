const longestAddress = 320;

/** One bare address and nothing else: no list, no name, no line break by which more could be smuggled in. */
export function isMailAddress(address: string): boolean {
  return (
    address.length <= longestAddress && /^[^\p{C}\p{Z}<>()[\]\\,;:"@]+@[^\p{C}\p{Z}<>()[\]\\,;:"@]+$/u.test(address)
  );
}

/** The bare address of a sender such as `TwoAM <desk@example.com>`. */
export function addressOf(from: string): string {
  return (/<([^<>]*)>\s*$/u.exec(from)?.[1] ?? from).trim();
}

/** The name of a sender such as `TwoAM <desk@example.com>`; empty when there is none. */
export function nameOf(from: string): string {
  const name = /^(.*)<[^<>]*>\s*$/su.exec(from)?.[1] ?? '';
  return name.trim().replace(/^"(.*)"$/u, '$1');
}
