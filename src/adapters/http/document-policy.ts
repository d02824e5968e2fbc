import { createHash } from 'node:crypto';

/**
 * The policy of a whole document that the desk wrote: its own style and script by their hashes, an origin of its own,
 * and nothing from elsewhere, so that words in it could do nothing even if they were read as markup.
 */
export function documentPolicy(document: string): string {
  return [
    "default-src 'none'",
    `style-src ${hashOf(document, 'style')}`,
    `script-src ${hashOf(document, 'script')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    'sandbox allow-scripts allow-popups',
  ].join('; ');
}

/** The hash of the first such element; of none, that nothing of the kind may run. */
function hashOf(document: string, element: 'style' | 'script'): string {
  const text = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(document)?.[1];
  return text === undefined ? "'none'" : `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
