/** Names that companies give to the place their customers use. */
const NAMES = new Set(['production', 'prod', 'prd', 'live']);

/** Whether an environment is, by any word of its name, the one that customers use: `prod-eu` is, `preprod` and `non-prod` are not. */
export function isProduction(environment: string): boolean {
  const words = environment.toLowerCase().split(/[^a-z0-9]+/);
  return words.some((word, index) => NAMES.has(word) && !NOT.has(words[index - 1] ?? ''));
}

const NOT = new Set(['non', 'not', 'no', 'pre', 'like']);
