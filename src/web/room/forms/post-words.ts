/** The button that posts an update, with whom it reaches: `Post update to 3 customers`. */
export function postWords(audienceTitle: string, recipients: number): string {
  const title = lowerFirst(audienceTitle);
  const [first = ''] = title.split(' ');
  if (recipients === 0 || !first.endsWith('s')) return `Post update to ${title}`;
  return `Post update to ${recipients} ${recipients === 1 ? first.slice(0, -1) : first}`;
}

/** A title inside a sentence: `Tech lead on call` becomes `tech lead on call`, `SOC` stays. */
export function lowerFirst(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
