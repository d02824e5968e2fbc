/**
 * What parts of a system deal in, with the words that people, alerts and titles use for each, symptoms included. A
 * ticket says "the button is greyed out", the change says "policy evaluation": both are about permissions. General
 * words of the trade; a company's own words count by being the same (`shared-words.ts`). Beginnings of words.
 */
const TRADES: Record<string, readonly string[]> = {
  permissions:
    'permission permit polic rbac role access-control authoriz authoris entitle forbidden denied greyed grayed 403 acl'.split(
      ' ',
    ),
  'signing in':
    'sign-in signin login logon log-in auth authn identity sso oauth oidc saml session password token credential 401'.split(
      ' ',
    ),
  money: 'payment pay billing invoice card charge refund price tax checkout currency ledger payout'.split(' '),
  search: 'search index facet synonym ranking query relevance autocomplete'.split(' '),
  mail: 'mail email smtp notification digest newsletter bounce'.split(' '),
  files: 'file upload download blob attachment object-store artifact image thumbnail bucket'.split(' '),
  queues: 'queue event-bus bus stream kafka consumer producer lag partition broker topic dead-letter offset'.split(' '),
  'the database':
    'database db sql postgres mysql migration schema table column replica deadlock transaction index vacuum'.split(' '),
  caching: 'cache caching redis memcache stale evict ttl'.split(' '),
  'the cluster': 'cluster kubernetes k8s pod node scheduler autoscal container mesh namespace'.split(' '),
  'the network':
    'network dns resolver route routing firewall proxy gateway edge cdn tls certificate header timeout'.split(' '),
};

/** What is joined by hyphens counts whole and in its parts. */
const PATTERNS = Object.entries(TRADES).map(([trade, beginnings]) => ({
  trade,
  pattern: beginningsPattern(beginnings),
}));

/** The trades a text is about. */
export function tradesOf(text: string): Set<string> {
  const said = withHyphens(text.toLowerCase());
  return new Set(PATTERNS.filter(({ pattern }) => pattern.test(said)).map(({ trade }) => trade));
}

/** Short words must be the whole word, but for a plural. */
function beginningsPattern(beginnings: readonly string[]): RegExp {
  const words = beginnings.map((word) => (word.length > 4 ? word : String.raw`${word}s?(?![\p{L}\p{N}])`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words.join('|')})`, 'u');
}

/** Terms of two words, which people write with and without a hyphen. */
function withHyphens(text: string): string {
  return text.replaceAll(/\b(?:access control|object store|event bus|dead letter)/g, (term) => term.replace(' ', '-'));
}
