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
    made
      .replaceAll(
        /<(\/?)h([1-6])>/g,
        (_, end: string, level: string) => `<${end}h${Math.min(6, Number(level) + BELOW)}>`,
      )
      .replaceAll('<a href=""', '<a')
      .replaceAll('<a href="', '<a rel="noopener noreferrer nofollow" href="'),
  );
}
