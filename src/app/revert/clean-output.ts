import { stripVTControlCharacters } from 'node:util';

/** Control characters but tab and newline, and those that reorder what is read. */
const CONTROLS = /[^\P{Cc}\t\n]|\p{Bidi_Control}/gu;

/** What a step printed as plain text that can be shown anywhere: no escape sequences, no control characters. */
export function cleanOutput(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\r\n?/g, '\n').replaceAll(CONTROLS, '');
}
