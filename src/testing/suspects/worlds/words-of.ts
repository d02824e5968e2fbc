import type { Topic } from '../world.ts';

/** Words of a text that is only a list. */
export function wordsOf(list: string): string[] {
  return list.trim().split(/\s+/);
}

/** Topics from lines of `title | alert | complaint`. */
export function topicsOf(lines: string): Topic[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [title = '', alert = '', complaint = ''] = line.split('|').map((part) => part.trim());
      return { title, alert, complaint };
    });
}
