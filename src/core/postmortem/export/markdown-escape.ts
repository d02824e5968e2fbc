/** One line of Markdown that shows a text exactly; `plainOf` reads it back. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>|~&]/g, (character) => `\\${character}`)
    .replace(/^[-+=#]/, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replaceAll('\n', '<br>')
    .replaceAll(UNSEEN, numbered)
    .replaceAll(/^ | $/g, numbered);
}

/** The text behind an escaped line. */
export function plainOf(line: string): string {
  return line.replaceAll(/\\([!-/:-@[-`{-~])|<br>|&#(\d{1,7});/g, (whole, escape?: string, code?: string) => {
    if (escape !== undefined) return escape;
    return code === undefined ? (whole === '<br>' ? '\n' : whole) : String.fromCodePoint(Math.min(Number(code), LAST));
  });
}

const LAST = 0x10ffff;
/** Control characters and line separators, which would break the line they stand in. */
// oxlint-disable-next-line no-control-regex
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

function numbered(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}
