/** What is wrong with a line that is no YAML, by the library's code, told so that it can be mended. */
export function syntaxWords(code: string, message: string, noun: string): string {
  switch (code) {
    case 'MULTIPLE_DOCS':
      return `The file holds more than one document; ${noun} is one, without "---" in between.`;
    case 'TAB_AS_INDENT':
      return 'Lines are indented with blanks in YAML, not with tabs.';
    case 'RESOURCE_EXHAUSTION':
      return 'This is nested too deeply.';
    case 'BAD_INDENT':
      return 'This line is not indented like its neighbours.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'There is a colon too many on this line; if it belongs to a text, put the text in quotes.';
    case 'BAD_SCALAR_START':
      return 'A text cannot begin with this character; put it in quotes.';
    case 'MISSING_CHAR':
      return `Something is not closed or is missing here: ${short(message)}.`;
    default:
      return `This is not valid YAML: ${short(message)}.`;
  }
}

/** Whether the library reports it again and again for the lines after a slip. */
export function followsFromAnother(code: string): boolean {
  return FOLLOWING_ERRORS.has(code);
}

const FOLLOWING_ERRORS = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
]);

/** A text cut to what a message holds. */
export function short(message: string): string {
  return message.length > 120 ? `${message.slice(0, 120)}...` : message;
}
