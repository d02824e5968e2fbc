/** A role's title in the middle of a sentence: `the on-call engineer`; abbreviations keep their capitals. */
export function lowerTitle(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** A sentence in which people are called by their role, as one would say it: begun with a capital, no role said twice. */
export function saidByRole(sentence: string, roles: readonly { title: string }[]): string {
  const said = roles.reduce((text, { title }) => {
    const holder = `the ${lowerTitle(title)}`;
    return text === `${holder} is now the ${title}.`
      ? `${holder} took the role.`
      : text.replaceAll(`${holder} as ${title}`, holder);
  }, sentence);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** `second`, `third`; a number where nobody says such a word. */
export function ordinal(place: number): string {
  return ORDINALS[place - 2] ?? `${place}th`;
}

const ORDINALS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
