/** A fault of a body, with where it is. */
export interface BodyFault {
  path?: string;
  line?: number;
  column?: number;
  message: string;
}

export type ReadJson = { outcome: 'read'; value: unknown } | { outcome: 'not-json'; fault: BodyFault };

/** Reads a body as JSON. Bytes that are not UTF-8 become `\uFFFD`, as other tools read them. */
export function readJson(rawBody: Uint8Array): ReadJson {
  const text = new TextDecoder().decode(rawBody);
  if (text.trim() === '') return { outcome: 'not-json', fault: { message: 'The body is empty.' } };
  try {
    return { outcome: 'read', value: JSON.parse(text) as unknown };
  } catch (error) {
    return { outcome: 'not-json', fault: jsonFault(error instanceof Error ? error.message : '') };
  }
}

/** The engine's message may quote the body; only the place or the one character is taken from it. */
function jsonFault(message: string): BodyFault {
  const place = /\(line (\d+) column (\d+)\)/u.exec(message);
  if (place !== null)
    return { line: Number(place[1]), column: Number(place[2]), message: 'The JSON is not valid here.' };
  const character = /^Unexpected token '(.)'/u.exec(message);
  if (character !== null) return { message: `The JSON has an unexpected ${JSON.stringify(character[1])}.` };
  return { message: 'The JSON ends in the middle.' };
}
