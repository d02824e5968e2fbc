import { micromark } from 'micromark';
import { trusted, type Html } from './markup.ts';

/** Headings of prose stand below those of its part. */
const BELOW = 2;

/**
 * Markdown that people wrote, as HTML. HTML within it is shown as text, links lead to web and mail addresses only, and
 * pictures are links: what is exported loads nothing from elsewhere.
 */
export function proseHtml(markdown: string): Html {
  const made = micromark(markdown, {
    extensions: [{ disable: { null: ['htmlFlow', 'htmlText', 'labelStartImage'] } }],
  });
  return trusted(
    eachInItsDirection(made)
      .replaceAll(
        /<(\/?)h([1-6])\b/g,
        (_, end: string, level: string) => `<${end}h${Math.min(6, Number(level) + BELOW)}`,
      )
      .replaceAll(/<a href="(?!https?:\/\/|mailto:)[^"]*"/gi, '<a')
      .replaceAll('<a href="', '<a rel="noopener noreferrer nofollow" href="'),
  );
}

/** Each block of the text runs as its first letter does, and what stands in a list or a quotation runs with it; code never turns. */
function eachInItsDirection(html: string): string {
  let depth = 0;
  return html.replaceAll(/<(\/?)(p|h[1-6]|ul|ol|blockquote)\b/g, (tag, end: string) => {
    if (end !== '') depth -= 1;
    else if (depth++ === 0) return `${tag} dir="auto"`;
    return tag;
  });
}
