const longestAddress = 2000;

/** A web address as it was written: what a URL parser would quietly mend is refused. */
export function readAddress(address: string): URL | null {
  if (address.length > longestAddress || /[\p{C}\p{Z}<>"\\^`{|}]/u.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  const plain = (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return plain ? url : null;
}
